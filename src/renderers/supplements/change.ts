import type { Before, Headline } from '../../results/result.ts';
import { squareAndAdd } from '../../statistics/square-and-add.ts';
import { isNumber } from '../text/rows.ts';

/** A headline beside what it was in the report before. */
export interface Change {
  readonly was: number;
  readonly by: number;
  /** Of the difference, where both had one; null where that cannot be said. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** What a headline changed by; null where the report before did not have it, or was asked otherwise. */
export function changeOf(metric: string, headline: Headline<string>, before: Before | undefined): Change | null {
  if (before?.asked_otherwise?.includes(metric) === true) return null;
  const was = before?.headlines.find((one) => one.metric === metric && one.name === headline.name);
  if (!isNumber(was?.value) || !isNumber(headline.value)) return null;
  const now = whole(headline.value, headline.conf_low, headline.conf_high);
  const then = whole(was.value, was.conf_low, was.conf_high);
  const interval = now === null || then === null ? null : squareAndAdd(now, then);
  return { was: was.value, by: headline.value - was.value, interval };
}

const whole = (value: number, low: number | null | undefined, high: number | null | undefined) =>
  isNumber(low) && isNumber(high) ? { value, low, high } : null;

/** More than chance, where the interval of the change leaves out zero; null where there is none. */
export const isChangeShown = ({ interval }: Change): boolean | null =>
  interval === null ? null : interval.low > 0 || interval.high < 0;

/** The unit of a difference: that of shares is told in points of them. */
export const differenceUnit = (unit: Headline['unit']): Headline['unit'] =>
  unit === 'share' ? 'share-difference' : unit;
