import type { ColumnTexts, ScaleDoubt } from './doubt.ts';
import { goesUpTo, highestAnswer, metricOf, mixedScales, unsure, writtenOtherwise } from './evidence.ts';
import { numeric, type AskedScale, type ScoreQuestion } from './question.ts';

/** A scale of effort: the lowest answer that counts as easy, and the highest that counts as hard, where the highest is the easiest. */
export interface EffortScale extends AskedScale {
  readonly easyFrom: number;
  readonly hardTo: number;
}

/** How easy it was; the assumed scale is that of CES 2.0. */
export const effort = {
  column: 'effort_score',
  scales: {
    '1-7': { ...numeric(1, 7), easyFrom: 5, hardTo: 3 },
    '1-5': { ...numeric(1, 5), easyFrom: 4, hardTo: 2 },
  },
  assumed: '1-7',
  doubt,
} as const satisfies ScoreQuestion<string, EffortScale>;

/** Why answers may not be from 1 to 7: none is beyond 5, some are beyond 7, or files seem to differ. */
async function doubt({ texts, byFile }: ColumnTexts): Promise<ScaleDoubt | null> {
  const highest = highestAnswer(texts);
  if (highest === null) return writtenOtherwise(effort, texts);
  if (highest > 7) return unsure(effort, goesUpTo(highest), ['1-7'], metricOf.recommend_score);
  if (highest > 5) return mixedScales(await byFile(), 5, '1-7');
  const found = { en: `goes up to ${highest} only`, es: `solo llega hasta ${highest}` };
  return unsure(effort, found, ['1-5', '1-7']);
}
