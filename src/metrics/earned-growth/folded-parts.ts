import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { foldCustomerPeriods, type CustomerPeriod } from '../../relations/folded/customer-periods.ts';
import { foldPurchases } from '../../relations/folded/purchases.ts';
import { linesOf } from '../movements/reduced/folded-lines.ts';
import { ordinalsOf } from '../movements/reduced/customer-periods.ts';
import type { Seen, SeenRecords, Stretch } from '../reduction.ts';
import type { Part, StretchRow } from './parts.ts';

type Origins = ReadonlyMap<number, 'earned' | 'bought'>;

/**
 * What the query of earned growth gives, of few purchases.
 * @param customers who say what brought them; null where no file does
 */
export function foldedParts(seen: Seen, customers: SeenRecords | null): readonly QueriedRow<StretchRow>[] {
  const origins = customers === null ? new Map() : originsOf(customers);
  const { lines } = foldPurchases(linesOf(seen));
  const spent = foldCustomerPeriods(lines, ordinalsOf(seen.grid));
  return [...new Set(lines.map(({ segment }) => segment))].flatMap((segment) => {
    const own = spent.filter((row) => row.segment === segment);
    return seen.grid
      .filter(({ ordinal }) => ordinal > 0)
      .map((stretch) => ({ segment, period: stretch.name, row: rowOf(own, stretch, origins) }));
  });
}

function originsOf(customers: SeenRecords): Origins {
  const words = customers.words('origin');
  const origins = new Map<number, 'earned' | 'bought'>();
  for (const [row, id] of customers.numbers('customer_id').entries()) {
    const word = words[row];
    if (id === null || (word !== 'earned' && word !== 'bought')) continue;
    if (word === 'earned' || !origins.has(id)) origins.set(id, word);
  }
  return origins;
}

function partOf({ customer, ordinal, before }: CustomerPeriod, origins: Origins): Part {
  if (before !== null) return before.ordinal === ordinal - 1 ? 'kept' : 'returned';
  return origins.get(customer) ?? 'unknown';
}

function rowOf(spent: readonly CustomerPeriod[], { name, ordinal, complete }: Stretch, origins: Origins): StretchRow {
  const last = sumOf(spent.filter((row) => row.ordinal === ordinal - 1));
  const now = spent.filter((row) => row.ordinal === ordinal);
  const of = (part: Part) => sumOf(now.filter((row) => partOf(row, origins) === part));
  const [kept, earned, bought, unknown, returned] = [
    of('kept'),
    of('earned'),
    of('bought'),
    of('unknown'),
    of('returned'),
  ];
  const all = sumOf(now);
  return {
    period: name ?? '',
    complete: complete ? 1 : 0,
    customers_last: last.customers,
    customers_this: all.customers,
    customers_kept: kept.customers,
    customers_earned: earned.customers,
    customers_bought: bought.customers,
    customers_unknown: unknown.customers,
    customers_returned: returned.customers,
    revenue_last: last.revenue,
    revenue_this: all.revenue,
    revenue_kept: kept.revenue,
    revenue_earned: earned.revenue,
    revenue_bought: bought.revenue,
    revenue_unknown: unknown.revenue,
    revenue_returned: returned.revenue,
  };
}

const sumOf = (rows: readonly CustomerPeriod[]) => ({
  customers: rows.length,
  revenue: rows.reduce((sum, { revenue }) => sum + revenue, 0n),
});
