import type { Answer, Answers } from '../records/tally/answers.ts';
import { column, confidenceLimits, pValue, stdError } from '../results/columns.ts';
import type { Column, Table, Unit } from '../results/result.ts';
import { CxError } from '../errors.ts';
import { holm } from '../statistics/multiplicity/holm.ts';
import type { Estimator } from './estimator.ts';
import { baseOf, periodsOf, pooled, row, segmentsOf } from './groups.ts';
import type { SharedOptions } from '../metrics/options.ts';
import { isAnyHidden, suppressedColumn } from './suppression.ts';

const mostPaired = 50;

const differenceColumns = (unit: Unit): Column[] => [
  column('a', { en: 'A', es: 'A' }, 'text', { en: 'the first group', es: 'el primer grupo' }),
  column('b', { en: 'B', es: 'B' }, 'text', { en: 'the second group', es: 'el segundo grupo' }),
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
  column('method', { en: 'Method', es: 'Método' }, 'text', { en: 'the test', es: 'el contraste' }),
];

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly ofA: readonly Answer[];
  readonly ofB: readonly Answer[];
  readonly hidden: boolean;
}

/** Pairs of groups with the difference of their estimates, its interval and its test, adjusted for all of the table. */
export function differencesTable(
  answers: Answers,
  estimator: Estimator,
  compare: NonNullable<SharedOptions['compare']>,
): Table {
  const pairs = pairsOf(answers, compare, baseOf(estimator));
  const tests = pairs.map(({ ofA, ofB, hidden }) => (hidden ? null : estimator.differ(ofA, ofB)));
  const adjusted = holm(tests.map((test) => test?.p_value ?? null));
  const anyHidden = pairs.some(({ hidden }) => hidden);
  const rows = pairs.map(({ a, b, hidden }, at) =>
    row([
      ['a', a],
      ['b', b],
      ['difference', tests[at]?.difference ?? null],
      ['std_error', tests[at]?.std_error ?? null],
      ['conf_low', tests[at]?.conf_low ?? null],
      ['conf_high', tests[at]?.conf_high ?? null],
      ['statistic', tests[at]?.statistic ?? null],
      ['p_value', tests[at]?.p_value ?? null],
      ['p_adjusted', adjusted[at] ?? null],
      ['method', estimator.differenceMethod],
      ...(anyHidden ? [['suppressed', hidden] as const] : []),
    ]),
  );
  return {
    name: 'differences',
    title: { en: 'Differences', es: 'Diferencias' },
    columns: [
      ...differenceColumns(estimator.unit === 'share' ? 'share-difference' : estimator.unit),
      ...(anyHidden ? [suppressedColumn] : []),
    ],
    rows,
  };
}

type BaseOf = (answers: readonly Answer[]) => number;

function pairsOf(answers: Answers, compare: NonNullable<SharedOptions['compare']>, base: BaseOf): Pair[] {
  switch (compare) {
    case 'rest':
      return againstRest(answers, base);
    case 'pairs':
      return eachPair(answers);
    case 'previous':
      return againstPrevious(answers);
    case 'ranges':
      return betweenRanges(answers, base);
  }
}

function againstRest(answers: Answers, base: BaseOf): Pair[] {
  return segmentsOf(answers).map(({ name, groups, hidden }) => {
    const rest = pooled(answers.groups.filter((group) => !groups.includes(group)));
    return { a: name, b: 'rest', ofA: pooled(groups), ofB: rest, hidden: hidden || base(rest) < answers.hidden.minN };
  });
}

/** @throws too-many-groups */
function eachPair(answers: Answers): Pair[] {
  const segments = segmentsOf(answers);
  if (segments.length > mostPaired)
    throw new CxError('too-many-groups', { groups: segments.length, limit: mostPaired });
  return segments.flatMap((a, at) =>
    segments.slice(at + 1).map((b) => ({
      a: a.name,
      b: b.name,
      ofA: pooled(a.groups),
      ofB: pooled(b.groups),
      hidden: a.hidden || b.hidden,
    })),
  );
}

function againstPrevious(answers: Answers): Pair[] {
  return segmentsOf(answers).flatMap((segment) => {
    const periods = periodsOf(answers, segment);
    const named = (period: string) => (segment.name === '' ? period : `${segment.name} / ${period}`);
    return periods.slice(1).map((current, at) => {
      const previous = periods[at]!;
      const hidden = current.hidden || previous.hidden;
      return { a: named(current.name), b: named(previous.name), ofA: current.answers, ofB: previous.answers, hidden };
    });
  });
}

/** The first stretch of days, or the file, against each of the others. */
function betweenRanges(answers: Answers, base: BaseOf): Pair[] {
  const [first, ...others] = answers.ranges;
  if (first === undefined) return [];
  // A range may be the complement of what is hidden elsewhere: then it is not compared either.
  const all = isAnyHidden(answers);
  return others.map((other) => ({
    a: first.label,
    b: other.label,
    ofA: first.answers,
    ofB: other.answers,
    hidden: all || [first, other].some((range) => base(range.answers) < answers.hidden.minN),
  }));
}
