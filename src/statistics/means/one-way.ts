import { fUpperTail } from '../distributions/f.ts';

/** A group of values: how many, their mean, and the sum of their squared deviations from it. */
export interface GroupOfValues {
  readonly n: number;
  readonly mean: number | null;
  readonly squares: number;
}

/** How much of the variance of values lies between groups; null where it cannot be said. */
export interface OneWay {
  /** Σ of squares between groups ÷ all. */
  readonly eta_squared: number | null;
  /** The same without what chance adds, at least 0. */
  readonly omega_squared: number | null;
  readonly statistic: number | null;
  readonly p_value: number | null;
}

const unknown: OneWay = { eta_squared: null, omega_squared: null, statistic: null, p_value: null };

/**
 * Analysis of variance of one way, from the size, mean and squared deviations of each group.
 * Where all values are alike nothing lies between groups, and there is nothing to test.
 *
 * Source: Fisher (1925), Statistical Methods for Research Workers; Hays (1963), Statistics for Psychologists (ω²).
 *
 * @example oneWay([{ n: 2, mean: 1, squares: 2 }, { n: 2, mean: 4, squares: 2 }]) // => { eta_squared: 0.692307692, omega_squared: 0.466666667, statistic: 4.5, p_value: 0.167949706 }
 */
export function oneWay(groups: readonly GroupOfValues[]): OneWay {
  const own = groups.filter(({ n }) => n > 0);
  const n = own.reduce((sum, group) => sum + group.n, 0);
  const mean = own.reduce((sum, group) => sum + group.n * group.mean!, 0) / n;
  const between = own.reduce((sum, group) => sum + group.n * (group.mean! - mean) ** 2, 0);
  const within = own.reduce((sum, group) => sum + group.squares, 0);
  const [df1, df2] = [own.length - 1, n - own.length];
  if (df1 < 1) return unknown;
  if (own.every((group) => group.mean === own[0]!.mean) && within === 0) return { ...unknown, omega_squared: 0 };
  const eta_squared = between / (between + within);
  if (df2 < 1) return { ...unknown, eta_squared };
  const spread = within / df2;
  const omega_squared = Math.max(0, (between - df1 * spread) / (between + within + spread));
  if (within === 0) return { ...unknown, eta_squared, omega_squared };
  const statistic = between / df1 / spread;
  return { eta_squared, omega_squared, statistic, p_value: fUpperTail(statistic, df1, df2) };
}
