import { binomialDraw, binomialProbability } from '../../../src/statistics/resampling/binomial.ts';
import { bootstrap, squareRoot, type UnitClass } from '../../../src/statistics/resampling/class-bootstrap.ts';
import { percentileInterval } from '../../../src/statistics/resampling/percentile-interval.ts';
import { randomFrom } from '../../../src/statistics/resampling/random.ts';

const many = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
function variance(values: readonly number[]): number {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
}

describe('chance from a seed', () => {
  // A transcription of the authors' C (xoshiro128starstar.c, SplitMix32) in Python, which gives 11520, 0, 5927040, 70819200,
  // 2031721883, 1637235492 from the state 1, 2, 3, 4, as published with rand_xoshiro.
  test.each([
    [1, [0.09156953175513294, 0.8881928137485323, 0.43427017709149285, 0.746779782068075]],
    [42, [0.15377165265745885, 0.018084542542176507, 0.5348906284683476, 0.7272476959257951]],
  ])('%d gives the numbers of xoshiro128**', (seed, expected) => {
    const random = randomFrom(seed);
    expect(expected.map(() => random.uniform())).toEqual(expected);
  });

  test('normal numbers have mean 0, variance 1 and tails', () => {
    const random = randomFrom(7);
    const draws = many(40_000, () => random.normal());
    expect(Math.abs(mean(draws))).toBeLessThan(0.02);
    expect(Math.abs(variance(draws) - 1)).toBeLessThan(0.03);
    const tail = draws.filter((one) => Math.abs(one) > 1.959963984540054).length / draws.length;
    expect(Math.abs(tail - 0.05)).toBeLessThan(0.005);
  });
});

describe('how many succeed', () => {
  // R 4.2.2: dbinom(0:4, 4, .3); dbinom(c(300000, 300500), 1e6, .3)
  test('has the probabilities of dbinom', () => {
    expect([0, 1, 2, 3, 4].map((k) => binomialProbability(k, 4, 0.3))).toEqual(
      [0.2401, 0.4116, 0.2646, 0.0756, 0.0081].map((one) => expect.closeTo(one, 14) as number),
    );
    expect(binomialProbability(300_000, 1_000_000, 0.3) / 0.00087056315463668).toBeCloseTo(1, 11);
    expect(binomialProbability(300_500, 1_000_000, 0.3) / 0.000479918164595676).toBeCloseTo(1, 11);
  });

  test.each([
    [4, 0.3],
    [7, 0.85],
    [900, 1 / 900],
  ])('of %d with probability %d comes as often as its probability says', (trials, share) => {
    const random = randomFrom(11);
    const draws = many(40_000, () => binomialDraw(random, trials, share));
    const counts = [0, 1, 2, 3, 4, 5].filter((k) => k <= trials);
    for (const k of counts) {
      const often = draws.filter((one) => one === k).length / draws.length;
      expect(Math.abs(often - binomialProbability(k, trials, share))).toBeLessThan(0.01);
    }
  });

  test('of a million has its mean and variance, and nothing of nothing', () => {
    const random = randomFrom(12);
    const draws = many(2000, () => binomialDraw(random, 1_000_000, 0.3));
    expect(Math.abs(mean(draws) - 300_000)).toBeLessThan(4 * Math.sqrt(210_000 / 2000));
    expect(Math.abs(variance(draws) / 210_000 - 1)).toBeLessThan(0.12);
    expect([binomialDraw(random, 0, 0.5), binomialDraw(random, 5, 0), binomialDraw(random, 5, 1)]).toEqual([0, 0, 5]);
  });
});

describe('bootstrap samples', () => {
  const one = (value: number): UnitClass => ({ count: 1, means: [value], covariances: [[0]] });

  test('have as many units as there are, and of units of one class the sums of those that were drawn', () => {
    const classes = [one(3), one(5), { count: 4, means: [7], covariances: [[0]] }];
    let samples = 0;
    bootstrap(classes, 200, randomFrom(1), (drawn) => {
      samples += 1;
      expect(drawn.reduce((sum, { count }) => sum + count, 0)).toBe(6);
      expect(drawn.map(({ sums }) => sums[0])).toEqual(drawn.map(({ count }, at) => count * [3, 5, 7][at]!));
    });
    expect(samples).toBe(200);
  });

  test('of units in classes vary as samples of the units themselves do', () => {
    // Twelve units in three classes; the sum of a sample of 12 has variance 12 × that of the units.
    const units = [
      [1, 2, 9],
      [4, 4, 6, 30],
      [0, 1, 1, 3, 5],
    ];
    const classes = units.map((own) => ({ count: own.length, means: [mean(own)], covariances: [[variance(own)]] }));
    const sums: number[] = [];
    bootstrap(classes, 20_000, randomFrom(5), (drawn) => {
      sums.push(drawn.reduce((sum, { sums: own }) => sum + own[0]!, 0));
    });
    const all = units.flat();
    expect(Math.abs(mean(sums) - 12 * mean(all))).toBeLessThan(1);
    expect(Math.abs(variance(sums) / (12 * variance(all)) - 1)).toBeLessThan(0.04);
  });

  test('keep what two quantities have in common', () => {
    const classes = [
      {
        count: 50,
        means: [0, 0],
        covariances: [
          [4, 3],
          [3, 9],
        ],
      },
    ];
    const products: number[] = [];
    bootstrap(classes, 20_000, randomFrom(6), ([drawn]) => {
      products.push((drawn!.sums[0]! * drawn!.sums[1]!) / 50);
    });
    expect(Math.abs(mean(products) - 3)).toBeLessThan(0.2);
    expect(
      squareRoot([
        [4, 6],
        [6, 9],
      ]),
    ).toEqual([
      [2, 0],
      [3, 0],
    ]);
  });
});

describe('the percentile interval', () => {
  // R 4.2.2: quantile(c(3,1,4,1,5,9,2,6,5,3), c(.1, .9), type = 6)
  test('lies between the quantiles of R, type 6', () => {
    expect(percentileInterval([3, 1, 4, 1, 5, 9, 2, 6, 5, 3], 0.8)).toEqual({
      low: 1,
      high: expect.closeTo(8.7, 12) as number,
    });
    expect(percentileInterval([3, 1, 4, 1, 5, 9, 2, 6, 5, 3], 0.95)).toEqual({ low: 1, high: 9 });
  });

  test('is left open where more than a tenth of the samples have no value, and does without fewer', () => {
    const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(percentileInterval([...nine, null], 0.6)).toEqual({ low: 2, high: 8 });
    expect(percentileInterval([...nine.slice(1), null, null], 0.6)).toBeNull();
    expect(percentileInterval([], 0.6)).toBeNull();
    expect(percentileInterval([4, 4, 4], 0.6)).toBeNull();
    expect(() => percentileInterval(nine, 95)).toThrow(RangeError);
  });
});
