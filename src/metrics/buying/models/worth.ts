import type { Forecast } from '../../../statistics/buying/forecasts/forecast.ts';
import { expectedSpend, type GammaGamma } from '../../../statistics/buying/gamma-gamma.ts';
import { weightedMoments, type WeightedMoments } from '../../../statistics/buying/forecasts/instalments.ts';
import type { Horizon } from '../horizon.ts';
import type { BoughtRow } from '../bought-row.ts';
import { meanSpend } from '../histories.ts';

/** What is known of a customer: his purchases in days, and what those after the first came to. */
export type Known = Pick<BoughtRow, 'repeats' | 'recency' | 'age' | 'spend'>;

/** What a model says of a customer. */
export interface Worth {
  /** The probability that he is still a customer, and that he is one at the end of the horizon. */
  readonly alive: number;
  readonly aliveLater: number;
  /** Purchases within the horizon, and what of each counts now. */
  readonly purchases: number;
  readonly discounted: number;
  /** What he spends at a purchase; null where the model has no mean. */
  readonly spend: number | null;
  /** What is left of it within the horizon, at its value now. */
  readonly clv: number | null;
}

/** Purchases of one who is there, within the horizon: all, and discounted. */
interface WhileThere {
  readonly purchases: number;
  readonly discounted: number;
  /** The probability that he is still there at its end. */
  readonly stays: number;
}

/** So many kinds of customers are remembered at most, so that any number of them can be told one after the other. */
const mostRemembered = 1 << 20;
const mostDays = 1 << 22;

/** What a model says of customers, one after the other. Those who bought as often, and came as long ago, have the same future. */
export class Valuer {
  private readonly forecast: Forecast;
  private readonly spend: GammaGamma | null;
  private readonly horizon: Horizon;
  private readonly margin: number;
  private readonly moments = new Map<number, WeightedMoments>();
  private readonly futures = new Map<number, WhileThere>();

  constructor(forecast: Forecast, spend: GammaGamma | null, horizon: Horizon, margin: number) {
    this.forecast = forecast;
    this.spend = spend;
    this.horizon = horizon;
    this.margin = margin;
  }

  of({ repeats, recency, age, spend }: Known): Worth {
    return this.worthOf(repeats, recency, age, meanSpend(repeats, spend));
  }

  /** The same of a customer who spent so much at each purchase after the first, in the mean. */
  worthOf(repeats: number, recency: number, age: number, spent: number): Worth {
    const { unitDays } = this.horizon;
    const alive = this.forecast.alive({ repeats, recency: recency / unitDays, age: age / unitDays });
    const there = this.whileThere(repeats, age);
    const spend = this.spendOf(repeats, spent);
    const discounted = alive * there.discounted;
    return {
      alive,
      aliveLater: alive * there.stays,
      purchases: alive * there.purchases,
      discounted,
      spend,
      clv: spend === null ? null : this.margin * spend * discounted,
    };
  }

  /** What such a customer spends at a purchase; null where the model has no mean. */
  spendOf(repeats: number, spent: number): number | null {
    return this.spend === null ? null : expectedSpend(this.spend, { purchases: repeats, meanSpend: spent });
  }

  private whileThere(repeats: number, age: number): WhileThere {
    const key = repeats * mostDays + age;
    const known = this.futures.get(key);
    if (known !== undefined) return known;
    if (this.futures.size >= mostRemembered) this.futures.clear();
    const time = age / this.horizon.unitDays;
    const { moments, weights } = this.momentsAt(age);
    let discounted = 0;
    for (let at = 0; at < moments.length; at += 1)
      discounted += weights[at]! * this.forecast.whileThere(repeats, time, moments[at]!);
    const { length } = this.horizon;
    const future = {
      purchases: this.forecast.whileThere(repeats, time, length),
      discounted,
      stays: this.forecast.stays(repeats, time, length),
    };
    this.futures.set(key, future);
    return future;
  }

  private momentsAt(age: number): WeightedMoments {
    const known = this.moments.get(age);
    if (known !== undefined) return known;
    const made = weightedMoments(this.horizon.instalments, this.forecast.scale(age / this.horizon.unitDays));
    this.moments.set(age, made);
    return made;
  }
}
