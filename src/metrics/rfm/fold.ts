import type { QueriedRow } from '../../estimates/groups/queried.ts';
import { foldCustomerScores, type CustomerScore } from '../../relations/folded/customer-scores.ts';
import { groupsBy } from '../../relations/folded/groups.ts';
import { foldPurchases } from '../../relations/folded/purchases.ts';
import { dayNumberOf } from '../../values/dates/calendar.ts';
import { linesOf } from '../movements/reduced/folded-lines.ts';
import { ordinalsOf } from '../movements/reduced/customer-periods.ts';
import type { Seen } from '../reduction.ts';
import { segmentOf, valueOf } from './named-segments.ts';
import type { ScoredRow } from './scored-row.ts';

/** What the query of `scored` gives, of few purchases. */
export function foldedStatistics(seen: Seen): readonly QueriedRow<ScoredRow>[] {
  const ordinalOf = ordinalsOf(seen.grid);
  const lines = foldPurchases(linesOf(seen)).lines.filter(({ day }) => (ordinalOf(day) ?? 0) > 0);
  const bySegment = groupsBy(foldCustomerScores(lines, dayNumberOf(seen.asOf)), ({ segment }) => segment);
  return [...bySegment].flatMap(([segment, own]) =>
    [...cells(own), ...middles(own), ...spenders(own)].map((row) => ({ segment, period: null, row })),
  );
}

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

const nameOf = ({ recencyScore, frequencyScore, monetaryScore }: CustomerScore) =>
  segmentOf(recencyScore, valueOf(frequencyScore, monetaryScore));

const revenueOf = (customers: readonly CustomerScore[]) => customers.reduce((sum, { monetary }) => sum + monetary, 0n);

function cells(customers: readonly CustomerScore[]): readonly ScoredRow[] {
  const groups = groupsBy(customers, (one) => `${one.recencyScore} ${one.frequencyScore} ${one.monetaryScore}`);
  return [...groups.values()].map((own) => {
    const first = own[0]!;
    const [recencyFrom, recencyTo] = ends(own, ({ recency }) => recency);
    const [frequencyFrom, frequencyTo] = ends(own, ({ frequency }) => frequency);
    const [monetaryFrom, monetaryTo] = ends(own, ({ monetary }) => monetary);
    return {
      ...nothing,
      part: 'cell',
      recency_score: first.recencyScore,
      frequency_score: first.frequencyScore,
      monetary_score: first.monetaryScore,
      name: nameOf(first),
      customers: own.length,
      purchases: own.reduce((sum, { frequency }) => sum + frequency, 0),
      revenue: revenueOf(own),
      recency_from: recencyFrom,
      recency_to: recencyTo,
      frequency_from: frequencyFrom,
      frequency_to: frequencyTo,
      monetary_from: monetaryFrom,
      monetary_to: monetaryTo,
    };
  });
}

/** The least and the greatest value. */
function ends<V extends number | bigint>(
  customers: readonly CustomerScore[],
  valueOfOne: (one: CustomerScore) => V,
): readonly [V, V] {
  const values = customers.map(valueOfOne);
  return [
    values.reduce((least, one) => (one < least ? one : least)),
    values.reduce((most, one) => (one > most ? one : most)),
  ];
}

function middles(customers: readonly CustomerScore[]): readonly ScoredRow[] {
  return [...groupsBy(customers, nameOf)].map(([name, own]) => {
    const rising = own.map(({ recency }) => recency).toSorted((a, b) => a - b);
    const [low, high] = [Math.ceil(own.length / 2), Math.floor(own.length / 2) + 1];
    return { ...nothing, part: 'middle', name, recency_from: rising[low - 1]!, recency_to: rising[high - 1]! };
  });
}

function spenders(customers: readonly CustomerScore[]): readonly ScoredRow[] {
  const falling = customers.toSorted((a, b) => (a.monetary > b.monetary ? -1 : a.monetary < b.monetary ? 1 : 0));
  const placed = falling.map((one, at) => ({ one, hundredth: Math.floor((100 * at) / falling.length) + 1 }));
  return [...groupsBy(placed, ({ hundredth }) => hundredth)].map(([hundredth, own]) => ({
    ...nothing,
    part: 'spenders',
    hundredth,
    customers: own.length,
    revenue: revenueOf(own.map(({ one }) => one)),
  }));
}
