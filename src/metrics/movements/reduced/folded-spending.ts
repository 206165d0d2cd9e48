import type { QueriedRow } from '../../../estimates/groups/queried.ts';
import { foldCustomerPeriods, type CustomerPeriod } from '../../../relations/folded/customer-periods.ts';
import { groupsBy } from '../../../relations/folded/groups.ts';
import { foldPurchases } from '../../../relations/folded/purchases.ts';
import { dayNumberOf } from '../../../values/dates/calendar.ts';
import type { Seen, Stretch } from '../../reduction.ts';
import type { Movement } from '../movement.ts';
import { linesOf } from './folded-lines.ts';

/** What `spendingByPeriod` gives, of few purchases. */
export function foldedSpending(seen: Seen): readonly QueriedRow<Movement>[] {
  const { lines } = foldPurchases(linesOf(seen));
  const rows = groupsBy(foldCustomerPeriods(lines, ordinalsOf(seen.grid)), ({ segment }) => segment);
  return [...new Set(lines.map(({ segment }) => segment))].flatMap((segment) => {
    const own = groupsBy(rows.get(segment) ?? [], ({ ordinal }) => ordinal);
    return seen.grid
      .filter(({ ordinal }) => ordinal > 0)
      .map((period) => ({ segment, period: period.name, row: movementOf(own, period) }));
  });
}

/** The place in a grid of a day, in days since 1970; null for one that lies outside. */
export function ordinalsOf(grid: readonly Stretch[]): (day: number) => number | null {
  const stretches = grid.map(({ ordinal, first, last }) => ({
    ordinal,
    first: dayNumberOf(first),
    last: dayNumberOf(last),
  }));
  return (day) => stretches.find(({ first, last }) => day >= first && day <= last)?.ordinal ?? null;
}

function movementOf(
  rows: ReadonlyMap<number, readonly CustomerPeriod[]>,
  { name, ordinal, complete }: Stretch,
): Movement {
  const here = rows.get(ordinal) ?? [];
  const came = here.filter(({ before }) => before === null);
  const returned = here.filter(({ before }) => before !== null && before.ordinal < ordinal - 1);
  const stayed = here.flatMap(({ before, revenue }) =>
    before !== null && before.ordinal === ordinal - 1 ? [{ revenue, earlier: before.revenue }] : [],
  );
  const lost = (rows.get(ordinal - 1) ?? []).filter(({ after }) => after === null || after > ordinal);
  const sum = <T>(some: readonly T[], of: (one: T) => bigint) => some.reduce((total, one) => total + of(one), 0n);
  const revenueOf = ({ revenue }: { readonly revenue: bigint }) => revenue;
  const gone = sum(lost, revenueOf);
  return {
    period: name ?? '',
    complete: complete ? 1 : 0,
    day: '',
    start: stayed.length + lost.length,
    new: came.length,
    returned: returned.length,
    lost: lost.length,
    priced: stayed.length + lost.length + came.length + returned.length,
    revenue_start: sum(stayed, ({ earlier }) => earlier) + gone,
    revenue_new: sum(came, revenueOf),
    revenue_reactivation: sum(returned, revenueOf),
    revenue_expansion: sum(stayed, ({ revenue, earlier }) => (revenue > earlier ? revenue - earlier : 0n)),
    revenue_contraction: sum(stayed, ({ revenue, earlier }) => (earlier > revenue ? earlier - revenue : 0n)),
    revenue_churn: gone,
  };
}
