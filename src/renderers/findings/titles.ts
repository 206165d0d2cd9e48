import type { Chart, Column, Row } from '../../results/result.ts';
import { columnTexts, valueAt } from '../text/cells.ts';
import { rowsDrawn } from '../typeset/rows-drawn.ts';
import { columnsNamed, isNumber, labelsOfRows, numbersOf } from '../text/rows.ts';
import { holm } from '../../statistics/multiplicity/holm.ts';
import { figure, narrowFigure, sentence } from '../typeset/figures.ts';
import { joined, nothing, trusted, words, type Markup } from '../typeset/markup.ts';
import { periodName } from '../typeset/periods.ts';
import { ends, line, step } from './curves.ts';
import { differencesTitle, isLeftToChance, listed } from './differences.ts';
import { alphaOf, named } from './finding.ts';
import { middlesTitle } from './middles.ts';
import { calledOf, columnOf, namesOf, ranked, says, textOf, type Say, type Titled } from './titled.ts';

/** Of one or two records nothing is told. */
const fewest = 3;

/** Whether a title may name a row: one that is drawn, and of more than nearly nobody, where any is. */
function isTold({ table }: Titled): (row: number) => boolean {
  const drawn = rowsDrawn(table);
  const base = numbersOf(table, 'n');
  const told = drawn.filter((row) => (base[row] ?? fewest) >= fewest);
  const may = new Set(told.length === 0 ? drawn : told);
  return (row) => may.has(row);
}

/** The highest and the lowest of some estimates, and whether tests of their difference left it to chance. */
function extremes(titled: Titled, chart = titled.chart): Markup {
  const column = columnOf(titled, chart);
  if (column === undefined) return nothing;
  const order = ranked(titled, column.name).filter(isTold(titled));
  const [low, high] = [order[0], order.at(-1)];
  if (low === undefined || high === undefined) return nothing;
  const values = numbersOf(titled.table, column.name);
  const names = calledOf(titled, chart.x);
  const value = (row: number) => textOf(titled, column, values[row]!);
  if (low === high) return trusted(says(titled).listed(named(names[low]!), value(low)));
  const told = says(titled).extremes(named(names[high]!), value(high), named(names[low]!), value(low));
  const isLeft = chart.interval?.[0] === 'conf_low' && isLeftToChance(namesOf(titled, chart.x), [high, low], titled);
  return trusted(isLeft ? says(titled).undemonstrated(told) : told);
}

/**
 * Estimates against the value that says nothing happens: those that a test tells from it, corrected for all of the table; where there is
 * no test, those whose interval leaves it out.
 */
function against(titled: Titled, reference: number): Markup {
  const { chart, table, style, result } = titled;
  const [lows, highs] = (chart.interval ?? []).map((end) => numbersOf(table, end));
  const names = namesOf(titled);
  const [tested] = columnsNamed(table, ['p_value']);
  if (tested !== undefined) {
    const corrected = holm(numbersOf(table, tested.name));
    const shown = corrected.flatMap((p, row) => (p !== null && p < alphaOf(result) ? [named(names[row]!)] : []));
    return trusted(shown.length === 0 ? says(titled).noneTested : says(titled).tested(listed(shown, titled)));
  }
  const out = table.rows.flatMap((_, row) => {
    const [low, high] = [lows?.[row], highs?.[row]];
    return isNumber(low) && isNumber(high) && (low > reference || high < reference) ? [named(names[row]!)] : [];
  });
  const nought = words(figure(reference, 'number', style.locale));
  return trusted(
    out.length === 0 ? says(titled).noneExcludes(nought) : says(titled).excludes(listed(out, titled), nought),
  );
}

const interval: Say = (titled) => {
  const { chart, table } = titled;
  if (table.name === 'differences') return differencesTitle(table, titled);
  return chart.reference === undefined ? extremes(titled) : against(titled, chart.reference);
};

/** The parts of one whole; of several, what the estimate beside them says, else where the first part is largest. */
const stacked: Say = (titled) => {
  const { table, chart, beside, style } = titled;
  const columns = columnsNamed(table, chart.y);
  const [only] = table.rows;
  if (table.rows.length === 1 && only !== undefined) {
    const parts = columns.map((column) =>
      trusted(says(titled).listed(named(column.label), words(shareText(only, column, style.locale)))),
    );
    return joined(parts, ', ');
  }
  return beside === undefined && columns.some(({ unit }) => unit !== 'share')
    ? totals(titled)
    : extremes(titled, beside ?? chart);
};

/** Of parts that are no shares, the rows whose parts come to most and to least. */
function totals(titled: Titled): Markup {
  const { table, chart } = titled;
  const columns = columnsNamed(table, chart.y);
  const parts = columns.map(({ name }) => numbersOf(table, name));
  const sums = table.rows.map((_, row) => parts.reduce((sum, part) => sum + (part[row] ?? 0), 0));
  const order = table.rows.map((_, row) => row).toSorted((a, b) => sums[a]! - sums[b]! || a - b);
  const [low, high] = [order[0]!, order.at(-1)!];
  const names = calledOf(titled);
  const value = (row: number) => textOf(titled, columns[0]!, sums[row]!);
  return trusted(says(titled).extremes(named(names[high]!), value(high), named(names[low]!), value(low)));
}

const shareText = (row: Row, { name, unit }: Column<string>, locale: string): string =>
  narrowFigure(valueAt(row, name), unit, locale);

const mode: Say = (titled) => {
  const column = columnOf(titled);
  const most = column === undefined ? undefined : ranked(titled, column.name).at(-1);
  if (column === undefined || most === undefined) return nothing;
  const value = textOf(titled, column, numbersOf(titled.table, column.name)[most]!);
  return trusted(says(titled).mode(named(namesOf(titled)[most]!), value));
};

/** Of one measure the largest, of two bounds the widest span, of measures in time where they end. */
const bar: Say = (titled) => {
  const { table, chart } = titled;
  const columns = columnsNamed(table, chart.y);
  const [first, second] = columns;
  if (first === undefined) return nothing;
  if (columnsNamed(table, chart.x).some(({ unit }) => unit === 'period')) return ends(titled);
  if (chart.x.length === 0 && table.rows.length === 1) return measuresOf(titled, columns, 0);
  if (second !== undefined && columns.length === 2) return widest(titled, first, second);
  const most = ranked(titled, first.name).at(-1);
  if (most === undefined) return nothing;
  const value = textOf(titled, first, numbersOf(table, first.name)[most]!);
  return trusted(says(titled).largest(named(calledOf(titled)[most]!), value));
};

/** What the measures of the one row of all come to. */
function measuresOf(titled: Titled, columns: readonly Column<string>[], row: number): Markup {
  const parts = columns.map((column) => {
    const value = textOf(titled, column, numbersOf(titled.table, column.name)[row] ?? null);
    return trusted(says(titled).listed(named(column.label), value));
  });
  return joined(parts, ', ');
}

function widest(titled: Titled, first: Column<string>, second: Column<string>): Markup {
  const [lows, highs] = [numbersOf(titled.table, first.name), numbersOf(titled.table, second.name)];
  const span = (row: number) => Math.abs((highs[row] ?? 0) - (lows[row] ?? 0));
  const known = titled.table.rows.map((_, row) => row).filter((row) => isNumber(lows[row]) && isNumber(highs[row]));
  const row = known.toSorted((a, b) => span(b) - span(a) || a - b)[0];
  if (row === undefined) return nothing;
  const ordered = [lows[row]!, highs[row]!].toSorted((a, b) => a - b) as [number, number];
  const [from, to] = [textOf(titled, first, ordered[0]), textOf(titled, first, ordered[1])];
  return trusted(says(titled).widest(named(namesOf(titled)[row]!), from, to));
}

/** The least and the most of a grid, or, where every line begins at all, how much of it is left on the way. */
const heatmap: Say = (titled) => {
  const column = columnOf(titled);
  if (column === undefined) return nothing;
  const middles = middlesTitle(titled, column);
  if (middles !== null) return middles;
  const order = ranked(titled, column.name);
  const [low, high] = [order[0], order.at(-1)];
  if (low === undefined || high === undefined) return nothing;
  const values = numbersOf(titled.table, column.name);
  const cell = (row: number) => [textOf(titled, column, values[row]!), named(placeOf(titled, row))] as const;
  return trusted(says(titled).cells(...cell(low), ...cell(high)));
};

/** A cell by the names of its axes, where they are numbers that say nothing by themselves. */
function placeOf({ table, chart, style }: Titled, row: number): string {
  const parts = columnsNamed(table, chart.x).map((column) => {
    const text = labelsOfRows(table, [column.name], style, (one) => one)[row]!;
    if (column.unit === 'period') return periodName(text, style.language);
    // A range or a rank says nothing without its name.
    return column.unit === 'text' && !/^\d/u.test(text) ? text : `${column.label} ${text}`;
  });
  return parts.join(', ');
}

const scatter: Say = (titled) =>
  trusted(says(titled).points(words(figure(titled.table.rows.length, 'count', titled.style.locale))));

/** The step between two places that most take. */
const flow: Say = (titled) => {
  const { chart, table } = titled;
  const column = columnOf(titled);
  const [from = '', to = ''] = chart.x;
  if (column === undefined || chart.places === undefined || chart.x.length !== 2) return nothing;
  const outside: readonly string[] = Object.values(chart.places.outside);
  const endsOf = (row: number) => [from, to].map((end) => String(valueAt(table.rows[row]!, end)));
  const most = ranked(titled, column.name).findLast((row) => endsOf(row).every((end) => !outside.includes(end)));
  if (most === undefined) return nothing;
  const value = textOf(titled, column, numbersOf(table, column.name)[most]!);
  return trusted(says(titled).largest(named(endsOf(most).join(' → ')), value));
};

const titles: Readonly<Record<Chart['type'], Say>> = {
  bar,
  histogram: mode,
  'stacked-bar': stacked,
  line,
  step,
  heatmap,
  interval,
  scatter,
  flow,
};

/** With a large letter at its beginning, where that is a word of ours: a name from data stays as it is. */
const begun = (said: Markup): Markup => trusted(sentence(said));

/** What a chart shows, in a line that follows from its numbers by a rule; the chart's own title where it shows nothing. */
export function titleOf(titled: Titled): Markup {
  const said = titles[titled.chart.type](titled);
  return said === '' ? words(titled.chart.title) : begun(said);
}

/** The first rows in words, for who does not see the picture. */
export function rowsInWords({ table, chart, style }: Titled, most: number): readonly string[] {
  const rows = table.rows.slice(0, most);
  const columns = columnsNamed(table, [...chart.x, ...chart.y]);
  const texts = columns.map((column) => columnTexts(column, rows, style, (text) => text));
  return rows.map((_, row) => columns.map(({ label }, at) => `${label} ${texts[at]![row] ?? ''}`).join(', '));
}
