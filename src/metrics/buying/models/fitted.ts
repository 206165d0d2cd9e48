import type { State } from '../../../estimates/groups/state.ts';
import {
  countModels,
  fitCounts,
  type CountModel,
  type FittedCounts,
} from '../../../statistics/buying/forecasts/forecast.ts';
import type { Fit } from '../../../statistics/buying/fit.ts';
import { fitGammaGamma, type GammaGamma } from '../../../statistics/buying/gamma-gamma.ts';
import type { Timed } from '../../metric.ts';
import type { BoughtRow } from '../bought-row.ts';
import { columnsIn, historiesIn, purchaseRows, spendRows } from '../histories.ts';
import { scorecard, type HeldOut, type Scored } from './holdout.ts';

/** A model as it was fitted to the days up to one. */
export interface Candidate {
  readonly counts: FittedCounts;
  readonly until: string;
  /** How it foretold the days that were held out; null where none were. */
  readonly scored: Scored | null;
}

/** The models of a run, and the one by which customers are told. */
export interface Fitted {
  readonly candidates: readonly Candidate[];
  /** The candidate that foretold best, or the only one. */
  readonly best: Candidate;
  /** By which customers are told: the best one, fitted again where days had been held out from all that is known. */
  readonly chosen: Candidate;
  readonly spend: Fit<GammaGamma> | null;
}

/** What models are fitted to. */
export interface FittedTo {
  readonly models: readonly CountModel[];
  /** All customers, and the day that they are told as of. */
  readonly rows: State<BoughtRow>;
  readonly until: string;
  /** The customers of the days before those that are held out, where some are. */
  readonly held: HeldOut | null;
  readonly unitDays: number;
  readonly timed: Timed;
}

/** Fits models to customers. Null without customers. */
export function fitBuying({ models, rows, until, held, unitDays, timed }: FittedTo): Fitted | null {
  const fitTo = (model: CountModel, to: State<BoughtRow>) =>
    timed(`fit ${model}`, () => fitCounts(model, purchaseRows(historiesIn(to), unitDays)));
  const known = held ?? { rows, until };
  const candidates = models.flatMap((model): Candidate[] => {
    const counts = fitTo(model, known.rows);
    if (counts === null) return [];
    return [{ counts, until: known.until, scored: held === null ? null : scorecard(counts, held, unitDays) }];
  });
  const best = bestOf(candidates);
  if (best === null) return null;
  const again = known.until === until ? null : fitTo(best.counts.model, rows);
  const chosen = again === null ? best : { counts: again, until, scored: null };
  const spend = timed('fit gamma-gamma', () => fitGammaGamma(spendRows(columnsIn(rows))));
  return { candidates, best, chosen, spend };
}

/** What has converged before what has not; then the least error, squared and plain; then the order of the list. */
function bestOf(candidates: readonly Candidate[]): Candidate | null {
  const errors = ({ counts, scored }: Candidate) => [
    counts.fit.verdict === 'converged' ? 0 : 1,
    scored?.accuracy.rmse ?? 0,
    scored?.accuracy.mae ?? 0,
    countModels.indexOf(counts.model),
  ];
  const isBetter = (one: Candidate, other: Candidate) => {
    const [a, b] = [errors(one), errors(other)];
    const at = a.findIndex((error, place) => error !== b[place]);
    return at >= 0 && a[at]! < b[at]!;
  };
  return candidates.reduce<Candidate | null>((best, one) => (best === null || isBetter(one, best) ? one : best), null);
}
