import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { CustomerPeriods, ordinalsOf } from '../movements/reduced/customer-periods.ts';
import type { SeenPurchases, Stretch } from '../reduction.ts';
import type { CohortCell } from './cell.ts';

/** What the customers of a cohort spent in one period. */
interface Bought {
  buyers: number;
  units: number;
}

/** The customers of a segment who came in one period, and what they spent in it and later, by period. */
interface Cohort {
  came: number;
  readonly spent: Map<number, Bought>;
}

/** What `cohortsOfPurchases` gives: customers by the period of their first purchase ever. */
export function foldedCohorts(seen: SeenPurchases): readonly QueriedRow<CohortCell>[] {
  const ordinalOf = ordinalsOf(seen.grid);
  const periods = seen.grid.filter(({ ordinal }) => ordinal > 0);
  return cohortsIn(seen, (_, firstDay) => ordinalOf(firstDay)).flatMap(({ segment, cohort, came, spent }) =>
    periods
      .filter(({ ordinal }) => ordinal >= cohort.ordinal)
      .map((period) => {
        const { buyers, units } = spent.get(period.ordinal) ?? { buyers: 0, units: 0 };
        const isFirst = period.ordinal === cohort.ordinal;
        const sums = { came: isFirst ? came : 0, active: buyers, buyers, revenue: seen.money(units) };
        return cellOf({ segment, cohort, period }, sums);
      }),
  );
}

/** What `revenueSinceStart` gives: customers by the period in which a customers file says that they came. */
export function foldedSpendingSinceStart(seen: SeenPurchases): readonly QueriedRow<CohortCell>[] {
  const starts = startsIn(seen);
  const periods = new Map(seen.grid.map((period) => [period.ordinal, period]));
  return cohortsIn(seen, (customer) => starts.get(customer) ?? null).flatMap(({ segment, cohort, spent }) =>
    [...spent].map(([ordinal, { buyers, units }]) =>
      cellOf(
        { segment, cohort, period: periods.get(ordinal)! },
        { came: 0, active: 0, buyers, revenue: seen.money(units) },
      ),
    ),
  );
}

/** The period in which each customer came, by his number; that of those who came before them all is no period. */
function startsIn({ grid, others }: SeenPurchases): ReadonlyMap<number, number> {
  const customers = others('customers');
  const [whose, days] = [customers.numbers('customer_id'), customers.numbers('started_at')];
  const first = new Map<number, number>();
  for (const [row, customer] of whose.entries())
    first.set(customer!, Math.min(first.get(customer!) ?? Infinity, days[row]!));
  const ordinalOf = ordinalsOf(grid);
  return new Map([...first].map(([customer, day]) => [customer, ordinalOf(day) ?? 0]));
}

/** @param cohortOf the period in which a customer came whose first purchase was on this day; null where it lies in none that is asked for */
function cohortsIn(
  { purchases, grid }: SeenPurchases,
  cohortOf: (customer: number, firstDay: number) => number | null,
): readonly (Cohort & { readonly segment: number; readonly cohort: Stretch })[] {
  const segments = new Map<number, Map<number, Cohort>>();
  const own = new CustomerPeriods(grid);
  purchases.eachInSegment((segment, days, units, from, to, customer) => {
    const came = cohortOf(customer, days[from]!) ?? 0;
    if (came <= 0) return;
    own.of(days, units, from, to);
    const cohorts = segments.get(segment) ?? new Map<number, Cohort>();
    segments.set(segment, cohorts);
    const cohort = cohorts.get(came) ?? { came: 0, spent: new Map<number, Bought>() };
    cohorts.set(came, cohort);
    cohort.came += 1;
    addTo(cohort.spent, own, came);
  });
  const periods = new Map(grid.map((period) => [period.ordinal, period]));
  return [...segments].flatMap(([segment, cohorts]) =>
    [...cohorts].map(([ordinal, cohort]) => ({ segment, cohort: periods.get(ordinal)!, ...cohort })),
  );
}

/** Adds what one customer spent from the period on in which he came. */
function addTo(spent: Map<number, Bought>, { ordinals, revenues }: CustomerPeriods, came: number): void {
  for (const [at, ordinal] of ordinals.entries()) {
    if (ordinal < came) continue;
    const known = spent.get(ordinal);
    const bought = known ?? { buyers: 0, units: 0 };
    if (known === undefined) spent.set(ordinal, bought);
    bought.buyers += 1;
    bought.units += revenues[at]!;
  }
}

function cellOf(
  { segment, cohort, period }: { readonly segment: number; readonly cohort: Stretch; readonly period: Stretch },
  sums: Pick<CohortCell, 'came' | 'active' | 'buyers' | 'revenue'>,
): QueriedRow<CohortCell> {
  const place = { offset: period.ordinal - cohort.ordinal, complete: period.complete ? 1 : 0 };
  return { segment, period: cohort.name, row: { cohort: cohort.name ?? '', ...place, ...sums } };
}
