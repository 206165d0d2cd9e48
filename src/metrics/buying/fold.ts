import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { groupsBy } from '../../relations/folded/groups.ts';
import { foldPurchases, type Line } from '../../relations/folded/purchases.ts';
import { civilDay, dayNumberOf, isoDay } from '../../values/dates/calendar.ts';
import { dayAfterSpan } from '../../values/dates/periods/span.ts';
import { linesOf } from '../movements/reduced/folded-lines.ts';
import { ownNumber, type Seen } from '../reduction.ts';
import type { BoughtRow } from './bought-row.ts';

type Folded = readonly QueriedRow<BoughtRow>[];

/** The last day that is looked at, and the first of the year up to it where days are held out. */
interface Cut {
  readonly until: number;
  readonly yearFrom: number | null;
}

/** What the query of `bought` gives, of few purchases. */
export function foldedHistories(seen: Seen): Folded {
  const asked = ownNumber(seen, 'calibrationEnd');
  const until = asked ?? dayNumberOf(seen.asOf);
  return rowsUntil(seen, foldPurchases(linesOf(seen)).lines, {
    until,
    yearFrom: asked === null ? null : yearBefore(asked),
  });
}

/** What the query of `split` gives, of few purchases. */
export function foldedSplit(seen: Seen): Folded {
  const { lines } = foldPurchases(linesOf(seen));
  if (lines.length === 0) return [];
  const asOf = dayNumberOf(seen.asOf);
  const first = lines.reduce((least, { day }) => Math.min(least, day), Infinity);
  const until = asOf - Math.floor((asOf - first + 1) / 3);
  return rowsUntil(seen, lines, { until, yearFrom: yearBefore(until) });
}

const yearBefore = (day: number) => dayNumberOf(dayAfterSpan(isoDay(civilDay(day)), { count: -1, unit: 'year' })) + 1;

/** A customer is one of all his purchases, in each segment in which he has a line. */
function rowsUntil(seen: Seen, lines: readonly Line[], cut: Cut): Folded {
  const segments = segmentsOf(seen);
  const customers = groupsBy(lines, ({ customer }) => customer);
  return [...customers].flatMap(([customer, own]) => {
    const days = [...groupsBy(own, ({ day }) => day)].toSorted(([a], [b]) => a - b);
    const amounts = days.map(([day, some]) => ({ day, amount: some.reduce((sum, { amount }) => sum + amount, 0n) }));
    const rows = [...historyOf(amounts, cut), ...daysOf(amounts)];
    return [...segments.get(customer)!].flatMap((segment) => rows.map((row) => ({ segment, period: null, row })));
  });
}

/** The segments in which each customer has a line. */
function segmentsOf(seen: Seen): ReadonlyMap<number, ReadonlySet<number>> {
  const ids = seen.numbers('customer_id');
  const segments = new Map<number, Set<number>>();
  for (let row = 0; row < seen.segments.length; row += 1) {
    const own = segments.get(ids[row]!) ?? new Set();
    segments.set(ids[row]!, own.add(seen.segments[row]!));
  }
  return segments;
}

/** A customer's purchase: a day, and what its lines add up to. */
interface Purchase {
  readonly day: number;
  readonly amount: bigint;
}

const nothing: BoughtRow = {
  part: '',
  repeats: 0,
  recency: 0,
  age: 0,
  spend: 0n,
  later: 0,
  recent: 0,
  day: 0,
  customers: 0,
  purchases: 0,
  revenue: 0n,
};

/** None of a customer who had not bought yet. */
function historyOf(purchases: readonly Purchase[], { until, yearFrom }: Cut): readonly BoughtRow[] {
  const known = purchases.filter(({ day }) => day <= until);
  const [first] = known;
  if (first === undefined) return [];
  const revenue = known.reduce((sum, { amount }) => sum + amount, 0n);
  const spend = revenue - first.amount;
  return [
    {
      ...nothing,
      part: 'history',
      repeats: known.length - 1,
      recency: known.at(-1)!.day - first.day,
      age: until - first.day,
      spend: spend > 0n ? spend : 0n,
      later: purchases.length - known.length,
      recent: yearFrom === null ? 0 : known.filter(({ day }) => day >= yearFrom).length,
      customers: 1,
      revenue,
    },
  ];
}

const daysOf = (purchases: readonly Purchase[]): readonly BoughtRow[] =>
  purchases.map(({ day }, at) => ({ ...nothing, part: 'day', day, customers: at === 0 ? 1 : 0, purchases: 1 }));
