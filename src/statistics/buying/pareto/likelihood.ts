import { CompensatedSums } from '../../functions/compensated-sums.ts';
import { logRising, logRisingSlope } from '../../functions/gamma-ratios.ts';
import type { LogLikelihood } from '../fit.ts';
import type { PurchaseHistories } from '../purchase-histories.ts';
import { momentAt, silence, type Pareto } from './moment.ts';

/**
 * The log-likelihood of r, alpha, s, beta, with its slopes in their logarithms: that of x purchases up to the last at tₓ,
 * until which the customer was there,
 *
 *   Γ(r + x) / Γ(r) · αʳ (α + tₓ)⁻⁽ʳ⁺ˣ⁾ · βˢ (β + tₓ)⁻ˢ
 *
 * times that of none since. What is said of a customer at a moment is said once for all who are alike then.
 *
 * Source: Schmittlein, Morrison & Colombo (1987), "Counting your customers: who are they and what will they do next?",
 * Management Science 33; Fader & Hardie (2005), "A note on deriving the Pareto/NBD model and related expressions", whose
 * two hypergeometric functions, one for alpha above beta and one for below, are here one chance (see firstEvent), so that
 * nothing under- or overflows.
 */
export function paretoLikelihood(histories: PurchaseHistories): (parameters: Pareto) => LogLikelihood {
  const { size, counts, count, recency, customers } = histories;
  const { repeats, times, last, now } = distinctMoments(histories);
  return (parameters) => {
    const { r, alpha, s, beta } = parameters;
    const moments = repeats.map((bought, index) => momentAt(bought, times[index]!, parameters));
    const logRises = counts.map((bought) => logRising(r, bought));
    const slopesOfRises = counts.map((bought) => logRisingSlope(r, bought));
    const sums = new CompensatedSums(5);
    for (let row = 0; row < size; row += 1) {
      const bought = counts[count[row]!]!;
      const weight = customers[row]!;
      const atLast = moments[last[row]!]!;
      const { logChance, slopes } = silence(atLast, moments[now[row]!]!, s);
      const value =
        logRises[count[row]!]! - r * atLast.buying - bought * Math.log(alpha + recency[row]!) - s * atLast.staying;
      sums.add(0, weight * (value + logChance));
      sums.add(1, weight * (slopesOfRises[count[row]!]! - atLast.buying + slopes.r));
      sums.add(2, weight * (r / alpha - atLast.buyingRate + slopes.alpha));
      sums.add(3, weight * (slopes.s - atLast.staying));
      sums.add(4, weight * (s / beta - atLast.leavingRate + slopes.beta));
    }
    return {
      logLikelihood: sums.at(0),
      slopes: Float64Array.of(r * sums.at(1), alpha * sums.at(2), s * sums.at(3), beta * sums.at(4)),
    };
  };
}

/** The different moments (repeats, time) of last purchases and of now, and which of them are each row's. */
interface Moments {
  readonly repeats: readonly number[];
  readonly times: readonly number[];
  readonly last: Int32Array;
  readonly now: Int32Array;
}

function distinctMoments({ counts, count, recency, age }: PurchaseHistories): Moments {
  const repeats: number[] = [];
  const times: number[] = [];
  const known = Array.from(counts, () => new Map<number, number>());
  const indexOf = (kind: number, time: number): number => {
    const before = known[kind]!.get(time);
    if (before !== undefined) {
      return before;
    }
    known[kind]!.set(time, times.length);
    repeats.push(counts[kind]!);
    return times.push(time) - 1;
  };
  return {
    repeats,
    times,
    last: Int32Array.from(count, (kind, row) => indexOf(kind, recency[row]!)),
    now: Int32Array.from(count, (kind, row) => indexOf(kind, age[row]!)),
  };
}
