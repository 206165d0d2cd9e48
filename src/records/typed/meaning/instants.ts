/**
 * A moment as microseconds since 1970 UTC.
 *
 * @example microseconds('2026-01-01T00:00:00.000001999') // => '1767225600000001'
 */
export function microseconds(sortKey: string): string {
  const [moment = '', fraction = ''] = sortKey.split('.');
  const seconds = BigInt(Date.parse(`${moment}Z`) / 1000);
  return String(seconds * 1_000_000n + BigInt(fraction.slice(0, 6)));
}
