import { purchaseMoves } from '../../../relations/derived/moves.ts';
import { defineQueryWhen, type QueryReduction, type Span } from '../../reduction.ts';
import { movesByPeriodAndDay } from './lives.ts';
import { fewestCustomers, movementKeys, movementSums } from '../movement.ts';

/** Movements of those who buy, where a customer leaves so many days after a purchase. */
export const inactivityMovements = (span: Span, when: NonNullable<QueryReduction['when']>) =>
  defineQueryWhen(when, {
    counts: 'transactions',
    reads: { transactions: ['customer_id', 'occurred_at', 'amount'] },
    lends: 'customers',
    from: [purchaseMoves],
    sees: ['inactiveAfter'],
    window: 'history',
    keys: movementKeys,
    sums: movementSums,
    base: fewestCustomers,
    grain: 'chain',
    span,
    sql: movesByPeriodAndDay,
  });
