import type { OkResult, Table } from '../../results/result.ts';
import { formatLevel } from '../format.ts';
import { valueAt } from '../text/cells.ts';
import { columnsNamed, isNumber, numbersOf } from '../text/rows.ts';
import { figure } from '../typeset/figures.ts';
import { joined, trusted, words, type Markup } from '../typeset/markup.ts';
import { periodName } from '../typeset/periods.ts';
import { alphaOf, confidenceOf, named, type Finding, type Seen } from './finding.ts';
import { sentencesOf } from './sentences.ts';

/** A difference of a table of them, and whether it is more than chance after correction. */
export interface Tested {
  readonly row: number;
  readonly a: string;
  readonly b: string;
  readonly difference: number;
  readonly p: number;
  readonly isShown: boolean;
}

/** The table of differences between groups, where one was asked for. */
export const differencesOf = ({ tables }: Pick<OkResult, 'tables'>): Table<string> | undefined =>
  tables.find((table) => table.name === 'differences' && table.rows.length > 0);

/** The differences that were tested: significant where p, corrected for all of the table, is under 1 less the confidence. */
export function testedIn(table: Table<string>, result: Pick<OkResult, 'options'>): readonly Tested[] {
  const corrected = columnsNamed(table, ['p_adjusted', 'p_value'])[0];
  if (corrected === undefined) return [];
  const [differences, ps] = [numbersOf(table, 'difference'), numbersOf(table, corrected.name)];
  return table.rows.flatMap((row, at) => {
    const [difference, p] = [differences[at], ps[at]];
    if (!isNumber(difference) || !isNumber(p)) return [];
    const name = (side: string) => String(valueAt(row, side) ?? '');
    return [{ row: at, a: name('a'), b: name('b'), difference, p, isShown: p < alphaOf(result) }];
  });
}

/**
 * Whether the difference of two groups was tested and is not shown after correction: their own, or, where each was compared with all
 * others, that of either. Whether intervals overlap says nothing of it.
 */
export function isLeftToChance(
  names: readonly string[],
  [one, other]: readonly [number, number],
  { table, result }: { readonly table: Table<string>; readonly result: OkResult },
): boolean {
  const differences = table.name === 'segments' ? differencesOf(result) : undefined;
  if (differences === undefined) return false;
  const [a, b] = [names[one]!, names[other]!];
  const tested = testedIn(differences, result);
  const own = tested.filter((test) => (test.a === a && test.b === b) || (test.a === b && test.b === a));
  const ofRest = tested.filter((test) => test.b === 'rest' && (test.a === a || test.a === b));
  const both = own.length > 0 ? own : result.options['compare'] === 'rest' && ofRest.length === 2 ? ofRest : [];
  return both.length > 0 && both.every(({ isShown }) => !isShown);
}

/** The surest first, of those as sure the largest. */
export const bySureness = (a: Tested, b: Tested): number =>
  a.p - b.p || Math.abs(b.difference) - Math.abs(a.difference);

export const unitOf = (table: Table<string>, name: string) => columnsNamed(table, [name])[0]?.unit ?? 'number';

/** The name of a side of a difference: a group, a period, a group in a period, or all others. */
export function sideName(name: string, { style, result }: Seen): Markup {
  const sentences = sentencesOf[style.language];
  if (name === 'rest' && result.options['compare'] === 'rest') return words(sentences.rest);
  const parts = name.split(' / ').map((part) => periodName(part, style.language));
  return named(parts.join(' / '));
}

const shownEach = 3;

/** What differs between groups, and that nothing does where nothing is shown to. */
export function differenceFindings(seen: Seen): readonly Finding[] {
  const { result, style } = seen;
  const table = differencesOf(result);
  if (table === undefined) return [];
  const tested = testedIn(table, result);
  const sentences = sentencesOf[style.language];
  const count = words(figure(tested.length, 'count', style.locale));
  const shown = tested.filter(({ isShown }) => isShown).toSorted(bySureness);
  if (tested.length === 0) return [];
  if (shown.length === 0) {
    const smallest = Math.min(...tested.map(({ p }) => p));
    const says = trusted(sentences.noneDiffers(named(result.title)));
    return [
      {
        isShown: false,
        says,
        detail: trusted(sentences.smallestP(count, words(figure(smallest, 'p-value', style.locale)))),
      },
    ];
  }
  return shown.slice(0, shownEach).map((one) => ({
    isShown: true,
    says: trusted(sentences.differs(sideName(one.a, seen), differenceText(one, table, seen), sideName(one.b, seen))),
    detail: trusted(
      [intervalText(table, one.row, seen), sentences.corrected(trusted(sentences.p(pText(one.p, seen))), count)]
        .filter((part) => part !== '')
        .join('; ')
        .concat('.'),
    ),
  }));
}

export const pText = (p: number, { style }: Seen): Markup => {
  const text = figure(p, 'p-value', style.locale);
  return words(text.startsWith('<') ? text.replace('<', '< ') : `= ${text}`);
};

/** A difference with its sign and its unit. */
export function differenceText(
  { difference }: Pick<Tested, 'difference'>,
  table: Table<string>,
  { style }: Seen,
): Markup {
  return words(figure(difference, unitOf(table, 'difference'), style.locale, 'exceptZero'));
}

/** The interval of a row, in words; empty where it has none. */
export function intervalText(
  table: Table<string>,
  row: number,
  { result, style }: Seen,
  unit = unitOf(table, 'conf_low'),
): Markup {
  const [low, high] = [numbersOf(table, 'conf_low')[row], numbersOf(table, 'conf_high')[row]];
  if (!isNumber(low) || !isNumber(high)) return words('');
  const end = (value: number) => words(figure(value, unit, style.locale, 'exceptZero'));
  const level = words(formatLevel(confidenceOf(result), style.locale));
  return trusted(sentencesOf[style.language].interval(level, end(low), end(high)));
}

const namedInTitle = 3;

/** What a picture of differences shows, in a line. */
export function differencesTitle(table: Table<string>, seen: Seen): Markup {
  const { result, style } = seen;
  const tested = testedIn(table, result);
  const sentences = sentencesOf[style.language];
  const shown = tested.filter(({ isShown }) => isShown).toSorted(bySureness);
  const [first] = shown;
  if (first === undefined) return words(sentences.noneOf());
  const isRest = tested.every(({ b }) => b === 'rest') && result.options['compare'] === 'rest';
  const by = differenceText(first, table, seen);
  if (isRest && shown.length === 1) return trusted(sentences.onlyOneDiffers(sideName(first.a, seen), by));
  if (isRest && shown.length <= namedInTitle)
    return trusted(
      sentences.someDiffer(
        listed(
          shown.map((one) => withNumber(one, table, seen)),
          seen,
        ),
      ),
    );
  const all = words(figure(tested.length, 'count', style.locale));
  if (shown.length === 1 && tested.length > 1)
    return trusted(sentences.oneOf(trusted(`${sideName(first.a, seen)} − ${sideName(first.b, seen)}`), by, all));
  return trusted(sentences.ofSo(words(figure(shown.length, 'count', style.locale)), all));
}

const withNumber = (one: Tested, table: Table<string>, seen: Seen): Markup =>
  trusted(`${sideName(one.a, seen)} (${differenceText(one, table, seen)})`);

/** Several names in a sentence: `a, b and c`. */
export function listed(parts: readonly Markup[], { style }: Pick<Seen, 'style'>): Markup {
  if (parts.length < 2) return parts[0] ?? words('');
  return trusted(joined(parts.slice(0, -1), ', ') + sentencesOf[style.language].and + parts.at(-1)!);
}
