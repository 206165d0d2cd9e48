import type { Codes } from '../../../sources/codes.ts';

/** What records say, each distinct thing once, and for each record the number of what it says. */
export interface Coded<T> {
  readonly distinct: readonly T[];
  readonly codes: Codes;
}

/** What one record says. */
export const ofRow = <T>({ distinct, codes }: Coded<T>, row: number): T => distinct[codes[row]!]!;

/** The same records, with something else made of each distinct thing. */
export const mapped = <T, U>({ distinct, codes }: Coded<T>, make: (one: T, code: number) => U): Coded<U> => ({
  distinct: distinct.map(make),
  codes,
});

/** Records that all say the same. */
export const constant = <T>(one: T, rows: number): Coded<T> => ({ distinct: [one], codes: new Uint8Array(rows) });

/** Two columns as one: something is made of each pair of what they say once, however many records say both. */
export function paired<T, U, V>(one: Coded<T>, other: Coded<U>, make: (one: T, other: U) => V): Coded<V> {
  const width = other.distinct.length;
  if (width === 1) return mapped(one, (each) => make(each, other.distinct[0]!));
  const numbers = new Map<number, number>();
  const distinct: V[] = [];
  const codes = new Int32Array(one.codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const [left, right] = [one.codes[row]!, other.codes[row]!];
    const pair = left * width + right;
    let number = numbers.get(pair);
    if (number === undefined) {
      number = distinct.length;
      numbers.set(pair, number);
      distinct.push(make(one.distinct[left]!, other.distinct[right]!));
    }
    codes[row] = number;
  }
  return { distinct, codes };
}

/** How many of some records say each distinct thing. */
export function countsAmong({ distinct, codes }: Coded<unknown>, rows: Int32Array): Uint32Array {
  const counts = new Uint32Array(distinct.length);
  for (let at = 0; at < rows.length; at += 1) counts[codes[rows[at]!]!]! += 1;
  return counts;
}
