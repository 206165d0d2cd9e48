import { purchaseMoves } from '../../../relations/derived/moves.ts';
import { defineQueryWhen, type QueryReduction, type Span } from '../../reduction.ts';
import { movesByPeriodAndDay } from './lives.ts';
import { fewestCustomers, movementKeys, movementSums } from '../movement.ts';
import { ofPurchases } from './of-purchases.ts';

/** Movements of those who buy, where a customer leaves so many days after a purchase. */
export const inactivityMovements = (span: Span, when: NonNullable<QueryReduction['when']>) =>
  defineQueryWhen(when, {
    ...ofPurchases,
    from: [purchaseMoves],
    sees: ['inactiveAfter'],
    keys: movementKeys,
    sums: movementSums,
    base: fewestCustomers,
    grain: 'chain',
    span,
    sql: movesByPeriodAndDay,
  });
