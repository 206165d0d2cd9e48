import { normalCriticalValue, normalTwoSided } from '../distributions/normal.ts';

/** One period of a series of independent means, with the variance of that mean. */
export interface MeasuredPeriod {
  readonly value: number | null;
  readonly variance: number | null;
}

/**
 * A place where the level of a series changes. `index` is that of the first period at the new level; `difference` is the
 * mean of the segment after it less that of the segment before.
 */
export interface ChangePoint {
  readonly index: number;
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  readonly std_error: number;
  readonly conf_low: number;
  readonly conf_high: number;
  readonly statistic: number;
  readonly p_value: number;
}

/**
 * Where a series of means changes its level, in order: the segmentation with the least inverse-variance weighted sum of
 * squares plus a penalty for each change, found exactly by dynamic programming. A segment has at least `shortest`
 * periods (2 unless said, so that one odd period is not two changes); the penalty is 3·ln(periods) unless said, that of
 * the modified Bayesian information criterion without its term for segment lengths. Periods without a value, or without
 * a positive variance, are passed over.
 *
 * The place of a change was searched for, which makes a plain test too sure of itself: p-value and interval are
 * Bonferroni-corrected for the number of places that it could have had between its neighbours.
 *
 * Source: Killick, Fearnhead & Eckley (2012), "Optimal detection of changepoints with a linear computational cost",
 * Journal of the American Statistical Association 107; the recursion is their equation 4, after Jackson et al. (2005),
 * "An algorithm for optimal partitioning of data on an interval"; the penalty is from Zhang & Siegmund (2007), "A modified
 * Bayes information criterion", Biometrics 63.
 *
 * @example changePoints([30, 32, 31, 12, 10, 11].map((value) => ({ value, variance: 4 })), { confidence: 0.95 }).map(({ index, difference }) => [index, difference]) // => [[3, -20]]
 * @example changePoints([], { confidence: 0.95 }) // => []
 */
export function changePoints(
  series: readonly MeasuredPeriod[],
  {
    confidence,
    penalty,
    shortest = 2,
  }: { readonly confidence: number; readonly penalty?: number; readonly shortest?: number },
): ChangePoint[] {
  const measured = series.flatMap(({ value, variance }, index) =>
    value !== null && variance !== null && variance > 0 ? [{ index, value, weight: 1 / variance }] : [],
  );
  const sums = cumulativeSums(measured);
  const starts = bestSegmentStarts(sums, penalty ?? 3 * Math.log(measured.length), shortest);
  const bounds = [...starts, measured.length];
  return starts.slice(1).map((start, change) => {
    const segmentBefore = segment(sums, bounds[change]!, start);
    const segmentAfter = segment(sums, start, bounds[change + 2]!);
    const places = segmentBefore.length + segmentAfter.length - 2 * shortest + 1;
    const difference = segmentAfter.mean - segmentBefore.mean;
    const standardError = Math.sqrt(1 / segmentBefore.weight + 1 / segmentAfter.weight);
    const reach = normalCriticalValue(1 - (1 - confidence) / places) * standardError;
    return {
      index: measured[start]!.index,
      before: segmentBefore.mean,
      after: segmentAfter.mean,
      difference,
      std_error: standardError,
      conf_low: difference - reach,
      conf_high: difference + reach,
      statistic: difference / standardError,
      p_value: Math.min(1, places * normalTwoSided(difference / standardError)),
    };
  });
}

/** Totals of all periods before each index, with values taken from `origin` so that squares keep their digits. */
interface Sums {
  readonly origin: number;
  readonly weight: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function cumulativeSums(measured: readonly { readonly value: number; readonly weight: number }[]): Sums {
  const origin = measured.reduce((sum, { value }) => sum + value, 0) / Math.max(1, measured.length);
  const weight = new Float64Array(measured.length + 1);
  const first = new Float64Array(measured.length + 1);
  const second = new Float64Array(measured.length + 1);
  for (const [index, period] of measured.entries()) {
    const value = period.value - origin;
    weight[index + 1] = weight[index]! + period.weight;
    first[index + 1] = first[index]! + period.weight * value;
    second[index + 1] = second[index]! + period.weight * value * value;
  }
  return { origin, weight, first, second };
}

/** Length, total weight, weighted mean and weighted sum of squares about it of the periods from `start` up to `end`. */
function segment(
  { origin, weight, first, second }: Sums,
  start: number,
  end: number,
): { length: number; weight: number; mean: number; cost: number } {
  const segmentWeight = weight[end]! - weight[start]!;
  const segmentFirst = first[end]! - first[start]!;
  const segmentSecond = second[end]! - second[start]!;
  const mean = segmentFirst / segmentWeight;
  return {
    length: end - start,
    weight: segmentWeight,
    mean: origin + mean,
    cost: segmentSecond - segmentFirst * mean,
  };
}

/** The first index of each segment of the best segmentation; the earliest change wins a tie. */
function bestSegmentStarts(sums: Sums, penalty: number, shortest: number): number[] {
  const length = sums.weight.length - 1;
  const leastCost = new Float64Array(length + 1).fill(Infinity);
  leastCost[0] = -penalty;
  const lastStart = new Int32Array(length + 1);
  for (let end = shortest; end <= length; end += 1) {
    for (let start = 0; start <= end - shortest; start += 1) {
      const cost = leastCost[start]! + segment(sums, start, end).cost + penalty;
      if (cost < leastCost[end]!) {
        leastCost[end] = cost;
        lastStart[end] = start;
      }
    }
  }
  const starts: number[] = [];
  for (let end = length; end > 0; end = lastStart[end]!) {
    starts.unshift(lastStart[end]!);
  }
  return starts;
}
