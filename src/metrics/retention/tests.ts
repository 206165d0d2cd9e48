import type { Estimated } from '../../estimates/estimated.ts';
import { pairsOf } from '../../estimates/tables/differences.ts';
import type { Comparison } from '../../questions/question.ts';
import { column, pValue, statistic as testStatistic } from '../../results/columns.ts';
import type { Row, Table } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { holm } from '../../statistics/multiplicity/holm.ts';
import { logRankTest, type LogRankTest, type LogRankWeight } from '../../statistics/survival/log-rank.ts';
import type { Retention } from './estimator.ts';

const names: readonly LogRankWeight[] = ['log-rank', 'peto-peto'];

const columns = [
  column('test', { en: 'Test', es: 'Contraste' }, 'text', {
    en: 'log-rank counts all leavings alike, peto-peto (G-rho 1) early ones more',
    es: 'log-rank cuenta igual todas las bajas; peto-peto (G-rho 1), más las tempranas',
  }),
  column('a', { en: 'A', es: 'A' }, 'text', { en: 'the first group', es: 'el primer grupo' }),
  column('b', { en: 'B', es: 'B' }, 'text', { en: 'the second group', es: 'el segundo grupo' }),
  testStatistic,
  column('df', { en: 'df', es: 'gl' }, 'count', { en: 'degrees of freedom', es: 'grados de libertad' }),
  pValue,
  column('p_adjusted', { en: 'p (Holm)', es: 'p (Holm)' }, 'p-value', {
    en: 'p-value adjusted for all comparisons of the table (Holm)',
    es: 'valor p ajustado por todas las comparaciones de la tabla (Holm)',
  }),
];

interface Compared {
  readonly a: string | null;
  readonly b: string | null;
  readonly groups: readonly Retention[];
}

/** The test that all groups stay alike. */
export const testOfAll = (groups: readonly Retention[], weight: LogRankWeight = 'log-rank'): LogRankTest =>
  logRankTest(
    groups.map(({ rows }) => rows),
    weight,
  );

/** Tests that groups stay alike: all of them together, and those that were asked to be compared. */
export function testsTable(all: Estimated<Retention>, compare: Comparison | null): Table {
  const shown = all.segments.flatMap(({ estimate }) => estimate ?? []);
  const pairs = comparedOf(all, compare);
  return {
    name: 'tests',
    title: { en: 'Do the groups stay alike?', es: '¿Siguen igual los grupos?' },
    columns,
    rows: names.flatMap((name) => [...rowsOf(name, [{ a: null, b: null, groups: shown }]), ...rowsOf(name, pairs)]),
  };
}

function rowsOf(name: LogRankWeight, compared: readonly Compared[]): Row[] {
  const tests = compared.map(({ groups }) => testOfAll(groups, name));
  const adjusted = holm(tests.map((test) => test.p_value));
  return compared.map(({ a, b }, at) => {
    const { statistic, df, p_value } = tests[at]!;
    return row([
      ['test', name],
      ['a', a],
      ['b', b],
      ['statistic', statistic],
      ['df', df],
      ['p_value', p_value],
      ['p_adjusted', adjusted[at] ?? null],
    ]);
  });
}

/** The pairs of which neither group is hidden. */
const comparedOf = (all: Estimated<Retention>, compare: Comparison | null): Compared[] =>
  compare === null
    ? []
    : pairsOf(all, compare).flatMap(({ a, b, ofA, ofB }) =>
        ofA === null || ofB === null ? [] : [{ a, b, groups: [ofA, ofB] }],
      );
