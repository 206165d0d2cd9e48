import type { QueriedRow } from '../../estimates/groups/queried.ts';
import type { OwnLines } from '../../relations/folded/sorted-purchases.ts';
import { civilDay, dayNumberOf, isoDay } from '../../values/dates/calendar.ts';
import { dayAfterSpan } from '../../values/dates/periods/span.ts';
import { ownNumber, type SeenPurchases } from '../reduction.ts';
import type { BoughtRow } from './bought-row.ts';
import { inOrder } from './in-order.ts';

type Folded = readonly QueriedRow<BoughtRow>[];

/** The last day that is looked at, and the first of the year up to it where days are held out. */
interface Cut {
  readonly until: number;
  readonly yearFrom: number | null;
}

/** What the query of `bought` gives. */
export function foldedHistories(seen: SeenPurchases): Folded {
  const asked = ownNumber(seen, 'calibrationEnd');
  const until = asked ?? dayNumberOf(seen.asOf);
  return rowsUntil(seen, { until, yearFrom: asked === null ? null : yearBefore(asked) });
}

/** What the query of `split` gives. */
export function foldedSplit(seen: SeenPurchases): Folded {
  let first = Infinity;
  seen.purchases.eachCustomer(([, days, , from]) => {
    first = Math.min(first, days[from]!);
  });
  if (first === Infinity) return [];
  const asOf = dayNumberOf(seen.asOf);
  const until = asOf - Math.floor((asOf - first + 1) / 3);
  return rowsUntil(seen, { until, yearFrom: yearBefore(until) });
}

const yearBefore = (day: number) => dayNumberOf(dayAfterSpan(isoDay(civilDay(day)), { count: -1, unit: 'year' })) + 1;

/** How many came on each day, and how many purchases were made on it. */
type Days = Map<number, { came: number; bought: number }>;

/** What a segment's customers come to. */
interface Group {
  readonly histories: BoughtRow[];
  readonly days: Days;
}

/** A customer is one of all his purchases, in each segment in which he has a line. */
function rowsUntil({ purchases, money }: SeenPurchases, cut: Cut): Folded {
  const groups = new Map<number, Group>();
  purchases.eachCustomer((own, stands) => {
    const history = historyOf(own, cut, money);
    for (const segment of stands) {
      const group: Group = groups.get(segment) ?? { histories: [], days: new Map() };
      groups.set(segment, group);
      if (history !== null) group.histories.push(history);
      addDays(own, group.days);
    }
  });
  return [...groups].flatMap(([segment, { histories, days }]) =>
    [...dayRows(days), ...inOrder(histories)].map((row) => ({ segment, period: null, row })),
  );
}

const dayRows = (days: Days): readonly BoughtRow[] =>
  [...days]
    .toSorted(([a], [b]) => a - b)
    .map(([day, { came, bought }]) => ({ ...nothing, part: 'day', day, customers: came, purchases: bought }));

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

/** Null for a customer who had not bought yet. */
function historyOf(
  [, days, units, from, to]: Parameters<OwnLines>,
  { until, yearFrom }: Cut,
  money: SeenPurchases['money'],
): BoughtRow | null {
  const first = days[from]!;
  if (first > until) return null;
  let [last, known, later, recent, ofFirst, revenue] = [first, 0, 0, 0, 0, 0];
  for (let row = from; row < to; row += 1) {
    const day = days[row]!;
    const isNew = row === from || day !== days[row - 1];
    if (day > until) {
      if (isNew) later += 1;
      continue;
    }
    if (isNew) known += 1;
    if (isNew && yearFrom !== null && day >= yearFrom) recent += 1;
    if (day === first) ofFirst += units[row]!;
    revenue += units[row]!;
    last = day;
  }
  const spend = revenue - ofFirst;
  return {
    part: 'history',
    repeats: known - 1,
    recency: last - first,
    age: until - first,
    spend: spend > 0 ? money(spend) : 0n,
    later,
    recent,
    day: 0,
    customers: 1,
    purchases: 0,
    revenue: money(revenue),
  };
}

function addDays([, days, , from, to]: Parameters<OwnLines>, all: Days): void {
  for (let row = from; row < to; row += 1) {
    const day = days[row]!;
    if (row > from && day === days[row - 1]) continue;
    const known = all.get(day);
    if (known === undefined) all.set(day, { came: row === from ? 1 : 0, bought: 1 });
    else {
      known.bought += 1;
      if (row === from) known.came += 1;
    }
  }
}
