import * as fc from '../../../chance.ts';
import { coxRegression } from '../../../../src/statistics/survival/cox/cox.ts';
import { coxData, type CoxRow } from '../../../../src/statistics/survival/cox/cox-data.ts';
import { partialLikelihood } from '../../../../src/statistics/survival/cox/partial-likelihood.ts';
import { chiSquaredUpperTail } from '../../../../src/statistics/distributions/chi-squared.ts';
import { cholesky, inverseForm } from '../../../../src/statistics/functions/cholesky.ts';
import { logRankTest } from '../../../../src/statistics/survival/log-rank.ts';
import { expectClose } from '../../reference.ts';
import { coxRows, referenceSets, survivalVersion, timeRowsByGroup } from '../reference.ts';
import { often, slowTest } from '../../../often.ts';

const regressions = referenceSets.flatMap((set) => (set.cox === null ? [] : [[set.name, set, set.cox] as const]));

/** Both sides ended a search: R's coxph was told to go on to 1e-14 of the log-likelihood. */
const searched = 1e-8;

describe(`Cox regression agrees with ${survivalVersion}`, () => {
  test.each(regressions)('%s', (_, set, expected) => {
    const fit = coxRegression(coxRows(set), set.terms)!;
    const people = set.rows.reduce((sum, [, , , , count]) => sum + count, 0);
    const leaving = set.all.events.reduce((sum, count) => sum + count, 0);
    expect([fit.n, fit.events]).toEqual([people, leaving]);
    expectClose(fit.coefficients, expected.coefficients, searched);
    expectClose(fit.covariance, expected.covariance, searched);
    expectClose(
      fit.std_errors,
      expected.covariance.map((row, column) => (row[column] === null ? null : Math.sqrt(row[column]!))),
      searched,
    );
    expectClose(fit.log_likelihood_null, expected.log_likelihood_null);
    expectClose(fit.log_likelihood, expected.log_likelihood);
    expect(fit.df).toBe(expected.df);
    const ratio = 2 * (expected.log_likelihood - expected.log_likelihood_null);
    expectClose(fit.likelihood_ratio, ratio, searched);
    expectClose(fit.p_value, chiSquaredUpperTail(ratio, expected.df), searched);
    expectClose(fit.concordance, expected.concordance);
    expect(fit.verdict).toBe(expected.coefficients.includes(null) ? 'collinear' : 'converged');
  });
});

describe(`the test of proportional hazards agrees with cox.zph of ${survivalVersion}`, () => {
  test.each(regressions)('%s', (_, set, expected) => {
    const { terms, all } = coxRegression(coxRows(set), set.terms)!.proportional_hazards;
    const estimable = terms.filter(({ df }) => df > 0);
    expectClose(
      [...estimable, all].map(({ statistic, df, p_value }) => [statistic, df, p_value]),
      expected.proportional_hazards,
      1e-7,
    );
  });
});

describe(`the score at 0 agrees with ${survivalVersion}`, () => {
  test.each(regressions)('%s', (_, set, expected) => {
    expectClose(scoreTest(coxRows(set)), expected.score_test);
  });
});

function scoreTest(rows: readonly CoxRow[]): number {
  const data = coxData(rows);
  const { score, information } = partialLikelihood(data, new Float64Array(data.width));
  return inverseForm(cholesky(information, data.width, 1e-12 * data.events), score);
}

test('without ties the score test of an indicator is the log-rank test', () => {
  for (const set of referenceSets.filter(({ name }) => name.includes('no ties'))) {
    const rows = set.rows.map(([time, event, entry, group, count]) => ({
      time,
      event: event === 1,
      ...(entry === null ? {} : { entry }),
      covariates: [group === 2 ? 1 : 0],
      count,
    }));
    expectClose(scoreTest(rows), logRankTest(timeRowsByGroup(set), 'log-rank').statistic);
  }
});

const person = fc
  .record({
    time: fc.integer({ min: 1, max: 12 }),
    event: fc.boolean(),
    late: fc.boolean(),
    a: fc.integer({ min: 0, max: 1 }),
    b: fc.integer({ min: 0, max: 5 }),
    count: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ time, event, late, a, b, count }) => ({
    time,
    event,
    ...(late && time > 3 ? { entry: time - 3 } : {}),
    covariates: [a, b],
    count,
  }));
const people = fc.array(person, { minLength: 25, maxLength: 60 });

slowTest('a row with a count is as many rows, in any order, to the last digit of what is counted', () => {
  fc.assert(
    fc.property(people, (rows) => {
      const grouped = coxRegression(rows);
      const single = coxRegression(
        rows.flatMap((row) => Array.from({ length: row.count }, () => ({ ...row, count: 1 }))),
      );
      expect(single?.n).toBe(grouped?.n);
      expectClose(single?.coefficients, grouped?.coefficients, 1e-7);
      expect(coxRegression(rows.toReversed())).toEqual(grouped);
    }),
    { numRuns: 40 },
  );
});

const few = fc.array(person, { maxLength: 8 });
const numbersIn = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : [];

test('of few people too every number is one, or null', () => {
  fc.assert(
    fc.property(few, (rows) => {
      const fit = coxRegression(rows);
      expect(numbersIn(fit).filter((value) => !Number.isFinite(value))).toEqual([]);
      expect(fit?.verdict).not.toBe('not-converged');
    }),
    { numRuns: often(300) },
  );
});

slowTest('units change coefficients by their factor, and nothing else', () => {
  fc.assert(
    fc.property(people, (rows) => {
      const fit = coxRegression(rows);
      const other = coxRegression(
        rows.map((row) => ({ ...row, covariates: [row.covariates[0]! * 1024, 3 - row.covariates[1]!] })),
      );
      fc.pre(fit?.verdict === 'converged' && other !== null);
      const sizes = (values: readonly (number | null)[], factor: number) => [values[0]! * factor, Math.abs(values[1]!)];
      for (const [index, value] of sizes(other.coefficients, 1024).entries()) {
        expect(Math.abs(value - sizes(fit.coefficients, 1)[index]!)).toBeLessThan(1e-7);
      }
      expectClose(other.log_likelihood, fit.log_likelihood, 1e-10);
    }),
    { numRuns: 40 },
  );
});

test('the score is the slope of the logarithm of the likelihood, and the information that of the score', () => {
  fc.assert(
    fc.property(people, (rows) => {
      const data = coxData(rows);
      fc.pre(data.events > 0);
      const at = (a: number, b: number) => partialLikelihood(data, Float64Array.of(a, b));
      const step = 1e-4;
      const [middle, up, down] = [at(0.3, -0.2), at(0.3 + step, -0.2), at(0.3 - step, -0.2)];
      const near = (actual: number, expected: number) => expect(Math.abs(actual - expected)).toBeLessThan(1e-4);
      near((up.logLikelihood - down.logLikelihood) / (2 * step), middle.score[0]!);
      near((down.score[0]! - up.score[0]!) / (2 * step), middle.information[0]!);
      near((down.score[1]! - up.score[1]!) / (2 * step), middle.information[1]!);
    }),
    { numRuns: 40 },
  );
});

const row = (time: number, event: boolean, covariates: readonly number[], count = 1): CoxRow => ({
  time,
  event,
  covariates,
  count,
});

test('a covariate that tells without exception who leaves first is separated, whatever its unit and beside others', () => {
  const rows = Array.from({ length: 40 }, (_, index) =>
    row(1 + (index % 20), true, [index % 20 < 10 ? 1 : 0, (index * 7) % 5]),
  );
  expect(coxRegression(rows)?.verdict).toBe('separated');
  const small = rows.map((one) => ({ ...one, covariates: [one.covariates[0]! * 1e-9, one.covariates[1]!] }));
  expect(coxRegression(small)?.verdict).toBe('separated');
  const many = rows.map((one) => ({ ...one, count: 1000 }));
  expect(coxRegression(many)?.verdict).toBe('separated');
  expect(coxRegression(rows.map((one) => ({ ...one, covariates: [...one.covariates, 1] })))?.verdict).toBe('separated');
});

test('a level of which nobody leaves is separated, however few they are', () => {
  const rows = Array.from({ length: 200 }, (_, index) =>
    row(1 + index, index % 3 > 0 && index !== 100, [index === 100 ? 1 : 0]),
  );
  expect(coxRegression(rows)?.verdict).toBe('separated');
});

test('a sum of two columns separates too, though neither does alone', () => {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const a = (index * 37) % 17;
    return row(1 + index, true, [a, index - a]);
  });
  expect(coxRegression(rows)?.verdict).toBe('separated');
});

test('a strong effect is not taken for an endless one', () => {
  const rows = Array.from({ length: 100 }, (_, index) => row(1 + index, true, [index < 50 ? 1 : 0]));
  const withOne = rows.map((one, index) => (index === 55 ? { ...one, covariates: [1] } : one));
  const fit = coxRegression(withOne);
  expect(fit?.verdict).toBe('converged');
  expect(fit?.coefficients[0]).toBeGreaterThan(3);
});

test('columns that others determine are left out from the right, and the rest is as without them', () => {
  const rows = Array.from({ length: 50 }, (_, index) =>
    row(1 + ((index * 7) % 23), index % 4 > 0, [index % 2, index % 5]),
  );
  const fit = coxRegression(rows)!;
  const wider = coxRegression(
    rows.map((one) => ({
      ...one,
      covariates: [one.covariates[0]!, 8, 1 - one.covariates[0]!, one.covariates[1]!, one.covariates[1]! * 3 + 0.1],
    })),
  )!;
  expect(wider.verdict).toBe('collinear');
  expect(wider.df).toBe(2);
  expectClose(wider.coefficients, [fit.coefficients[0], null, null, fit.coefficients[1], null], 1e-9);
  expectClose(wider.std_errors, [fit.std_errors[0], null, null, fit.std_errors[1], null], 1e-9);
  expect(wider.proportional_hazards.terms[1]).toEqual({ statistic: null, df: 0, p_value: null });
});

test('without covariates there is a likelihood and nothing to test; without anybody leaving there is nothing', () => {
  expect(coxRegression([row(1, true, []), row(2, false, [])])).toMatchObject({
    coefficients: [],
    log_likelihood: -Math.log(2),
    df: 0,
    p_value: null,
    concordance: 0.5,
    verdict: 'converged',
  });
  expect(coxRegression([])).toBeNull();
  expect(coxRegression([row(1, false, [1])])).toBeNull();
});

test('what cannot be is refused', () => {
  const fine = row(3, true, [1]);
  for (const wrong of [
    { ...fine, time: -1 },
    { ...fine, time: Number.NaN },
    { ...fine, entry: 3 },
    { ...fine, count: 0.5 },
    { ...fine, covariates: [1, 2] },
    { ...fine, covariates: [Number.POSITIVE_INFINITY] },
  ]) {
    expect(() => coxRegression([fine, wrong])).toThrow(RangeError);
  }
});
