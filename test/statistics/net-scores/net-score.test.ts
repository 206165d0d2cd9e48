import {
  adjustedWaldNetScoreInterval,
  netScore,
  netScoreDifference,
  netScoreVariance,
  tangoNetScoreInterval,
  waldNetScoreInterval,
} from '../../../src/statistics/net-scores/net-score.ts';
import type { NetScoreCounts } from '../../../src/statistics/net-scores/net-score.ts';
import { agreesWithR, expectClose } from '../reference.ts';

agreesWithR('netScore', netScore);
agreesWithR('netScoreVariance', netScoreVariance);
agreesWithR('waldNetScoreInterval', waldNetScoreInterval);
agreesWithR('adjustedWaldNetScoreInterval', adjustedWaldNetScoreInterval);
agreesWithR('tangoNetScoreInterval', tangoNetScoreInterval);
agreesWithR('netScoreDifference', netScoreDifference);

const nobody: NetScoreCounts = { promoters: 0, passives: 0, detractors: 0 };
const tenPromoters: NetScoreCounts = { promoters: 10, passives: 0, detractors: 0 };

test('without answers there is no score, no variance, no interval and no difference', () => {
  expect(netScore(nobody)).toBeNull();
  expect(netScoreVariance(nobody)).toBeNull();
  expect(waldNetScoreInterval(nobody, 0.95)).toBeNull();
  expect(adjustedWaldNetScoreInterval(nobody, 0.95)).toBeNull();
  expect(tangoNetScoreInterval(nobody, 0.95)).toBeNull();
  expect(netScoreDifference(tenPromoters, nobody, { confidence: 0.95, adjusted: true })).toBeNull();
});

test('ten promoters give the adjusted interval 47.5035515–100 (R NPS)', () => {
  expectClose(adjustedWaldNetScoreInterval(tenPromoters, 0.95), { low: 0.475035515, high: 1 }, 1e-8);
});

test('ten promoters give the score interval from (n − z²)/(n + z²), solved by hand, to 1', () => {
  const squared = 1.959963984540054 ** 2;
  expectClose(tangoNetScoreInterval(tenPromoters, 0.95), { low: (10 - squared) / (10 + squared), high: 1 });
});

test('so does one promoter, at a confidence of a half too', () => {
  const one = { promoters: 1, passives: 0, detractors: 0 };
  for (const [confidence, z] of [
    [0.95, 1.959963984540054],
    [0.5, 0.6744897501960817],
  ] as const) {
    expectClose(tangoNetScoreInterval(one, confidence), { low: (1 - z ** 2) / (1 + z ** 2), high: 1 });
  }
});

test('five passives give the score interval ±z²/(n + z²), solved by hand', () => {
  const limit = 1.959963984540054 ** 2 / (5 + 1.959963984540054 ** 2);
  expectClose(tangoNetScoreInterval({ promoters: 0, passives: 5, detractors: 0 }, 0.95), { low: -limit, high: limit });
});

test('exchanging promoters and detractors mirrors the score interval', () => {
  const there = tangoNetScoreInterval({ promoters: 7.25, passives: 3, detractors: 1 }, 0.9);
  const back = tangoNetScoreInterval({ promoters: 1, passives: 3, detractors: 7.25 }, 0.9);
  expectClose({ low: -(back?.high ?? 0), high: -(back?.low ?? 0) }, there);
});

test('two samples without any spread have a difference but no p-value', () => {
  const difference = netScoreDifference(
    tenPromoters,
    { promoters: 0, passives: 0, detractors: 4 },
    {
      confidence: 0.95,
      adjusted: false,
    },
  );
  expect(difference).toEqual({
    difference: 2,
    std_error: 0,
    conf_low: 2,
    conf_high: 2,
    statistic: null,
    p_value: null,
  });
});

test('the interval of a difference is clipped at ±2', () => {
  const difference = netScoreDifference(
    tenPromoters,
    { promoters: 0, passives: 1, detractors: 1 },
    {
      confidence: 0.99,
      adjusted: false,
    },
  );
  expect(difference?.conf_high).toBe(2);
});
