import { normalCriticalValue, normalTwoSided } from '../distributions/normal.ts';
import { covarianceOf, mostLikely, type Likelihood, type Verdict } from '../functions/search/newton.ts';

/** Units that are alike in all terms: how many, and to how many of them it happened. An intercept is a term that is 1 for all. */
export interface LogisticRow {
  readonly terms: readonly number[];
  readonly n: number;
  readonly events: number;
}

/**
 * By how much a term moves the logarithm of the odds, with Wald's test and interval; null where other terms determine it, and
 * without error where nothing is known of it.
 */
export interface LogisticCoefficient {
  readonly coefficient: number | null;
  readonly std_error: number | null;
  readonly statistic: number | null;
  readonly p_value: number | null;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

/**
 * A fitted logistic regression. Likelihood and deviances are those of single units, of which each had the event or not, however
 * they were counted; the null deviance is that of one probability for all. A verdict other than `converged` says that some
 * coefficient means nothing: `separated` when a term tells without exception to whom it happens, `collinear` when other terms
 * determine one.
 */
export interface LogisticRegression {
  readonly n: number;
  readonly events: number;
  readonly coefficients: readonly LogisticCoefficient[];
  readonly covariance: readonly (readonly (number | null)[])[];
  readonly log_likelihood: number;
  readonly null_deviance: number;
  readonly deviance: number;
  readonly iterations: number;
  readonly verdict: Verdict;
}

/**
 * Logistic regression by maximum likelihood: what makes an event more likely; null without units. The order of the rows, and
 * how units that are alike are spread over them, change no digit. Throws a RangeError for terms that are not finite, or not as
 * many in each row, and for counts that are not whole or hold more events than units.
 *
 * Use it for an outcome that either happens or does not; not for one that takes time to happen, of which some have not had
 * enough: that is Cox regression.
 *
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, 4.3–4.4; agrees with glm(family = binomial) of R.
 *
 * @example logisticRegression([{ terms: [1, 0], n: 4, events: 1 }, { terms: [1, 1], n: 4, events: 3 }], 0.95)?.coefficients.map(({ coefficient }) => coefficient) // => [-1.0986, 2.1972]
 * @example logisticRegression([{ terms: [1, 0], n: 4, events: 0 }, { terms: [1, 1], n: 4, events: 4 }], 0.95)?.verdict // => 'separated'
 * @example logisticRegression([], 0.95) // => null
 */
export function logisticRegression(given: readonly LogisticRow[], confidence: number): LogisticRegression | null {
  const rows = alikeRows(given);
  const n = sumOf(rows, (row) => row.n);
  const events = sumOf(rows, (row) => row.events);
  if (n === 0) return null;
  const width = rows[0]!.terms.length;
  const optimum = mostLikely({
    width,
    likelihood: (coefficients) => likelihoodAt(rows, coefficients),
    predictions: (coefficients) => Float64Array.from(rows, ({ terms }) => predict(terms, coefficients)),
    negligible: 0,
  });
  const covariance = covarianceOf(optimum, width);
  const reach = normalCriticalValue(confidence);
  const logLikelihood = optimum.atOptimum.logLikelihood;
  return {
    n,
    events,
    coefficients: Array.from(optimum.coefficients, (value, term) =>
      optimum.estimated.includes(term) ? tested(value, covariance[term]![term]!, reach) : unknown,
    ),
    covariance,
    log_likelihood: logLikelihood,
    null_deviance: -2 * constantLogLikelihood(n, events),
    deviance: -2 * logLikelihood,
    iterations: optimum.iterations,
    verdict: optimum.verdict,
  };
}

const unknown: LogisticCoefficient = {
  coefficient: null,
  std_error: null,
  statistic: null,
  p_value: null,
  conf_low: null,
  conf_high: null,
};

function tested(coefficient: number, variance: number | null, reach: number): LogisticCoefficient {
  if (variance === null) return { ...unknown, coefficient };
  const error = Math.sqrt(variance);
  const statistic = coefficient / error;
  return {
    coefficient,
    std_error: error,
    statistic,
    p_value: normalTwoSided(statistic),
    conf_low: coefficient - reach * error,
    conf_high: coefficient + reach * error,
  };
}

/** The sum of terms times their coefficients: the logarithm of the odds. */
export const predict = (terms: readonly number[], coefficients: ArrayLike<number>): number =>
  terms.reduce((sum, value, term) => sum + value * coefficients[term]!, 0);

/**
 * The probability at these logarithmic odds.
 *
 * @example probabilityAt(Math.log(3)) // => 0.75
 */
export const probabilityAt = (logOdds: number): number =>
  logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));

/** log(1 + eˣ), which neither overflows nor loses what is small. */
const logOnePlusExp = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function likelihoodAt(rows: readonly LogisticRow[], coefficients: Float64Array): Likelihood {
  const width = coefficients.length;
  const score = new Float64Array(width);
  const information = new Float64Array(width * width);
  let logLikelihood = 0;
  for (const { terms, n, events } of rows) {
    const logOdds = predict(terms, coefficients);
    const [happens, not] = [probabilityAt(logOdds), probabilityAt(-logOdds)];
    logLikelihood -= events * logOnePlusExp(-logOdds) + (n - events) * logOnePlusExp(logOdds);
    // Not events − n·p, of which nothing is left where p is nearly 1.
    const surplus = events * not - (n - events) * happens;
    const spread = n * happens * not;
    for (let row = 0; row < width; row += 1) {
      score[row]! += surplus * terms[row]!;
      for (let column = 0; column < width; column += 1) {
        information[row * width + column]! += spread * terms[row]! * terms[column]!;
      }
    }
  }
  return { logLikelihood, score, information };
}

/** The logarithm of the likelihood where all have one probability: the share of events. */
function constantLogLikelihood(n: number, events: number): number {
  const part = (count: number) => (count === 0 ? 0 : count * Math.log(count / n));
  return part(events) + part(n - events);
}

/** Rows in one order, those with the same terms as one: sums depend on the order of what they add. */
export function alikeRows(given: readonly LogisticRow[]): readonly LogisticRow[] {
  const width = given[0]?.terms.length ?? 0;
  const alike = new Map<string, LogisticRow>();
  for (const row of given) {
    requireRow(row, width);
    const key = row.terms.join(' ');
    const before = alike.get(key) ?? { ...row, n: 0, events: 0 };
    alike.set(key, { ...before, n: before.n + row.n, events: before.events + row.events });
  }
  return [...alike.values()].filter(({ n }) => n > 0).toSorted(byTerms);
}

function byTerms(a: LogisticRow, b: LogisticRow): number {
  const term = a.terms.findIndex((value, at) => value !== b.terms[at]);
  return term < 0 ? 0 : a.terms[term]! - b.terms[term]!;
}

function requireRow({ terms, n, events }: LogisticRow, width: number): void {
  if (terms.length !== width || !terms.every(Number.isFinite)) {
    throw new RangeError(`each row has the same number of finite terms, not ${terms.join(', ')}`);
  }
  if (![n, events].every((count) => Number.isSafeInteger(count) && count >= 0) || events > n) {
    throw new RangeError(`counts are whole, and events no more than units, not ${events} of ${n}`);
  }
}

const sumOf = (rows: readonly LogisticRow[], term: (row: LogisticRow) => number): number =>
  rows.reduce((sum, row) => sum + term(row), 0);
