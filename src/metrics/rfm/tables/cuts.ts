import type { Value } from '../../../results/result.ts';
import type { ScoredRow } from '../scored-row.ts';
import type { Standing } from '../standing.ts';
import { amountOf } from '../../../values/numbers/exact.ts';

type Cells = readonly (readonly [string, Value])[];

/** A value that is scored: its name, its score in a cell of customers, and between which ends it lies there. */
interface Scored {
  readonly name: string;
  readonly scoreOf: (cell: ScoredRow) => number;
  readonly from: (cell: ScoredRow) => number | bigint;
  readonly to: (cell: ScoredRow) => number | bigint;
}

const values: readonly Scored[] = [
  {
    name: 'recency',
    scoreOf: (cell) => cell.recency_score,
    from: (cell) => cell.recency_from,
    to: (cell) => cell.recency_to,
  },
  {
    name: 'frequency',
    scoreOf: (cell) => cell.frequency_score,
    from: (cell) => cell.frequency_from,
    to: (cell) => cell.frequency_to,
  },
  {
    name: 'monetary',
    scoreOf: (cell) => cell.monetary_score,
    from: (cell) => cell.monetary_from,
    to: (cell) => cell.monetary_to,
  },
];

/**
 * Between which values a score lies; null for a score that nobody has. With a `minN` above 1 not where few have it, and never
 * the least and the greatest of all: those are what one customer did.
 */
export const cutsOf = (standing: Standing, score: number, minN: number): Cells =>
  values.flatMap((value) => cutOf(value, standing, score, minN));

function cutOf({ name, scoreOf, from, to }: Scored, { cells }: Standing, score: number, minN: number): Cells {
  const own = cells.filter((cell) => scoreOf(cell) === score);
  const isFew = own.reduce((sum, { customers }) => sum + customers, 0) < minN;
  if (own.length === 0 || isFew) {
    return [
      [`${name}_from`, null],
      [`${name}_to`, null],
    ];
  }
  const [low, high] = [least(own.map(from)), most(own.map(to))];
  return [
    [`${name}_from`, minN > 1 && low === least(cells.map(from)) ? null : told(low)],
    [`${name}_to`, minN > 1 && high === most(cells.map(to)) ? null : told(high)],
  ];
}

const least = (some: readonly (number | bigint)[]) => some.reduce((low, one) => (one < low ? one : low));
const most = (some: readonly (number | bigint)[]) => some.reduce((high, one) => (one > high ? one : high));
const told = (value: number | bigint): number => (typeof value === 'bigint' ? amountOf(value) : value);
