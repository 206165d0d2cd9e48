import { CxError } from '../../errors.ts';
import { rake } from '../../statistics/weighting/raking.ts';
import type { Population } from '../../questions/question.ts';
import { compareTexts } from '../order.ts';

/**
 * The weight of a record by its levels in the columns of the population.
 * @throws population-incomplete, population-contradictory
 */
export function rakedWeights(
  used: readonly { readonly levels: readonly string[]; readonly n: number }[],
  population: Population,
): (levels: readonly string[]) => number {
  const strata = new Map<string, { levels: readonly string[]; n: number }>();
  for (const { levels, n } of used) {
    const key = JSON.stringify(levels);
    strata.set(key, { levels, n: n + (strata.get(key)?.n ?? 0) });
  }
  // In one order whatever the order of the records: the fit runs through floating point.
  const cells = [...strata].toSorted(([a], [b]) => compareTexts(a, b));
  if (cells.length === 0) return () => 1;
  const columns = [...population.keys()];
  const raking = rake(
    cells.map(([, cell]) => cell),
    [...population.values()],
  );
  if ('levels' in raking) {
    const { dimension, level } = raking.levels[0]!;
    throw new CxError('population-incomplete', {
      column: columns[dimension]!,
      value: level,
      missingIn: raking.verdict === 'level-without-target' ? 'population' : 'answers',
    });
  }
  if (raking.verdict === 'not-converged') {
    throw new CxError('population-contradictory', { iterations: raking.iterations, error: raking.largest_error });
  }
  const weights = new Map(cells.map(([key], at) => [key, raking.weights[at]!]));
  return (levels) => weights.get(JSON.stringify(levels))!;
}
