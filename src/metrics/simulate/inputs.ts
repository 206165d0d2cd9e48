import { CxError } from '../../errors.ts';
import { readSpan, yearsInSpan } from '../../values/dates/periods/span.ts';
import { pairsOf } from '../options.ts';
import type { Claim } from '../claim.ts';
import { leversIn } from './model/levers.ts';
import { valuesOf, type Input } from './model/inputs.ts';
import { namedClaims, simulateOptions, type SimulateOptions } from './options.ts';
import type { EffortEffect } from './reduced/effort.ts';
import type { InTime } from './reduced/in-time.ts';

/** What files say of levers; null where they were not asked. */
export interface Found {
  readonly effort: EffortEffect | null;
  readonly inTime: InTime | null;
}

/** Numbers that the result rests on beside the base. @throws effect-unknown, nothing-due */
export function inputsOf(options: SimulateOptions, found: Found, asOf: string | null): readonly Input[] {
  const typed = (name: string, value: number | null, most?: number): Input[] =>
    value === null ? [] : [{ name, value, ends: null, origin: 'option', ...(most === undefined ? {} : { most }) }];
  const asked = [
    ...typed('recover-detractors', options.recoverDetractors, 1),
    ...(options.recoverDetractors === null ? [] : [orDefault('recovery-cost', options.recoveryCost, 0)]),
    ...typed('improve-retention', options.improveRetention, 100),
    ...typed('promoter-premium', options.promoterPremium),
    ...typed('reduce-effort', options.reduceEffort),
    ...(options.reduceEffort === null ? [] : [effortInput(options, found)]),
    ...typed('answer-in-sla', options.answerInSla, 1),
    ...(options.answerInSla === null ? [] : slaInputs(options, found)),
    ...namedClaims(options).map(claimInput),
    ...typed('conversion-rate', options.conversionRate, 1),
  ];
  const costs = pairsOf(options.leverCost);
  return [
    ...asked,
    ...leversIn(valuesOf(asked)).map(({ name }) => orDefault(`lever-cost ${name}`, costs.get(name) ?? null, 0)),
    settled('discount', options.discount, simulateOptions.discount.default),
    {
      ...settled('horizon', yearsInSpan(readSpan(options.horizon)!, asOf), null),
      origin: options.horizon === simulateOptions.horizon.default ? 'default' : 'option',
    },
  ];
}

/** A claim at its lower bound; those that are shares of customers or of what they bring stay shares. */
function claimInput(claim: Claim): Input {
  const { id: name, low: value, high } = claim;
  const ends = value === high ? null : { low: value, high };
  return { name, value, ends, ...(Math.abs(value) < 1 ? { most: 1 } : {}), origin: 'preset', claim };
}

const orDefault = (name: string, value: number | null, standard: number): Input => ({
  name,
  value: value ?? standard,
  ends: null,
  origin: value === null ? 'default' : 'option',
});

const settled = (name: string, value: number, standard: number | null): Input => ({
  name,
  value,
  ends: null,
  origin: value === standard ? 'default' : 'option',
});

function effortInput({ effect }: SimulateOptions, { effort }: Found): Input {
  const name = 'effect effort';
  const value = pairsOf(effect).get('effort');
  if (value !== undefined) return { name, value, ends: null, most: 1, origin: 'option' };
  const estimated = effort?.effect ?? null;
  if (estimated === null) throw new CxError('effect-unknown', { customers: effort?.customers ?? 0 });
  const ends = { low: estimated.conf_low, high: estimated.conf_high };
  return { name, value: estimated.effect, ends, origin: 'data' };
}

function slaInputs({ effect, answeredNow }: SimulateOptions, { inTime }: Found): Input[] {
  const share = answeredNow ?? inTime?.share ?? null;
  if (share === null) throw new CxError('nothing-due', { option: '--sla' });
  return [
    { name: 'effect sla', value: pairsOf(effect).get('sla')!, ends: null, most: 1, origin: 'option' },
    {
      name: 'answered-now',
      value: share,
      ends: inTime?.ends ?? null,
      most: 1,
      origin: answeredNow === null ? 'data' : 'option',
    },
  ];
}
