import type { Line } from '../../../relations/folded/purchases.ts';
import type { Seen } from '../../reduction.ts';

/** The lines of a transactions file. */
export function linesOf(seen: Seen): Line[] {
  const [customers, days] = [seen.numbers('customer_id'), seen.numbers('occurred_at')];
  const amounts = seen.money('amount');
  return Array.from(seen.segments, (segment, row) => ({
    customer: customers[row]!,
    segment,
    day: days[row]!,
    amount: amounts[row]!,
  }));
}
