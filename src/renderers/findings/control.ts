import type { Column, OkResult, Table } from '../../results/result.ts';
import { valueAt } from '../text/cells.ts';
import { labelsOfRows, numbersOf } from '../text/rows.ts';
import { figure, figureOf } from '../typeset/figures.ts';
import { trusted, words, type Markup } from '../typeset/markup.ts';
import { periodName } from '../typeset/periods.ts';
import { listed } from './differences.ts';
import { named, type Finding, type Seen } from './finding.ts';
import { sentencesOf } from './sentences.ts';

export type Rule = 'beyond-3-sigma' | 'eight-on-one-side';

/** A period, or a run of them, that departs from chance. */
export interface Signal {
  readonly rule: Rule;
  readonly group: string;
  readonly rows: readonly number[];
}

/** The control chart of a result, where its periods were enough for one. */
export const controlChartOf = ({ tables }: Pick<OkResult, 'tables'>): Table<string> | undefined =>
  tables.find(
    (table) =>
      table.name === 'control_chart' && table.rows.length > 0 && table.columns.some(({ name }) => name === 'signal'),
  );

const measureOf = (table: Table<string>): Column<string> =>
  table.columns[table.columns.findIndex(({ name }) => name === 'centre') - 1]!;

/** The columns that name a group: those before the period. */
export const groupColumns = ({ columns }: Table<string>): readonly string[] =>
  columns
    .slice(
      0,
      Math.max(
        columns.findIndex(({ unit }) => unit === 'period'),
        0,
      ),
    )
    .map(({ name }) => name);

/** What departs from chance: each period beyond its limits, and each run on one side of the mean as one. */
export function signalsIn(table: Table<string>, { style }: Pick<Seen, 'style'>): readonly Signal[] {
  const groups = labelsOfRows(table, groupColumns(table), style, (text) => text);
  const signals: Signal[] = [];
  let run: { group: string; rows: number[] } | null = null;
  table.rows.forEach((cells, row) => {
    const rule = valueAt(cells, 'signal');
    const group = groups[row]!;
    if (rule === 'eight-on-one-side') {
      if (run !== null && run.group === group) run.rows.push(row);
      else {
        run = { group, rows: [row] };
        signals.push({ rule, ...run });
      }
      return;
    }
    // A period beyond its limits does not end the run that it may lie in.
    if (rule === 'beyond-3-sigma') signals.push({ rule, group, rows: [row] });
    else run = null;
  });
  return signals;
}

/** A place on a control chart: a period, and the group in which it departs. */
function placeOf(table: Table<string>, group: string, row: number, { style }: Seen): Markup {
  const period = words(periodText(table, row, style.language));
  return group === '' ? period : trusted(`${period} (${named(group)})`);
}

function periodText({ rows, columns }: Table<string>, row: number, language: Seen['style']['language']): string {
  const column = columns.find(({ unit }) => unit === 'period');
  return column === undefined ? '' : periodName(String(valueAt(rows[row]!, column.name) ?? ''), language);
}

const shownEach = 3;

/** The periods that depart from chance, or that none does. */
export function controlFindings(seen: Seen): readonly Finding[] {
  const { result, style } = seen;
  const table = controlChartOf(result);
  if (table === undefined) return [];
  const sentences = sentencesOf[style.language];
  const signals = signalsIn(table, seen);
  if (signals.length === 0) {
    const periods = words(figure(table.rows.length, 'count', style.locale));
    const says = trusted(sentences.noSignal(named(result.title)));
    return [{ isShown: false, says, detail: trusted(sentences.noSignalRule(periods)) }];
  }
  return signals
    .toSorted((a, b) => Number(a.rule !== 'beyond-3-sigma') - Number(b.rule !== 'beyond-3-sigma'))
    .slice(0, shownEach)
    .map((signal) => signalFinding(table, signal, seen));
}

function signalFinding(table: Table<string>, { rule, group, rows }: Signal, seen: Seen): Finding {
  const { style } = seen;
  const sentences = sentencesOf[style.language];
  const measure = measureOf(table);
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const text = (name: string, row: number) =>
    words(figureOf(numbersOf(table, name)[row] ?? null, { ...measure, name }, style.locale));
  const name = named(measure.label);
  if (rule === 'beyond-3-sigma') {
    const value = trusted(text(measure.name, first));
    const limits = [text('limit_low', first), text('limit_high', first), text('centre', first)] as const;
    return {
      isShown: true,
      says: trusted(sentences.stands(placeOf(table, group, first, seen))),
      detail: trusted(sentences.beyond(name, value, ...limits)),
    };
  }
  const count = words(figure(rows.length, 'count', style.locale));
  const ends = [placeOf(table, group, first, seen), words(periodText(table, last, style.language))] as const;
  return {
    isShown: true,
    says: trusted(sentences.run(...ends)),
    detail: trusted(sentences.runRule(count, name, text('centre', first))),
  };
}

const namedInTitle = 2;

/** What a picture of a measure over time shows by its control chart, in a line. */
export function controlTitle(table: Table<string>, seen: Seen): Markup {
  const sentences = sentencesOf[seen.style.language];
  const signals = signalsIn(table, seen);
  const [first] = signals;
  if (first === undefined) return words(sentences.noSignalTitle());
  const beyond = signals.filter(({ rule }) => rule === 'beyond-3-sigma');
  if (beyond.length === 0) return trusted(sentences.runTitle(placeOf(table, first.group, first.rows[0]!, seen)));
  if (beyond.length <= namedInTitle) {
    const places = beyond.map(({ group, rows }) => placeOf(table, group, rows[0]!, seen));
    return trusted(sentences.standsTitle(listed(places, seen)));
  }
  const count = (value: number) => words(figure(value, 'count', seen.style.locale));
  return trusted(sentences.manySignals(count(beyond.length), count(table.rows.length)));
}

/** Which rows of a table of periods lie beyond the limits of their control chart: those of the same group and period. */
export function beyondLimits(trend: Table<string>, seen: Seen): ReadonlySet<number> {
  const control = controlChartOf(seen.result);
  if (control === undefined) return new Set();
  const keysOf = (table: Table<string>) =>
    labelsOfRows(table, [...groupColumns(table), ...periodColumns(table)], seen.style, (text) => text);
  const beyond = new Set(
    keysOf(control).filter((_, row) => valueAt(control.rows[row]!, 'signal') === 'beyond-3-sigma'),
  );
  return new Set(keysOf(trend).flatMap((key, row) => (beyond.has(key) ? [row] : [])));
}

const periodColumns = ({ columns }: Table<string>) =>
  columns.filter(({ unit }) => unit === 'period').map(({ name }) => name);

/** Whether a picture is of the measure that the control chart is of, so that its title may speak for it. */
export const isControlled = (table: Table<string>, y: readonly string[]): boolean =>
  y.length === 1 && measureOf(table).name === y[0];
