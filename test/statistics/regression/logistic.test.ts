import * as fc from '../../chance.ts';
import { logisticRegression, type LogisticRow } from '../../../src/statistics/regression/logistic.ts';
import { averageMarginalEffect } from '../../../src/statistics/regression/marginal-effect.ts';

const near = (value: number) => expect.closeTo(value, 7) as number;

// Henderson & Velleman (1981), as in R's datasets: 32 cars.
const mpg = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9,
  21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
];
const wt = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615,
  1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
];
const am = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
const vs = [0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1];

const single = (columns: readonly (readonly number[])[], outcome: readonly number[]): LogisticRow[] =>
  outcome.map((events, at) => ({ terms: [1, ...columns.map((column) => column[at]!)], n: 1, events }));

// Bliss (1935): beetles killed by carbon disulphide, at eight doses.
const dose = [1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.861, 1.8839];
const beetles = [59, 60, 62, 56, 63, 59, 62, 60];
const killed = [6, 13, 18, 28, 52, 53, 61, 60];
const counted: LogisticRow[] = dose.map((one, at) => ({ terms: [1, one], n: beetles[at]!, events: killed[at]! }));

describe('logistic regression', () => {
  // R 4.2.2: glm(am ~ wt, binomial, mtcars, control = glm.control(epsilon = 1e-14, maxit = 100)); its vcov is that of the step before the
  // last, so the covariance is solve(XᵀWX) at its fitted values, and intervals follow from that
  test('agrees with glm of R on one term of mtcars', () => {
    expect(logisticRegression(single([wt], am), 0.95)).toMatchObject({
      n: 32,
      events: 13,
      coefficients: [
        {
          coefficient: near(12.0403697286573195),
          std_error: near(4.5100662389667834),
          statistic: near(2.6696658298782907),
          p_value: near(0.0075926766308842212),
          conf_low: near(3.20080233239241),
          conf_high: near(20.879937124922229),
        },
        {
          coefficient: near(-4.0239699621732017),
          std_error: near(1.4365277526235662),
          statistic: near(-2.8011780174967909),
          p_value: near(0.0050916420320824083),
          conf_low: near(-6.839512620107655),
          conf_high: near(-1.2084273042387483),
        },
      ],
      covariance: [
        [near(20.340697479867988), near(-6.424445799610182)],
        [near(-6.424445799610182), near(2.0636119840577138)],
      ],
      log_likelihood: near(-9.5880424037225431),
      null_deviance: near(43.229733276857807),
      deviance: near(19.176084807445086),
      verdict: 'converged',
    });
  });

  // R 4.2.2: glm(vs ~ mpg + wt, binomial, mtcars)
  test('agrees with glm of R on two terms of mtcars', () => {
    const found = logisticRegression(single([mpg, wt], vs), 0.95)!;
    expect(found.coefficients.map(({ coefficient, std_error: error }) => [coefficient, error])).toEqual([
      [near(-12.54122184285863106), near(8.46603420748439639)],
      [near(0.5240639879304696), near(0.26041882887425455)],
      [near(0.58285979243588648), near(1.18446510103175306)],
    ]);
    expect(found.covariance[1]).toEqual([
      near(-2.1142724913277151),
      near(0.06781796643223828),
      near(0.24289631914375884),
    ]);
    expect([found.deviance, found.null_deviance]).toEqual([near(25.29787554113943), near(43.860109265693325)]);
  });

  // R 4.2.2: glm(cbind(killed, n - killed) ~ dose, binomial); likelihoods as Σ k·log p + (n − k)·log(1 − p)
  test('agrees with glm of R on counts', () => {
    const found = logisticRegression(counted, 0.95)!;
    expect(found.coefficients.map(({ coefficient, std_error: error }) => [coefficient, error])).toEqual([
      [near(-60.717454561635414), near(5.1807114633191889)],
      [near(34.270325734146979), near(2.9121400706234906)],
    ]);
    expect(found.log_likelihood).toBeCloseTo(-186.23540327176838, 7);
    expect(found.null_deviance).toBeCloseTo(2 * 322.72051246347445, 7);
    expect([found.n, found.events, found.verdict]).toEqual([481, 291, 'converged']);
  });

  test('says the same, digit for digit, of counts and of single units in any order', () => {
    const units = counted.flatMap(({ terms, n, events }) =>
      Array.from({ length: n }, (_, at) => ({ terms, n: 1, events: at < events ? 1 : 0 })),
    );
    expect(logisticRegression(units.toReversed(), 0.95)).toEqual(logisticRegression(counted, 0.95));
    expect(averageMarginalEffect(units, logisticRegression(units, 0.95), 1, 0.95)).toEqual(
      averageMarginalEffect(counted, logisticRegression(counted, 0.95), 1, 0.95),
    );
  });

  test.each([
    ['one group', [0, 0, 0, 1, 1, 1]],
    ['all but a tie', [0, 0, 0, 0, 1, 1]],
    ['everybody', [1, 1, 1, 1, 1, 1]],
    ['nobody', [0, 0, 0, 0, 0, 0]],
  ])('calls a term that tells %s without exception separated', (_, outcome) => {
    const found = logisticRegression(single([[1, 2, 3, 4, 5, 6]], outcome), 0.95)!;
    expect(found.verdict).toBe('separated');
    expect(averageMarginalEffect(single([[1, 2, 3, 4, 5, 6]], outcome), found, 1, 0.95)).toBeNull();
  });

  test('is separated too where only some are told without exception', () => {
    // 1 is never an event, 2 sometimes: the odds of 1 go to nothing (quasi-complete separation).
    const rows = [
      { terms: [1, 0], n: 10, events: 0 },
      { terms: [1, 1], n: 10, events: 4 },
    ];
    expect(logisticRegression(rows, 0.95)!.verdict).toBe('separated');
  });

  test('leaves out a term that others determine', () => {
    const twice = wt.map((value) => 2 * value);
    const [all, one] = [single([wt, twice], am), single([wt], am)].map((rows) => logisticRegression(rows, 0.95)!);
    expect(all!.verdict).toBe('collinear');
    expect(all!.coefficients[2]).toMatchObject({ coefficient: null, std_error: null, p_value: null });
    expect(all!.coefficients[1]!.coefficient).toBeCloseTo(one!.coefficients[1]!.coefficient!, 9);
    expect(all!.deviance).toBeCloseTo(one!.deviance, 9);
  });

  test('has nothing to say of nobody, and refuses what cannot be counted', () => {
    expect(logisticRegression([], 0.95)).toBeNull();
    expect(logisticRegression([{ terms: [1], n: 0, events: 0 }], 0.95)).toBeNull();
    expect(() => logisticRegression([{ terms: [1], n: 1, events: 2 }], 0.95)).toThrow(RangeError);
    expect(() => logisticRegression([{ terms: [1], n: 1.5, events: 1 }], 0.95)).toThrow(RangeError);
    expect(() => logisticRegression([{ terms: [Number.NaN], n: 1, events: 1 }], 0.95)).toThrow(RangeError);
  });

  test('of two groups is the logarithm of their odds ratio, with Woolf’s error, and its probabilities are the shares', () => {
    const count = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const rows = [
          { terms: [1, 0], n: a + b, events: a },
          { terms: [1, 1], n: c + d, events: c },
        ];
        const found = logisticRegression(rows, 0.95)!;
        expect(found.verdict).toBe('converged');
        expect(found.coefficients[1]!.coefficient).toBeCloseTo(Math.log((c * b) / (d * a)), 8);
        expect(found.coefficients[1]!.std_error).toBeCloseTo(Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), 8);
      }),
    );
  });
});

describe('the average marginal effect', () => {
  // R 4.2.2: the mean of p(1 − p)·β over the fitted values of glm, and the delta method with its vcov
  test.each([
    ['wt on am', single([wt], am), 1, -0.369757862185576436, 0.042990505298329311],
    ['mpg on vs', single([mpg, wt], vs), 1, 0.067001266876412099, 0.024959679047650202],
    ['wt on vs', single([mpg, wt], vs), 2, 0.07451827525631903, 0.14985405438427296],
    ['dose on beetles', counted, 1, 4.166886076570089692, 0.070558087465680014],
  ])('of %s agrees with R', (_, rows, term, effect, error) => {
    const found = averageMarginalEffect(rows, logisticRegression(rows, 0.95), term, 0.95)!;
    expect(found.effect).toBeCloseTo(effect, 8);
    expect(found.std_error).toBeCloseTo(error, 8);
    expect(found.conf_high).toBeCloseTo(effect + 1.959963984540054 * error, 8);
    expect(found.statistic).toBeCloseTo(effect / error, 5);
  });

  test('is about the slope of the probabilities: moving all by a little moves their mean by as much', () => {
    const found = logisticRegression(counted, 0.95)!;
    const [a, b] = found.coefficients.map(({ coefficient }) => coefficient!);
    const mean = (shift: number) =>
      counted.reduce((sum, { terms, n }) => sum + n / (1 + Math.exp(-a! - b! * (terms[1]! + shift))), 0) / found.n;
    const { effect } = averageMarginalEffect(counted, found, 1, 0.95)!;
    expect((mean(1e-6) - mean(-1e-6)) / 2e-6).toBeCloseTo(effect, 6);
  });

  test('of an equal table is known by hand: β = 2 ln 3, and p(1 − p) = 3 ÷ 16 for all', () => {
    const rows = [
      { terms: [1, 0], n: 4, events: 1 },
      { terms: [1, 1], n: 4, events: 3 },
    ];
    expect(averageMarginalEffect(rows, logisticRegression(rows, 0.95), 1, 0.95)!.effect).toBeCloseTo(
      (2 * Math.log(3) * 3) / 16,
      12,
    );
  });
});
