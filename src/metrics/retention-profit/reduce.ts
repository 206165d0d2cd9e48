import { marginLines } from '../../relations/derived/margins.ts';
import { purchaseLines, unclaimedRefunds } from '../../relations/derived/purchases.ts';
import { sql } from '../../sql/tag.ts';
import { defineQueryWhen, type QueryReduction } from '../reduction.ts';
import { customersIn, lifeKeys, lifeSums } from './reduced/life-row.ts';
import { livesSql } from './reduced/lives.ts';

/** What the files of a run say of customers' money. */
interface Told {
  readonly purchases: boolean;
  readonly contacts: boolean;
}

const ofPurchases = {
  lines: sql`SELECT customer_id, day, amount, 0 AS margin FROM purchase_lines
  UNION ALL SELECT customer_id, day, 0, margin FROM margin_lines`,
  known: sql`SELECT count(margin) AS margins, count(*) - count(margin) AS without_margin,
    (SELECT count(*) FROM unclaimed_refunds) AS refunds, (SELECT coalesce(sum(amount), 0) FROM unclaimed_refunds) AS refunded
    FROM transactions`,
};
const noPurchases = {
  lines: sql`SELECT customer_id, started_at AS day, 0 AS amount, 0 AS margin FROM customers WHERE 1 = 0`,
  known: sql`SELECT 0 AS margins, 0 AS without_margin, 0 AS refunds, 0 AS refunded`,
};
const ofContacts = {
  contacts: sql`SELECT customer_id, occurred_at AS day, cost FROM touchpoints`,
  costs: sql`SELECT count(cost) AS costs FROM touchpoints`,
};
const noContacts = {
  contacts: sql`SELECT customer_id, started_at AS day, 0 AS cost FROM customers WHERE 1 = 0`,
  costs: sql`SELECT 0 AS costs`,
};

function livesOf(told: Told) {
  const { purchases, contacts } = told;
  const reads: QueryReduction['reads'] = {
    customers: ['customer_id', 'started_at'],
    ...(purchases ? { transactions: ['customer_id', 'occurred_at', 'amount'] } : {}),
    ...(contacts ? { touchpoints: ['customer_id', 'occurred_at'] } : {}),
  };
  const mayLack: NonNullable<QueryReduction['mayLack']> = {
    customers: ['ended_at', 'acquisition_cost', 'referred_by'],
    ...(purchases ? { transactions: ['margin'] } : {}),
    ...(contacts ? { touchpoints: ['cost'] } : {}),
  };
  return defineQueryWhen(
    (files, { profit }) => {
      // Who is told the profit of each year looks for none in purchases.
      const isEarned = !files.has('profile') && profit === null;
      return (
        files.has('customers') &&
        (files.has('transactions') && isEarned) === purchases &&
        (files.has('touchpoints') && isEarned) === contacts
      );
    },
    {
      counts: 'customers',
      reads,
      mayLack,
      joins: [...(purchases ? (['transactions'] as const) : []), ...(contacts ? (['touchpoints'] as const) : [])],
      from: purchases ? [purchaseLines, marginLines, unclaimedRefunds] : [],
      window: 'history',
      keys: lifeKeys,
      sums: lifeSums,
      base: customersIn,
      whole: true,
      sql: livesSql({ ...(purchases ? ofPurchases : noPurchases), ...(contacts ? ofContacts : noContacts) }),
    },
  );
}

/** Lives of customers: which of these is asked, the files say. */
export const lives = {
  lives: livesOf({ purchases: false, contacts: false }),
  lives_with_purchases: livesOf({ purchases: true, contacts: false }),
  lives_with_contacts: livesOf({ purchases: false, contacts: true }),
  lives_with_both: livesOf({ purchases: true, contacts: true }),
};
