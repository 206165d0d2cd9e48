/**
 * What a customer's purchases say of his future, in the models of this folder: how many he made after the first
 * (`repeats`), when the last of these was (`recency`, 0 without any), and how long ago the first was (`age`), both counted
 * from the first, in one unit of time. It is all that the models ask, so customers who are alike are one.
 */
export interface PurchaseHistory {
  readonly repeats: number;
  readonly recency: number;
  readonly age: number;
}

/** How many customers have a history. */
export interface PurchaseRow extends PurchaseHistory {
  readonly customers: number;
}

/** Rows as columns in order, every history once. */
export interface PurchaseHistories {
  readonly size: number;
  /** The different numbers of repeats, and for each row which of them is its own. */
  readonly counts: Float64Array;
  readonly count: Int32Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  readonly customers: Float64Array;
  readonly total: number;
}

/**
 * Puts rows in order, so that nothing depends on the order they came in, and those that are alike together. Throws a
 * RangeError for what cannot be: repeats that are not whole, a last purchase after the end or without a repeat, customers
 * below 0.
 *
 * @example purchaseHistories([{ repeats: 1, recency: 2, age: 5, customers: 3 }, { repeats: 0, recency: 0, age: 5, customers: 4 }, { repeats: 1, recency: 2, age: 5, customers: 1 }]).customers // => [4, 4]
 */
export function purchaseHistories(rows: readonly PurchaseRow[]): PurchaseHistories {
  const counts: number[] = [];
  const count = new Int32Array(rows.length);
  const [recency, age, customers] = [0, 0, 0].map(() => new Float64Array(rows.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let size = 0;
  let total = 0;
  let last: PurchaseRow | null = null;
  for (const row of inOrder(rows)) {
    requirePossible(row);
    if (row.customers === 0) continue;
    total += row.customers;
    if (last !== null && inTurn(last, row) === 0) {
      customers[size - 1]! += row.customers;
      continue;
    }
    if (counts.at(-1) !== row.repeats) counts.push(row.repeats);
    count[size] = counts.length - 1;
    recency[size] = row.recency;
    age[size] = row.age;
    customers[size] = row.customers;
    size += 1;
    last = row;
  }
  return {
    size,
    counts: Float64Array.from(counts),
    count: count.subarray(0, size),
    recency: recency.subarray(0, size),
    age: age.subarray(0, size),
    customers: customers.subarray(0, size),
    total,
  };
}

/** So many rows come near to what all of them say. */
export const enough = 5000;

/** Every so many a row, or all where they are few. */
export function sampleOf(histories: PurchaseHistories): PurchaseHistories {
  const stride = Math.floor(histories.size / enough);
  if (stride < 2) {
    return histories;
  }
  const kept = (_: number, index: number): boolean => index % stride === 0;
  const customers = histories.customers.filter(kept);
  return {
    size: customers.length,
    counts: histories.counts,
    count: histories.count.filter(kept),
    recency: histories.recency.filter(kept),
    age: histories.age.filter(kept),
    customers,
    total: customers.reduce((sum, one) => sum + one, 0),
  };
}

/** Repeats for a unit of time, never 0: the size of rates to begin a search from. */
export function usualRate({ size, counts, count, age, customers, total }: PurchaseHistories): number {
  let repeats = 0;
  let time = 0;
  for (let row = 0; row < size; row += 1) {
    repeats += customers[row]! * counts[count[row]!]!;
    time += customers[row]! * age[row]!;
  }
  return Math.max(repeats, 0.01 * total) / (time > 0 ? time : total);
}

function inOrder(rows: readonly PurchaseRow[]): readonly PurchaseRow[] {
  const isOrdered = rows.every((row, index) => index === 0 || inTurn(rows[index - 1]!, row) <= 0);
  return isOrdered ? rows : rows.toSorted(inTurn);
}

function inTurn(left: PurchaseHistory, right: PurchaseHistory): number {
  return left.repeats - right.repeats || left.recency - right.recency || left.age - right.age;
}

function requirePossible({ repeats, recency, age, customers }: PurchaseRow): void {
  const isPossible =
    Number.isInteger(repeats) &&
    repeats >= 0 &&
    recency >= 0 &&
    recency <= age &&
    age < Infinity &&
    (repeats > 0 || recency === 0) &&
    customers >= 0 &&
    customers < Infinity;
  if (!isPossible) {
    throw new RangeError(
      `no ${customers} customers can have ${repeats} repeats, the last at ${recency}, within a time of ${age}`,
    );
  }
}
