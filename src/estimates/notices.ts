import type { Answer, Answers } from '../records/tally/answers.ts';
import type { Notice } from '../results/result.ts';
import { pooled, segmentsOf } from './groups.ts';

export const lowBase = 30;

/**
 * What every estimate from few answers, or from none, must say.
 * @param baseOf how many answers an estimate stands on
 */
export function baseNotices(answers: Answers, baseOf: (answers: readonly Answer[]) => number): Notice[] {
  const total = baseOf(pooled(answers.groups));
  if (total === 0) {
    return [
      {
        severity: 'warning',
        code: 'no-answers',
        message: {
          en: 'no record has an answer that can be used: look at the reasons above, or at: cx columns FILE',
          es: 'ningún registro tiene una respuesta utilizable: vea los motivos de arriba, o: cx columns ARCHIVO',
        },
      },
    ];
  }
  const names = segmentsOf(answers).flatMap(({ segment, name, groups, hidden }) => {
    const n = baseOf(pooled(groups));
    return n < lowBase && segment.length > 0 && !hidden ? [`${name} (n=${n})`] : [];
  });
  const few = total < lowBase ? [`n=${total}`] : names;
  if (few.length === 0) return [];
  const shown = few.slice(0, 5).join(', ') + (few.length > 5 ? `, … (${few.length})` : '');
  return [
    {
      severity: 'warning',
      code: 'low-base',
      message: {
        en: `fewer than ${lowBase} answers: ${shown}. Read the interval before the score`,
        es: `menos de ${lowBase} respuestas: ${shown}. Lea el intervalo antes que el resultado`,
      },
    },
  ];
}
