import { netPromoterMethod } from '../../../estimates/estimators/net-promoter.ts';
import type { Headline } from '../../../results/result.ts';
import { differenceInPoints } from '../feeling.ts';
import { shareOfValue } from './tiers.ts';
import type { Ranked, Told } from '../told.ts';

/**
 * What the best tier brings, what every tier is given at least, and what the best gets more. Of segments of which something is
 * hidden nothing is said of all customers, for that less what is shown would be what is not.
 */
export function headlinesOf({ all, by, hides, confidence, ranking }: Told): Headline[] {
  const told = by.length > 0 && hides ? null : all;
  return [
    {
      name: 'top_tier_share',
      label:
        ranking === 'clv'
          ? { en: 'CLV share, best tier', es: '% del CLV, mejor nivel' }
          : { en: 'Revenue share, best tier', es: '% del ingreso, mejor nivel' },
      unit: 'share',
      value: told === null ? null : topShare(told),
    },
    {
      name: 'minimum_nps',
      label: { en: 'Minimum NPS (lower end)', es: 'NPS mínimo (extremo inferior)' },
      unit: 'points',
      value: told === null ? null : minimumOf(told),
    },
    {
      name: 'nps_gap',
      label: { en: 'NPS gap, best less worst tier', es: 'NPS, mejor nivel menos peor' },
      unit: 'points',
      ...gapOf(told, confidence),
      method: netPromoterMethod('adjusted-wald', false),
    },
  ];
}

function topShare(all: Ranked): number | null {
  const best = all.tiers[0]!;
  return best.isHidden ? null : shareOfValue(best.value, all);
}

/** The least of all tiers is that of none where one is hidden. */
function minimumOf({ tiers }: Ranked): number | null {
  if (tiers.some(({ isHidden }) => isHidden)) return null;
  const ends = tiers.flatMap(({ feeling }) => feeling.nps.low ?? []);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** Of the first tier and the last that has customers. */
function gapOf(all: Ranked | null, confidence: number): Pick<Headline, 'value' | 'conf_low' | 'conf_high' | 'n'> {
  const none = { value: null, conf_low: null, conf_high: null };
  const [best, ...others] = all?.tiers.filter(({ customers }) => customers > 0) ?? [];
  const worst = others.at(-1);
  if (best === undefined || worst === undefined || best.isHidden || worst.isHidden) return none;
  const [a, b] = [best.feeling.recommend, worst.feeling.recommend];
  const gap = a === null || b === null ? null : differenceInPoints(a, b, confidence);
  if (gap === null) return none;
  return { value: gap.difference, conf_low: gap.conf_low, conf_high: gap.conf_high, n: a!.n + b!.n };
}
