import { CxError } from '../../../errors.ts';

/** Up to which answer a rating is low, and from which on it is high. */
export interface Cut {
  readonly low: number;
  readonly high: number;
}

/** One way of cutting all drivers: a cut for each. */
export type Scheme = readonly Cut[];

/** The highest answers of usual scales. */
const usualTops = [5, 7, 10];

/**
 * The highest answer of the scale that some answers stand on.
 *
 * @example [topOf(4), topOf(6), topOf(10), topOf(100)] // => [5, 7, 10, 100]
 */
export const topOf = (greatest: number): number => usualTops.find((top) => greatest <= top) ?? greatest;

/** The ends of the scale from 1 to 5, on which cuts are 2/4 and 2/5. */
const fivePoints = 5;

function otherCuts(top: number, { low }: Cut): readonly Cut[] {
  const from = top === fivePoints ? 2 : low;
  return [top - 1, top].map((high) => ({ low: from, high }));
}

/**
 * The ways of cutting drivers: the one that was asked for, and two more, each once. A class that depends on where the cut is made is
 * no class.
 *
 * @param tops the highest answer of each driver's scale
 * @example schemesOf([5], { low: 2, high: 4 }) // => [[{ low: 2, high: 4 }], [{ low: 2, high: 5 }]]
 * @example schemesOf([10], { low: 4, high: 8 }) // => [[{ low: 4, high: 8 }], [{ low: 4, high: 9 }], [{ low: 4, high: 10 }]]
 */
export function schemesOf(tops: readonly number[], asked: Cut): readonly Scheme[] {
  const others = tops.map((top) => otherCuts(top, asked).map((cut) => (cut.low < cut.high ? cut : asked)));
  const all: Scheme[] = [tops.map(() => asked), others.map(([first]) => first!), others.map(([, second]) => second!)];
  const key = (scheme: Scheme) => JSON.stringify(scheme);
  return all.filter((scheme, at) => all.findIndex((one) => key(one) === key(scheme)) === at);
}

/** @throws invalid-option where what is low is high too */
export function assertRises({ low, high }: Cut): void {
  if (low < high) return;
  const expected = { en: `a number below --high (${high})`, es: `un número menor que --high (${high})` };
  throw new CxError('invalid-option', { option: '--low', value: String(low), expected });
}

/**
 * Ratings that are told together, as one text.
 *
 * @example spanOf([2, 1, 2]) // => "1–2"
 * @example spanOf([3]) // => "3"
 */
export function spanOf(ratings: Iterable<number>): string {
  const [first, ...others] = [...new Set(ratings)].toSorted((a, b) => a - b);
  return [first, ...others.slice(-1)].join('–');
}
