import { CxError } from '../../errors.ts';
import { breakEvenRetention } from './value/break-even.ts';
import type { Case } from './value/case.ts';
import { fixedLifeValue } from './value/fixed-life.ts';
import { hasEnd, survivalValue } from './value/survival.ts';
import { improved, upliftOf } from './value/uplift.ts';

/** What a customer is worth at his retention, and what some points more are; null where it cannot be said. */
export interface Worth {
  readonly customer_value: number | null;
  readonly uplift: number | null;
  readonly customer_value_fixed_life: number | null;
  readonly uplift_fixed_life: number | null;
  readonly break_even_retention: number | null;
}

/** @param points a share: 0.05 for five points */
export const worthOf = (one: Case, retention: number, points: number): Worth => ({
  customer_value: survivalValue(one, retention),
  uplift: upliftOf(survivalValue, one, retention, points),
  customer_value_fixed_life: fixedLifeValue(one, retention),
  uplift_fixed_life: upliftOf(fixedLifeValue, one, retention, points),
  break_even_retention: breakEvenRetention(survivalValue, one),
});

/** @throws no-finite-value where a customer, or one who stays as much longer as was asked, is worth more than any number */
export function assertFinite(one: Case, retention: number, points: number): void {
  const better = improved(retention, points);
  if (better !== null && hasEnd(one, better)) return;
  const { discount, tailGrowth } = one;
  throw new CxError('no-finite-value', { retention, improve: points, discount, tailGrowth });
}
