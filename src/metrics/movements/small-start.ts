import type { estimated } from '../../estimates/estimated.ts';
import { isAnyHidden, type Shown } from '../../estimates/groups/suppression.ts';
import type { Notice } from '../../results/result.ts';
import type { Churn } from './leaving.ts';
import type { Movement } from './movement.ts';

const shownPlaces = 5;

/** Groups of which more left than there were at the start. */
export function smallStarts(
  groups: Shown<Movement>,
  { overall, segments }: ReturnType<typeof estimated<Movement, Churn>>,
): Notice[] {
  if (isAnyHidden(groups)) return [];
  const isSmall = ({ rate: { numerator, denominator } }: Churn) =>
    numerator !== null && denominator !== null && (denominator === 0 || numerator > denominator);
  const places = [
    ...(overall.moved !== null && isSmall(overall) ? [''] : []),
    ...segments.flatMap(({ name, estimate, periods }) => [
      ...(name !== '' && estimate !== null && isSmall(estimate) ? [name] : []),
      ...periods.flatMap((period) =>
        period.estimate !== null && isSmall(period.estimate)
          ? [name === '' ? period.name : `${name} / ${period.name}`]
          : [],
      ),
    ]),
  ];
  if (places.length === 0) return [];
  const named = places.filter((place) => place !== '');
  const shown = named.slice(0, shownPlaces).join(', ') + (named.length > shownPlaces ? `, … (${named.length})` : '');
  const where = shown === '' ? '' : ` (${shown})`;
  return [
    {
      severity: 'info',
      code: 'small-start',
      message: {
        en: `nobody was there at the start, or fewer than left${where}: there the rate, or its interval, is left blank`,
        es: `al inicio no había nadie, o menos de los que se fueron${where}: ahí la tasa, o su intervalo, queda en blanco`,
      },
    },
  ];
}
