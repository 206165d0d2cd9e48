import * as fc from '../../chance.ts';
import { digamma } from '../../../src/statistics/functions/digamma.ts';
import { hypergeometric, hypergeometricExcess } from '../../../src/statistics/functions/hypergeometric.ts';
import { logBeta, logRising, logRisingSlope } from '../../../src/statistics/functions/gamma-ratios.ts';
import { reference, valuesOf } from '../buying/reference.ts';
import { expectClose } from '../reference.ts';

describe(`mpmath ${reference.software.mpmath} says the same, to 12 digits, of`, () => {
  test.each(valuesOf('digamma'))('digamma(%s)', (_, [x], expected) => {
    expectClose(digamma(x), expected, 1e-12);
  });

  test.each(valuesOf('logBeta'))('logBeta(%s)', (_, [a, b], expected) => {
    expectClose(logBeta(a, b), expected, 1e-12);
  });

  test.each(valuesOf('logRising'))('logRising(%s)', (_, [x, n], expected) => {
    expectClose(logRising(x, n), expected, 1e-12);
  });

  test.each(valuesOf('logRisingSlope'))('logRisingSlope(%s)', (_, [x, n], expected) => {
    expectClose(logRisingSlope(x, n), expected, 1e-12);
  });

  test.each(valuesOf('hypergeometric'))('hypergeometric(%s)', (_, [a, b, c, z], expected) => {
    expectClose(hypergeometric(a, b, c, z), expected, 1e-12);
  });

  test.each(valuesOf('hypergeometricExcess'))('hypergeometricExcess(%s)', (_, [a, b, c, z], expected) => {
    expectClose(hypergeometricExcess(a, b, c, z), expected, 1e-12);
  });
});

test('three hypergeometric functions whose parameters are neighbours keep to their relation (DLMF 15.5.11)', () => {
  const parameter = fc.double({ min: 0.1, max: 20, noNaN: true });
  fc.assert(
    fc.property(parameter, parameter, parameter, fc.double({ min: -3, max: 0.999, noNaN: true }), (a, b, more, z) => {
      const c = Math.max(a, b) + more;
      const [below, here, above] = [a, a + 1, a + 2].map((numerator) => hypergeometric(numerator, b, c, z));
      const terms = [(c - a - 1) * below!, (2 * (a + 1) - c + (b - a - 1) * z) * here!, (a + 1) * (z - 1) * above!];
      const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
      expect(Math.abs(terms.reduce((sum, term) => sum + term, 0))).toBeLessThan(1e-11 * size);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('outside their domains they say so', () => {
  expect(() => digamma(0)).toThrow(RangeError);
  expect(() => logBeta(0, 1)).toThrow(RangeError);
  expect(() => hypergeometric(1, 1, 2, 1)).toThrow(RangeError);
  expect(() => hypergeometric(1, 1, 0, 0.5)).toThrow(RangeError);
});
