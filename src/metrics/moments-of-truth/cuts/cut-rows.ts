import type { MeasuredRows } from '../../measures/rows.ts';
import type { Cut, Scheme } from './cuts.ts';

/** Rows by which ratings are low and which are high: for each driver two columns of 0 and 1, and last the outcome. */
export interface CutRows {
  readonly columns: readonly Float64Array[];
  readonly counts: Float64Array;
  readonly n: number;
  /** How many rows are low, and how many are high, in each driver. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

const isLow = (value: number, { low }: Cut) => value <= low;
const isHigh = (value: number, { high }: Cut) => value >= high;

/** The numbers that a driver says; a driver of texts is none of them. */
export const ratingsOf = ({ measures }: Pick<MeasuredRows, 'measures'>): readonly Float64Array[] =>
  measures.map((measure) => {
    if (measure.isText) throw new Error(`${measure.name} holds texts`);
    return measure.values;
  });

/** Rows that are alike once drivers are cut are counted together. */
export function cutRows(rows: MeasuredRows, scheme: Scheme): CutRows {
  const ratings = ratingsOf(rows);
  const found = new Map<string, { readonly cells: readonly number[]; count: number }>();
  for (const [kind, count] of rows.counts.entries()) {
    const dummies = scheme.flatMap((cut, driver) => {
      const value = ratings[driver]![kind]!;
      return [isLow(value, cut) ? 1 : 0, isHigh(value, cut) ? 1 : 0];
    });
    const cells = [...dummies, rows.outcome.values[kind]!];
    const key = cells.join(' ');
    const known = found.get(key);
    if (known === undefined) found.set(key, { cells, count });
    else known.count += count;
  }
  const kinds = [...found.values()];
  const counts = Float64Array.from(kinds, ({ count }) => count);
  const columns = Array.from({ length: 2 * scheme.length + 1 }, (_, at) =>
    Float64Array.from(kinds, ({ cells }) => cells[at]!),
  );
  const filled = (column: Float64Array) => column.reduce((sum, value, kind) => sum + value * counts[kind]!, 0);
  return {
    columns,
    counts,
    n: rows.n,
    low: scheme.map((_, driver) => filled(columns[2 * driver]!)),
    high: scheme.map((_, driver) => filled(columns[2 * driver + 1]!)),
  };
}
