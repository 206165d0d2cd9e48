import type { LogLikelihood } from '../../../src/statistics/buying/fit.ts';

/** What central differences say of a log-likelihood's slopes in the logarithms of its parameters. */
export function differences(
  likelihood: (parameters: readonly number[]) => LogLikelihood,
  parameters: readonly number[],
): number[] {
  const step = 1e-5;
  return parameters.map((_, moved) => {
    const at = (shift: number): number =>
      likelihood(parameters.map((value, index) => (index === moved ? value * Math.exp(shift) : value))).logLikelihood;
    return (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
  });
}

/** Slopes agree to what differences of such values can tell. */
export function expectSlopes(
  likelihood: (parameters: readonly number[]) => LogLikelihood,
  parameters: readonly number[],
): void {
  const { logLikelihood, slopes } = likelihood(parameters);
  const expected = differences(likelihood, parameters);
  for (const [index, slope] of slopes.entries()) {
    expect(Math.abs(slope - expected[index]!)).toBeLessThan(
      1e-9 * (1 + Math.abs(logLikelihood)) + 1e-7 * Math.abs(slope),
    );
  }
}
