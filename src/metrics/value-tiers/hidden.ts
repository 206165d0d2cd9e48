import { withComplement } from '../../estimates/groups/margins/complement.ts';
import type { Tier } from './tier.ts';

/**
 * Which tiers of which segments are not shown: those of few customers, and others until neither the tiers of a segment nor the
 * segments of a tier give one away. How many customers a tier has in all is known from the shares.
 *
 * @param segments the tiers of each segment that is shown
 */
export function hiddenTiers(segments: readonly (readonly Tier[])[], minN: number): ReadonlySet<Tier> {
  const hidden = new Set<Tier>();
  if (minN <= 1) return hidden;
  const ofTier = (segments[0] ?? []).map((_, at) => segments.map((tiers) => tiers[at]!));
  const totals = segments.length > 1 ? [...segments, ...ofTier] : segments;
  for (let before = -1; before < hidden.size;) {
    before = hidden.size;
    for (const parts of totals) for (const tier of withComplement(parts, minN, hidden)) hidden.add(tier);
  }
  return hidden;
}

/**
 * Whether the sum of the first tiers up to one may be told: where none of them is hidden, or none after them, it says no more than
 * the shares of those that are shown.
 */
export function tellsNoMore(tiers: readonly Tier[], upTo: number, hidden: ReadonlySet<Tier>): boolean {
  const isShown = (some: readonly Tier[]) => some.every((tier) => !hidden.has(tier));
  return isShown(tiers.slice(0, upTo)) || isShown(tiers.slice(upTo));
}
