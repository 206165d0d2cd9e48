import type { Interval } from '../interval.ts';
import { normalCriticalValue } from '../distributions/normal.ts';

/**
 * The score interval of a proportion, in shares 0…1; null when n is 0. `successes` and `n` may be fractions. Throws a
 * RangeError when there are more successes than answers.
 *
 * Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference", Journal of the American
 * Statistical Association 22; method 3 of Newcombe (1998), Statistics in Medicine 17, 857–872.
 *
 * @example wilsonInterval(81, 263, 0.95) // => { low: 0.2553, high: 0.3662 }
 * @example wilsonInterval(0, 20, 0.95) // => { low: 0, high: 0.1611 }
 */
export function wilsonInterval(successes: number, n: number, confidence: number): Interval | null {
  if (!(n > 0)) {
    return null;
  }
  // A weighted share of 1 times its number of answers may exceed that number by a rounding error.
  if (!(successes >= 0 && successes <= n * (1 + 1e-9))) {
    throw new RangeError(`${successes} of ${n} cannot have succeeded`);
  }
  const z = normalCriticalValue(confidence);
  const failures = n - successes;
  const centre = successes + (z * z) / 2;
  const reach = z * Math.sqrt((successes * failures) / n + (z * z) / 4);
  return {
    // Without successes or failures the ends are exactly 0 or 1, which rounding would miss.
    low: successes <= 0 ? 0 : Math.max(0, (centre - reach) / (n + z * z)),
    high: failures <= 0 ? 1 : Math.min(1, (centre + reach) / (n + z * z)),
  };
}
