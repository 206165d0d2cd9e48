import { CompensatedSums } from '../functions/compensated-sums.ts';
import { hypergeometric } from '../functions/hypergeometric.ts';
import { logRising, logRisingSlope } from '../functions/gamma-ratios.ts';
import { both, mostLikely, type Evidence, type Fit, type LogLikelihood } from './fit.ts';

/** At each renewal a customer leaves with a chance of his own, which is Beta(alpha, beta) over customers. */
export interface ShiftedBetaGeometric {
  readonly alpha: number;
  readonly beta: number;
}

/** Of the customers who renewed so often, how many left at the next renewal, and how many have not come to it yet. */
export interface RenewalRow {
  readonly renewals: number;
  readonly lost: number;
  readonly censored: number;
}

/**
 * Fits the shifted beta-geometric model of renewals: those who leave easily leave first, so retention rises with tenure
 * though no customer changes. Null without customers. Throws a RangeError for renewals that are not whole.
 *
 * Source: Fader & Hardie (2007), "How to project customer retention", Journal of Interactive Marketing 21.
 *
 * @example fitShiftedBetaGeometric([{ renewals: 0, lost: 369, censored: 0 }, { renewals: 1, lost: 163, censored: 0 }, { renewals: 2, lost: 86, censored: 0 }, { renewals: 3, lost: 56, censored: 0 }, { renewals: 4, lost: 37, censored: 0 }, { renewals: 5, lost: 27, censored: 0 }, { renewals: 6, lost: 21, censored: 0 }, { renewals: 7, lost: 0, censored: 241 }])?.parameters // => { alpha: 0.7041, beta: 1.1820 }
 * @example fitShiftedBetaGeometric([{ renewals: 0, lost: 0, censored: 50 }])?.verdict // => 'unidentified'
 * @example fitShiftedBetaGeometric([]) // => null
 */
export function fitShiftedBetaGeometric(rows: readonly RenewalRow[]): Fit<ShiftedBetaGeometric> | null {
  const tenures = inOrder(rows);
  const customers = tenures.reduce((sum, { lost, censored }) => sum + lost + censored, 0);
  if (customers === 0) {
    return null;
  }
  const evidence: Evidence = { customers, at: (values) => logLikelihood(tenures, named(values)) };
  return mostLikely({
    named,
    starts: [
      [1, 2],
      [1, 20],
    ],
    ...both(evidence),
  });
}

/** The log-likelihood with its slopes in the logarithms of alpha, beta. */
export function logLikelihood(rows: readonly RenewalRow[], { alpha, beta }: ShiftedBetaGeometric): LogLikelihood {
  const sums = new CompensatedSums(3);
  const add = (customers: number, logChance: number, slopeAlpha: number, slopeBeta: number): void => {
    sums.add(0, customers * logChance);
    sums.add(1, customers * alpha * slopeAlpha);
    sums.add(2, customers * beta * slopeBeta);
  };
  for (const { renewals, lost, censored } of rows) {
    const slopeOfBoth = logRisingSlope(alpha + beta, renewals);
    const slopeBeta = logRisingSlope(beta, renewals) - slopeOfBoth;
    add(lost + censored, Math.log(survivalAfter({ alpha, beta }, renewals)), -slopeOfBoth, slopeBeta);
    const atRisk = alpha + beta + renewals;
    add(lost, Math.log(alpha / atRisk), 1 / alpha - 1 / atRisk, -1 / atRisk);
  }
  return { logLikelihood: sums.at(0), slopes: Float64Array.of(sums.at(1), sums.at(2)) };
}

/**
 * The share of customers who renew at least so often.
 *
 * @example survivalAfter({ alpha: 0.7041, beta: 1.182 }, 1) // => 0.62669
 */
export function survivalAfter({ alpha, beta }: ShiftedBetaGeometric, renewals: number): number {
  return Math.exp(logRising(beta, renewals) - logRising(alpha + beta, renewals));
}

/**
 * Of the customers who renewed so often, the share that renews again.
 *
 * @example retentionAfter({ alpha: 0.7041, beta: 1.182 }, 0) // => 0.62669
 */
export function retentionAfter({ alpha, beta }: ShiftedBetaGeometric, renewals: number): number {
  return (beta + renewals) / (alpha + beta + renewals);
}

/**
 * How many renewals a customer who renewed so often has still before him, each counted at its value now: the next one, a
 * moment ahead, in full, one after k more periods as 1/(1 + discount)ᵏ. For a discount above 0.
 *
 * Source: Fader & Hardie (2010), "Customer-base valuation in a contractual setting: the perils of ignoring heterogeneity",
 * Marketing Science 29.
 *
 * @example discountedRenewals({ alpha: 0.7041, beta: 1.182 }, 0, 0.1) // => 2.96424120
 */
export function discountedRenewals(parameters: ShiftedBetaGeometric, renewals: number, discount: number): number {
  if (!(discount > 0)) {
    throw new RangeError(`a discount is above 0 here, not ${discount}`);
  }
  const { alpha, beta } = parameters;
  const stays = beta + renewals + 1;
  return retentionAfter(parameters, renewals) * hypergeometric(1, stays, alpha + stays, 1 / (1 + discount));
}

function inOrder(rows: readonly RenewalRow[]): readonly RenewalRow[] {
  for (const { renewals, lost, censored } of rows) {
    if (!(Number.isInteger(renewals) && renewals >= 0 && lost >= 0 && censored >= 0)) {
      throw new RangeError(`${lost} lost and ${censored} still there cannot have renewed ${renewals} times`);
    }
  }
  return rows.toSorted((left, right) => left.renewals - right.renewals);
}

function named(values: ArrayLike<number>): ShiftedBetaGeometric {
  return { alpha: values[0]!, beta: values[1]! };
}
