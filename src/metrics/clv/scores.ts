import type { QueryValue } from '../../engines/engine.ts';
import { plainQuestion } from '../../questions/question.ts';
import { untimed } from '../metric.ts';
import type { ScoredBy } from '../reduction.ts';
import { defineScoresWhen, type ScoreColumn, type Scorer } from '../scores.ts';
import { knownOf, modelled } from '../buying/modelled.ts';
import { historyOfEach } from '../buying/reduce.ts';
import { buys } from './buying/reduce.ts';
import type { Reduced } from './calculate.ts';
import { contractValuation } from './contracts/findings.ts';
import { scoredTerms } from './contracts/reduce.ts';
import { perUnit, renewalsAhead } from './contracts/totals.ts';
import { amountOf, amountUnits } from '../../values/numbers/exact.ts';
import { buyingOptions, type ClvOptions } from './options.ts';

const columns: readonly ScoreColumn[] = [
  { name: 'p_alive', kind: 'number' },
  { name: 'expected_purchases', kind: 'number' },
  { name: 'expected_spend', kind: 'number' },
  { name: 'clv', kind: 'number' },
];

const units = (value: QueryValue | undefined): bigint | null =>
  value === null || value === undefined ? null : amountUnits(String(value));

/** Of those who buy: whether each is still a customer, what he will buy, and what that is worth. */
function buyingScorer({ statistics, options, asOf }: ScoredBy): Scorer {
  const { bought, split, margins } = statistics as unknown as Reduced;
  const asked = buyingOptions(options as unknown as ClvOptions);
  const made = modelled({ bought: bought!, split, margins }, asked, { asOf, timed: untimed });
  return (values) => {
    if (made === null) return [null, null, null, null];
    const { alive, purchases, spend, clv } = made.valuer.of(knownOf(values));
    return [alive, purchases, spend, clv];
  };
}

/** Of those under contract; who has left brings nothing more. */
function contractScorer({ statistics, options, asOf }: ScoredBy): Scorer {
  const rows = (statistics as unknown as Reduced).renewed?.overall ?? [];
  const valuation = contractValuation(rows, options as ClvOptions, plainQuestion, { asOf, timed: untimed });
  return ([renewals, here, revenue]) => {
    if (valuation === null) return [null, null, null, null];
    const { fit, horizon, margin } = valuation;
    const money = units(revenue);
    const spend = money === null ? null : perUnit(amountOf(money), horizon);
    if (Number(here) === 0) return [0, 0, spend, 0];
    const ahead = renewalsAhead(fit.parameters, Number(renewals), horizon);
    return [1, ahead.purchases, spend, spend === null ? null : margin * spend * ahead.discounted];
  };
}

export const scores = [
  defineScoresWhen(buys, columns, historyOfEach, buyingScorer),
  defineScoresWhen(scoredTerms.when, columns, scoredTerms.query, contractScorer),
] as const;
