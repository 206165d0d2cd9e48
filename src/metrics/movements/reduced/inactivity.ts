import { purchaseMoves } from '../../../relations/derived/moves.ts';
import { defineQueryWhen, type QueryReduction, type Span } from '../../reduction.ts';
import { foldedInactivity, foldedInactivityAndDays } from './folded-moves.ts';
import { movesByPeriod, movesByPeriodAndDay } from './lives.ts';
import { fewestCustomers, movedCustomers, movementKeys, movementSums } from '../movement.ts';
import { ofPurchases } from './of-purchases.ts';

const told = {
  periods: { sql: movesByPeriod, foldPurchases: foldedInactivity },
  days: { sql: movesByPeriodAndDay, foldPurchases: foldedInactivityAndDays },
} as const;

/** Movements of those who buy, where a customer leaves so many days after a purchase. */
export const inactivityMovements = (span: Span, by: keyof typeof told, when: NonNullable<QueryReduction['when']>) =>
  defineQueryWhen(when, {
    ...ofPurchases,
    from: [purchaseMoves],
    sees: ['inactiveAfter'],
    keys: movementKeys,
    sums: movementSums,
    base: fewestCustomers,
    classes: movedCustomers,
    grain: 'chain',
    span,
    ...told[by],
  });
