import type { State } from '../../estimates/groups/state.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import type { Movement } from './movement.ts';

/** Money of a stretch of days; each part positive. */
export interface Money {
  readonly start: number;
  readonly new: number;
  readonly reactivation: number | null;
  readonly expansion: number | null;
  readonly contraction: number | null;
  readonly churn: number;
  readonly end: number;
}

/** Customers at the start of a stretch of days, who came, came back and left, and who are there at its end. */
export interface Movements {
  readonly start: number;
  readonly new: number;
  /** Null where the files cannot say it. */
  readonly returned: number | null;
  readonly lost: number;
  readonly end: number;
  /** Its last period is over. */
  readonly complete: boolean;
  readonly money: Money | null;
}

/** What the files can say. */
export interface Known {
  readonly returned: boolean;
  /** Money as it is today alone, so that none of it grows or shrinks; money of each period; none. */
  readonly revenue: 'present' | 'history' | 'none';
}

const total = (rows: State<Movement>, of: (row: Movement) => number) => rows.reduce((sum, row) => sum + of(row), 0);
const totalMoney = (rows: State<Movement>, of: (row: Movement) => bigint) =>
  rows.reduce((sum, row) => sum + of(row), 0n);

const endOf = (row: Movement) => row.start + row.new + row.returned - row.lost;
const moneyEndOf = (row: Movement) =>
  row.revenue_start +
  row.revenue_new +
  row.revenue_reactivation +
  row.revenue_expansion -
  row.revenue_contraction -
  row.revenue_churn;

/**
 * The periods of a group as one stretch: the start of the first, the end of the last, sums between; null without records.
 * Each end must be the start of the next, for customers and for money.
 */
export function movementsOf(rows: State<Movement>, known: Known): Movements | null {
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1];
    if (next !== undefined && (next.start !== endOf(row) || next.revenue_start !== moneyEndOf(row)))
      throw new Error('the balance of customers does not close');
  }
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    start: first.start,
    new: total(rows, (row) => row.new),
    returned: known.returned ? total(rows, (row) => row.returned) : null,
    lost: total(rows, (row) => row.lost),
    end: endOf(last),
    complete: last.complete === 1,
    money: moneyOf(rows, known),
  };
}

/** The periods of a window side by side: every start counts, so that rates are those of an average period. */
export function windowOf(rows: State<Movement>, known: Known): Movements | null {
  const chained = movementsOf(rows, known);
  return chained === null ? null : { ...chained, start: total(rows, ({ start }) => start), end: total(rows, endOf) };
}

function moneyOf(rows: State<Movement>, { revenue }: Known): Money | null {
  const [first] = rows;
  const last = rows.at(-1);
  if (revenue === 'none' || first === undefined || last === undefined) return null;
  const sum = (of: (row: Movement) => bigint) => amountOf(totalMoney(rows, of));
  const history = (of: (row: Movement) => bigint) => (revenue === 'history' ? sum(of) : null);
  return {
    start: amountOf(first.revenue_start),
    new: sum((row) => row.revenue_new),
    reactivation: history((row) => row.revenue_reactivation),
    expansion: history((row) => row.revenue_expansion),
    contraction: history((row) => row.revenue_contraction),
    churn: sum((row) => row.revenue_churn),
    end: amountOf(moneyEndOf(last)),
  };
}

/** A part of a whole; null where the whole is nothing, or more was given back than bought. */
export const ratio = (part: number, whole: number): number | null => (whole <= 0 ? null : part / whole);
