const fine = 2 ** 53;

/**
 * A whole number in parts that are as their weights, to the nearest whole, and add up to it exactly: what rounding down leaves goes to
 * those who lose most by it, the first of equals before the others (the method of the largest remainder; Hamilton 1792).
 *
 * @param weights 0 or more, and not all 0
 * @example sharedOut(100n, [1, 1, 1]).map(Number) // => [34, 33, 33]
 * @example sharedOut(-10n, [4, 1]).map(Number) // => [-8, -2]
 */
export function sharedOut(whole: bigint, weights: readonly number[]): bigint[] {
  const largest = Math.max(...weights);
  const exact = weights.map((weight) => BigInt(Math.round((weight / largest) * fine)));
  const all = exact.reduce((sum, one) => sum + one, 0n);
  const size = whole < 0n ? -whole : whole;
  const parts = exact.map((one) => (size * one) / all);
  const lost = exact.map((one, at) => ({ at, rest: (size * one) % all }));
  const left = Number(size - parts.reduce((sum, one) => sum + one, 0n));
  const first = lost.toSorted((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.at - b.at)).slice(0, left);
  for (const { at } of first) parts[at]! += 1n;
  return whole < 0n ? parts.map((one) => -one) : parts;
}
