import { isAnyHidden, type Shown } from '../../estimates/groups/suppression.ts';
import type { ToldSegments } from '../../estimates/tables/segment-table.ts';
import { feelingOf, type Feeling } from './feeling.ts';
import { hiddenTiers } from './hidden.ts';
import type { Ranking } from './reduced/reduce.ts';
import type { TierRow } from './reduced/tier-row.ts';
import { tiersOf, type Tier } from './tier.ts';

/** A tier with what it feels, and whether all of it is hidden. */
export interface ToldTier extends Tier {
  readonly feeling: Feeling;
  readonly isHidden: boolean;
}

/** The tiers of all customers, or of a segment. */
export interface Ranked {
  readonly tiers: readonly ToldTier[];
  readonly customers: number;
  /** In units of 10^−12. */
  readonly value: bigint;
}

/** What tiers are told from. */
export interface Settings {
  /** How many tiers there are. */
  readonly count: number;
  readonly confidence: number;
  /** By what customers are ranked. */
  readonly ranking: Ranking;
  /** Whether the files say how customers feel, and when they left. */
  readonly hasAnswers: boolean;
  readonly hasLives: boolean;
}

export interface Told extends ToldSegments<Ranked>, Settings {
  readonly minN: number;
  /** Of all customers; null where they are too few. */
  readonly all: Ranked | null;
}

export function toldOf(groups: Shown<TierRow>, settings: Settings): Told {
  const { by, minN } = groups;
  const parts = groups.segments.map(({ segment, state }) => ({
    values: segment,
    tiers: state === null ? null : tiersOf(state, settings.count),
  }));
  const shown = parts.flatMap(({ tiers }) => (tiers === null ? [] : [tiers]));
  const hidden = hiddenTiers(shown, minN);
  const told = (tiers: readonly Tier[], isHidden: (tier: Tier) => boolean): Ranked => ({
    tiers: tiers.map((one) => ({
      ...one,
      feeling: feelingOf(one, settings.confidence, minN),
      isHidden: isHidden(one),
    })),
    customers: tiers.reduce((sum, { customers }) => sum + customers, 0),
    value: tiers.reduce((sum, { value }) => sum + value, 0n),
  });
  const segments = parts.map(({ values, tiers }) => ({
    values,
    told: tiers === null ? null : told(tiers, (one) => hidden.has(one)),
  }));
  const all = groups.overall === null ? null : tiersOf(groups.overall, settings.count);
  const few = all === null ? new Set<Tier>() : hiddenTiers([all], minN);
  const hides =
    isAnyHidden(groups) ||
    segments.some((segment) => segment.told?.tiers.some((one) => isPartHidden(one, minN)) === true);
  return { ...settings, by, minN, segments, hides, all: all === null ? null : told(all, (one) => few.has(one)) };
}

/** Whether anything of a tier is hidden. */
export const isPartHidden = ({ isHidden, feeling, answered, there }: ToldTier, minN: number): boolean =>
  isHidden || feeling.isHidden || [answered, there].some((count) => isFew(count, minN));

export const isFew = (count: number, minN: number): boolean => count > 0 && count < minN;
