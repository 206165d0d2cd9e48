import { leastSquares } from '../../../src/statistics/regression/least-squares.ts';
import type { NormalEquations } from '../../../src/statistics/regression/linear-fit.ts';

/** Normal equations of an intercept, some columns and an outcome. */
function equationsOf(columns: readonly (readonly number[])[], outcome: readonly number[]): NormalEquations {
  const terms = [outcome.map(() => 1), ...columns];
  const product = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, value, at) => sum + value * other[at]!, 0);
  return {
    units: outcome.length,
    products: terms.map((one) => terms.map((other) => product(one, other))),
    withOutcome: terms.map((one) => product(one, outcome)),
    outcome: product(outcome, outcome),
  };
}

// Henderson & Velleman (1981), as in R's datasets: miles a gallon, weight and horsepower of 32 cars.
const mpg = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9,
  21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
];
const wt = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615,
  1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
];
const hp = [
  110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97, 150, 150, 245, 175,
  66, 91, 113, 264, 175, 335, 109,
];

const near = (value: number) => expect.closeTo(value, 9) as number;

// R 4.2.2: summary(lm(mpg ~ wt + hp, mtcars)), confint
test('agrees with lm of R on mtcars', () => {
  expect(leastSquares(equationsOf([wt, hp], mpg), 0.95)).toEqual([
    {
      coefficient: near(37.227270116447201),
      std_error: near(1.5987875379993941),
      conf_low: near(33.9573824522584715),
      conf_high: near(40.4971577806359306),
      p_value: near(2.56545851198376e-20),
    },
    {
      coefficient: near(-3.877830742404682),
      std_error: near(0.63273349437739534),
      conf_low: near(-5.1719160406755371),
      conf_high: near(-2.583745444133827),
      p_value: near(1.11964713620004e-6),
    },
    {
      coefficient: near(-0.031772946982161),
      std_error: near(0.00902970967585572),
      conf_low: near(-0.0502407768710736),
      conf_high: near(-0.0133051170932484),
      p_value: near(0.00145122853156942),
    },
  ]);
});

test('leaves out a term that others determine, and says no more than the units allow', () => {
  const nothing = { coefficient: null, std_error: null, conf_low: null, conf_high: null, p_value: null };
  const [, , twice] = leastSquares(equationsOf([wt, wt.map((value) => 2 * value)], mpg), 0.95);
  expect(twice).toEqual(nothing);
  const [, slope] = leastSquares(equationsOf([[1, 2]], [5, 8]), 0.95);
  expect(slope).toEqual({ ...nothing, coefficient: near(3) });
  expect(leastSquares(equationsOf([[]], []), 0.95)).toEqual([nothing, nothing]);
});
