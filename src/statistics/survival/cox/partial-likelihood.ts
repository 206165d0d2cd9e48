import { CompensatedSums } from '../../functions/compensated-sums.ts';
import type { Likelihood } from '../../functions/search/newton.ts';
import { entryOf, type CoxData } from './cox-data.ts';

/**
 * The partial likelihood of Cox regression with Efron's ties, at these coefficients of the standardised covariates.
 *
 * Source: Cox (1972), "Regression models and life-tables", Journal of the Royal Statistical Society B 34; Efron (1977),
 * "The efficiency of Cox's likelihood function for censored data", Journal of the American Statistical Association 72.
 */
export function partialLikelihood(data: CoxData, coefficients: Float64Array): Likelihood {
  const { width } = data;
  const sums = new CompensatedSums(1 + width + width * width);
  for (const { logLikelihood, score, information } of likelihoodByTime(data, coefficients)) {
    sums.add(0, logLikelihood);
    score.forEach((value, index) => sums.add(1 + index, value));
    information.forEach((value, index) => sums.add(1 + width + index, value));
  }
  const all = sums.toArray();
  return { logLikelihood: all[0]!, score: all.slice(1, 1 + width), information: all.slice(1 + width) };
}

/** What one time, at which somebody left, adds to the likelihood. Its arrays are used again for the next. */
export interface LikelihoodAtTime extends Likelihood {
  readonly time: number;
  readonly events: number;
}

/** The contributions of the times at which somebody left, from the last to the first, in one pass over the rows. */
export function* likelihoodByTime(data: CoxData, coefficients: Float64Array): Generator<LikelihoodAtTime> {
  const { rows, width, byEntry } = data;
  const predictions = linearPredictors(data, coefficients);
  const atRisk = new RiskSums(data, predictions);
  const leaving = new RiskSums(data, predictions);
  const score = new Float64Array(width);
  const information = new Float64Array(width * width);
  let entering = 0;
  for (let index = 0; index < rows.length;) {
    const { time } = rows[index]!;
    leaving.clear();
    for (; rows[index]?.time === time; index += 1) {
      atRisk.add(index, 1);
      if (rows[index]!.event) {
        leaving.add(index, 1);
      }
    }
    for (; entering < byEntry.length && entryOf(rows[byEntry[entering]!]!) >= time; entering += 1) {
      atRisk.add(byEntry[entering]!, -1);
    }
    if (leaving.people > 0) {
      const logLikelihood = efronContribution(atRisk, leaving, { score, information });
      yield { time, events: leaving.people, logLikelihood, score, information };
    }
  }
}

/** βx of each row. */
export function linearPredictors({ rows, width, covariates }: CoxData, coefficients: Float64Array): Float64Array {
  const predictions = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    let prediction = 0;
    for (let column = 0; column < width; column += 1) {
      prediction += covariates[index * width + column]! * coefficients[column]!;
    }
    predictions[index] = prediction;
  }
  return predictions;
}

/** Sums over a set of people, who may be taken out of it again. */
class RiskSums {
  people = 0;
  readonly width: number;
  readonly #data: CoxData;
  readonly #predictions: Float64Array;
  /** βx; then, weighted by exp(βx): 1, x, and the lower half of x·xᵀ row by row; then x without a weight. */
  readonly #sums: CompensatedSums;

  constructor(data: CoxData, predictions: Float64Array) {
    this.width = data.width;
    this.#data = data;
    this.#predictions = predictions;
    this.#sums = new CompensatedSums(2 + 2 * data.width + (data.width * (data.width + 1)) / 2);
  }

  /** Adds the people of a row, or with −1 takes them out. */
  add(index: number, sign: 1 | -1): void {
    const { width } = this;
    const sums = this.#sums;
    const x = this.#data.covariates;
    const count = sign * this.#data.rows[index]!.count;
    const prediction = this.#predictions[index]!;
    const risk = count * Math.exp(prediction);
    const from = index * width;
    let place = 2;
    sums.add(0, count * prediction);
    sums.add(1, risk);
    for (let column = 0; column < width; column += 1) {
      sums.add(place++, risk * x[from + column]!);
    }
    for (let row = 0; row < width; row += 1) {
      const weighted = risk * x[from + row]!;
      for (let column = 0; column <= row; column += 1) {
        sums.add(place++, weighted * x[from + column]!);
      }
    }
    for (let column = 0; column < width; column += 1) {
      sums.add(place++, count * x[from + column]!);
    }
    this.people += count;
    if (this.people === 0) {
      sums.clear();
    }
  }

  clear(): void {
    this.people = 0;
    this.#sums.clear();
  }

  get prediction(): number {
    return this.#sums.at(0);
  }

  get risk(): number {
    return this.#sums.at(1);
  }

  weighted(column: number): number {
    return this.#sums.at(2 + column);
  }

  /** For column ≤ row. */
  product(row: number, column: number): number {
    return this.#sums.at(2 + this.width + (row * (row + 1)) / 2 + column);
  }

  plain(column: number): number {
    return this.#sums.at(2 + this.width + (this.width * (this.width + 1)) / 2 + column);
  }
}

/**
 * Efron's ties: of d who leave together, the k-th leaves a risk set that has lost the share f = k/d of all d. The sums over
 * k of the powers of f and of 1 ÷ (risk left) are all that is needed of them, so that a thousand ties cost no matrices.
 */
interface TieSums {
  readonly logs: number;
  readonly once: number;
  readonly onceShare: number;
  readonly twice: number;
  readonly twiceShare: number;
  readonly twiceShareSquared: number;
}

function sumTies(events: number, risk: number, riskLeaving: number): TieSums {
  const logs = new CompensatedSums(1);
  let once = 0;
  let onceShare = 0;
  let twice = 0;
  let twiceShare = 0;
  let twiceShareSquared = 0;
  for (let k = 0; k < events; k += 1) {
    const share = k / events;
    const left = risk - share * riskLeaving;
    const inverse = 1 / left;
    const square = inverse * inverse;
    logs.add(0, Math.log(left));
    once += inverse;
    onceShare += share * inverse;
    twice += square;
    twiceShare += share * square;
    twiceShareSquared += share * share * square;
  }
  return { logs: logs.at(0), once, onceShare, twice, twiceShare, twiceShareSquared };
}

/** Writes score and information, and returns the logarithm of the likelihood. */
function efronContribution(
  atRisk: RiskSums,
  leaving: RiskSums,
  { score, information }: Pick<Likelihood, 'score' | 'information'>,
): number {
  const { width } = atRisk;
  const ties = sumTies(leaving.people, atRisk.risk, leaving.risk);
  for (let row = 0; row < width; row += 1) {
    const all = atRisk.weighted(row);
    const out = leaving.weighted(row);
    score[row] = leaving.plain(row) - all * ties.once + out * ties.onceShare;
    for (let column = 0; column <= row; column += 1) {
      const otherAll = atRisk.weighted(column);
      const otherOut = leaving.weighted(column);
      const value =
        atRisk.product(row, column) * ties.once -
        leaving.product(row, column) * ties.onceShare -
        all * otherAll * ties.twice +
        (all * otherOut + out * otherAll) * ties.twiceShare -
        out * otherOut * ties.twiceShareSquared;
      information[row * width + column] = value;
      information[column * width + row] = value;
    }
  }
  return leaving.prediction - ties.logs;
}
