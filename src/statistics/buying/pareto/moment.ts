import { firstEvent } from './first-event.ts';

/**
 * Purchases come at a rate that is Gamma(r, alpha) over customers, until he leaves at a rate that is Gamma(s, beta) over
 * customers.
 */
export interface Pareto {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
}

/** A slope in each parameter. */
export type Slopes = Pareto;

/**
 * How a customer who is there at a moment stands, so many repeats and so long after his first purchase: the logarithms of
 * how likely he was to be there (−s·staying) and to have bought no more (−r·buying), and whether he leaves or buys first.
 */
export interface Moment {
  readonly shape: number;
  readonly buying: number;
  readonly staying: number;
  readonly leaves: number;
  readonly buys: number;
  readonly leavesSlopes: Slopes;
  /** The means of his rates. */
  readonly buyingRate: number;
  readonly leavingRate: number;
}

/**
 * @example momentAt(1, 2, { r: 1, alpha: 4, s: 1, beta: 4 }).leaves // => 0.333333333333333
 */
export function momentAt(repeats: number, time: number, { r, alpha, s, beta }: Pareto): Moment {
  const shape = r + repeats;
  const scale = alpha + time;
  const leavingScale = beta + time;
  const { leaves, buys, slopes } = firstEvent(shape, s, leavingScale / scale);
  return {
    shape,
    buying: Math.log1p(time / alpha),
    staying: Math.log1p(time / beta),
    leaves,
    buys,
    leavesSlopes: {
      r: slopes.m,
      alpha: (-slopes.ratio * leavingScale) / (scale * scale),
      s: slopes.s,
      beta: slopes.ratio / scale,
    },
    buyingRate: shape / scale,
    leavingRate: s / leavingScale,
  };
}

/** That nothing comes from one moment to another: its logarithm, and the chance that he who bought nothing is there. */
export interface Silence {
  readonly logChance: number;
  readonly alive: number;
  readonly slopes: Slopes;
}

/**
 * Who is there at `then` buys nothing up to `now` if he leaves before he would buy again, at any time, unless he is still
 * there now: then, whatever comes first.
 *
 * @example silence(momentAt(0, 0, { r: 1, alpha: 4, s: 1, beta: 4 }), momentAt(0, 4, { r: 1, alpha: 4, s: 1, beta: 4 }), 1).alive // => 0.4
 */
export function silence(then: Moment, now: Moment, s: number): Silence {
  const { shape } = then;
  const buying = now.buying - then.buying;
  const staying = now.staying - then.staying;
  const waited = Math.exp(-shape * buying - s * staying);
  const chance = then.leaves + waited * now.buys;
  const alive = waited / chance;
  const buysYet = alive * now.buys;
  const from = then.leavesSlopes;
  const to = now.leavesSlopes;
  return {
    logChance: Math.log(chance),
    alive,
    slopes: {
      r: from.r / chance - alive * to.r - buysYet * buying,
      alpha: from.alpha / chance - alive * to.alpha + buysYet * (then.buyingRate - now.buyingRate),
      s: from.s / chance - alive * to.s - buysYet * staying,
      beta: from.beta / chance - alive * to.beta + buysYet * (then.leavingRate - now.leavingRate),
    },
  };
}
