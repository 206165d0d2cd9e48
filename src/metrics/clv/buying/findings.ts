import type { State } from '../../../estimates/groups/state.ts';
import { isAnyHidden } from '../../../estimates/groups/suppression.ts';
import type { Question } from '../../../questions/question.ts';
import type { Chart, Findings } from '../../../results/result.ts';
import { dayNumberOf } from '../../../values/dates/calendar.ts';
import { amountOf } from '../../../values/numbers/exact.ts';
import type { Told } from '../../metric.ts';
import { refundNotices } from '../../movements/reduced/refunds.ts';
import { clvEstimator } from '../estimator.ts';
import { modelled, type Modelled, type ReducedPurchases } from '../../buying/modelled.ts';
import { buyingOptions, type ClvOptions } from '../options.ts';
import { assertShown, findingsOf } from '../presented.ts';
import { aliveTable } from './tables/alive.ts';
import { calibrationTable, holdoutTable, trackingTable } from './tables/held-out.ts';
import { modelsTable, parametersTable, type ToldModel } from '../tables/models.ts';
import type { BoughtRow } from '../../buying/bought-row.ts';
import type { Fitted } from '../../buying/models/fitted.ts';
import { historiesIn } from '../../buying/histories.ts';
import { modelNotices } from '../../buying/remarked.ts';
import { totalsOf, type Valuation } from './totals.ts';
import { trackedPurchases } from './tracking.ts';

/** What the reductions give. */
export interface Reduced extends ReducedPurchases {
  readonly refunds: Parameters<typeof refundNotices>[0];
}

/** What customers who buy will bring, and how far that may be believed. */
export function buyingFindings(reduced: Reduced, options: ClvOptions, question: Question, told: Told): Findings {
  const { bought } = reduced;
  assertShown(bought);
  const made = modelled(reduced, buyingOptions(options), told);
  const valuation = made === null ? null : valuationOf(made, question);
  const estimator = clvEstimator<BoughtRow>((rows) => worthsOf(rows, valuation), false);
  const shared = findingsOf(bought, estimator, question);
  const ownNotices = made === null ? [] : modelNotices(made, reduced, options.model === 'auto');
  const refunded = refundNotices(reduced.refunds);
  if (made === null) return { ...shared, notices: [...shared.notices, ...refunded] };
  const { fitted, held, valuer } = made;
  const { unitDays } = made.horizon;
  const models = toldModels(fitted);
  const known = held ?? { rows: bought.overall ?? [], until: fitted.chosen.until };
  const seen = fitted.best.counts;
  const tracked = trackedPurchases(
    known.rows,
    seen.forecastOf(seen.fit.parameters),
    unitDays,
    dayNumberOf(known.until) + (held?.days ?? 0),
  );
  const segments = {
    by: bought.by,
    segments: bought.segments.map(({ segment, state }) => ({ values: segment, told: state })),
    hides: isAnyHidden(bought) || (bought.minN > 1 && !bought.isEmpty),
  };
  return {
    ...shared,
    tables: [
      ...shared.tables,
      modelsTable(models),
      parametersTable(models, question.confidence),
      holdoutTable(fitted.candidates, held),
      calibrationTable(fitted.candidates, held, bought.minN),
      trackingTable(tracked, dayNumberOf(known.until), bought.minN),
      aliveTable({ ...segments, all: bought.overall ?? [] }, valuer, unitDays, bought.minN),
    ],
    charts: [...shared.charts, ...chartsOf(held !== null, bought.by)],
    notices: [...shared.notices, ...ownNotices, ...refunded],
  };
}

/** Fits that have not moved know nothing of these customers: what they would say is where they began. */
const isUntold = ({ fit }: Valuation['counts']) => fit.iterations === 0;

const valuationOf = (
  { fitted: { chosen, spend }, horizon, margin, valuer }: Modelled,
  { confidence }: Pick<Question, 'confidence'>,
): Valuation => ({ counts: chosen.counts, spend, horizon, margin: margin ?? 1, valuer, confidence });

function worthsOf(rows: State<BoughtRow>, valuation: Valuation | null) {
  if (valuation === null) return null;
  if (historiesIn(rows).length === 0) return { customers: 0, purchases: null, clv: null, historicValue: null };
  const { revenue, ...totals } = totalsOf(rows, valuation);
  const told = isUntold(valuation.counts) ? { ...totals, purchases: null, clv: null } : totals;
  return { ...told, historicValue: valuation.margin * amountOf(revenue) };
}

/** The models as they were compared, the chosen one as it was fitted again, and that of spend. */
function toldModels({ candidates, best, chosen, spend }: Fitted): readonly ToldModel[] {
  const again = chosen === best ? [] : [chosen];
  const counts = [...candidates, ...again].map((one) => ({
    name: one.counts.model,
    fit: one.counts.fit,
    until: one.until,
    isChosen: one === chosen,
  }));
  return spend === null
    ? counts
    : [...counts, { name: 'gamma-gamma', fit: spend, until: chosen.until, isChosen: true }];
}

function chartsOf(isHeld: boolean, by: readonly string[]): readonly Chart[] {
  const tracking: Chart = {
    type: 'line',
    title: { en: 'Repeat purchases, actual and expected', es: 'Recompras reales y previstas' },
    table: 'tracking',
    x: ['time'],
    y: ['actual', 'expected'],
  };
  const calibration: Chart = {
    type: 'line',
    title: {
      en: 'Held out, actual and expected by repeats before',
      es: 'Días reservados: real y previsto por recompras anteriores',
    },
    table: 'calibration',
    x: ['repeats'],
    y: ['actual', 'expected'],
    series: 'model',
  };
  const alive: Chart = {
    type: 'heatmap',
    title: { en: 'Who is still a customer', es: 'Quién sigue siendo cliente' },
    table: 'p_alive',
    x: [...by, 'repeats', 'last_purchase'],
    y: ['p_alive'],
  };
  return [alive, tracking, ...(isHeld ? [calibration] : [])];
}
