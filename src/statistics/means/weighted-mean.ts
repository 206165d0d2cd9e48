/** How many answers have this value and this weight each. */
export interface WeightedCell {
  readonly value: number;
  readonly weight: number;
  readonly n: number;
}

/**
 * A weighted mean and what weighting cost. `n_eff` is the number of equally weighted answers that would be as precise,
 * `deff` = n ÷ n_eff the loss (Kish). Null where it cannot be said: the estimate without any weight, the standard error
 * below two answers.
 */
export interface WeightedMean {
  readonly n: number;
  readonly estimate: number | null;
  readonly std_error: number | null;
  readonly n_eff: number | null;
  readonly deff: number | null;
}

/**
 * The weighted mean of answers, with its standard error by Taylor linearisation, √(n/(n − 1)·Σ(w(s − m)/Σw)²), in the
 * units of the values. A net score is the mean of +1, 0 and −1; a share that of 1 and 0. Only the ratios of the weights
 * matter. The order of the cells does not change a digit.
 *
 * Source: Kish (1965), Survey Sampling, 11.7 (n_eff, deff); Binder (1983), "On the variances of asymptotically normal
 * estimators from complex surveys", International Statistical Review 51 (standard error); svymean of R survey.
 *
 * @example weightedMean([{ value: 1, weight: 1, n: 2 }, { value: 0, weight: 2, n: 1 }]) // => { n: 3, estimate: 0.5, std_error: 0.375, n_eff: 2.66666667, deff: 1.125 }
 * @example weightedMean([]) // => { n: 0, estimate: null, std_error: null, n_eff: null, deff: null }
 */
export function weightedMean(unordered: readonly WeightedCell[]): WeightedMean {
  const cells = unordered.toSorted((a, b) => a.value - b.value || a.weight - b.weight || a.n - b.n);
  const n = sumOver(cells, () => 1);
  const totalWeight = sumOver(cells, ({ weight }) => weight);
  if (!(totalWeight > 0)) {
    return { n, estimate: null, std_error: null, n_eff: null, deff: null };
  }
  const estimate = sumOver(cells, ({ value, weight }) => weight * value) / totalWeight;
  const influence = sumOver(cells, ({ value, weight }) => ((weight * (value - estimate)) / totalWeight) ** 2);
  const effective = totalWeight ** 2 / sumOver(cells, ({ weight }) => weight ** 2);
  return {
    n,
    estimate,
    std_error: n > 1 ? Math.sqrt((n / (n - 1)) * influence) : null,
    n_eff: effective,
    deff: n / effective,
  };
}

function sumOver(cells: readonly WeightedCell[], term: (cell: WeightedCell) => number): number {
  return cells.reduce((sum, cell) => sum + cell.n * term(cell), 0);
}
