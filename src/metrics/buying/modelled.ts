import { CxError } from '../../errors.ts';
import type { QueryValue } from '../../engines/engine.ts';
import type { State } from '../../estimates/groups/state.ts';
import type { Shown } from '../../estimates/groups/suppression.ts';
import { countModels, type CountModel } from '../../statistics/buying/forecasts/forecast.ts';
import { civilDay, dayNumberOf, isoDay } from '../../values/dates/calendar.ts';
import { amountUnits } from '../../values/numbers/exact.ts';
import type { SpanUnit } from '../../values/dates/periods/span.ts';
import type { Told } from '../metric.ts';
import type { BoughtRow } from './bought-row.ts';
import { firstDayIn, historiesIn } from './histories.ts';
import { horizonFrom, type Horizon } from './horizon.ts';
import { marginOf, type Margins } from './margin.ts';
import { fitBuying, type Fitted } from './models/fitted.ts';
import type { HeldOut } from './models/holdout.ts';
import { Valuer, type Known } from './models/worth.ts';

/** What the reductions of purchases give. */
export interface ReducedPurchases {
  readonly bought: Shown<BoughtRow>;
  readonly split: Shown<BoughtRow> | null;
  readonly margins: Margins;
}

/** How customers who buy are to be modelled. */
export interface BuyingOptions {
  readonly model: CountModel | 'auto';
  readonly timeUnit: SpanUnit;
  readonly horizon: string;
  readonly discount: number;
  readonly margin: number | null;
  readonly calibrationEnd: string | null;
}

/** What customers are told by: models that were fitted, and what follows from the chosen one. */
export interface Modelled {
  readonly fitted: Fitted;
  readonly held: HeldOut | null;
  readonly horizon: Horizon;
  /** The share of revenue that is left; null where nothing says it: then it is all of it. */
  readonly margin: number | null;
  /** What the chosen model says of a customer. */
  readonly valuer: Valuer;
}

/** Models of customers as they were asked for: they are searched for once, whoever asks again. */
const known = new WeakMap<ReducedPurchases['bought'], Map<string, Modelled | null>>();

/**
 * Null without customers, or where they are too few to be told.
 * @throws invalid-option where the days held out are none, or all
 */
export function modelled(reduced: ReducedPurchases, options: BuyingOptions, told: Told): Modelled | null {
  const made = known.get(reduced.bought) ?? new Map<string, Modelled | null>();
  known.set(reduced.bought, made);
  const key = JSON.stringify([options, told.asOf]);
  const before = made.get(key);
  if (before !== undefined) return before;
  const now = model(reduced, options, told);
  made.set(key, now);
  return now;
}

function model(
  { bought, split, margins }: ReducedPurchases,
  options: BuyingOptions,
  { asOf, timed }: Told,
): Modelled | null {
  const rows = bought.overall ?? [];
  if (asOf === null) return null;
  const until = options.calibrationEnd ?? asOf;
  assertWithin(options.calibrationEnd, rows, asOf);
  const horizon = horizonFrom(until, options.horizon, options.timeUnit, options.discount);
  const held = heldOut(rows, split?.overall ?? null, options, asOf);
  const models = options.model === 'auto' ? countModels : [options.model];
  const fitted = fitBuying({ models, rows, until, held, unitDays: horizon.unitDays, timed });
  if (fitted === null) return null;
  const { counts } = fitted.chosen;
  const margin = marginOf(options.margin, margins);
  const forecast = counts.forecastOf(counts.fit.parameters);
  const valuer = new Valuer(forecast, fitted.spend?.parameters ?? null, horizon, margin ?? 1);
  return { fitted, held, horizon, margin, valuer };
}

/**
 * Of a day from the first purchase to before the last day that counts something is known, and something is held out.
 * @throws invalid-option
 */
function assertWithin(calibrationEnd: string | null, rows: State<BoughtRow>, asOf: string): void {
  if (calibrationEnd === null || rows.length === 0) return;
  const [from, to] = [isoDay(civilDay(firstDayIn(rows))), isoDay(civilDay(dayNumberOf(asOf) - 1))];
  if (calibrationEnd >= from && calibrationEnd <= to) return;
  throw new CxError('invalid-option', {
    option: '--calibration-end',
    value: calibrationEnd,
    expected: {
      en: `a day from ${from}, the first purchase, to ${to}, the last but one that counts`,
      es: `un día desde ${from}, la primera compra, hasta ${to}, el penúltimo que cuenta`,
    },
  });
}

/** The customers of the days before those that are held out; null where none are. */
function heldOut(
  rows: State<BoughtRow>,
  split: State<BoughtRow> | null,
  { calibrationEnd }: BuyingOptions,
  asOf: string,
): HeldOut | null {
  const last = dayNumberOf(asOf);
  if (calibrationEnd !== null) return heldUntil(rows, dayNumberOf(calibrationEnd), last);
  if (split === null || split.length === 0) return null;
  return heldUntil(split, last - Math.floor((last - firstDayIn(split) + 1) / 3), last);
}

const heldUntil = (rows: State<BoughtRow>, until: number, last: number): HeldOut | null =>
  last > until && historiesIn(rows).length > 0 ? { rows, until: isoDay(civilDay(until)), days: last - until } : null;

/** What SQL says of a customer who buys: repeats, recency, age, spend. */
export function knownOf([repeats, recency, age, spend]: readonly QueryValue[]): Known {
  return {
    repeats: Number(repeats),
    recency: Number(recency),
    age: Number(age),
    spend: amountUnits(String(spend ?? '0')),
  };
}
