import type { State } from '../../../estimates/groups/state.ts';
import { isAnyHidden, type Shown } from '../../../estimates/groups/suppression.ts';
import type { Question } from '../../../questions/question.ts';
import type { Chart, Findings, Notice } from '../../../results/result.ts';
import { countModels, type CountModel } from '../../../statistics/buying/forecasts/forecast.ts';
import { dayNumberOf, civilDay, isoDay } from '../../../values/dates/calendar.ts';
import { amountOf } from '../../../values/numbers/exact.ts';
import type { Told } from '../../metric.ts';
import { refundNotices } from '../../movements/reduced/refunds.ts';
import { clvEstimator } from '../estimator.ts';
import { horizonFrom } from '../horizon.ts';
import * as notices from '../notices.ts';
import type { ClvOptions } from '../options.ts';
import { findingsOf } from '../presented.ts';
import { aliveTable } from './tables/alive.ts';
import { calibrationTable, holdoutTable, trackingTable } from './tables/held-out.ts';
import { modelsTable, parametersTable, type ToldModel } from '../tables/models.ts';
import type { BoughtRow } from './bought-row.ts';
import { fitBuying, type Fitted } from './models/fitted.ts';
import { historiesIn, spendCorrelation } from './histories.ts';
import type { HeldOut } from './models/holdout.ts';
import { marginOf, type Margins } from './margin.ts';
import { totalsOf, type Valuation } from './models/totals.ts';
import { trackedPurchases } from './models/tracking.ts';
import { Valuer } from './models/worth.ts';

/** What the reductions of purchases give. */
export interface ReducedPurchases {
  readonly bought: Shown<BoughtRow>;
  readonly split: Shown<BoughtRow> | null;
  readonly margins: Margins;
  readonly refunds: Parameters<typeof refundNotices>[0];
}

/** What customers are told by: models that were fitted, and what follows from the chosen one. */
export interface Modelled {
  readonly fitted: Fitted;
  readonly held: HeldOut | null;
  readonly valuation: Valuation;
}

/** Null without customers, or where they are too few to be told. */
export function modelled(
  { bought, split, margins }: Pick<ReducedPurchases, 'bought' | 'split' | 'margins'>,
  options: ClvOptions,
  { confidence }: Pick<Question, 'confidence'>,
  { asOf, timed }: Told,
): Modelled | null {
  const rows = bought.overall ?? [];
  if (asOf === null) return null;
  const until = options.calibrationEnd ?? asOf;
  const unit = options.timeUnit ?? 'week';
  const horizon = horizonFrom(until, options.horizon, unit, options.discount);
  const held = heldOut(rows, split?.overall ?? null, options, asOf);
  const models = options.model === 'auto' ? countModels : [options.model as CountModel];
  const fitted = fitBuying({ models, rows, until, held, unitDays: horizon.unitDays, timed });
  if (fitted === null) return null;
  const { counts } = fitted.chosen;
  const margin = marginOf(options.margin, margins);
  const forecast = counts.forecastOf(counts.fit.parameters);
  const valuer = new Valuer(forecast, fitted.spend?.parameters ?? null, horizon, margin ?? 1);
  const valuation = { counts, spend: fitted.spend, horizon, margin: margin ?? 1, valuer, confidence };
  return { fitted, held, valuation };
}

/** The customers of the days before those that are held out; null where none are. */
function heldOut(
  rows: State<BoughtRow>,
  split: State<BoughtRow> | null,
  { calibrationEnd }: ClvOptions,
  asOf: string,
): HeldOut | null {
  const last = dayNumberOf(asOf);
  if (calibrationEnd !== null) return heldUntil(rows, dayNumberOf(calibrationEnd), last);
  const first = (split ?? []).reduce(
    (least, { part, day }) => (part === 'day' ? Math.min(least, day) : least),
    Infinity,
  );
  return split === null || first === Infinity
    ? null
    : heldUntil(split, last - Math.floor((last - first + 1) / 3), last);
}

const heldUntil = (rows: State<BoughtRow>, until: number, last: number): HeldOut | null =>
  last > until && historiesIn(rows).length > 0 ? { rows, until: isoDay(civilDay(until)), days: last - until } : null;

/** What customers who buy will bring, and how far that may be believed. */
export function buyingFindings(
  reduced: ReducedPurchases,
  options: ClvOptions,
  question: Question,
  told: Told,
): Findings {
  const { bought } = reduced;
  const made = modelled(reduced, options, question, told);
  const estimator = clvEstimator<BoughtRow>((rows) => worthsOf(rows, made?.valuation ?? null), false);
  const shared = findingsOf(bought, estimator, question);
  const ownNotices = made === null ? [] : noticesOf(made, reduced, options);
  const refunded = refundNotices(reduced.refunds);
  if (made === null) return { ...shared, notices: [...shared.notices, ...refunded] };
  const { fitted, held, valuation } = made;
  const { unitDays } = valuation.horizon;
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
      aliveTable(segments, valuation.valuer, unitDays, bought.minN),
    ],
    charts: [...shared.charts, ...chartsOf(held !== null, bought.by)],
    notices: [...shared.notices, ...ownNotices, ...refunded],
  };
}

function worthsOf(rows: State<BoughtRow>, valuation: Valuation | null) {
  if (valuation === null || historiesIn(rows).length === 0) return null;
  const { revenue, ...totals } = totalsOf(rows, valuation);
  return { ...totals, historicValue: valuation.margin * amountOf(revenue) };
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

function noticesOf(
  { fitted: { candidates, best, chosen, spend }, held, valuation }: Modelled,
  { bought, margins }: ReducedPurchases,
  options: ClvOptions,
): readonly Notice[] {
  const histories = historiesIn(bought.overall ?? []);
  const countOf = (some: State<BoughtRow>) => some.reduce((sum, { customers }) => sum + customers, 0);
  const once = countOf(histories.filter(({ repeats }) => repeats === 0));
  const unspent = countOf(histories.filter(({ repeats, spend: spent }) => repeats > 0 && spent === 0n));
  const isMoneyless = histories.some((history) => valuation.valuer.of(history).clv === null);
  const judged = [...new Map([...candidates, chosen].map(({ counts }) => [counts.model, counts] as const)).values()];
  return [
    ...(marginOf(options.margin, margins) === null ? [notices.revenueNotMargin] : []),
    ...(options.model !== 'auto'
      ? []
      : held === null
        ? [notices.nothingHeldOut]
        : [notices.modelChosen(best.counts.model)]),
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
    title: { en: 'Held out, expected by repeats before', es: 'Días reservados: previsto por recompras anteriores' },
    table: 'calibration',
    x: ['repeats'],
    y: ['expected'],
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
