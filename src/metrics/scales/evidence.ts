import { isStray } from '../../values/reading.ts';
import { readScore, type ScoreReading } from '../../values/scores/score.ts';
import type { Text } from '../../messages/language.ts';
import type { FileTexts, OtherMetric, ScaleDoubt, TextCounts } from './doubt.ts';
import type { ScoreQuestion } from './question.ts';

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

/** The metrics that other questions belong to, by the column that holds their answers. */
export const metricOf = {
  recommend_score: { metric: 'nps', column: 'recommend_score' },
  satisfaction_score: { metric: 'csat', column: 'satisfaction_score' },
  effort_score: { metric: 'ces', column: 'effort_score' },
} as const satisfies Readonly<Record<string, OtherMetric>>;

type Scales = Pick<ScoreQuestion, 'scales' | 'assumed'>;

/** The doubt that only who asked can settle. @param scales what `--scale` may then say */
export const unsure = (
  { assumed }: Pick<Scales, 'assumed'>,
  found: Text,
  scales: readonly string[],
  fits: OtherMetric | null = null,
): ScaleDoubt => ({ kind: 'unsure', assumed: assumed.replace('-', '–'), found, scales, fits });

/** The doubt that more than stray answers are written as on another scale, and not as on the assumed one. */
export function writtenOtherwise({ scales, assumed }: Scales, texts: TextCounts): ScaleDoubt | null {
  const others = Object.entries(scales).filter(([name]) => name !== assumed);
  const first = others.find(
    ([, { written, read }]) => written !== undefined && isWrittenOtherwise(texts, scales[assumed]!.read, read),
  );
  if (first === undefined) return null;
  const [, { written, high }] = first;
  // Where a scale begins, `9 / 10` does not tell.
  const alike = others.filter(([, scale]) => scale.high === high).map(([name]) => name);
  return unsure({ assumed }, written!, alike);
}

function isWrittenOtherwise(
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
