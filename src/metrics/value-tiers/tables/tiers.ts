import { shareOf } from '../../../estimates/estimators/share.ts';
import { segmentTable, type Cells, type Line } from '../../../estimates/tables/segment-table.ts';
import type { Table } from '../../../results/result.ts';
import { amountOf } from '../../../values/numbers/exact.ts';
import { tierColumns } from './columns.ts';
import type { Ranking } from '../reduced/reduce.ts';
import type { Measured } from '../feeling.ts';
import { tellsNoMore } from '../hidden.ts';
import { isFew, isPartHidden, type Ranked, type Told, type ToldTier } from '../told.ts';

export const tiersTable = (told: Told): Table =>
  segmentTable(
    told,
    {
      name: 'tiers',
      title: { en: 'Tiers of customers by what they are worth', es: 'Niveles de clientes por su valor' },
      columns: tierColumns(told.ranking),
    },
    (ranked) => ranked.tiers.map((tier) => lineOf(tier, ranked, told)),
  );

function lineOf(tier: ToldTier, ranked: Ranked, told: Told): Line {
  const key: Cells = [['tier', tier.tier]];
  const cells = tier.isHidden
    ? key
    : [...key, ...worthCells(tier, ranked, told.ranking), ...feelingCells(tier, told), ...churnCells(tier, told)];
  return { cells, isHidden: isPartHidden(tier, told.minN) };
}

function worthCells(tier: ToldTier, ranked: Ranked, ranking: Ranking): Cells {
  const upTo = ranked.tiers.slice(0, tier.tier);
  const hidden = new Set(ranked.tiers.filter(({ isHidden }) => isHidden));
  const cumulative = upTo.reduce((sum, { value }) => sum + value, 0n);
  return [
    ['customers', tier.customers],
    ['customer_share', ranked.customers === 0 ? null : tier.customers / ranked.customers],
    [ranking, amountOf(tier.value)],
    ['revenue_share', shareOfValue(tier.value, ranked)],
    ['cumulative_share', tellsNoMore(ranked.tiers, tier.tier, hidden) ? shareOfValue(cumulative, ranked) : null],
  ];
}

/** A part of what all are worth; null where that is nothing, or less. */
export const shareOfValue = (part: bigint, { value }: Ranked): number | null =>
  value > 0n ? amountOf(part) / amountOf(value) : null;

function feelingCells({ customers, answered, feeling }: ToldTier, { hasAnswers, minN }: Told): Cells {
  if (!hasAnswers) return [];
  const isTold = !isFew(answered, minN);
  return [
    ['answered', isTold ? answered : null],
    ['answer_rate', isTold && customers > 0 ? answered / customers : null],
    ...measuredCells('nps', feeling.nps),
    ...measuredCells('csat', feeling.csat),
    ...measuredCells('ces', feeling.ces),
  ];
}

function churnCells({ there, lost }: ToldTier, { hasLives, confidence, minN }: Told): Cells {
  if (!hasLives || isFew(there, minN)) return [];
  const { share, conf_low: low, conf_high: high } = shareOf(lost, there, confidence);
  return measuredCells('churn_rate', { value: share, low, high });
}

const measuredCells = (name: string, { value, low, high }: Measured): Cells => [
  [name, value],
  [`${name}_low`, low],
  [`${name}_high`, high],
];
