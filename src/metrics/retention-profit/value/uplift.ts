import type { Case } from './case.ts';

/** A form of the value of a customer at a retention. */
export type Value = (one: Case, retention: number) => number | null;

/** Shares that differ by less are the same: what a sum of decimals is off by. */
const alike = 1e-9;

/**
 * Retention after so many points more; null where nobody would leave any more.
 *
 * @example improved(0.8, 0.05) // => 0.85
 * @example improved(0.95, 0.05) // => null
 */
export const improved = (retention: number, by: number): number | null =>
  retention + by < 1 - alike ? retention + by : null;

/**
 * By which share a customer is worth more at a higher retention; null where one value is not known, or where he is worth nothing
 * to begin with.
 *
 * Source: Reichheld & Sasser (1990), whose 25 to 95 % are such shares for five points.
 */
export function upliftOf(value: Value, one: Case, retention: number, by: number): number | null {
  const better = improved(retention, by);
  const before = value(one, retention);
  const after = better === null ? null : value(one, better);
  return before === null || after === null || before <= 0 ? null : after / before - 1;
}
