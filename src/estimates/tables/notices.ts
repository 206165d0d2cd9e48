import type { Notice } from '../../results/result.ts';
import type { Estimated } from '../estimated.ts';
import type { Estimator } from '../estimator.ts';
import type { Shown } from '../groups/suppression.ts';

export const lowBase = 30;

/** What every estimate from few answers, or from none, must say. */
export function baseNotices<E>(
  { isEmpty, overall: mayBeShown }: Pick<Shown<unknown>, 'isEmpty' | 'overall'>,
  { overall, segments }: Estimated<E>,
  { base, counts = { en: 'answers', es: 'respuestas' } }: Pick<Estimator<never, E>, 'base' | 'counts'>,
): Notice[] {
  const total = base(overall);
  if (mayBeShown === null) return [];
  if (isEmpty || total === 0) {
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
  const names = segments.flatMap(({ segment, name, estimate }) => {
    const isLow = estimate !== null && segment.length > 0 && base(estimate) < lowBase;
    return isLow ? [`${name} (n=${base(estimate)})`] : [];
  });
  const few = total < lowBase ? [`n=${total}`] : names;
  if (few.length === 0) return [];
  const shown = few.slice(0, 5).join(', ') + (few.length > 5 ? `, … (${few.length})` : '');
  return [
    {
      severity: 'warning',
      code: 'low-base',
      message: {
        en: `fewer than ${lowBase} ${counts.en}: ${shown}. Read the interval before the score`,
        es: `menos de ${lowBase} ${counts.es}: ${shown}. Lea el intervalo antes que el resultado`,
      },
    },
  ];
}
