import { CxError } from '../../errors.ts';
import { standardised, type Standardised } from '../../statistics/importance/standardised.ts';
import {
  standardisedRegression,
  type StandardisedRegression,
} from '../../statistics/importance/standardised-regression.ts';
import { cholesky } from '../../statistics/functions/cholesky.ts';
import { crossProducts, type CrossProducts } from '../../statistics/regression/cross-products.ts';
import type { MeasuredRows, Measure } from '../measures/rows.ts';

/** A driver as the regression takes it: a number, or one value of a text against the most frequent. */
export interface Term {
  readonly name: string;
  readonly isIndicator: boolean;
  readonly values: Float64Array;
}

/** Rows as a regression takes them, and what comes of all of them. */
export interface Design {
  readonly terms: readonly Term[];
  /** The terms, and last the outcome. */
  readonly columns: readonly Float64Array[];
  readonly products: CrossProducts;
  readonly standard: Standardised;
  readonly fit: StandardisedRegression;
}

/**
 * The design of a regression of the outcome on all drivers.
 * @throws weights-nothing, outcome-constant, driver-unusable where one says the same of all, rows-too-few, measures-aliased
 */
export function designOf(rows: MeasuredRows, weight: string | null): Design {
  const terms = rows.measures.flatMap(termsOf);
  const columns = [...terms.map(({ values }) => values), rows.outcome.values];
  const products = crossProducts(
    columns,
    rows.counts.map((count, at) => count * rows.weights[at]!),
  );
  if (products === null) throw new CxError('weights-nothing', { weight: weight ?? '' });
  assertVaries(rows);
  const weighing = rows.counts.reduce((sum, count, at) => sum + (rows.weights[at]! > 0 ? count : 0), 0);
  if (weighing < terms.length + 2)
    throw new CxError('rows-too-few', { rows: weighing, needed: terms.length + 2, drivers: terms.length });
  const standard = standardised(products)!;
  const fit = standardisedRegression(standard);
  const aliased = fit.dependent.indexOf(true);
  if (aliased >= 0) {
    const names = determining(standard, aliased).map((term) => terms[term]!.name);
    throw new CxError('measures-aliased', { driver: terms[aliased]!.name, determining: names });
  }
  return { terms, columns, products, standard, fit };
}

function termsOf(measure: Measure): readonly Term[] {
  if (!measure.isText) return [{ name: measure.name, isIndicator: false, values: measure.values }];
  const { name, levels, places } = measure;
  return levels.slice(1).map(({ level }, at) => ({
    name: `${name}=${level}`,
    isIndicator: true,
    values: Float64Array.from(places, (place) => (place === at + 1 ? 1 : 0)),
  }));
}

/** What weighs nothing says nothing. */
function assertVaries({ outcome, measures, weights }: MeasuredRows): void {
  const varies = (values: ArrayLike<number>) => {
    const first = weights.findIndex((weight) => weight > 0);
    return Array.from(values).some((value, kind) => weights[kind]! > 0 && value !== values[first]);
  };
  if (!varies(outcome.values)) throw new CxError('outcome-constant', { outcome: outcome.name });
  for (const measure of measures)
    if (!varies(measure.isText ? measure.places : measure.values))
      throw new CxError('driver-unusable', { driver: measure.name, levels: 1, most: 1 });
}

/** A share of a term that another has in it, below which it is rounding. */
const negligible = 1e-6;

/** The terms of those before it that determine one. */
function determining({ terms, correlations }: Standardised, aliased: number): readonly number[] {
  const before = Array.from({ length: aliased }, (_, term) => term);
  const among = Float64Array.from(before.flatMap((row) => before.map((column) => correlations[row * terms + column]!)));
  const shares = cholesky(among, aliased).solve(before.map((term) => correlations[term * terms + aliased]!));
  return before.filter((term) => Math.abs(shares[term]!) > negligible);
}
