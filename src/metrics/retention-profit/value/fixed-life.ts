import { growthOfWorth, worthOfYear, type Case } from './case.ts';

/**
 * How many years a customer stays on average where the same share leaves every year: 1 ÷ (1 − r). Null where nobody leaves.
 *
 * @example averageLife(0.8) // => 5
 * @example averageLife(0) // => 1
 * @example averageLife(1) // => null
 */
export const averageLife = (retention: number): number | null => (retention < 1 ? 1 / (1 - retention) : null);

/**
 * The value of a customer as it was published: he stays exactly as long as the average one, −A + Σ π_t ÷ (1 + i)^(t−δ) over the
 * years of his life, a part of a year counting in part. Null where nobody leaves, or where it is too great a number.
 *
 * Source: Reichheld & Sasser (1990), "Zero defections: quality comes to services", Harvard Business Review 68(5); its credit card
 * is the second example.
 *
 * @example fixedLifeValue({ acquisitionCost: 10, profits: [100], tailGrowth: 0, discount: 0, lead: 0 }, 0.6) // => 240
 * @example fixedLifeValue({ acquisitionCost: 51, profits: [30, 42, 44, 49, 55], tailGrowth: 0.0246, discount: 0.0843, lead: 1 }, 0.9) // => 301.784740
 */
export function fixedLifeValue(one: Case, retention: number): number | null {
  const life = averageLife(retention);
  if (life === null) return null;
  const { acquisitionCost, profits } = one;
  const known = profits.reduce((sum, profit, at) => sum + within(life - at) * profit * worthOfYear(one, at + 1), 0);
  const last = profits.length;
  const after = Math.max(life - last, 0);
  const tail = profits[last - 1]! * worthOfYear(one, last) * geometric(growthOfWorth(one), after);
  const value = known + tail - acquisitionCost;
  return Number.isFinite(value) ? value : null;
}

/** How much of a year is lived when so many years are left. */
const within = (years: number) => Math.min(Math.max(years, 0), 1);

/** q + q² + … of so many terms, the last one in part. */
function geometric(ratio: number, terms: number): number {
  const whole = Math.floor(terms);
  const sum = ratio === 1 ? whole : (ratio * (1 - ratio ** whole)) / (1 - ratio);
  return sum + (terms - whole) * ratio ** (whole + 1);
}
