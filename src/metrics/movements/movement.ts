import { joined } from '../../estimates/groups/joined.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import type { StateRow } from '../reduction.ts';

/**
 * The periods of a state stay apart: the end of one is the start of the next. `complete` is 1 where it is over. A row with a
 * `day` says who came and who left on that day alone; it is blank for the period as a whole.
 */
export const movementKeys = { period: 'text', complete: 'count', day: 'text' } as const;

/** What adds up of a period's movements: customers, and the money that moved with them. */
export const movementSums = {
  start: 'count',
  new: 'count',
  returned: 'count',
  lost: 'count',
  /** Customers of whom money is known. */
  priced: 'count',
  revenue_start: 'money',
  revenue_new: 'money',
  revenue_reactivation: 'money',
  revenue_expansion: 'money',
  revenue_contraction: 'money',
  revenue_churn: 'money',
} as const;

/** The movements of one period, or of one of its days. */
export type Movement = StateRow<typeof movementKeys, typeof movementSums>;

type Moved = Readonly<Record<string, number | string | bigint>>;

/**
 * How many customers a stretch of days gives away: the fewer of those at its start and at its end, which is the start of the
 * next. One at whose ends nobody stands gives away who left in it.
 */
export function fewestCustomers(rows: readonly Moved[]): number {
  const periods = rows.filter(({ day }) => day === '');
  const [first] = periods;
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return 0;
  const of = (row: Moved, name: string) => Number(row[name]);
  const end = of(last, 'start') + of(last, 'new') + of(last, 'returned') - of(last, 'lost');
  const counts = [of(first, 'start'), end].filter((count) => count > 0);
  return counts.length > 0 ? Math.min(...counts) : periods.reduce((sum, row) => sum + of(row, 'lost'), 0);
}

/** How many came, came back and left. */
export const movedCustomers = (rows: readonly Moved[]): readonly number[] =>
  (['new', 'returned', 'lost'] as const).map((name) =>
    rows.reduce((sum, row) => sum + (row['day'] === '' ? Number(row[name]) : 0), 0),
  );

const zeros = (kind: 'count' | 'money', zero: number | bigint) =>
  Object.fromEntries(Object.entries(movementSums).flatMap(([name, of]) => (of === kind ? [[name, zero]] : [])));
const noMoney = zeros('money', 0n);
const noCustomers = zeros('count', 0);

/** Who is a customer by one file, and what customers spent by another: each balances by itself. */
export const withMoneyOf = (lives: Shown<Movement>, spending: Shown<Movement>): Shown<Movement> =>
  joined(lives, spending, lives.shape, {
    fromA: (row) => ({ ...row, ...noMoney, priced: 0 }),
    fromB: (row) => ({ ...row, ...noCustomers, priced: row.priced }),
  });
