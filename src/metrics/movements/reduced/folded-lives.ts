import type { Life } from '../../../relations/folded/moves.ts';
import type { Seen } from '../../reduction.ts';

/** The lives of a customers file. */
export function livesOf(seen: Seen): readonly Life[] {
  const [customers, starts, ends] = ['customer_id', 'started_at', 'ended_at'].map((name) => seen.numbers(name));
  const revenues = seen.money('recurring_revenue');
  return Array.from(seen.segments, (segment, row) => ({
    customer: customers![row]!,
    segment,
    started: starts![row]!,
    ended: ends![row]!,
    revenue: revenues[row]!,
  }));
}
