import { readBinaryScore, readFaces } from '../../values/scores/binary-score.ts';
import { readScore, type Scale, type ScoreReading } from '../../values/scores/score.ts';
import { goesUpTo, highestAnswer, isWrittenOtherwise, mixedScales, numbersOf } from '../scales/scale-evidence.ts';
import { tally } from '../reduction.ts';
import type { ColumnTexts, OtherMetric, ScaleDoubt, TextCounts } from '../scales/scale-doubt.ts';

/** How a satisfaction question was asked: the ends of its scale, how its answers are written, and its usual top boxes. */
interface SatisfactionScale extends Scale {
  readonly read: (text: string) => ScoreReading;
  readonly top: number;
}

const numeric = (low: number, high: number): SatisfactionScale => ({
  low,
  high,
  read: (text) => readScore(text, { low, high }),
  top: 2,
});

export const scaleNames = ['1-5', '1-7', '1-10', '0-10', 'good-bad', 'faces'] as const;
export type ScaleName = (typeof scaleNames)[number];

/** What `--scale` may say. */
export const scales: Readonly<Record<ScaleName, SatisfactionScale>> = {
  '1-5': numeric(1, 5),
  '1-7': numeric(1, 7),
  '1-10': numeric(1, 10),
  '0-10': numeric(0, 10),
  'good-bad': { low: 0, high: 1, read: readBinaryScore, top: 1 },
  faces: { low: 1, high: 5, read: readFaces, top: 2 },
};

/** The scale that is read where none is named and nothing speaks against it. */
export const assumed: ScaleName = '1-5';

export interface ScaleOptions {
  readonly scale: ScaleName | null;
}

/** Answers by score. */
export const answers = tally('responses', 'satisfaction_score', {
  read: (text, { scale }: ScaleOptions) => scales[scale ?? assumed].read(text),
  scaleDoubt: async (column, { scale }) => (scale === null ? scaleDoubt(column) : null),
});

const recommendation: OtherMetric = { metric: 'nps', column: 'recommend_score' };
const effort: OtherMetric = { metric: 'ces', column: 'effort_score' };

/** Why answers may not be from 1 to 5: one of them is higher, or most are written in another way. */
export async function scaleDoubt(column: ColumnTexts): Promise<ScaleDoubt | null> {
  const { texts } = column;
  const highest = highestAnswer(texts);
  if (highest !== null && highest > scales[assumed].high) {
    const mixed = mixedScales(await column.byFile(), scales[assumed].high, highest > 7 ? '1-10' : '1-7');
    return mixed ?? higherThanAssumed(highest);
  }
  return writtenOtherwise(texts) ?? (areCodes(texts) ? codes : null);
}

const unsure = { kind: 'unsure', assumed: '1–5' } as const;

function higherThanAssumed(highest: number): ScaleDoubt {
  const found = goesUpTo(highest);
  return highest > 7
    ? { ...unsure, found, scales: ['1-10', '0-10'], fits: recommendation }
    : { ...unsure, found, scales: ['1-7'], fits: effort };
}

const inWords = {
  '1-7': { en: 'has answers such as "6 / 7"', es: 'tiene respuestas como "6 / 7"' },
  '1-10': { en: 'has answers such as "9 / 10"', es: 'tiene respuestas como "9 / 10"' },
  'good-bad': { en: 'has answers of two kinds, good and bad', es: 'tiene respuestas de dos clases, buenas y malas' },
  faces: { en: 'has faces for answers', es: 'tiene caras por respuestas' },
} as const;

function writtenOtherwise(texts: TextCounts): ScaleDoubt | null {
  const names = Object.keys(inWords) as (keyof typeof inWords)[];
  const name = names.find((scale) => isWrittenOtherwise(texts, scales[assumed].read, scales[scale].read));
  if (name === undefined) return null;
  return { ...unsure, found: inWords[name], scales: name === '1-10' ? ['1-10', '0-10'] : [name], fits: null };
}

/** Products code good and bad, or their three smileys, from 0 to 2: those are not the lowest of five. */
function areCodes(texts: TextCounts): boolean {
  const numbers = numbersOf(texts);
  return (numbers.get(0) ?? 0) > 0 && Math.max(...numbers.keys()) <= 2;
}

const codes: ScaleDoubt = {
  ...unsure,
  found: {
    en: 'holds nothing but 0, 1 and 2, which look like codes for answers',
    es: 'no contiene más que 0, 1 y 2, que parecen códigos de respuestas',
  },
  scales: ['1-5'],
  fits: null,
};
