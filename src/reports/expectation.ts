/** How a number that was found is compared with the one that was expected. */
const comparisons = {
  '<=': (found: number, bound: number) => found <= bound,
  '>=': (found: number, bound: number) => found >= bound,
  '!=': (found: number, bound: number) => found !== bound,
  '<': (found: number, bound: number) => found < bound,
  '>': (found: number, bound: number) => found > bound,
  '=': (found: number, bound: number) => found === bound,
} as const;
type Comparison = keyof typeof comparisons;

/** A number with a comparison before it, as the settings write it. */
export interface Expectation {
  readonly text: string;
  readonly comparison: Comparison;
  readonly bound: number;
}

const form = /^\s*(<=|>=|!=|<|>|=)\s*([-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d{1,3})?)\s*$/iu;

/**
 * An expectation as it is written, null where it is none.
 *
 * @example readExpectation('>= 0.25') // => {"text": ">= 0.25", "comparison": ">=", "bound": 0.25}
 * @example readExpectation('above 3') // => null
 */
export function readExpectation(text: string): Expectation | null {
  const [, comparison, bound] = form.exec(text) ?? [];
  if (comparison === undefined || bound === undefined) return null;
  return { text: `${comparison} ${bound}`, comparison: comparison as Comparison, bound: Number(bound) };
}

/**
 * Whether a number is as expected; what has no number is not.
 *
 * @example holds({ text: '< 3', comparison: '<', bound: 3 }, 2) // => true
 * @example holds({ text: '!= 3', comparison: '!=', bound: 3 }, null) // => false
 */
export const holds = ({ comparison, bound }: Expectation, found: number | null): boolean =>
  found !== null && comparisons[comparison](found, bound);

const shownDigits = 6;

/**
 * A number as a reason says it: short, but never so that it would be judged otherwise.
 *
 * @example shownFor({ text: '>= 30', comparison: '>=', bound: 30 }, 13.333333333333334) // => "13.3333"
 * @example shownFor({ text: '>= 30', comparison: '>=', bound: 30 }, 29.9999999) // => "29.9999999"
 */
export function shownFor(expectation: Expectation, found: number): string {
  const short = Number(found.toPrecision(shownDigits));
  return String(holds(expectation, short) === holds(expectation, found) ? short : found);
}
