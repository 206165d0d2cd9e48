import { logGamma } from './log-gamma.ts';
import { logRising } from './rising-factorial.ts';

/**
 * ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), for a, b > 0; throws a RangeError elsewhere.
 *
 * Source: NIST Digital Library of Mathematical Functions, 5.12.1.
 *
 * @example logBeta(2, 3) // => -2.48490664978800
 * @example logBeta(0.5, 1e12) // => -13.24314561504
 */
export function logBeta(a: number, b: number): number {
  const [smaller, larger] = a < b ? [a, b] : [b, a];
  return logGamma(smaller) - logRising(larger, smaller);
}
