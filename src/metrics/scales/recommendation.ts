import { baseOf } from '../../estimates/groups/state.ts';
import type { Notice } from '../../results/result.ts';
import type { ShownAnswers } from '../../estimates/groups/tallied.ts';
import type { ScaleDoubt, TextCounts } from './doubt.ts';
import { highestAnswer, metricOf } from './evidence.ts';
import { numeric, type ScoreQuestion } from './question.ts';

/** How likely one is to recommend. */
export const recommendation = {
  column: 'recommend_score',
  scales: { '0-10': numeric(0, 10), '1-10': numeric(1, 10) },
  assumed: '0-10',
  doubt: ({ texts }) => anotherQuestion(texts),
} as const satisfies ScoreQuestion;

/** A column whose highest answer is 5 or 7 asks another question than this one. */
function anotherQuestion(texts: TextCounts): ScaleDoubt | null {
  const highest = highestAnswer(texts);
  const fits = highest === 5 ? metricOf.satisfaction_score : highest === 7 ? metricOf.effort_score : null;
  return highest === null || fits === null ? null : { kind: 'wrong', highest, fits, expected: '0–10' };
}

const enoughToExpectZero = 200;

/** Where hundreds answer and nobody says 0, the question probably began at 1: then scores are not comparable. */
export function startNotice(
  { seen, shape, overall }: ShownAnswers,
  scale: keyof typeof recommendation.scales,
): Notice[] {
  if (scale === '1-10' || overall === null) return [];
  if (baseOf(shape, overall) < enoughToExpectZero || (seen.get(0) ?? 0) > 0) return [];
  return [
    {
      severity: 'warning',
      code: 'scale-may-start-at-1',
      message: {
        en: 'no answer is 0: if the question was asked from 1 to 10, the score is not comparable with others (say so with --scale 1-10)',
        es: 'ninguna respuesta es 0: si se preguntó de 1 a 10, el índice no es comparable con otros (indíquelo con --scale 1-10)',
      },
    },
  ];
}
