import { growthOfWorth, worthOfYear, type Case } from './case.ts';

/**
 * The value of a customer who stays another year with the same probability every year: −A + Σ r^(t−1)·π_t ÷ (1 + i)^(t−δ), in the
 * unit of the profits. Null where the sum has no end: a retention of 1 or more, or one whose loss does not outweigh growth.
 *
 * Source: Gupta & Lehmann (2003), "Customers as assets", Journal of Interactive Marketing 17(1).
 *
 * @example survivalValue({ acquisitionCost: 0, profits: [100], tailGrowth: 0, discount: 0.1, lead: 0 }, 0.8) // => 333.3333
 * @example survivalValue({ acquisitionCost: 50, profits: [100], tailGrowth: 0, discount: 0, lead: 0 }, 0) // => 50
 * @example survivalValue({ acquisitionCost: 0, profits: [100], tailGrowth: 0, discount: 0, lead: 0 }, 1) // => null
 */
export function survivalValue(one: Case, retention: number): number | null {
  if (!hasEnd(one, retention)) return null;
  const { acquisitionCost, profits } = one;
  const known = profits.reduce((sum, profit, at) => sum + retention ** at * profit * worthOfYear(one, at + 1), 0);
  const last = profits.length;
  const ratio = retention * growthOfWorth(one);
  const tail = retention ** (last - 1) * profits[last - 1]! * worthOfYear(one, last) * (ratio / (1 - ratio));
  return known + tail - acquisitionCost;
}

/** Nobody stays for ever, and what those who stay bring later is worth less by more than it grows. */
export const hasEnd = (one: Pick<Case, 'discount' | 'tailGrowth'>, retention: number): boolean =>
  retention < 1 && retention * growthOfWorth(one) < 1;
