import { percentileInterval } from '../../statistics/resampling/percentile-interval.ts';
import { bootstrapProducts } from '../../statistics/resampling/product-bootstrap.ts';
import { randomFrom } from '../../statistics/resampling/random.ts';
import { relativeWeights } from '../../statistics/importance/relative-weights.ts';
import { mostShapleyTerms, shapleyShares, shapleySharer } from '../../statistics/importance/shapley.ts';
import { standardised } from '../../statistics/importance/standardised.ts';
import { standardisedRegression } from '../../statistics/importance/standardised-regression.ts';
import type { Interval } from '../../statistics/interval.ts';
import type { MeasuredRows } from '../measures/rows.ts';
import type { Design } from './design.ts';

/** How much each term counts. */
export interface Importance {
  /** The share of R² of each term; null where there are too many terms. */
  readonly shares: Float64Array | null;
  readonly intervals: readonly (Interval | null)[];
  /** Samples that were drawn again, for a driver said the same of all in them. */
  readonly redrawn: number;
  readonly relative: Float64Array;
}

export interface Chance {
  readonly seed: number;
  readonly times: number;
  readonly confidence: number;
}

/** The shares of R², with intervals by a bootstrap over rows. */
export function importanceOf(
  { columns, standard }: Design,
  { counts, weights }: MeasuredRows,
  { seed, times, confidence }: Chance,
): Importance {
  const relative = relativeWeights(standard);
  if (standard.terms > mostShapleyTerms) return { shares: null, intervals: [], redrawn: 0, relative };
  const sharesOf = shapleySharer(standard.terms);
  const drawn = Array.from({ length: standard.terms }, (): number[] => []);
  const redrawn = bootstrapProducts({ columns, counts, weights }, times, randomFrom(seed), (sample) => {
    const own = standardised(sample);
    if (own === null || standardisedRegression(own).dependent.includes(true)) return false;
    for (const [term, share] of sharesOf(own).entries()) drawn[term]!.push(share);
    return true;
  });
  return {
    shares: shapleyShares(standard),
    intervals: drawn.map((values) => (values.length < times ? null : percentileInterval(values, confidence))),
    redrawn,
    relative,
  };
}
