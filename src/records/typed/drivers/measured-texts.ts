import { isMissing } from '../../../values/missing.ts';
import { endsOf } from '../../../values/numbers/ends.ts';
import { readScore } from '../../../values/scores/score.ts';
import type { TypedReading } from '../reading.ts';

/** Wider than any scale: what a label stands beside is a number. */
const anyEnds = { low: -1e15, high: 1e15 };
const fiveStars = { low: 1, high: 5 };

const ofHighest = /(?:\/|\b(?:out of|de|sobre))\s*(\d{1,3})\s*$/iu;

/**
 * What a text says that is not written as a bare number: `5 - Very good` is 5, `4 / 5` is 4, `★★★` is 3. A label that says there
 * was no answer makes it missing.
 *
 * @example labelledMeasure('5 - Very good') // => { kind: 'value', value: '5' }
 * @example labelledMeasure('4 / 5') // => { kind: 'value', value: '4' }
 * @example labelledMeasure('0 - Not applicable') // => { kind: 'missing' }
 */
export function labelledMeasure(text: string): TypedReading {
  if (isMissing(text)) return { kind: 'missing' };
  const highest = ofHighest.exec(text)?.[1];
  const scale =
    highest === undefined ? (/^\s*[★⭐]/u.test(text) ? fiveStars : anyEnds) : { low: 0, high: Number(highest) };
  const reading = readScore(text, scale);
  if (reading.kind === 'value') return { kind: 'value', value: String(reading.value) };
  return { kind: reading.kind === 'missing' ? 'missing' : 'unreadable' };
}

/** Digits behind zeros are a code: `007`, a postal code. One zero alone before a digit is how some write 5 of 10. */
export const isCodeText = (text: string): boolean => /^\s*0\d{2,}\s*$/u.test(text);

/** What a column of whole numbers holds that is no answer, beside those that are. */
export interface NoAnswerCodes {
  readonly codes: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** 99 and its like: 77, 88, 97, 98, 777 … 999, 9999. */
const isHighCode = (value: number) => /^(?:([789])\1+|9{1,3}[678])$/u.test(String(value));
const isLowCode = (value: number) => /^-(?:1|[789]+)$/u.test(String(value));

/** No answer of a scale lies above. */
const highestAnswer = 10;
const fewestAnswers = 2;

/**
 * The codes for no answer that stand among answers of a scale up to 10: 99 beside 1–5. Null where there are none, and where the
 * other numbers are no such scale.
 *
 * @example noAnswerCodes([1, 2, 3, 5, 99]) // => { codes: [99], low: 1, high: 5 }
 * @example noAnswerCodes([1, 12, 45, 99]) // => null
 */
export function noAnswerCodes(values: readonly number[]): NoAnswerCodes | null {
  const low = values.filter((value) => value >= 0);
  const isScaleFromOne = low.length > 0 && endsOf(low).least >= 1;
  const isCode = (value: number) =>
    (value > highestAnswer && isHighCode(value)) || (isScaleFromOne && isLowCode(value));
  const codes = values.filter(isCode).toSorted((a, b) => a - b);
  const answers = values.filter((value) => !isCode(value));
  const areAnswers = answers.every((value) => Number.isInteger(value) && value >= 0 && value <= highestAnswer);
  if (codes.length === 0 || answers.length < fewestAnswers || !areAnswers) return null;
  const { least, most } = endsOf(answers);
  return { codes, low: least, high: most };
}
