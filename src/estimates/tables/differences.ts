import { CxError } from '../../errors.ts';
import type { Comparison } from '../../questions/question.ts';
import { coded, column, confidenceLimits, pValue, stdError } from '../../results/columns.ts';
import type { Column, Notice, Table, Unit } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { holm } from '../../statistics/multiplicity/holm.ts';
import type { Estimated } from '../estimated.ts';
import { columnNamed, type Estimator } from '../estimator.ts';
import { methodColumn, restWords } from '../methods/difference-methods.ts';
import { suppressedColumn } from './hidden.ts';

const mostPaired = 50;

const differenceColumns = (unit: Unit): Column[] => [
  column('a', { en: 'A', es: 'A' }, 'text', { en: 'the first group', es: 'el primer grupo' }),
  coded(column('b', { en: 'B', es: 'B' }, 'text', { en: 'the second group', es: 'el segundo grupo' }), restWords),
  column('difference', { en: 'A − B', es: 'A − B' }, unit, {
    en: 'estimate of A less estimate of B',
    es: 'estimación de A menos la de B',
  }),
  stdError(unit),
  ...confidenceLimits(unit),
  column('statistic', { en: 'Statistic', es: 'Estadístico' }, 'number', {
    en: 'test statistic',
    es: 'estadístico de contraste',
  }),
  pValue,
  column('p_adjusted', { en: 'p (Holm)', es: 'p (Holm)' }, 'p-value', {
    en: 'p-value adjusted for all comparisons of the table (Holm)',
    es: 'valor p ajustado por todas las comparaciones de la tabla (Holm)',
  }),
  methodColumn,
];

/** Two groups; an estimate is null where its group is hidden. */
export interface Pair<E> {
  readonly a: string;
  readonly b: string;
  readonly ofA: E | null;
  readonly ofB: E | null;
}

/** Pairs of groups with the difference of their estimates, its interval and its test, adjusted for all of the table. */
export function differencesTable<E>(all: Estimated<E>, estimator: Estimator<never, E>, compare: Comparison): Table {
  const pairs = pairsOf(all, compare, (estimate) => estimator.isRunning?.(estimate) === true);
  const tests = pairs.map(({ ofA, ofB }) => (ofA === null || ofB === null ? null : estimator.differ(ofA, ofB)));
  const adjusted = holm(tests.map((test) => test?.p_value ?? null));
  const isHidden = ({ ofA, ofB }: Pair<E>) => ofA === null || ofB === null;
  const anyHidden = pairs.some(isHidden);
  const rows = pairs.map((pair, at) =>
    row([
      ['a', pair.a],
      ['b', pair.b],
      ['difference', tests[at]?.difference ?? null],
      ['std_error', tests[at]?.std_error ?? null],
      ['conf_low', tests[at]?.conf_low ?? null],
      ['conf_high', tests[at]?.conf_high ?? null],
      ['statistic', tests[at]?.statistic ?? null],
      ['p_value', tests[at]?.p_value ?? null],
      ['p_adjusted', adjusted[at] ?? null],
      ['method', estimator.differenceMethod],
      ...(anyHidden ? [['suppressed', isHidden(pair)] as const] : []),
    ]),
  );
  const { unit } = columnNamed(estimator, estimator.main);
  return {
    name: 'differences',
    title: { en: 'Differences', es: 'Diferencias' },
    columns: [
      ...differenceColumns(unit === 'share' ? 'share-difference' : unit),
      ...(anyHidden ? [suppressedColumn] : []),
    ],
    rows,
  };
}

/** What must be said beside several intervals: each is for its own difference alone. */
export function comparedNotices({ rows }: Table): readonly Notice[] {
  const compared = rows.filter((cells) => cells['conf_low'] !== null).length;
  if (compared < 2) return [];
  return [
    {
      severity: 'info',
      code: 'intervals-not-adjusted',
      message: {
        en: `the intervals of ${compared} differences are not adjusted for their number: p (Holm) is`,
        es: `los intervalos de ${compared} diferencias no están ajustados por su número: p (Holm) sí`,
      },
    },
  ];
}

/** The pairs that a comparison is about. A period that still runs is not compared with one that is over. @throws too-many-groups */
export function pairsOf<E>(
  all: Estimated<E>,
  compare: Comparison,
  isRunning: (estimate: E) => boolean = () => false,
): Pair<E>[] {
  switch (compare) {
    case 'rest':
      return all.segments.map(({ name, estimate, rest }) => ({ a: name, b: 'rest', ofA: estimate, ofB: rest() }));
    case 'pairs':
      return eachPair(all);
    case 'previous':
      return againstPrevious(all).filter(({ ofA, ofB }) => [ofA, ofB].every((one) => one === null || !isRunning(one)));
    case 'ranges':
      return betweenRanges(all);
  }
}

/** @throws too-many-groups */
function eachPair<E>({ segments }: Estimated<E>): Pair<E>[] {
  if (segments.length > mostPaired)
    throw new CxError('too-many-groups', { groups: segments.length, limit: mostPaired });
  return segments.flatMap((a, at) =>
    segments.slice(at + 1).map((b) => ({ a: a.name, b: b.name, ofA: a.estimate, ofB: b.estimate })),
  );
}

function againstPrevious<E>({ segments }: Estimated<E>): Pair<E>[] {
  return segments.flatMap(({ name, periods }) => {
    const named = (period: string) => (name === '' ? period : `${name} / ${period}`);
    return periods.slice(1).map((current, at) => {
      const previous = periods[at]!;
      return { a: named(current.name), b: named(previous.name), ofA: current.estimate, ofB: previous.estimate };
    });
  });
}

/** The first stretch of days, or the file, against each of the others. */
function betweenRanges<E>({ ranges: [first, ...others] }: Estimated<E>): Pair<E>[] {
  if (first === undefined) return [];
  return others.map((other) => ({ a: first.label, b: other.label, ofA: first.estimate, ofB: other.estimate }));
}
