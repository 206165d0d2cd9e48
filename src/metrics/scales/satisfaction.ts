import { readBinaryScore, readFaces } from '../../values/scores/binary-score.ts';
import type { ColumnTexts, ScaleDoubt, TextCounts } from './doubt.ts';
import { goesUpTo, highestAnswer, metricOf, mixedScales, numbersOf, unsure, writtenOtherwise } from './evidence.ts';
import { numeric, type AskedScale, type ScoreQuestion } from './question.ts';

/** A scale of satisfaction, and how many of its highest answers usually count as satisfied. */
export interface SatisfactionScale extends AskedScale {
  readonly top: number;
}

const goodAndBad = {
  en: 'has answers of two kinds, good and bad',
  es: 'tiene respuestas de dos clases, buenas y malas',
};
const asFaces = { en: 'has faces for answers', es: 'tiene caras por respuestas' };

/** How satisfied one is. */
export const satisfaction = {
  column: 'satisfaction_score',
  scales: {
    '1-5': { ...numeric(1, 5), top: 2 },
    '1-7': { ...numeric(1, 7), top: 2 },
    '1-10': { ...numeric(1, 10), top: 2 },
    '0-10': { ...numeric(0, 10), top: 2 },
    'good-bad': { low: 0, high: 1, read: readBinaryScore, top: 1, written: goodAndBad },
    faces: { low: 1, high: 5, read: readFaces, top: 2, written: asFaces },
  },
  assumed: '1-5',
  doubt,
} as const satisfies ScoreQuestion<string, SatisfactionScale>;

/** Why answers may not be from 1 to 5: one of them is higher, or most are written in another way. */
async function doubt({ texts, byFile }: ColumnTexts): Promise<ScaleDoubt | null> {
  const highest = highestAnswer(texts);
  if (highest === null || highest <= 5) return writtenOtherwise(satisfaction, texts) ?? codes(texts);
  const found = goesUpTo(highest);
  const [scales, fits] =
    highest > 7 ? ([['1-10', '0-10'], metricOf.recommend_score] as const) : ([['1-7'], metricOf.effort_score] as const);
  return mixedScales(await byFile(), 5, scales[0]) ?? unsure(satisfaction, found, scales, fits);
}

/** Products code good and bad, or their three smileys, from 0 to 2: those are not the lowest of five. */
function codes(texts: TextCounts): ScaleDoubt | null {
  const numbers = numbersOf(texts);
  if ((numbers.get(0) ?? 0) === 0 || Math.max(...numbers.keys()) > 2) return null;
  const found = {
    en: 'holds nothing but 0, 1 and 2, which look like codes for answers',
    es: 'no contiene más que 0, 1 y 2, que parecen códigos de respuestas',
  };
  return unsure(satisfaction, found, ['1-5']);
}
