import { subsetRSquared } from './subsets.ts';
import type { Standardised } from './standardised.ts';

/** With more terms there are too many subsets. */
export const mostShapleyTerms = 15;

/**
 * How R² is shared among terms: what each adds to the terms before it, on average over all orders in which they may come. The
 * shares are 0 or more and add up to R². Throws a RangeError beyond 15 terms.
 *
 * Use it to say how much each of several terms that go together counts; not to say what an outcome would be without one.
 *
 * Source: Lindeman, Merenda & Gold (1980), Introduction to Bivariate and Multivariate Analysis; it is the Shapley value (1953) of
 * the game whose worth is R². Agrees with `lmg` of R relaimpo (Grömping 2006, Journal of Statistical Software 17).
 *
 * @example shapleyShares({ terms: 2, correlations: Float64Array.of(1, 0.5, 0.5, 1), withOutcome: Float64Array.of(0.6, 0.3) }) // => [0.315, 0.045]
 */
export const shapleyShares = (of: Standardised): Float64Array => shapleySharer(of.terms)(of);

/** The same for many regressions on as many terms, one after the other. */
export function shapleySharer(terms: number): (of: Standardised) => Float64Array {
  if (terms > mostShapleyTerms)
    throw new RangeError(`shares of R² are for ${mostShapleyTerms} terms at most, not ${terms}`);
  const subsets = new Float64Array(2 ** terms);
  const weights = weightsBySize(terms);
  return (of) => {
    subsetRSquared(of, subsets);
    const shares = new Float64Array(terms);
    for (let subset = 0; subset < subsets.length; subset += 1) {
      const own = weights[bitsOf(subset)]!;
      for (let term = 0; term < terms; term += 1) {
        const bit = 1 << term;
        if ((subset & bit) === 0) shares[term]! += own * (subsets[subset | bit]! - subsets[subset]!);
      }
    }
    return shares;
  };
}

/** The share of all orders in which some terms, as many as the place says, come before one. */
function weightsBySize(terms: number): readonly number[] {
  const weights: number[] = [];
  let choices = 1;
  for (let size = 0; size < terms; size += 1) {
    weights.push(1 / (terms * choices));
    choices = (choices * (terms - 1 - size)) / (size + 1);
  }
  // The subset of all is before none.
  return [...weights, 0];
}

function bitsOf(subset: number): number {
  let bits = 0;
  for (let rest = subset; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
