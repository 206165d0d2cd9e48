import type { Shown } from '../../estimates/groups/suppression.ts';
import type { Question } from '../../questions/question.ts';
import type { Findings } from '../../results/result.ts';
import type { Told } from '../metric.ts';
import { buyingFindings, type Reduced as ReducedPurchases } from './buying/findings.ts';
import { contractFindings } from './contracts/findings.ts';
import type { RenewedRow } from './contracts/renewed-row.ts';
import type { ClvOptions } from './options.ts';

/** What the reductions give: of purchases, or of contracts. */
export interface Reduced extends Omit<ReducedPurchases, 'bought'> {
  readonly bought: ReducedPurchases['bought'] | null;
  readonly renewed: Shown<RenewedRow> | null;
}

/** What customers will bring, by who buys again or by who renews. */
export const clvFindings = (reduced: Reduced, options: ClvOptions, question: Question, told: Told): Findings =>
  reduced.renewed !== null
    ? contractFindings(reduced.renewed, options, question, told)
    : buyingFindings({ ...reduced, bought: reduced.bought! }, options, question, told);
