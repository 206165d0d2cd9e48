import { isStray } from '../../values/reading.ts';
import { readScore, type ScoreReading } from '../../values/scores/score.ts';
import type { FileTexts, ScaleDoubt, TextCounts } from './scale-doubt.ts';

/** Whole numbers beyond these ends are codes for "no answer", such as 99 or -1, and tell nothing about a scale. */
const widest = { low: 0, high: 10 };

/** The whole numbers of a column that can be answers, and how many records hold each. */
export function numbersOf(texts: TextCounts): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const [text, rows] of texts) {
    const reading = readScore(text, widest);
    if (reading.kind === 'value') numbers.set(reading.value, (numbers.get(reading.value) ?? 0) + rows);
  }
  return numbers;
}

/**
 * The highest answer from 0 to 10 that stands in a column; null where none does.
 *
 * @example highestAnswer(new Map([['4', 10], ['5 - Very satisfied', 2], ['99', 7]])) // => 5
 * @example highestAnswer(new Map([['good', 10]])) // => null
 */
export function highestAnswer(texts: TextCounts): number | null {
  const numbers = numbersOf(texts);
  return numbers.size === 0 ? null : Math.max(...numbers.keys());
}

/** Whether more than stray records of a column can be read in another way, and not in the assumed one. */
export function isWrittenOtherwise(
  texts: TextCounts,
  assumed: (text: string) => ScoreReading,
  other: (text: string) => ScoreReading,
): boolean {
  let [read, readOtherwise] = [0, 0];
  for (const [text, rows] of texts) {
    if (assumed(text).kind === 'value') read += rows;
    else if (other(text).kind === 'value') readOtherwise += rows;
  }
  return readOtherwise > 0 && !isStray(readOtherwise, read);
}

/** What is said of a column by the highest answer in it. */
export const goesUpTo = (highest: number) => ({ en: `goes up to ${highest}`, es: `llega hasta ${highest}` });

/**
 * The doubt that one file was asked up to `boundary` and another beyond it: such answers have no common mean.
 * @param scale the `--scale` that says they were asked alike
 */
export function mixedScales(files: readonly FileTexts[], boundary: number, scale: string): ScaleDoubt | null {
  const highest = files.flatMap(({ file, texts }) => {
    const answer = highestAnswer(texts);
    return answer === null ? [] : [{ file, highest: answer }];
  });
  const lower = highest.find((one) => one.highest <= boundary);
  const higher = highest.find((one) => one.highest > boundary);
  return lower === undefined || higher === undefined ? null : { kind: 'mixed', lower, higher, scale };
}
