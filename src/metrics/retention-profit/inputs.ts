import { CxError } from '../../errors.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import type { Origin } from '../profit/assumptions.ts';
import type { OptionValues } from '../options.ts';
import type { options } from './options.ts';
import type { LifeRow } from './reduced/life-row.ts';
import { observedOf, type Observed, type YearOfLife } from './reduced/observed.ts';
import { profileOf, type ProfileYear } from '../profit/profile.ts';
import type { Case } from './value/case.ts';
import { totalsOf, type Parts } from '../profit/parts.ts';

export type Options = OptionValues<typeof options>;

/** What the reductions gave; null where they were not asked. */
export interface Reduced {
  readonly profile: Shown<ProfileYear> | null;
  readonly lives: Shown<LifeRow> | null;
}

/** A number, and who says it. */
export interface Said {
  readonly value: number;
  readonly origin: Origin;
}

/** All that the value of a customer is made of. */
export interface Inputs {
  readonly retention: Said;
  readonly acquisitionCost: Said;
  readonly years: readonly YearOfLife[];
  /** `option`: typed; `data`: of a profile or of customers. */
  readonly profits: Origin;
  /** The customers whose lives say some of it. */
  readonly observed: Observed | null;
  /** Profits are those of these customers, year by year. */
  readonly isEarned: boolean;
  /** What winning one cost is the mean over them. */
  readonly isAcquired: boolean;
  /** With fewer customers a year of life is not used. */
  readonly least: number;
  /** Numbers of few customers may be told. */
  readonly tellsFew: boolean;
}

/** With fewer customers a year of life is not used. */
export const leastCustomers = 30;

/** How long before the end of a year its profit comes. */
const leads: Readonly<Record<Options['timing'], number>> = { end: 0, mid: 0.5, start: 1 };

/**
 * What options say, and else files; null where files were given and say nothing that may be told.
 * @throws profile-years, years-too-few, retention-unknown, retention-unseen, acquisition-cost-unknown
 */
export function inputsOf({ profile, lives }: Reduced, options: Options, minN: number): Inputs | null {
  const least = Math.max(leastCustomers, minN);
  const observed = lives === null ? null : observedOf(lives.overall ?? [], least);
  const isEarned = profile === null && options.profit === null;
  if (observed === null && (isEarned || lives !== null)) return null;
  const known = profile === null ? null : profileOf(profile.overall ?? []);
  const typed = options.profit === null ? null : yearsOf(options.profit);
  const ofYear0 = known?.acquisitionCost ?? null;
  return {
    retention: retentionOf(options, observed),
    acquisitionCost: acquisitionCostOf(options, observed, ofYear0),
    isAcquired: options.acquisitionCost === null && ofYear0 === null,
    years: known === null && typed === null ? earnedYears(observed!, least, minN) : timeless(known?.years ?? typed!),
    profits: typed === null ? 'data' : 'option',
    observed,
    isEarned,
    least,
    tellsFew: minN <= 1,
  };
}

/** Profits that were typed are told as they are, in one part. */
const yearsOf = (profits: string): readonly Parts[] =>
  profits.split(',').map((profit) => ({
    base_profit: Number(profit),
    revenue_growth: null,
    cost_savings: null,
    referrals: null,
    price_premium: null,
  }));

const timeless = (years: readonly Parts[]) => years.map((parts): YearOfLife => ({ parts, customers: null }));

/** @throws years-too-few */
function earnedYears({ years, fewIn }: Observed, least: number, minN: number): readonly YearOfLife[] {
  // What is hidden is not counted aloud.
  if (years.length === 0) throw new CxError('years-too-few', { customers: minN > 1 ? null : (fewIn[0] ?? 0), least });
  return years;
}

/** @throws retention-unknown, retention-unseen */
function retentionOf({ retention }: Options, observed: Observed | null): Said {
  if (retention !== null) return { value: retention, origin: 'option' };
  if (observed !== null && observed.retention !== null) return { value: observed.retention, origin: 'data' };
  if (observed === null) throw new CxError('retention-unknown', undefined);
  const { customers, known } = observed;
  throw new CxError('retention-unseen', { customers, nobody: known.ended === 0 ? 'left' : 'seen' });
}

/** @throws acquisition-cost-unknown */
function acquisitionCostOf({ acquisitionCost }: Options, observed: Observed | null, ofYear0: number | null): Said {
  if (acquisitionCost !== null) return { value: acquisitionCost, origin: 'option' };
  const value = ofYear0 ?? observed?.acquisitionCost ?? null;
  if (value === null) throw new CxError('acquisition-cost-unknown', undefined);
  return { value, origin: 'data' };
}

/** What these inputs come to, as the forms of value take it. */
export const caseOf = (inputs: Inputs, options: Options): Case => ({
  acquisitionCost: inputs.acquisitionCost.value,
  profits: totalsOf(inputs.years.map(({ parts }) => parts)),
  tailGrowth: options.tailGrowth,
  discount: options.discount,
  lead: leads[options.timing],
});
