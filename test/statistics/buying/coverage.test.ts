// Of 400 worlds whose parameters are known, how many are within the intervals that fits give: about 95 % ought to be.
import { fitBetaGeometric } from '../../../src/statistics/buying/beta-geometric/fit.ts';
import type { Fit } from '../../../src/statistics/buying/fit.ts';
import { fitPareto } from '../../../src/statistics/buying/pareto/fit.ts';
import { fitGammaGamma } from '../../../src/statistics/buying/gamma-gamma.ts';
import { normalCriticalValue } from '../../../src/statistics/distributions/normal.ts';
import { chance, simulatedHistory, type Chance } from './simulated-customers.ts';
import { isSlow, slowTest, some } from '../../often.ts';

/** All of them take minutes; a few show that nothing is far off. */
const worlds = isSlow ? 400 : 8;
const customers = 800;
const reach = normalCriticalValue(0.95);

/** How many worlds have each parameter within its interval on the scale of logarithms, of those whose fit converged. */
function covered<Parameters extends object>(truth: Parameters, fitOf: (random: Chance) => Fit<Parameters> | null) {
  const names = Object.keys(truth) as (keyof Parameters)[];
  const within = new Map(names.map((name) => [name, 0]));
  let converged = 0;
  for (let world = 0; world < worlds; world += 1) {
    const { parameters, std_errors: errors } = fitOf(chance(1000 + world))!;
    if (errors === null) continue;
    converged += 1;
    for (const name of names) {
      const [estimate, error, value] = [parameters, errors, truth].map((one) => Number(one[name])) as [
        number,
        number,
        number,
      ];
      if (Math.abs(Math.log(estimate / value)) <= (reach * error) / estimate) within.set(name, within.get(name)! + 1);
    }
  }
  return { converged, shares: [...within.values()].map((count) => count / converged) };
}

const ageOf = ({ uniform }: Chance) => 40 + Math.floor(60 * uniform());

describe('intervals of parameters cover the truth of generated worlds', () => {
  const expectCover = ({ converged, shares }: ReturnType<typeof covered>) => {
    expect(converged).toBeGreaterThan(0.95 * worlds);
    for (const share of shares) {
      expect(share).toBeGreaterThanOrEqual(isSlow ? 0.9 : 0.5);
      expect(share).toBeLessThanOrEqual(isSlow ? 0.98 : 1);
    }
  };

  test.each(some(['after-repeat', 'after-first'] as const, 2))('of the beta-geometric model, leaving %s', (leaving) => {
    const truth = { r: 0.8, alpha: 5, a: 1.2, b: 4 };
    expectCover(
      covered(truth, (random) =>
        fitBetaGeometric(
          Array.from({ length: customers }, () => {
            const rate = random.gamma(truth.r, truth.alpha);
            const leaves = random.beta(truth.a, truth.b);
            const age = ageOf(random);
            const isGone = leaving === 'after-first' && random.uniform() < leaves;
            return simulatedHistory(random, { rate, age, leaves }, isGone ? 0 : age);
          }),
          leaving,
        ),
      ),
    );
  });

  slowTest('of the Pareto/NBD', () => {
    const truth = { r: 0.8, alpha: 5, s: 0.9, beta: 30 };
    expectCover(
      covered(truth, (random) =>
        fitPareto(
          Array.from({ length: customers }, () => {
            const rate = random.gamma(truth.r, truth.alpha);
            const until = random.exponential(random.gamma(truth.s, truth.beta));
            return simulatedHistory(random, { rate, age: ageOf(random), leaves: 0 }, until);
          }),
        ),
      ),
    );
  });

  slowTest('of the Gamma–Gamma model', () => {
    const truth = { p: 6, q: 4, v: 15 };
    expectCover(
      covered(truth, (random) =>
        fitGammaGamma(
          Array.from({ length: customers }, () => {
            const purchases = 1 + Math.floor(5 * random.uniform());
            const nu = random.gamma(truth.q, truth.v);
            return { purchases, meanSpend: random.gamma(truth.p * purchases, nu * purchases), customers: 1 };
          }),
        ),
      ),
    );
  });
});
