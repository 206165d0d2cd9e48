import { normalCriticalValue } from '../distributions/normal.ts';
import { survivalInterval, type SurvivalScale } from './survival-interval.ts';
import { riskSets, seenFromStart, type RiskSet, type TimeRow } from './time-rows.ts';

/**
 * The curve from a time up to the next: of those that were at risk at `time`, how many left then and how many went out of
 * sight; the share that stays beyond it (`survival`, with its standard error), and the hazard up to and with it. Standard
 * error and limits are null where they cannot be said (see survivalInterval); the standard error at a survival of 0.
 */
export interface CurveRow extends RiskSet {
  readonly survival: number;
  readonly std_error: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
  readonly cumulative_hazard: number;
}

/**
 * The Kaplan–Meier curve: a row for time 0, and one for each time at which somebody left or went out of sight; none
 * without anybody. Who left at a time was at risk then, and so was who went out of sight. The standard error is
 * Greenwood's, the cumulative hazard that of Nelson and Aalen.
 *
 * With late entries few may be at risk early on; when all of them leave, survival is 0 from there on, whoever enters later.
 *
 * Source: Kaplan & Meier (1958), "Nonparametric estimation from incomplete observations", Journal of the American
 * Statistical Association 53; Greenwood (1926), "The natural duration of cancer", Reports on Public Health and Medical
 * Subjects 33; Aalen (1978), "Nonparametric inference for a family of counting processes", Annals of Statistics 6.
 *
 * @example kaplanMeier([{ time: 3, events: 1, censored: 0, entered: 0 }, { time: 5, events: 0, censored: 3, entered: 0 }], 0.95)[1] // => { time: 3, at_risk: 4, events: 1, censored: 0, survival: 0.75, std_error: 0.21651, conf_low: 0.12795, conf_high: 0.96055, cumulative_hazard: 0.25 }
 */
export function kaplanMeier(
  rows: readonly TimeRow[],
  confidence: number,
  scale: SurvivalScale = 'log-log',
): CurveRow[] {
  const reach = normalCriticalValue(confidence);
  let survival = 1;
  let logVariance = 0;
  let hazard = 0;
  return fromTimeZero(rows).map((set) => {
    const { at_risk, events } = set;
    if (events > 0) {
      survival *= (at_risk - events) / at_risk;
      logVariance += events / (at_risk * (at_risk - events));
      hazard += events / at_risk;
    }
    const logStdError = Math.sqrt(logVariance);
    const interval = survivalInterval(scale, { survival, logStdError }, reach);
    return {
      ...set,
      survival,
      std_error: survival > 0 ? survival * logStdError : null,
      conf_low: interval?.low ?? null,
      conf_high: interval?.high ?? null,
      cumulative_hazard: hazard,
    };
  });
}

function fromTimeZero(rows: readonly TimeRow[]): RiskSet[] {
  const sets = riskSets(rows);
  const first = sets[0];
  return first === undefined || first.time === 0
    ? sets
    : [{ time: 0, at_risk: seenFromStart(rows), events: 0, censored: 0 }, ...sets];
}
