/** The answers that share a level in every dimension: `levels` has one name for each set of targets, in their order. */
export interface RakingCell {
  readonly levels: readonly string[];
  readonly n: number;
}

/** A level of one dimension (its place among the targets). */
export interface RakingLevel {
  readonly dimension: number;
  readonly level: string;
}

/**
 * How raking ended. `weights` has the weight of one answer in each cell, in their order; they add up to the total of the
 * first dimension's targets. `largest_error` is the furthest that any weighted share still is from its target.
 */
export type Raking =
  | {
      readonly verdict: 'converged' | 'not-converged';
      readonly weights: number[];
      readonly iterations: number;
      readonly largest_error: number;
    }
  | { readonly verdict: 'level-without-target' | 'target-without-answers'; readonly levels: RakingLevel[] };

/**
 * Weights that make the shares of each dimension (say segment, then region) equal to those of the population, by
 * iterative proportional fitting. Targets are shares or counts: only their ratios within a dimension matter. Not
 * converged within `maxIterations` means as a rule that no weights can meet all targets together; a level without a
 * target, or a positive target without answers, is named instead of weighted. Throws a RangeError for negative targets,
 * or a dimension of which all are 0.
 *
 * Source: Deming & Stephan (1940), "On a least squares adjustment of a sampled frequency table when the expected marginal
 * totals are known", Annals of Mathematical Statistics 11.
 *
 * @example rake([{ levels: ['a'], n: 3 }, { levels: ['b'], n: 1 }], [new Map([['a', 50], ['b', 50]])]).weights // => [16.6666667, 50]
 * @example rake([{ levels: ['a'], n: 3 }], [new Map([['a', 50], ['b', 50]])]) // => { verdict: 'target-without-answers', levels: [{ dimension: 0, level: 'b' }] }
 */
export function rake(
  cells: readonly RakingCell[],
  targets: readonly ReadonlyMap<string, number>[],
  { tolerance = 1e-10, maxIterations = 1000 }: { readonly tolerance?: number; readonly maxIterations?: number } = {},
): Raking {
  targets.forEach(requireTargets);
  const unmatched = levelsWithoutTarget(cells, targets);
  if (unmatched.length > 0) {
    return { verdict: 'level-without-target', levels: unmatched };
  }
  const unanswered = targetsWithoutAnswers(cells, targets);
  if (unanswered.length > 0) {
    return { verdict: 'target-without-answers', levels: unanswered };
  }

  const margins = targets.map(sharesOfTotal);
  let weights = cells.map(() => 1);
  let iterations = 0;
  let error = largestError(cells, weights, margins);
  while (error > tolerance && iterations < maxIterations) {
    for (const [dimension, margin] of margins.entries()) {
      weights = fitMargin(cells, weights, dimension, margin);
    }
    iterations += 1;
    error = largestError(cells, weights, margins);
  }
  return {
    verdict: error <= tolerance ? 'converged' : 'not-converged',
    weights: scaleTo(targets[0], cells, weights),
    iterations,
    largest_error: error,
  };
}

function levelsWithoutTarget(
  cells: readonly RakingCell[],
  targets: readonly ReadonlyMap<string, number>[],
): RakingLevel[] {
  return targets.flatMap((target, dimension) =>
    [...levelsOf(cells, dimension)].filter((level) => !target.has(level)).map((level) => ({ dimension, level })),
  );
}

function targetsWithoutAnswers(
  cells: readonly RakingCell[],
  targets: readonly ReadonlyMap<string, number>[],
): RakingLevel[] {
  return targets.flatMap((target, dimension) => {
    const answered = levelsOf(cells, dimension);
    return [...target]
      .filter(([level, value]) => value > 0 && !answered.has(level))
      .map(([level]) => ({ dimension, level }));
  });
}

function levelsOf(cells: readonly RakingCell[], dimension: number): Set<string> {
  return new Set(cells.filter(({ n }) => n > 0).map((cell) => levelOf(cell, dimension)));
}

function levelOf(cell: RakingCell, dimension: number): string {
  const level = cell.levels[dimension];
  if (level === undefined) {
    throw new RangeError(`a cell has ${cell.levels.length} levels, fewer than there are targets`);
  }
  return level;
}

function requireTargets(target: ReadonlyMap<string, number>): void {
  const values = [...target.values()];
  if (!(values.every((value) => value >= 0) && sum(values) > 0)) {
    throw new RangeError(`targets are positive shares or counts, not ${values.join(', ')}`);
  }
}

/** Each amount as a share of all; without any, each is 0. */
function sharesOfTotal(amounts: ReadonlyMap<string, number>): Map<string, number> {
  const total = sum([...amounts.values()]);
  return new Map([...amounts].map(([level, amount]) => [level, total > 0 ? amount / total : 0]));
}

/** The weighted share of each level of a dimension. */
function weightedShares(
  cells: readonly RakingCell[],
  weights: readonly number[],
  dimension: number,
): Map<string, number> {
  const totals = new Map<string, number>();
  for (const [index, cell] of cells.entries()) {
    const level = levelOf(cell, dimension);
    totals.set(level, (totals.get(level) ?? 0) + cell.n * weights[index]!);
  }
  return sharesOfTotal(totals);
}

function fitMargin(
  cells: readonly RakingCell[],
  weights: readonly number[],
  dimension: number,
  margin: ReadonlyMap<string, number>,
): number[] {
  const shares = weightedShares(cells, weights, dimension);
  return cells.map((cell, index) => {
    const level = levelOf(cell, dimension);
    const share = shares.get(level) ?? 0;
    // A share of 0 cannot grow by any factor.
    return share > 0 ? (weights[index]! * (margin.get(level) ?? 0)) / share : 0;
  });
}

function largestError(
  cells: readonly RakingCell[],
  weights: readonly number[],
  margins: readonly ReadonlyMap<string, number>[],
): number {
  const errors = margins.flatMap((margin, dimension) => {
    const shares = weightedShares(cells, weights, dimension);
    return [...margin].map(([level, target]) => Math.abs((shares.get(level) ?? 0) - target));
  });
  return Math.max(0, ...errors);
}

function scaleTo(
  target: ReadonlyMap<string, number> | undefined,
  cells: readonly RakingCell[],
  weights: readonly number[],
): number[] {
  const weighted = sum(cells.map(({ n }, index) => n * weights[index]!));
  const factor = target === undefined || weighted === 0 ? 1 : sum([...target.values()]) / weighted;
  return weights.map((weight) => weight * factor);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
