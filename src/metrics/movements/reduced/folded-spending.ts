import type { QueriedRow } from '../../../estimates/groups/queried.ts';
import type { SeenPurchases, Stretch } from '../../reduction.ts';
import type { Movement } from '../movement.ts';
import { CustomerPeriods } from './customer-periods.ts';

/** What adds up of the customers of a period. */
interface Bought {
  stayed: number;
  came: number;
  returned: number;
  /** Those who do not buy in the next period. */
  gone: number;
  earlier: number;
  brought: number;
  regained: number;
  more: number;
  less: number;
  given: number;
}

const nobody = (): Bought => ({
  stayed: 0,
  came: 0,
  returned: 0,
  gone: 0,
  earlier: 0,
  brought: 0,
  regained: 0,
  more: 0,
  less: 0,
  given: 0,
});

/** What `spendingByPeriod` gives: customers of each period by whether they bought in those beside it. */
export function foldedSpending({ purchases, grid, money }: SeenPurchases): readonly QueriedRow<Movement>[] {
  const segments = new Map<number, Map<number, Bought>>();
  const own = new CustomerPeriods(grid);
  purchases.eachInSegment((segment, days, units, from, to) => {
    const bought = segments.get(segment) ?? new Map<number, Bought>();
    segments.set(segment, bought);
    own.of(days, units, from, to);
    addTo(bought, own);
  });
  return [...segments].flatMap(([segment, bought]) =>
    grid
      .filter(({ ordinal }) => ordinal > 0)
      .map((period) => ({ segment, period: period.name, row: movementOf(bought, period, money) })),
  );
}

/** Adds what one customer did in his periods. */
function addTo(periods: Map<number, Bought>, { ordinals, revenues }: CustomerPeriods): void {
  for (let at = 0; at < ordinals.length; at += 1) {
    const [ordinal, revenue, before] = [ordinals[at]!, revenues[at]!, ordinals[at - 1]];
    if (ordinal < 0) continue;
    const known = periods.get(ordinal);
    const bought = known ?? nobody();
    if (known === undefined) periods.set(ordinal, bought);
    if (before === undefined) {
      bought.came += 1;
      bought.brought += revenue;
    } else if (before < ordinal - 1) {
      bought.returned += 1;
      bought.regained += revenue;
    } else {
      const earlier = revenues[at - 1]!;
      bought.stayed += 1;
      bought.earlier += earlier;
      if (revenue > earlier) bought.more += revenue - earlier;
      else bought.less += earlier - revenue;
    }
    if (ordinals[at + 1] === ordinal + 1) continue;
    bought.gone += 1;
    bought.given += revenue;
  }
}

function movementOf(
  periods: ReadonlyMap<number, Bought>,
  { name, ordinal, complete }: Stretch,
  money: SeenPurchases['money'],
): Movement {
  const here = periods.get(ordinal) ?? nobody();
  const { gone, given } = periods.get(ordinal - 1) ?? nobody();
  return {
    period: name ?? '',
    complete: complete ? 1 : 0,
    day: '',
    start: here.stayed + gone,
    new: here.came,
    returned: here.returned,
    lost: gone,
    priced: here.stayed + gone + here.came + here.returned,
    revenue_start: money(here.earlier + given),
    revenue_new: money(here.brought),
    revenue_reactivation: money(here.regained),
    revenue_expansion: money(here.more),
    revenue_contraction: money(here.less),
    revenue_churn: money(given),
  };
}
