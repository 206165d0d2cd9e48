import * as fc from '../../chance.ts';
import { readFileSync } from 'node:fs';
import { relativeWeights } from '../../../src/statistics/importance/relative-weights.ts';
import { mostShapleyTerms, shapleyShares } from '../../../src/statistics/importance/shapley.ts';
import { standardised, type Standardised } from '../../../src/statistics/importance/standardised.ts';
import { standardisedRegression } from '../../../src/statistics/importance/standardised-regression.ts';
import { subsetRSquared } from '../../../src/statistics/importance/subsets.ts';
import { crossProducts } from '../../../src/statistics/regression/cross-products.ts';
import { expectClose } from '../reference.ts';
import { slowTest } from '../../often.ts';

interface Case {
  readonly name: string;
  readonly columns: readonly (readonly number[])[];
  readonly outcome: readonly number[];
  readonly weights: readonly number[];
  readonly r_squared: number;
  readonly lmg: readonly number[];
  readonly relative_weight: readonly number[];
  readonly std_coefficient: readonly number[];
  readonly vif: readonly number[];
}

const reference = JSON.parse(readFileSync(new URL('../../reference/importance.json', import.meta.url), 'utf8')) as {
  readonly software: { readonly R: string };
  readonly cases: readonly Case[];
};

const standard = (columns: readonly (readonly number[])[], outcome: readonly number[], weights: readonly number[]) =>
  standardised(
    crossProducts(
      [...columns, outcome].map((column) => Float64Array.from(column)),
      weights,
    )!,
  )!;

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

test.each(reference.cases)(
  `shares of R², relative weights, coefficients and variance inflation are those of R ${reference.software.R}: $name`,
  ({ columns, outcome, weights, ...expected }) => {
    const of = standard(columns, outcome, weights);
    const fit = standardisedRegression(of);
    expectClose(fit.r_squared, expected.r_squared);
    expectClose([...fit.coefficients], expected.std_coefficient);
    expectClose([...fit.variance_inflation], expected.vif);
    expectClose([...shapleyShares(of)], expected.lmg);
    expectClose([...relativeWeights(of)], expected.relative_weight);
  },
);

// As relaimpo (calc.relimp, type lmg) and rwa print them: Grömping (2006), Chan (rwa).
test('shares of R² are those of relaimpo on swiss, and relative weights those of rwa on mtcars', () => {
  const of = (name: string) => {
    const one = reference.cases.find((each) => each.name === name)!;
    return standard(one.columns, one.outcome, one.weights);
  };
  const near = (value: number) => expect.closeTo(value, 7) as number;
  expect([...shapleyShares(of('swiss'))]).toEqual([0.0570912, 0.171173, 0.2601347, 0.1055702, 0.1127659].map(near));
  const weights = relativeWeights(of('mtcars'));
  const all = sum(weights);
  const percent = (value: number) => expect.closeTo(value, 5) as number;
  expect([...weights].map((weight) => (100 * weight) / all)).toEqual(
    [29.32274, 28.50999, 29.79691, 12.37037].map(percent),
  );
});

/** Rows of some measures that go together, and an outcome. */
const rows = fc
  .record({ terms: fc.integer({ min: 1, max: 6 }), seed: fc.integer({ min: 1, max: 1e6 }) })
  .chain(({ terms }) =>
    fc.array(fc.tuple(...Array.from({ length: terms + 1 }, () => fc.integer({ min: 1, max: 7 }))), {
      minLength: 4 * terms + 4,
      maxLength: 40,
    }),
  );

function standardOf(all: readonly (readonly number[])[]): Standardised | null {
  const columns = all[0]!.map((_, at) => Float64Array.from(all, (row) => row[at]!));
  const products = crossProducts(columns, new Float64Array(all.length).fill(1))!;
  return standardised(products);
}

const ordersOf = (places: readonly number[]): number[][] =>
  places.length === 0
    ? [[]]
    : places.flatMap((first) => ordersOf(places.filter((one) => one !== first)).map((rest) => [first, ...rest]));

const isSound = (of: Standardised | null): of is Standardised =>
  of !== null && !standardisedRegression(of).dependent.includes(true);

slowTest('the shares are what each term adds, on average over all orders written out', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const of = standardOf(all);
      fc.pre(isSound(of));
      const part = (terms: readonly number[]): number =>
        terms.length === 0
          ? 0
          : standardisedRegression({
              terms: terms.length,
              correlations: Float64Array.from(
                terms.flatMap((a) => terms.map((b) => of.correlations[a * of.terms + b]!)),
              ),
              withOutcome: Float64Array.from(terms, (a) => of.withOutcome[a]!),
            }).r_squared;
      const orders = ordersOf(Array.from({ length: of.terms }, (_, at) => at));
      const shares = Array.from(
        { length: of.terms },
        (_, term) =>
          sum(
            orders.map(
              (order) => part(order.slice(0, order.indexOf(term) + 1)) - part(order.slice(0, order.indexOf(term))),
            ),
          ) / orders.length,
      );
      for (const [term, share] of shapleyShares(of).entries()) expect(share).toBeCloseTo(shares[term]!, 9);
    }),
    { numRuns: 40 },
  );
});

test('shares and relative weights are 0 or more and add up to R²', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const of = standardOf(all);
      fc.pre(isSound(of));
      const { r_squared } = standardisedRegression(of);
      for (const shares of [shapleyShares(of), relativeWeights(of)]) {
        expect(sum(shares)).toBeCloseTo(r_squared, 9);
        expect(Math.min(...shares)).toBeGreaterThan(-1e-9);
      }
    }),
  );
});

test('every subset has the R² of its own regression', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const of = standardOf(all);
      fc.pre(isSound(of));
      const subsets = subsetRSquared(of);
      expect(subsets).toHaveLength(2 ** of.terms);
      expect(subsets.at(-1)).toBeCloseTo(standardisedRegression(of).r_squared, 9);
      for (let term = 0; term < of.terms; term += 1)
        expect(subsets[1 << term]).toBeCloseTo(of.withOutcome[term]! ** 2, 12);
    }),
  );
});

test('numbers of the size of a million give the shares of small ones', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: -4e6, max: 4e6 }), (all, far) => {
      const [near, moved] = [all, all.map((row) => row.map((value) => value + far))].map(standardOf);
      fc.pre(isSound(near!));
      expectClose([...shapleyShares(moved!)], [...shapleyShares(near)], 1e-9);
    }),
  );
});

test('what does not vary has no correlations, and more than 15 terms no shares', () => {
  expect(
    standardOf([
      [1, 2],
      [1, 3],
      [1, 4],
    ]),
  ).toBeNull();
  expect(crossProducts([Float64Array.of(1, 2)], [0, 0])).toBeNull();
  const many = mostShapleyTerms + 1;
  const none = { terms: many, correlations: new Float64Array(many * many), withOutcome: new Float64Array(many) };
  expect(() => shapleyShares(none)).toThrow(RangeError);
});

test('a term that others determine is named, and adds nothing', () => {
  const of = standardOf([
    [1, 2, 1],
    [2, 4, 3],
    [3, 6, 2],
    [4, 8, 5],
  ])!;
  const fit = standardisedRegression(of);
  expect(fit.dependent).toEqual([false, true]);
  expect(fit.variance_inflation).toEqual([1, null]);
  expect([...subsetRSquared(of)][3]).toBeCloseTo(of.withOutcome[0]! ** 2, 12);
});
