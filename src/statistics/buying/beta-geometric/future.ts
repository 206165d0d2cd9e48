import { hypergeometricExcess } from '../../functions/hypergeometric.ts';
import type { PurchaseHistory } from '../purchase-histories.ts';
import { chancesToLeave, type BetaGeometric, type FirstLeaving } from './likelihood.ts';

/** What is known of a customer who is still one: his rate is Gamma(shape, scale), his chance to leave Beta(a, stayed). */
interface StillThere {
  readonly shape: number;
  readonly scale: number;
  readonly a: number;
  readonly stayed: number;
}

/** Parameters of the series below this make its terms of both signs: there a sum of positive terms is taken. */
const alternatesMuch = -5;

/** With an `a` above this customers are alike in how they leave, and (1 − z)^a is no number any more. */
const certain = 50;

/**
 * The probability that a customer with this history is still one at its end, or `later`. Under the BG/NBD it is 1 at the end
 * for every one-time buyer.
 *
 * Source: Fader, Hardie & Lee (2008), "Computing P(alive) using the BG/NBD model" (note); Batislam, Denizel & Filiztekin
 * (2007), International Journal of Research in Marketing 24; `later` follows from expectedPurchases.
 *
 * @example probabilityAlive({ r: 0.2425945, alpha: 4.413602, a: 0.792922, b: 2.425907 }, 'after-repeat', { repeats: 2, recency: 30.428571, age: 38.857143 }) // => 0.726620
 * @example probabilityAlive({ r: 0.2425945, alpha: 4.413602, a: 0.792922, b: 2.425907 }, 'after-repeat', { repeats: 0, recency: 0, age: 38.857143 }) // => 1
 */
export function probabilityAlive(
  parameters: BetaGeometric,
  leaving: FirstLeaving,
  history: PurchaseHistory,
  later = 0,
): number {
  const { r, alpha, a, b } = parameters;
  const { repeats, recency, age } = history;
  const chances = chancesToLeave(repeats, leaving);
  const quiet = (r + repeats) * Math.log1p((age - recency) / (alpha + recency));
  const now = chances > 0 ? 1 / (1 + Math.exp(Math.log(a / (b + chances - 1)) + quiet)) : 1;
  if (later === 0) {
    return now;
  }
  // Each purchase is the last with the customer's chance p: weighing purchases by p makes Beta(a, ·) a Beta(a + 1, ·).
  const there = stillThere(parameters, leaving, history);
  const leaves = (a / (a + there.stayed)) * purchasesWhileThere({ ...there, a: a + 1 }, later);
  return now * Math.max(0, 1 - leaves);
}

/**
 * How many purchases a customer with this history is expected to make within a time after its end. With the history of a
 * customer just won (0, 0, 0) it is how many repeats a customer makes within a time of his first purchase.
 *
 * Source: Fader, Hardie & Lee (2005), Marketing Science 24, equations 9 and 10, in a form that needs no limit at a = 1.
 *
 * @example expectedPurchases({ r: 0.2425945, alpha: 4.413602, a: 0.792922, b: 2.425907 }, 'after-repeat', { repeats: 2, recency: 30.428571, age: 38.857143 }, 39) // => 1.225994
 */
export function expectedPurchases(
  parameters: BetaGeometric,
  leaving: FirstLeaving,
  history: PurchaseHistory,
  time: number,
): number {
  return probabilityAlive(parameters, leaving, history) * purchasesOfOneThere(parameters, leaving, history, time);
}

/**
 * The same of a customer of whom it is known that he is one at the end of his history: it does not matter then when he bought.
 *
 * @example purchasesOfOneThere({ r: 0.2425945, alpha: 4.413602, a: 0.792922, b: 2.425907 }, 'after-repeat', { repeats: 2, age: 38.857143 }, 39) // => 1.687256
 */
export function purchasesOfOneThere(
  parameters: BetaGeometric,
  leaving: FirstLeaving,
  history: Pick<PurchaseHistory, 'repeats' | 'age'>,
  time: number,
): number {
  return purchasesWhileThere(stillThere(parameters, leaving, history), time);
}

function stillThere(
  { r, alpha, a, b }: BetaGeometric,
  leaving: FirstLeaving,
  { repeats, age }: Pick<PurchaseHistory, 'repeats' | 'age'>,
): StillThere {
  return { shape: r + repeats, scale: alpha + age, a, stayed: b + chancesToLeave(repeats, leaving) };
}

/** The mean of (1 − exp(−λpt)) / p: expected purchases within a time of a customer who is there at its start. */
function purchasesWhileThere(there: StillThere, time: number): number {
  const { shape, scale, a, stayed } = there;
  return a <= certain && a + stayed - 1 - shape >= alternatesMuch
    ? bySeries(there, time / (scale + time), -Math.log1p(time / scale))
    : byOccasions({ a, stayed, shape }, time / (scale + time), -Math.log1p(time / scale));
}

/**
 * c/ε · [1 − (1 − z)^ε ₂F₁(c − shape, ε; c; z)] with ε = a − 1 and c = a + stayed − 1, the published form after Euler's
 * transformation, with what ε and c are divided by taken out.
 */
function bySeries({ shape, a, stayed }: StillThere, z: number, logRest: number): number {
  const power = a - 1;
  const c = power + stayed;
  const whole = power === 0 ? -logRest : -Math.expm1(power * logRest) / power;
  return c * whole - Math.exp(power * logRest) * hypergeometricExcess(c - shape, power, c, z);
}

/**
 * The sum over j ≥ 0 of the chances that there are more than j occasions to buy (negative binomial) and that the customer
 * has stayed after all j before: (stayed)ⱼ / (a + stayed)ⱼ. All terms are positive.
 */
function byOccasions(
  { shape, a, stayed }: { readonly shape: number; readonly a: number; readonly stayed: number },
  z: number,
  logRest: number,
): number {
  let logProbability = shape * logRest;
  let beyond = -Math.expm1(logProbability);
  let stays = 1;
  let sum = 0;
  for (let j = 0; ; j += 1) {
    sum += Math.max(0, beyond) * stays;
    // Who has left buys no more, however many occasions there are.
    if (stays * (shape * z) <= Number.EPSILON * sum * (1 - z)) {
      return sum;
    }
    logProbability += Math.log(((shape + j) / (j + 1)) * z);
    stays *= (stayed + j) / (a + stayed + j);
    const probability = Math.exp(logProbability);
    beyond -= probability;
    // Past the mean probabilities fall like a geometric series; what rounding leaves of `beyond` does not fall.
    if (probability <= Number.EPSILON * sum * (1 - z) * (1 - z) && j > (shape * z) / (1 - z)) {
      return sum;
    }
  }
}
