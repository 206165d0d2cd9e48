import type { SortedPurchases } from './sorted-purchases.ts';

/** The rows of `customer_scores` of one segment by columns, in the order of their customers. */
export interface CustomerScores {
  readonly recency: Int32Array;
  readonly frequency: Int32Array;
  /** In units of the purchases. */
  readonly monetary: Float64Array;
  readonly recencyScores: Uint8Array;
  readonly frequencyScores: Uint8Array;
  readonly monetaryScores: Uint8Array;
}

/** What customers of a segment did in the days that are asked for. */
interface Spent {
  readonly lastDays: number[];
  readonly purchases: number[];
  readonly units: number[];
}

/**
 * The relation `customer_scores` by segment, without a database and however many purchases there are: see `customerScores`.
 *
 * @param isAsked whether a day is one of those that are asked for
 * @param asOf the last day that counts, in days since 1970
 */
export function foldCustomerScores(
  purchases: SortedPurchases,
  isAsked: (day: number) => boolean,
  asOf: number,
): ReadonlyMap<number, CustomerScores> {
  const segments = new Map<number, Spent>();
  purchases.eachInSegment((segment, days, units, from, to) => {
    let [last, bought, sum] = [-Infinity, 0, 0];
    for (let row = from; row < to; row += 1) {
      if (!isAsked(days[row]!)) continue;
      if (days[row] !== last) bought += 1;
      last = days[row]!;
      sum += units[row]!;
    }
    if (bought === 0) return;
    const spent = segments.get(segment) ?? { lastDays: [], purchases: [], units: [] };
    segments.set(segment, spent);
    spent.lastDays.push(last);
    spent.purchases.push(bought);
    spent.units.push(sum);
  });
  return new Map([...segments].map(([segment, spent]) => [segment, scored(spent, asOf)]));
}

function scored({ lastDays, purchases, units }: Spent, asOf: number): CustomerScores {
  const [frequency, monetary] = [Int32Array.from(purchases), Float64Array.from(units)];
  return {
    recency: Int32Array.from(lastDays, (day) => asOf - day),
    frequency,
    monetary,
    recencyScores: scoresAmong(Int32Array.from(lastDays)),
    frequencyScores: scoresAmong(frequency),
    monetaryScores: scoresAmong(monetary),
  };
}

/** 1 and the whole fifths of all customers whose value is less. */
function scoresAmong(values: Int32Array | Float64Array): Uint8Array {
  const rising = values.toSorted();
  return Uint8Array.from(values, (value) => 1 + Math.floor((5 * countLess(rising, value)) / rising.length));
}

function countLess(rising: Int32Array | Float64Array, value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
