import type { Notice } from '../../results/result.ts';
import { columnsIn, spendCorrelation, type HistoryColumns } from './histories.ts';
import { blankMargins } from './margin.ts';
import type { Modelled, ReducedPurchases } from './modelled.ts';
import * as notices from './notices.ts';

/** What is to be known of models by which customers are told. @param isAuto whether the best of several was taken */
export function modelNotices(
  { fitted: { candidates, best, chosen, spend }, held, margin, valuer }: Modelled,
  { bought, margins }: Pick<ReducedPurchases, 'bought' | 'margins'>,
  isAuto: boolean,
): readonly Notice[] {
  const columns = columnsIn(bought.overall ?? []);
  const { once, unspent } = oftenIn(columns);
  const isMoneyless = columns.repeats.some((repeats) => valuer.spendOf(repeats, 0) === null);
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
    ...notices.spendDependsNotices(spendCorrelation(columns)),
  ];
}

/** How many bought once, and how many came again and spent nothing. */
function oftenIn({ size, repeats, customers, meanSpend }: HistoryColumns) {
  let [once, unspent] = [0, 0];
  for (let at = 0; at < size; at += 1) {
    if (repeats[at] === 0) once += customers[at]!;
    else if (meanSpend[at] === 0) unspent += customers[at]!;
  }
  return { once, unspent };
}
