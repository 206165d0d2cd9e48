import type { Difference } from '../difference.ts';
import type { Interval } from '../interval.ts';
import { studentCriticalValue, studentTwoSided } from '../distributions/student-t.ts';

/** How often a value occurs. */
export interface CountedValue {
  readonly value: number;
  readonly n: number;
}

/**
 * Mean and spread of a sample. The mean is null without values; variance (divisor n − 1) and standard deviation are null
 * below two.
 */
export interface MeanSummary {
  readonly n: number;
  readonly mean: number | null;
  readonly variance: number | null;
  readonly standard_deviation: number | null;
}

/**
 * Mean and spread of values given with their counts. Whole values and counts are summed exactly, so that neither order
 * nor size of the sample changes a digit; other values are centred on their
 * mean first.
 *
 * Source: Chan, Golub & LeVeque (1983), "Algorithms for computing the sample variance", The American Statistician 37.
 *
 * @example meanOfCounts([{ value: 5, n: 4 }, { value: 4, n: 3 }, { value: 3, n: 1 }, { value: 2, n: 1 }, { value: 1, n: 1 }]) // => { n: 10, mean: 3.8, variance: 1.955555556, standard_deviation: 1.39841180 }
 * @example meanOfCounts([]) // => { n: 0, mean: null, variance: null, standard_deviation: null }
 */
export const meanOfCounts = (values: readonly CountedValue[]): MeanSummary =>
  summaryOf(values.every(isWhole) ? exactMoments(sumsOf(values)) : centredMoments(values));

/** The sums of whole values, of which mean and spread are made. */
export interface WholeSums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/**
 * Mean and spread of whole values by their number, their sum and that of their squares.
 *
 * @example meanOfSums({ n: 3, sum: 6, squares: 14 }) // => { n: 3, mean: 2, variance: 1, standard_deviation: 1, squaredDeviations: 2 }
 */
export function meanOfSums({ n, sum, squares }: WholeSums): MeanSummary & Pick<Moments, 'squaredDeviations'> {
  const moments = exactMoments({ count: BigInt(n), sum: BigInt(sum), squares: BigInt(squares) });
  return { ...summaryOf(moments), squaredDeviations: moments.squaredDeviations };
}

function summaryOf({ n, mean, squaredDeviations }: Moments): MeanSummary {
  const variance = n > 1 ? squaredDeviations / (n - 1) : null;
  return {
    n,
    mean: n > 0 ? mean : null,
    variance,
    standard_deviation: variance === null ? null : Math.sqrt(variance),
  };
}

/**
 * Student's interval of a mean, in the units of the values; null below two values. It is a point where they are all alike.
 *
 * Source: Student (1908), "The probable error of a mean", Biometrika 6.
 *
 * @example meanInterval({ n: 10, mean: 3.8, variance: 1.9555555555555555, standard_deviation: 1.398411797560202 }, 0.95) // => { low: 2.79963646, high: 4.80036354 }
 */
export function meanInterval({ n, mean, variance }: MeanSummary, confidence: number): Interval | null {
  if (mean === null || variance === null) {
    return null;
  }
  const reach = studentCriticalValue(confidence, n - 1) * Math.sqrt(variance / n);
  return { low: mean - reach, high: mean + reach };
}

/**
 * The difference of two independent means (a − b) with Welch's interval and two-sided t test, which does not suppose the
 * same spread in both; null when either has fewer than two values. When neither varies there are no degrees of freedom,
 * and interval, statistic and p-value are null.
 *
 * Source: Welch (1947), "The generalization of 'Student's' problem when several different population variances are
 * involved", Biometrika 34.
 *
 * @example welchTest({ n: 10, mean: 3.8, variance: 2, standard_deviation: 1.4142135623730951 }, { n: 20, mean: 3, variance: 1, standard_deviation: 1 }, 0.95)?.p_value // => 0.132467
 */
export function welchTest(a: MeanSummary, b: MeanSummary, confidence: number): Difference | null {
  if (a.mean === null || b.mean === null || a.variance === null || b.variance === null) {
    return null;
  }
  const difference = a.mean - b.mean;
  const standardError = Math.sqrt(a.variance / a.n + b.variance / b.n);
  const df = welchDegreesOfFreedom(a, b);
  if (df === null) {
    return {
      difference,
      std_error: standardError,
      conf_low: null,
      conf_high: null,
      statistic: null,
      p_value: null,
    };
  }
  const reach = studentCriticalValue(confidence, df) * standardError;
  const statistic = difference / standardError;
  return {
    difference,
    std_error: standardError,
    conf_low: difference - reach,
    conf_high: difference + reach,
    statistic,
    p_value: studentTwoSided(statistic, df),
  };
}

/**
 * The degrees of freedom of Welch's test, usually not a whole number; null when either sample has fewer than two values,
 * or neither varies.
 *
 * Source: Satterthwaite (1946), "An approximate distribution of estimates of variance components", Biometrics Bulletin 2.
 *
 * @example welchDegreesOfFreedom({ n: 10, mean: 0, variance: 1, standard_deviation: 1 }, { n: 10, mean: 0, variance: 1, standard_deviation: 1 }) // => 18
 */
export function welchDegreesOfFreedom(a: MeanSummary, b: MeanSummary): number | null {
  if (a.variance === null || b.variance === null || a.variance + b.variance === 0) {
    return null;
  }
  const ofA = a.variance / a.n;
  const ofB = b.variance / b.n;
  return (ofA + ofB) ** 2 / (ofA ** 2 / (a.n - 1) + ofB ** 2 / (b.n - 1));
}

interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly squaredDeviations: number;
}

function isWhole({ value, n }: CountedValue): boolean {
  return Number.isSafeInteger(value) && Number.isSafeInteger(n);
}

interface ExactSums {
  readonly count: bigint;
  readonly sum: bigint;
  readonly squares: bigint;
}

function sumsOf(values: readonly CountedValue[]): ExactSums {
  let [count, sum, squares] = [0n, 0n, 0n];
  for (const { value, n } of values) {
    count += BigInt(n);
    sum += BigInt(value) * BigInt(n);
    squares += BigInt(value) ** 2n * BigInt(n);
  }
  return { count, sum, squares };
}

/** Σ(x − x̄)² = (n·Σx² − (Σx)²)/n, whose numerator is a whole number of any length. */
function exactMoments({ count, sum, squares }: ExactSums): Moments {
  const n = Number(count);
  return { n, mean: Number(sum) / n, squaredDeviations: Number(count * squares - sum * sum) / n };
}

/** Fractions round, and the same rows must give the same digits: they are added in the order of their values. */
function centredMoments(unordered: readonly CountedValue[]): Moments {
  const values = unordered.toSorted((a, b) => a.value - b.value || a.n - b.n);
  const n = sumOver(values, () => 1);
  const mean = sumOver(values, (value) => value) / n;
  return { n, mean, squaredDeviations: sumOver(values, (value) => (value - mean) ** 2) };
}

function sumOver(values: readonly CountedValue[], term: (value: number) => number): number {
  return values.reduce((sum, { value, n }) => sum + n * term(value), 0);
}
