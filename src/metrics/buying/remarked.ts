import type { State } from '../../estimates/groups/state.ts';
import type { Notice } from '../../results/result.ts';
import type { BoughtRow } from './bought-row.ts';
import { historiesIn, spendCorrelation } from './histories.ts';
import { blankMargins } from './margin.ts';
import type { Modelled, ReducedPurchases } from './modelled.ts';
import * as notices from './notices.ts';

/** What is to be known of models by which customers are told. @param isAuto whether the best of several was taken */
export function modelNotices(
  { fitted: { candidates, best, chosen, spend }, held, margin, valuer }: Modelled,
  { bought, margins }: Pick<ReducedPurchases, 'bought' | 'margins'>,
  isAuto: boolean,
): readonly Notice[] {
  const histories = historiesIn(bought.overall ?? []);
  const countOf = (some: State<BoughtRow>) => some.reduce((sum, { customers }) => sum + customers, 0);
  const once = countOf(histories.filter(({ repeats }) => repeats === 0));
  const unspent = countOf(histories.filter(({ repeats, spend: spent }) => repeats > 0 && spent === 0n));
  const isMoneyless = histories.some((history) => valuer.spendOf(history) === null);
  const judged = [...new Map([...candidates, chosen].map(({ counts }) => [counts.model, counts] as const)).values()];
  return [
    ...(margin === null ? [notices.revenueNotMargin] : []),
    ...(blankMargins(margins) > 0 ? [notices.marginBlank(blankMargins(margins))] : []),
    ...(!isAuto ? [] : held === null ? [notices.nothingHeldOut] : [notices.modelChosen(best.counts.model)]),
    ...judged.flatMap(({ model, fit }) =>
      notices.verdictNotices(model, model === chosen.counts.model ? chosen.counts.fit : fit),
    ),
    ...(chosen.counts.model === 'bg-nbd' && once > 0 && bought.minN <= 1 ? [notices.oneTimeBuyersAlive(once)] : []),
    ...(spend === null ? [] : notices.verdictNotices('gamma-gamma', spend)),
    ...(isMoneyless ? [notices.spendWithoutMean] : []),
    ...(unspent > 0 && bought.minN <= 1 ? [notices.spendLeftOut(unspent)] : []),
    ...notices.spendDependsNotices(spendCorrelation(histories)),
  ];
}
