/** What ratings of a driver do: nothing that can be told, the same both ways, harm alone, delight alone. */
export type Kind = 'unclear' | 'performance' | 'hygiene' | 'delighter';

/** What low ratings take from the outcome and what high ones add, against those between; null where it is not known. */
export interface Effects {
  readonly penalty: number | null;
  readonly reward: number | null;
  /** Of the test that they are as far from 0. */
  readonly wald_p: number | null;
}

/** Both sides are as large where the index is no further from 0. */
const even = 0.1;
const significance = 0.05;

/**
 * By how much more a driver rewards than it penalises: −1 where it can only harm, 1 where it can only delight. Null where it does
 * neither.
 *
 * Source: Mikulić & Prebežac (2008), "Prioritizing improvement of service attributes using impact range-performance analysis and
 * impact-asymmetry analysis", Managing Service Quality 18.
 *
 * @example asymmetry(-1.375, 0.25) // => -0.6923077
 */
export function asymmetry(penalty: number, reward: number): number | null {
  const range = Math.abs(penalty) + Math.abs(reward);
  return range === 0 ? null : (Math.abs(reward) - Math.abs(penalty)) / range;
}

/**
 * The class of a driver by penalty and reward.
 *
 * Source: Brandt (1987), "A procedure for identifying value-enhancing service components using customer satisfaction survey data";
 * Mikulić & Prebežac (2008).
 *
 * @example [kindOf({ penalty: -1.4, reward: 0.2, wald_p: 0.01 }), kindOf({ penalty: -1, reward: 1, wald_p: 0.9 })] // => ['hygiene', 'performance']
 */
export function kindOf({ penalty, reward, wald_p }: Effects): Kind {
  if (penalty === null || reward === null || penalty > 0 || reward < 0) return 'unclear';
  const index = asymmetry(penalty, reward);
  if (index === null || Math.abs(index) <= even || (wald_p !== null && wald_p > significance)) return 'performance';
  return index < 0 ? 'hygiene' : 'delighter';
}
