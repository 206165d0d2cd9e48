import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { CustomerPeriods } from '../movements/reduced/customer-periods.ts';
import type { SeenPurchases } from '../reduction.ts';
import type { Cohort } from './cohort.ts';
import { stretchesOf } from './stretches.ts';

/** The sums of a row, of which money is in units of its smallest amounts. */
interface Sums {
  customers: number;
  stayed: number;
  end: number;
  priced: number;
  start: number;
  retained: number;
  later: number;
}

const nobody = (): Sums => ({ customers: 0, stayed: 0, end: 0, priced: 0, start: 0, retained: 0, later: 0 });

/** What `cohortsOfPurchases` gives: who bought in the period before, and what they brought then and in this one. */
export function foldedCohorts({ purchases, grid, money }: SeenPurchases): readonly QueriedRow<Cohort>[] {
  const stretches = stretchesOf(grid);
  const segments = new Map<number, readonly Sums[]>();
  const places = new Map(stretches.flatMap(({ ordinal, whole }, at) => (whole === 1 ? [] : [[ordinal, at] as const])));
  const whole = stretches.findIndex((one) => one.whole === 1);
  const last = stretches.at(-1)?.ordinal;
  const own = new CustomerPeriods(grid);
  purchases.eachInSegment((segment, days, units, from, to) => {
    const sums = segments.get(segment) ?? stretches.map(nobody);
    segments.set(segment, sums);
    own.of(days, units, from, to);
    const { ordinals, revenues } = own;
    for (const [at, ordinal] of ordinals.entries()) {
      const [here, next] = [places.get(ordinal), places.get(ordinal + 1)];
      if (here !== undefined && ordinals[at - 1] !== ordinal - 1) add(sums[here]!, null, revenues[at]!);
      if (next !== undefined)
        add(sums[next]!, revenues[at]!, ordinals[at + 1] === ordinal + 1 ? revenues[at + 1]! : null);
    }
    if (whole < 0) return;
    const revenueIn = (ordinal: number | undefined) => revenues[ordinals.indexOf(ordinal ?? Number.NaN)] ?? null;
    add(sums[whole]!, revenueIn(0), revenueIn(last));
  });
  return [...segments].flatMap(([segment, sums]) =>
    stretches.map(({ name, complete, whole: isWhole }, at) => {
      const { start, retained, later, ...counts } = sums[at]!;
      return {
        segment,
        period: name,
        row: {
          period: name ?? '',
          complete: complete ? 1 : 0,
          whole: isWhole,
          ...counts,
          revenue_start: money(start),
          revenue_retained: money(retained),
          revenue_end: money(later),
        },
      };
    }),
  );
}

/** Adds what one customer brings at the start of a stretch of days and at its end; null where he is not there. */
function add(sums: Sums, earlier: number | null, later: number | null): void {
  if (earlier === null && later === null) return;
  sums.priced += 1;
  if (later !== null) sums.end += 1;
  if (earlier === null) return;
  sums.customers += 1;
  if (later !== null) sums.stayed += 1;
  sums.start += earlier;
  sums.retained += Math.min(earlier, later ?? 0);
  sums.later += later ?? 0;
}
