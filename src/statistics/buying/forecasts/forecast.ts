import { fitBetaGeometric } from '../beta-geometric/fit.ts';
import { probabilityAlive, purchasesOfOneThere } from '../beta-geometric/future.ts';
import type { BetaGeometric, FirstLeaving } from '../beta-geometric/likelihood.ts';
import type { Fit } from '../fit.ts';
import { fitPareto } from '../pareto/fit.ts';
import { paretoProbabilityAlive, paretoPurchasesOfOneThere } from '../pareto/future.ts';
import type { Pareto } from '../pareto/moment.ts';
import type { PurchaseHistory, PurchaseRow } from '../purchase-histories.ts';

/** The models of how often customers buy and until when, the simplest first. */
export const countModels = ['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const;
export type CountModel = (typeof countModels)[number];

/** What a fitted model says of a customer's future: his purchases within a time are `alive` × `whileThere`. */
export interface Forecast {
  /** The probability that he is still a customer at the end of his history. */
  readonly alive: (history: PurchaseHistory) => number;
  /** The probability that one who is a customer at the end of his history is one still a time later. */
  readonly stays: (repeats: number, age: number, time: number) => number;
  /** Purchases within a time of one who is a customer at the end of his history. */
  readonly whileThere: (repeats: number, age: number, time: number) => number;
  /** The time in which his purchases slow down: they bend as a function of log(1 + time ÷ scale). */
  readonly scale: (age: number) => number;
}

/** A model of one name: its parameters by name, and what follows from any values of them, in the same order. */
export interface FittedCounts {
  readonly model: CountModel;
  readonly fit: Fit<Readonly<Record<string, number>>>;
  readonly forecastOf: (parameters: Readonly<Record<string, number>>) => Forecast;
}

const leavings = { 'bg-nbd': 'after-repeat', 'mbg-nbd': 'after-first' } as const;

/**
 * Fits a model by its name. Null without customers. Throws a RangeError for histories that cannot be.
 *
 * @example fitCounts('mbg-nbd', [{ repeats: 0, recency: 0, age: 30, customers: 50 }])?.fit.verdict // => 'unidentified'
 * @example fitCounts('pareto-nbd', []) // => null
 */
export function fitCounts(model: CountModel, rows: readonly PurchaseRow[]): FittedCounts | null {
  if (model === 'pareto-nbd') return fitted(model, fitPareto(rows), paretoForecast);
  const leaving = leavings[model];
  return fitted(model, fitBetaGeometric(rows, leaving), (parameters: BetaGeometric) =>
    betaGeometricForecast(parameters, leaving),
  );
}

function fitted<Parameters extends object>(
  model: CountModel,
  fit: Fit<Parameters> | null,
  forecastOf: (parameters: Parameters) => Forecast,
): FittedCounts | null {
  // Parameters by name are those of the model's own.
  return fit === null ? null : ({ model, fit, forecastOf } as unknown as FittedCounts);
}

const betaGeometricForecast = (parameters: BetaGeometric, leaving: FirstLeaving): Forecast => ({
  alive: (history) => probabilityAlive(parameters, leaving, history),
  stays: staysBy((history, later) => probabilityAlive(parameters, leaving, history, later)),
  whileThere: (repeats, age, time) => purchasesOfOneThere(parameters, leaving, { repeats, age }, time),
  scale: (age) => parameters.alpha + age,
});

const paretoForecast = (parameters: Pareto): Forecast => ({
  alive: (history) => paretoProbabilityAlive(parameters, history),
  stays: staysBy((history, later) => paretoProbabilityAlive(parameters, history, later)),
  whileThere: (repeats, age, time) => paretoPurchasesOfOneThere(parameters, { repeats, age }, time),
  scale: (age) => parameters.beta + age,
});

/** Who is there stays as likely, whenever he bought last: he who has just bought tells it. */
const staysBy =
  (alive: (history: PurchaseHistory, later: number) => number) =>
  (repeats: number, age: number, time: number): number => {
    const history = { repeats, recency: repeats > 0 ? age : 0, age };
    const now = alive(history, 0);
    return now > 0 ? alive(history, time) / now : 0;
  };
