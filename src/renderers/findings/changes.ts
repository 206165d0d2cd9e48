import type { Before, Headline, Table } from '../../results/result.ts';
import { formatLevel } from '../format.ts';
import { changeOf, differenceUnit, isChangeShown, type Change } from '../supplements/change.ts';
import { signOf } from '../text/cells.ts';
import { labelsOfRows, numbersOf } from '../text/rows.ts';
import { figure } from '../typeset/figures.ts';
import { trusted, words, type Markup } from '../typeset/markup.ts';
import { periodName } from '../typeset/periods.ts';
import { groupColumns } from './control.ts';
import { differencesOf, differenceText, intervalText, pText, testedIn, unitOf } from './differences.ts';
import { confidenceOf, named, type Finding, type Seen } from './finding.ts';
import { sentencesOf } from './sentences.ts';

const shownEach = 3;

/** The dates on which a level changed for good. */
export function levelFindings(seen: Seen): readonly Finding[] {
  const { result, style } = seen;
  const table = result.tables.find(({ name, rows }) => name === 'change_points' && rows.length > 0);
  if (table === undefined) return [];
  const sentences = sentencesOf[style.language];
  const groups = labelsOfRows(table, groupColumns(table), style, (text) => text);
  const periods = labelsOfRows(table, ['period'], style, (text) => text);
  return table.rows.slice(0, shownEach).map((_, row) => {
    const period = words(periodName(periods[row]!, style.language));
    const place = groups[row] === '' ? period : trusted(`${period} (${named(groups[row]!)})`);
    const level = (name: string) =>
      words(figure(numbersOf(table, name)[row] ?? null, unitOf(table, name), style.locale));
    const by = words(changeText(table, row, style.locale));
    const interval = intervalText(table, row, seen, differenceUnit(unitOf(table, 'change')));
    return {
      isShown: true,
      says: trusted(sentences.level(place)),
      detail: trusted(
        `${sentences.levelBy(by, level('level_before'), level('level_after'))}${interval === '' ? '' : ` (${interval})`}.`,
      ),
    };
  });
}

/** A change of shares is told in points of them. */
const changeText = (table: Table<string>, row: number, locale: string): string => {
  const unit = unitOf(table, 'change');
  return figure(numbersOf(table, 'change')[row] ?? null, differenceUnit(unit), locale, 'exceptZero');
};

/** The change of each headline since the report before. */
export function beforeFindings(seen: Seen, before: Before | undefined): readonly Finding[] {
  const { result, style } = seen;
  const sentences = sentencesOf[style.language];
  return result.headlines.flatMap((headline) => {
    const change = changeOf(result.metric, headline, before);
    if (change === null || change.interval === null) return [];
    const isShown = isChangeShown(change) === true;
    const label = named(headline.label);
    return [
      {
        isShown,
        says: trusted(isShown ? sentences.since(label, byText(change, headline, seen)) : sentences.sinceOf(label)),
        detail: trusted(`${wasNowText(change, headline, seen)}; ${changeInterval(change, headline, seen)}.`),
      },
    ];
  });
}

export function byText({ by }: Change, { unit }: Headline<string>, { style }: Pick<Seen, 'style'>): Markup {
  return words(figure(by, differenceUnit(unit), style.locale, 'exceptZero'));
}

function wasNowText({ was }: Change, headline: Headline<string>, { style }: Seen): Markup {
  const text = (value: number | null) => words(figure(value, headline.unit, style.locale, signOf(headline)));
  return trusted(sentencesOf[style.language].wasNow(text(was), text(headline.value)));
}

function changeInterval({ interval }: Change, { unit }: Headline<string>, { result, style }: Seen): Markup {
  const end = (value: number) => words(figure(value, differenceUnit(unit), style.locale, 'exceptZero'));
  const level = words(formatLevel(confidenceOf(result), style.locale));
  return trusted(sentencesOf[style.language].interval(level, end(interval!.low), end(interval!.high)));
}

/** What is said under a headline: how it changed, and whether that is more than chance. */
export interface Verdict {
  readonly side: 'up' | 'down' | 'flat';
  readonly says: Markup;
}

/** Against the report before; else against the period before, where periods were compared. */
export function verdictOf(headline: Headline<string>, seen: Seen, before: Before | undefined): Verdict | null {
  const change = changeOf(seen.result.metric, headline, before);
  const sentences = sentencesOf[seen.style.language];
  if (change !== null) {
    const by = byText(change, headline, seen);
    const isShown = isChangeShown(change);
    if (isShown === false) return { side: 'flat', says: trusted(sentences.noChange(by)) };
    const says = trusted(sentences.since('', by).replace(/^: /u, '').replace(/\.$/u, ''));
    return { side: isShown === null || change.by === 0 ? 'flat' : change.by > 0 ? 'up' : 'down', says };
  }
  return seen.result.headlines[0] === headline ? againstPrevious(seen) : null;
}

function againstPrevious(seen: Seen): Verdict | null {
  const { result, style } = seen;
  const table = differencesOf(result);
  const isWhole = !Array.isArray(result.options['by']) || result.options['by'].length === 0;
  if (table === undefined || result.options['compare'] !== 'previous' || !isWhole) return null;
  const last = testedIn(table, result).at(-1);
  if (last === undefined) return null;
  const sentences = sentencesOf[style.language];
  const by = trusted(`${differenceText(last, table, seen)}; p ${pText(last.p, seen)}`);
  if (!last.isShown) return { side: 'flat', says: trusted(sentences.noChange(by)) };
  return { side: last.difference > 0 ? 'up' : 'down', says: trusted(sentences.previous(by)) };
}
