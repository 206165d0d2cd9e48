import type { Flow } from '../flow/graph.ts';
import type { LayOut } from '../flow/layout.ts';
import type { Chart, Column, Table } from '../../results/result.ts';
import type { Style } from '../style.ts';
import { valueAt } from '../text/cells.ts';
import { columnsNamed, isNumber, labelsOfRows, numbersOf } from '../text/rows.ts';
import type { Letters } from './letters.ts';
import type { Markup } from '../typeset/markup.ts';

/** What a test says of a row: better, worse, or nothing that chance would not. */
export type Side = 'up' | 'down' | 'flat';

/** Everything that a picture is drawn from. */
export interface Plot {
  readonly chart: Chart<string>;
  readonly table: Table<string>;
  /** An estimate with its interval, beside parts that make a whole. */
  readonly beside?: Chart<string>;
  /** How many stand behind a curve. */
  readonly atRisk?: Table<string>;
  /** Rows that depart from the others by more than chance. */
  readonly signals: ReadonlySet<number>;
  /** What a test says of each row; empty where nothing was tested. */
  readonly sides: readonly Side[];
  /** What flows, and what finds places for it, where it is a flow. */
  readonly flow?: { readonly of: Flow; readonly layOut: LayOut };
  readonly style: Style;
  readonly letters: Letters;
  readonly width: number;
  readonly isNarrow: boolean;
}

/** A picture without its frame. */
export interface Drawing {
  readonly height: number;
  readonly body: readonly Markup[];
}

/** What a colour stands for: the class of its mark, and its name. */
export interface LegendEntry {
  readonly mark: string;
  readonly label: string;
}

const asItIs = (text: string) => text;

/** What a row is called; escaped only where it is written. */
export const rowNames = ({ table, style }: Plot, names: readonly string[]): readonly string[] =>
  labelsOfRows(table, names, style, asItIs);

export const columnsOf = ({ table }: Plot, names: readonly string[]): readonly Column<string>[] =>
  columnsNamed(table, names);

/** An estimate of a row, with the ends of its interval. */
export interface Estimate {
  readonly row: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The estimates of a table, one a row. */
export function estimatesOf(
  table: Table<string>,
  { interval }: Pick<Chart<string>, 'interval'>,
  name: string,
): readonly Estimate[] {
  const values = numbersOf(table, name);
  const [lows, highs] = (interval ?? []).map((end) => numbersOf(table, end));
  return values.map((value, row) => ({ row, value, low: lows?.[row] ?? null, high: highs?.[row] ?? null }));
}

/** All numbers that estimates hold. */
export const numbersIn = (estimates: readonly Estimate[]): readonly number[] =>
  estimates.flatMap(({ value, low, high }) => [value, low, high]).filter((one) => isNumber(one));

export const isHiddenRow = ({ table }: Plot, row: number): boolean => valueAt(table.rows[row]!, 'suppressed') === true;
