import { CompensatedSums } from '../functions/compensated-sums.ts';
import { digamma } from '../functions/digamma.ts';
import { logBeta, logRisingSlope } from '../functions/gamma-ratios.ts';
import { mostLikely, type Evidence, type Fit, type LogLikelihood } from './fit.ts';
import { enough } from './purchase-histories.ts';

/**
 * Spends of a customer are Gamma(p, ν) about a mean of his own, where ν is Gamma(q, v) over customers: how regular a
 * customer's spends are (p), how alike customers are (q), and how large spends are (v, money).
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** How many customers have spent this much at each of so many purchases, in the mean; both above 0. */
export interface SpendRow {
  readonly purchases: number;
  readonly meanSpend: number;
  readonly customers: number;
}

/**
 * Fits the Gamma–Gamma model of spend, which takes it that who buys more often spends neither more nor less each time. Null
 * without customers. Throws a RangeError for spends or purchases that are not above 0.
 *
 * Source: Fader & Hardie (2013), "The Gamma-Gamma model of monetary value" (note).
 *
 * @example fitGammaGamma([{ purchases: 1, meanSpend: 8, customers: 5 }, { purchases: 1, meanSpend: 30, customers: 6 }, { purchases: 1, meanSpend: 90, customers: 2 }, { purchases: 9, meanSpend: 15, customers: 4 }, { purchases: 9, meanSpend: 25, customers: 4 }, { purchases: 9, meanSpend: 60, customers: 2 }])?.parameters // => { p: 2.64712, q: 4.58260, v: 39.30053 }
 * @example fitGammaGamma([{ purchases: 1, meanSpend: 20, customers: 9 }])?.verdict // => 'unidentified'
 * @example fitGammaGamma([]) // => null
 */
export function fitGammaGamma(rows: readonly SpendRow[]): Fit<GammaGamma> | null {
  const spends = inOrder(rows);
  const { customers } = spends;
  if (customers === 0) {
    return null;
  }
  const usual = spends.meanSpend.reduce((sum, spend, row) => sum + spends.weight[row]! * spend, 0) / customers;
  const evidence = (of: Spends): Evidence => ({
    customers: of.customers,
    at: (values) => logLikelihoodOf(of, named(values)),
  });
  const all = evidence(spends);
  const some = sampleOf(spends);
  return mostLikely({
    named,
    starts: [
      [2, 3, usual],
      [10, 10, usual],
    ],
    evidence: all,
    sample: some === spends ? all : evidence(some),
  });
}

/**
 * Γ(px + q) / (Γ(px) Γ(q)) · v^q m^(px−1) x^px / (v + mx)^(px+q) for a mean spend m of x purchases, with its slopes in the
 * logarithms of p, q, v.
 */
export const logLikelihood = (rows: readonly SpendRow[], parameters: GammaGamma): LogLikelihood =>
  logLikelihoodOf(inOrder(rows), parameters);

function logLikelihoodOf({ purchases, meanSpend, weight, size }: Spends, { p, q, v }: GammaGamma): LogLikelihood {
  const sums = new CompensatedSums(4);
  const psiQ = digamma(q);
  let shape = 0;
  let term = { beta: 0, slopeP: 0, slopeQ: 0 };
  for (let row = 0; row < size; row += 1) {
    const count = purchases[row]!;
    const spend = meanSpend[row]!;
    const customers = weight[row]!;
    if (shape !== p * count) {
      shape = p * count;
      const slopeP = logRisingSlope(shape, q);
      term = { beta: logBeta(shape, q), slopeP, slopeQ: digamma(shape) + slopeP - psiQ };
    }
    const spent = count * spend;
    const ownShare = Math.log1p(v / spent);
    const othersShare = Math.log1p(spent / v);
    sums.add(0, customers * (-term.beta - q * othersShare - shape * ownShare - Math.log(spend)));
    sums.add(1, customers * count * (term.slopeP - ownShare));
    sums.add(2, customers * (term.slopeQ - othersShare));
    sums.add(3, (customers * (q * spent - shape * v)) / (v + spent));
  }
  return { logLikelihood: sums.at(0), slopes: Float64Array.of(p * sums.at(1), q * sums.at(2), sums.at(3)) };
}

/**
 * What a customer is expected to spend at a purchase: the mean of all customers, and the nearer to his own mean the more
 * purchases tell it. Null where the model has no mean. Without purchases his own mean does not matter.
 *
 * Source: Fader & Hardie (2013), equation 5.
 *
 * @example expectedSpend({ p: 6.249572, q: 3.744225, v: 15.443521 }, { purchases: 2, meanSpend: 22.345 }) // => 24.653918
 * @example expectedSpend({ p: 6, q: 0.9, v: 15 }, { purchases: 0, meanSpend: 0 }) // => null
 */
export function expectedSpend(
  { p, q, v }: GammaGamma,
  { purchases, meanSpend }: Pick<SpendRow, 'purchases' | 'meanSpend'>,
): number | null {
  const shape = p * purchases + q;
  return shape > 1 ? (p * (v + purchases * meanSpend)) / (shape - 1) : null;
}

/** Rows as columns in order. */
interface Spends {
  readonly size: number;
  readonly purchases: Float64Array;
  readonly meanSpend: Float64Array;
  readonly weight: Float64Array;
  readonly customers: number;
}

function inOrder(rows: readonly SpendRow[]): Spends {
  for (const { purchases, meanSpend, customers } of rows) {
    if (!(purchases > 0 && meanSpend > 0 && purchases * meanSpend < Infinity && customers >= 0)) {
      throw new RangeError(
        `no ${customers} customers can have spent ${meanSpend} at each of ${purchases} purchases here`,
      );
    }
  }
  // Sums are compensated: what matters is that those who bought as often come together.
  const isOrdered = rows.every(({ purchases }, at) => at === 0 || rows[at - 1]!.purchases <= purchases);
  return columnsOf(isOrdered ? rows : rows.toSorted(inTurn));
}

const inTurn = (left: SpendRow, right: SpendRow): number =>
  left.purchases - right.purchases || left.meanSpend - right.meanSpend;

const columnsOf = (rows: readonly SpendRow[]): Spends => ({
  size: rows.length,
  purchases: Float64Array.from(rows, ({ purchases }) => purchases),
  meanSpend: Float64Array.from(rows, ({ meanSpend }) => meanSpend),
  weight: Float64Array.from(rows, ({ customers }) => customers),
  customers: rows.reduce((sum, { customers }) => sum + customers, 0),
});

/** Every so many a row, or all where they are few. */
function sampleOf(spends: Spends): Spends {
  const stride = Math.floor(spends.size / enough);
  if (stride < 2) {
    return spends;
  }
  const kept = (_: number, row: number): boolean => row % stride === 0;
  const weight = spends.weight.filter(kept);
  return {
    size: weight.length,
    purchases: spends.purchases.filter(kept),
    meanSpend: spends.meanSpend.filter(kept),
    weight,
    customers: weight.reduce((sum, one) => sum + one, 0),
  };
}

function named(values: ArrayLike<number>): GammaGamma {
  return { p: values[0]!, q: values[1]!, v: values[2]! };
}
