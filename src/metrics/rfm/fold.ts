import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { foldCustomerScores, type CustomerScores } from '../../relations/folded/customer-scores.ts';
import { groupedPlaces } from '../../relations/folded/grouped-places.ts';
import { dayNumberOf } from '../../values/dates/calendar.ts';
import { ordinalsOf } from '../movements/reduced/customer-periods.ts';
import type { SeenPurchases } from '../reduction.ts';
import { scores, segmentNames, segmentOf, valueOf } from './named-segments.ts';
import type { ScoredRow } from './scored-row.ts';

/** What the query of `scored` gives, however many purchases there are. */
export function foldedStatistics(seen: SeenPurchases): readonly QueriedRow<ScoredRow>[] {
  const ordinalOf = ordinalsOf(seen.grid);
  const isAsked = (day: number) => (ordinalOf(day) ?? 0) > 0;
  const bySegment = foldCustomerScores(seen.purchases, isAsked, dayNumberOf(seen.asOf));
  return [...bySegment].flatMap(([segment, own]) =>
    [...cells(own, seen.money), ...middles(own), ...spenders(own, seen.money)].map((row) => ({
      segment,
      period: null,
      row,
    })),
  );
}

type Money = SeenPurchases['money'];

const nothing: ScoredRow = {
  part: '',
  recency_score: 0,
  frequency_score: 0,
  monetary_score: 0,
  name: '',
  hundredth: 0,
  customers: 0,
  purchases: 0,
  revenue: 0n,
  recency_from: 0,
  recency_to: 0,
  frequency_from: 0,
  frequency_to: 0,
  monetary_from: 0n,
  monetary_to: 0n,
};

/** Every three scores that a customer may have, and the name of the segment that they make. */
const allScores = scores.flatMap((recency) =>
  scores.flatMap((frequency) =>
    scores.map((monetary) => ({
      recency,
      frequency,
      monetary,
      name: segmentOf(recency, valueOf(frequency, monetary)),
    })),
  ),
);

/** The place of a customer's scores among all. */
const placesOfScores = ({ recencyScores, frequencyScores, monetaryScores }: CustomerScores): Int32Array =>
  Int32Array.from(
    recencyScores,
    (recency, at) =>
      scores.length * (scores.length * (recency - 1) + frequencyScores[at]! - 1) + monetaryScores[at]! - 1,
  );

/** The places of the members of each group that has any. */
function groupsOf(numbers: Int32Array): readonly (readonly [number, Int32Array])[] {
  const { places, starts } = groupedPlaces(numbers);
  return Array.from(
    starts.subarray(0, -1),
    (from, group) => [group, places.subarray(from, starts[group + 1])] as const,
  ).filter(([, own]) => own.length > 0);
}

function cells(customers: CustomerScores, money: Money): readonly ScoredRow[] {
  return groupsOf(placesOfScores(customers)).map(([place, own]) => {
    const recency = rangeOf(customers.recency, own);
    const frequency = rangeOf(customers.frequency, own);
    const monetary = rangeOf(customers.monetary, own);
    return {
      ...nothing,
      part: 'cell',
      recency_score: allScores[place]!.recency,
      frequency_score: allScores[place]!.frequency,
      monetary_score: allScores[place]!.monetary,
      name: allScores[place]!.name,
      customers: own.length,
      purchases: frequency.sum,
      revenue: money(monetary.sum),
      recency_from: recency.least,
      recency_to: recency.most,
      frequency_from: frequency.least,
      frequency_to: frequency.most,
      monetary_from: money(monetary.least),
      monetary_to: money(monetary.most),
    };
  });
}

/** The ends of some values, and what they come to. */
interface Range {
  readonly least: number;
  readonly most: number;
  readonly sum: number;
}

function rangeOf(values: Int32Array | Float64Array, places: Int32Array): Range {
  let [least, most, sum] = [Infinity, -Infinity, 0];
  for (const place of places) {
    const value = values[place]!;
    least = Math.min(least, value);
    most = Math.max(most, value);
    sum += value;
  }
  return { least, most, sum };
}

function middles(customers: CustomerScores): readonly ScoredRow[] {
  const names = allScores.map(({ name }) => segmentNames.indexOf(name));
  return groupsOf(placesOfScores(customers).map((place) => names[place]!)).map(([name, own]) => {
    const rising = Int32Array.from(own, (place) => customers.recency[place]!).toSorted();
    const [low, high] = [Math.ceil(own.length / 2), Math.floor(own.length / 2) + 1];
    return {
      ...nothing,
      part: 'middle',
      name: segmentNames[name]!,
      recency_from: rising[low - 1]!,
      recency_to: rising[high - 1]!,
    };
  });
}

function spenders({ monetary }: CustomerScores, money: Money): readonly ScoredRow[] {
  const falling = monetary.toSorted().toReversed();
  const hundredths = new Map<number, { customers: number; units: number }>();
  for (const [at, units] of falling.entries()) {
    const hundredth = Math.floor((100 * at) / falling.length) + 1;
    const own = hundredths.get(hundredth) ?? { customers: 0, units: 0 };
    hundredths.set(hundredth, own);
    own.customers += 1;
    own.units += units;
  }
  return [...hundredths].map(([hundredth, { customers, units }]) => ({
    ...nothing,
    part: 'spenders',
    hundredth,
    customers,
    revenue: money(units),
  }));
}
