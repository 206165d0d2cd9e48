import type { Chart, Column, Table } from '../../results/result.ts';
import { columnsNamed, isNumber, labelsOfRows, numbersOf } from '../text/rows.ts';
import { figureOf } from '../typeset/figures.ts';
import { words, type Markup } from '../typeset/markup.ts';
import { periodName } from '../typeset/periods.ts';
import type { Seen } from './finding.ts';
import { sentencesOf } from './sentences.ts';

/** A chart, and what its title can be made of. */
export interface Titled extends Seen {
  readonly chart: Chart<string>;
  /** The estimate beside parts that make a whole. */
  readonly beside?: Chart<string>;
  readonly table: Table<string>;
}

/** How a kind of chart says what it shows. */
export type Say = (titled: Titled) => Markup;

export const says = ({ style }: Titled) => sentencesOf[style.language];
export const columnOf = (titled: Titled, chart = titled.chart): Column<string> | undefined =>
  columnsNamed(titled.table, chart.y)[0];

/** What rows are called, as names. */
export const namesOf = ({ table, chart, style }: Titled, keys: readonly string[] = chart.x): readonly string[] => {
  const isPeriod = keys.length === 1 && columnsNamed(table, keys)[0]?.unit === 'period';
  const names = labelsOfRows(table, keys, style, (text) => text);
  return isPeriod ? names.map((name) => periodName(name, style.language)) : names;
};

/** The same within a sentence: a rank or a range says nothing without the name of what it ranks. */
export function calledOf(titled: Titled, keys: readonly string[] = titled.chart.x): readonly string[] {
  const [column] = columnsNamed(titled.table, keys);
  const names = namesOf(titled, keys);
  return keys.length === 1 && column !== undefined
    ? names.map((name) => (/^\d{1,3}(?:\D|$)/u.test(name) ? `${column.label} ${name}` : name))
    : names;
}

export const textOf = (titled: Titled, column: Column<string>, value: number | null): Markup =>
  words(figureOf(value, column, titled.style.locale));

/** The rows that have a value, from the least to the most. */
export function ranked({ table }: Titled, name: string): readonly number[] {
  const values = numbersOf(table, name);
  const known = table.rows.map((_, row) => row).filter((row) => isNumber(values[row]));
  return known.toSorted((a, b) => values[a]! - values[b]! || a - b);
}
