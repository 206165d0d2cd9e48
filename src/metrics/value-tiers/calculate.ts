import type { Shown } from '../../estimates/groups/suppression.ts';
import { suppressionNotice } from '../../estimates/tables/hidden.ts';
import { baseNotices } from '../../estimates/tables/notices.ts';
import { untranslated } from '../../messages/language.ts';
import type { Question } from '../../questions/question.ts';
import type { Chart, Findings, Notice, Table } from '../../results/result.ts';
import { customersCounted } from '../movements/columns.ts';
import type { ReducedPurchases } from '../buying/modelled.ts';
import { modelNotices } from '../buying/remarked.ts';
import type { Told as Surroundings } from '../metric.ts';
import { expectedBy } from './reduced/expectations.ts';
import { refundNotices } from '../movements/reduced/refunds.ts';
import type { Ranking } from './reduced/reduce.ts';
import { tier, tierColumns } from './tables/columns.ts';
import { headlinesOf } from './tables/headlines.ts';
import { tiersTable } from './tables/tiers.ts';
import { customersIn, type TierRow } from './reduced/tier-row.ts';
import { toldOf, type Told } from './told.ts';

type Tiers = Shown<TierRow> | null;

/** What the reductions give: tiers by one ranking, with what the files beside the transactions say. */
interface Reduced {
  readonly worthAlone: Tiers;
  readonly withAnswers: Tiers;
  readonly withLives: Tiers;
  readonly withBoth: Tiers;
  readonly expectedAlone: Tiers;
  readonly expectedWithAnswers: Tiers;
  readonly expectedWithLives: Tiers;
  readonly expectedWithBoth: Tiers;
  readonly bought: ReducedPurchases['bought'] | null;
  readonly split: ReducedPurchases['split'];
  readonly margins: ReducedPurchases['margins'];
  readonly strangers: Shown<{ readonly customers: number }> | null;
  readonly refunds: Parameters<typeof refundNotices>[0];
}

/** Who matters, and how they feel: what the tiers of customers bring, say and lose. */
export function valueTiersFindings(
  reduced: Reduced,
  { tiers, value, horizon }: { readonly tiers: string; readonly value: Ranking; readonly horizon: string },
  question: Question,
  { asOf }: Pick<Surroundings, 'asOf'>,
): Findings {
  const both = reduced.withBoth ?? reduced.expectedWithBoth;
  const answers = reduced.withAnswers ?? reduced.expectedWithAnswers;
  const lives = reduced.withLives ?? reduced.expectedWithLives;
  const groups = (both ?? answers ?? lives ?? reduced.worthAlone ?? reduced.expectedAlone)!;
  const told = toldOf(groups, {
    count: tiers.split(',').length,
    confidence: question.confidence,
    ranking: value,
    hasAnswers: both !== null || answers !== null,
    hasLives: both !== null || lives !== null,
  });
  const table = tiersTable(told);
  return {
    headlines: headlinesOf(told),
    tables: [table],
    charts: groups.isEmpty ? [] : chartsOf(table, told),
    notices: [
      ...sizeNotices(groups, told),
      ...suppressionNotice(groups, [table], customersCounted),
      ...noticesOfModel(reduced, horizon, asOf),
      ...refundNotices(reduced.refunds),
      ...strangerNotices(reduced.strangers),
    ],
  };
}

/** What is to be known of the model by which customers are ranked, where they are by one. */
function noticesOfModel({ bought, split, margins }: Reduced, horizon: string, asOf: string | null): readonly Notice[] {
  const made = bought === null ? null : expectedBy({ bought, split, margins }, horizon, asOf);
  return made === null ? [] : modelNotices(made, { bought: bought!, margins }, true);
}

/** Says which tiers are of few customers; of those that are hidden nobody knows. */
function sizeNotices(groups: Shown<TierRow>, { segments, ranking }: Told): Notice[] {
  const shown = segments.flatMap(({ values, told }) =>
    (told?.tiers ?? [])
      .filter(({ customers, isHidden }) => customers > 0 && !isHidden)
      .map(({ tier: place, customers }) => ({ segment: [...values, `${tier.name} ${place}`], customers })),
  );
  const sizes = {
    overall: customersIn(groups.overall ?? []),
    segments: shown.map(({ segment, customers }) => ({
      segment,
      name: segment.join(' / '),
      estimate: customers,
      rest: () => null,
      periods: [],
    })),
    ranges: [],
  };
  const measures = tierColumns(ranking).map((column) => ({ column }));
  return baseNotices(groups, sizes, { base: (customers) => customers, counts: customersCounted, measures });
}

/** Answers of people of whom no purchase is known are in no tier. */
function strangerNotices(strangers: Reduced['strangers']): Notice[] {
  if (strangers === null || strangers.isEmpty) return [];
  const customers = strangers.overall?.[0]?.customers ?? null;
  const { minN } = strangers;
  const isOne = customers === 1;
  const many =
    customers === null ? { en: `fewer than ${minN}`, es: `menos de ${minN}` } : untranslated(String(customers));
  return [
    {
      severity: 'info',
      code: 'unknown-customers',
      message: {
        en: `${many.en} ${isOne ? 'person' : 'people'} who answered bought nothing that counts, and ${isOne ? 'is' : 'are'} in no tier`,
        es: `${many.es} ${isOne ? 'persona que respondió no compró nada que cuente, y no está' : 'personas que respondieron no compraron nada que cuente, y no están'} en ningún nivel`,
      },
    },
  ];
}

function chartsOf({ columns, name: table }: Table, { by, ranking }: Told): Chart[] {
  const what = ranking === 'clv' ? { en: 'CLV', es: 'CLV' } : { en: 'Revenue', es: 'Ingreso' };
  const ofAll = ranking === 'clv' ? { en: 'CLV', es: 'del CLV' } : { en: 'Revenue', es: 'del ingreso' };
  const beside = columns.slice(0, by.length).map(({ name }) => name);
  const [series] = beside;
  const x = [...beside, 'tier'];
  const pareto: Chart = {
    type: 'line',
    title: { en: `${what.en} of the tiers up to each`, es: `${what.es} acumulado por nivel` },
    table,
    x: ['tier'],
    y: ['cumulative_share'],
    ...(series === undefined ? {} : { series }),
  };
  return [
    {
      type: 'bar',
      title: { en: `${ofAll.en} share by tier`, es: `Proporción ${ofAll.es} por nivel` },
      table,
      x,
      y: ['revenue_share'],
    },
    {
      type: 'interval',
      title: { en: 'NPS by tier', es: 'NPS por nivel' },
      table,
      x,
      y: ['nps'],
      interval: ['nps_low', 'nps_high'],
    },
    // Several columns of segments make more lines than an eye can follow: the table has them.
    ...(by.length > 1 ? [] : [pareto]),
  ];
}
