import { binomialDraw } from './binomial.ts';
import type { Random } from './random.ts';

/** Up to so many units a kind they are drawn one by one: that is faster than to draw how many of each kind there are. */
const mostOfAKind = 16;

/**
 * Bootstrap samples of units of which some are alike: as many as there are, drawn with replacement. Handed over is how many of
 * each kind came into a sample; the same array comes again with the next one. `onSample` says whether the sample can be used:
 * another is drawn in the place of one that cannot. Gives up when there have been as many of those as samples were asked for.
 *
 * Use it when a statistic needs all units; where sums over classes are enough, `class-bootstrap.ts` does less work.
 *
 * Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, 6; multinomial counts by conditional binomials.
 *
 * @param kinds how many units there are of each kind
 * @returns how many samples were drawn again
 * @example rowBootstrap([2, 1], 4, { uniform: () => 0.5, normal: () => 0 }, ([first]) => first === 3) // => 0
 */
export function rowBootstrap(
  kinds: ArrayLike<number>,
  times: number,
  random: Random,
  onSample: (drawn: Int32Array) => boolean,
): number {
  let units = 0;
  for (let kind = 0; kind < kinds.length; kind += 1) units += kinds[kind]!;
  const drawn = new Int32Array(kinds.length);
  const draw = units <= mostOfAKind * kinds.length ? oneByOne(kinds, units, random) : byKind(kinds, units, random);
  let again = 0;
  for (let sample = 0; sample < times;) {
    draw(drawn);
    if (onSample(drawn)) sample += 1;
    else if ((again += 1) >= times) break;
  }
  return again;
}

function oneByOne(kinds: ArrayLike<number>, units: number, random: Random): (drawn: Int32Array) => void {
  const kindOf = new Int32Array(units);
  let unit = 0;
  for (let kind = 0; kind < kinds.length; kind += 1) for (let of = 0; of < kinds[kind]!; of += 1) kindOf[unit++] = kind;
  return (drawn) => {
    drawn.fill(0);
    for (let time = 0; time < units; time += 1) drawn[kindOf[Math.floor(random.uniform() * units)]!]! += 1;
  };
}

function byKind(kinds: ArrayLike<number>, units: number, random: Random): (drawn: Int32Array) => void {
  return (drawn) => {
    let [toDraw, among] = [units, units];
    for (let kind = 0; kind < kinds.length; kind += 1) {
      drawn[kind] = binomialDraw(random, toDraw, Math.min(1, kinds[kind]! / among));
      toDraw -= drawn[kind]!;
      among -= kinds[kind]!;
    }
  };
}
