import type { Text } from '../../messages/language.ts';
import type { Column, Notice } from '../../results/result.ts';
import type { Estimated } from '../estimated.ts';
import type { Estimator } from '../estimator.ts';
import type { Shown } from '../groups/suppression.ts';

export const lowBase = 30;

/** What is counted where nothing else is said. */
export const answersCounted: Text = { en: 'answers', es: 'respuestas' };

interface Measured {
  readonly measures: readonly { readonly column: Pick<Column, 'name'> }[];
  readonly bounds?: true;
}

/** What is said of the numbers that stand on few: their interval, where they have one, and in a survey that they are a score. */
function readFirst(counts: Text, { measures, bounds }: Measured): Text {
  if (bounds === true || !measures.some(({ column }) => column.name === 'conf_low' || column.name.endsWith('_low')))
    return { en: '', es: '' };
  const what = counts === answersCounted ? 'score' : 'number';
  return { en: `. Read the interval before the ${what}`, es: '. Lea el intervalo antes que el resultado' };
}

const nothingToCount = (counts: Text): Text =>
  counts === answersCounted
    ? {
        en: 'no record has an answer that can be used: why each was left out: --excluded FILE; how the file was understood: cx columns FILE',
        es: 'ningún registro tiene una respuesta utilizable: por qué se excluyó cada uno: --excluded ARCHIVO; cómo se entendió el archivo: cx columns ARCHIVO',
      }
    : {
        en: `there are no ${counts.en} to count: no record says one that can be used; how the file was understood: cx columns FILE`,
        es: `no hay ${counts.es} que contar: ningún registro indica uno utilizable; cómo se entendió el archivo: cx columns ARCHIVO`,
      };

/** Said where nothing is there to be counted. */
export const nobodyNotice = (counts: Text): Notice => ({
  severity: 'warning',
  code: 'no-answers',
  message: nothingToCount(counts),
});

/** What every estimate from few answers, or from none, must say. */
export function baseNotices<E>(
  { isEmpty, overall: mayBeShown }: Pick<Shown<unknown>, 'isEmpty' | 'overall'>,
  { overall, segments }: Estimated<E>,
  { base, counts = answersCounted, ...measured }: Pick<Estimator<never, E>, 'base' | 'counts'> & Measured,
): Notice[] {
  const total = base(overall);
  if (mayBeShown === null) return [];
  if (isEmpty || total === 0) {
    return [nobodyNotice(counts)];
  }
  const names = segments.flatMap(({ segment, name, estimate }) => {
    const isLow = estimate !== null && segment.length > 0 && base(estimate) < lowBase;
    return isLow ? [`${name} (n=${base(estimate)})`] : [];
  });
  const few = total < lowBase ? [`n=${total}`] : names;
  if (few.length === 0) return [];
  const first = readFirst(counts, measured);
  const shown = few.slice(0, 5).join(', ') + (few.length > 5 ? `, … (${few.length})` : '');
  return [
    {
      severity: 'warning',
      code: 'low-base',
      message: {
        en: `fewer than ${lowBase} ${counts.en}: ${shown}${first.en}`,
        es: `menos de ${lowBase} ${counts.es}: ${shown}${first.es}`,
      },
    },
  ];
}

/** Under these an interval is nearly the whole scale: it says that nothing is known. */
export const tooFew = 3;

const listed = 5;

/** Says of which groups that print an interval nothing is known. */
export function tooFewNotice<E>(
  { segments }: Estimated<E>,
  { base, measures }: Pick<Estimator<never, E>, 'base' | 'measures'>,
): Notice[] {
  const low = measures.find(({ column }) => column.name === 'conf_low');
  if (low === undefined) return [];
  const isTooFew = (estimate: E | null) => estimate !== null && base(estimate) < tooFew && low.of(estimate) !== null;
  const groups = segments.flatMap(({ segment, name, estimate, periods }) => [
    ...(segment.length > 0 && isTooFew(estimate) ? [name] : []),
    ...periods.flatMap((period) => (isTooFew(period.estimate) ? [[name, period.name].join(' ').trim()] : [])),
  ]);
  if (groups.length === 0) return [];
  const names = groups.slice(0, listed).join(', ') + (groups.length > listed ? `, … (${groups.length})` : '');
  return [
    {
      severity: 'info',
      code: 'too-few',
      message: {
        en: `n under ${tooFew}, too few to say whatever their interval: ${names}`,
        es: `n menor que ${tooFew}, muy pocos para decir algo, sea cual sea su intervalo: ${names}`,
      },
    },
  ];
}
