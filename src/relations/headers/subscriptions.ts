import { customers } from '../customers.ts';
import { transactions } from '../transactions.ts';
import { fold } from '../../values/folding.ts';
import { matchStrength, type Header } from './matching.ts';

const ofPlans = /\b(plan|plans|subscription|suscripcion|trial|membership|membresia)\b/;
const ofPayment = /\b(payment|financial|pago)\b/;

/**
 * Whether headers are those of subscriptions: lives that end, on a plan. What is written of payments, a status of theirs or
 * the number of an order, makes each row a purchase, whatever else stands beside it.
 */
export function speaksOfSubscriptions(headers: readonly Header[]): boolean {
  const { ended_at: ended } = customers.columns;
  const { status, transaction_id: transaction } = transactions.columns;
  const isOf = (test: (header: Header) => boolean) => headers.some(test);
  return (
    isOf((header) => matchStrength('ended_at', ended, header) !== null) &&
    isOf(({ name }) => ofPlans.test(fold(name))) &&
    !isOf((header) => matchStrength('status', status, header) !== null && ofPayment.test(fold(header.name))) &&
    !isOf((header) => (matchStrength('transaction_id', transaction, header) ?? 'weak') !== 'weak')
  );
}
