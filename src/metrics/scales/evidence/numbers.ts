import { endsOf } from '../../../values/numbers/ends.ts';
import { readScore, type Scale, type ScoreReading } from '../../../values/scores/score.ts';
import type { TextCounts } from './texts.ts';

const anyNumber: Scale = { low: -1e15, high: 1e15 };

/** Numbers that stand for no answer in surveys: nines and their like, small negative ones, and what databases write for nothing. */
export const codes: ReadonlySet<number> = new Set(
  [
    [66, 77, 88, 95, 96, 97, 98, 99, 777, 888, 996, 997, 998, 999, 8888, 9997, 9998, 9999, 99_998, 99_999, 999_999],
    [-1, -2, -3, -4, -5, -6, -7, -8, -9, -66, -77, -88, -97, -98, -99, -777, -888, -997, -998, -999, -9999, -99_999],
    [-2_147_483_648, 2_147_483_647, -32_768, 32_767, -128, 255, 65_535],
  ].flat(),
);

/**
 * Whether a number that a scale does not have is a usual code for no answer.
 *
 * @example isCode(99) // => true
 */
export const isCode = (number: number): boolean => codes.has(number);

/** The whole number of a cell, read on the scale or on none. */
function numberIn(text: string, read: (text: string) => ScoreReading): number | null {
  const reading = read(text);
  if (reading.kind !== 'unreadable') return reading.kind === 'missing' ? null : reading.value;
  const other = readScore(text, anyNumber);
  return other.kind === 'value' ? other.value : null;
}

/** The texts of a column without the codes for no answer that a scale does not have. */
export function answersOf(
  texts: TextCounts,
  { low, high, read }: Scale & { readonly read: (text: string) => ScoreReading },
): TextCounts {
  const isNone = (text: string) => {
    const number = numberIn(text, read);
    return number !== null && isCode(number) && (number < low || number > high);
  };
  return new Map([...texts].filter(([text]) => !isNone(text)));
}

/** The whole numbers of a column, but for codes of no answer, and how many records hold each. */
export interface Numbers {
  readonly counts: ReadonlyMap<number, number>;
  readonly rows: number;
  readonly highest: number;
}

/**
 * The whole numbers that stand in a column and can be answers; null where there are none.
 * @param scale the scale that is assumed: on it no number is a code
 */
export function numbersOf(
  texts: TextCounts,
  scale: Scale & { readonly read: (text: string) => ScoreReading },
): Numbers | null {
  const counts = new Map<number, number>();
  for (const [text, rows] of texts) {
    const number = numberIn(text, scale.read);
    if (number === null || (isCode(number) && (number < scale.low || number > scale.high))) continue;
    counts.set(number, (counts.get(number) ?? 0) + rows);
  }
  if (counts.size === 0) return null;
  const rows = [...counts.values()].reduce((sum, one) => sum + one, 0);
  return { counts, rows, highest: endsOf(counts.keys()).most };
}

/** How many records hold a number between two ends. */
export function rowsWithin({ counts }: Numbers, low: number, high: number): number {
  let rows = 0;
  for (const [number, one] of counts) if (number >= low && number <= high) rows += one;
  return rows;
}

/** The highest number up to an end. */
export const highestUpTo = ({ counts }: Numbers, end: number): number =>
  endsOf([...counts.keys()].filter((number) => number <= end)).most;

/** So far does a scale go whose middle is 0. */
const furthestFromZero = 5;

/**
 * How far a scale goes to both sides of 0, where answers lie evenly around it: then -1 is an answer, and no code. Null where none do.
 *
 * @example centredUpTo(new Map([['-2', 3], ['0', 1], ['2', 5]])) // => 2
 * @example centredUpTo(new Map([['-1', 3], ['4', 1], ['5', 5]])) // => null
 */
export function centredUpTo(texts: TextCounts): number | null {
  const numbers = [...texts.keys()].flatMap((text) => {
    const reading = readScore(text, anyNumber);
    return reading.kind === 'value' && !(isCode(reading.value) && Math.abs(reading.value) > furthestFromZero)
      ? [reading.value]
      : [];
  });
  const { least, most: high } = endsOf(numbers);
  return numbers.length > 2 && high > 0 && high <= furthestFromZero && least === -high ? high : null;
}
