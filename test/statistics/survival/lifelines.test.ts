import { readFileSync } from 'node:fs';
import { coxRegression } from '../../../src/statistics/survival/cox/cox.ts';
import { kaplanMeier } from '../../../src/statistics/survival/kaplan-meier.ts';
import { logRankTest } from '../../../src/statistics/survival/log-rank.ts';
import { expectClose } from '../reference.ts';
import { coxRows, referenceSets, timeRows, timeRowsByGroup } from './reference.ts';

interface LifelinesCase {
  readonly name: string;
  readonly curve: {
    readonly time: readonly number[];
    readonly survival: readonly number[];
    readonly conf_low: readonly number[];
    readonly conf_high: readonly number[];
    readonly cumulative_hazard: readonly number[];
  };
  readonly 'log-rank': { readonly statistic: number; readonly p_value: number } | null;
  readonly cox: {
    readonly coefficients: readonly number[];
    readonly std_errors: readonly number[];
    readonly log_likelihood: number;
  };
}

const reference: { readonly software: Readonly<Record<string, string>>; readonly cases: readonly LifelinesCase[] } =
  JSON.parse(readFileSync(new URL('../../reference/survival-lifelines.json', import.meta.url), 'utf8'));

const cases = reference.cases.map((one) => {
  const set = referenceSets.find(({ name }) => name === one.name)!;
  return [one.name, one, set] as const;
});

describe(`lifelines ${reference.software['lifelines']}, which shares no code with R, agrees too`, () => {
  test.each(cases)('on the curve of %s', (_, { curve: { time, conf_low, conf_high, ...expected } }, set) => {
    const curve = kaplanMeier(timeRows(set), 0.95).filter((row) => time.includes(row.time));
    expectClose(
      {
        survival: curve.map(({ survival }) => survival),
        cumulative_hazard: curve.map(({ cumulative_hazard }) => cumulative_hazard),
      },
      expected,
    );
    for (const [index, row] of curve.entries()) {
      // Where the log-log scale has no place for the estimate, lifelines gives the estimate itself.
      expectClose(row.conf_low ?? row.survival, conf_low[index]);
      expectClose(row.conf_high ?? row.survival, conf_high[index]);
    }
  });

  // It has no log-rank test of late entries.
  const tests = cases.flatMap(([name, one, set]) => (one['log-rank'] ? [[name, one['log-rank'], set] as const] : []));
  test.each(tests)('on the log-rank test of %s', (_, expected, set) => {
    const { statistic, p_value } = logRankTest(timeRowsByGroup(set), 'log-rank');
    expectClose({ statistic, p_value }, expected);
  });

  test.each(cases)('on the Cox regression of %s, as far as it searches', (_, { cox: expected }, set) => {
    const fit = coxRegression(coxRows(set), set.terms)!;
    const standardised = fit.coefficients.map((value, column) => value! / expected.std_errors[column]!);
    for (const [column, value] of standardised.entries()) {
      expect(Math.abs(value - expected.coefficients[column]! / expected.std_errors[column]!)).toBeLessThan(1e-6);
    }
    expectClose(fit.std_errors, expected.std_errors, 1e-6);
    expectClose(fit.log_likelihood, expected.log_likelihood);
  });
});
