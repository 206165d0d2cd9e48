import { unclaimedRefunds } from '../../../relations/derived/purchases.ts';
import { agree } from '../../../messages/agreement.ts';
import type { Notice } from '../../../results/result.ts';
import { sql } from '../../../sql/tag.ts';
import type { Shown } from '../../../estimates/groups/suppression.ts';
import { decimalText } from '../../../values/numbers/exact.ts';
import { defineQueryWhen, type QueryReduction } from '../../reduction.ts';
import { ofPurchases } from './of-purchases.ts';

/**
 * What was given back and has no purchase that it could be taken off.
 * @param lends the relations whose columns the metric may be asked for
 */
export const refundsWithoutPurchase = (
  when: NonNullable<QueryReduction['when']>,
  lends: QueryReduction['lends'] = ofPurchases.lends,
) =>
  defineQueryWhen(when, {
    ...ofPurchases,
    ...(lends === undefined ? {} : { lends }),
    from: [unclaimedRefunds],
    keys: {},
    sums: { refunds: 'count', amount: 'money' },
    base: 'refunds',
    grain: 'overall',
    sql: sql`SELECT 0, CAST(NULL AS VARCHAR), count(*), sum(amount) FROM unclaimed_refunds HAVING count(*) > 0`,
    foldPurchases({ purchases: { unclaimed }, money }) {
      const row = { refunds: unclaimed.refunds, amount: money(unclaimed.units) };
      return row.refunds === 0 ? [] : [{ segment: 0, period: null, row }];
    },
  });

interface Refunds {
  readonly refunds: number;
  readonly amount: bigint;
}

export function refundNotices(refunds: Shown<Refunds> | null): Notice[] {
  const [found] = refunds?.overall ?? [];
  return found === undefined ? [] : [refundNotice(found)];
}

export function refundNotice({ refunds, amount }: Refunds): Notice {
  const together = decimalText(amount);
  return {
    severity: 'warning',
    code: 'refund-without-purchase',
    message: {
      en: `${refunds} ${agree(refunds, 'refund has', 'refunds have')} no purchase before ${agree(refunds, 'it', 'them')}, and ${agree(refunds, 'is', 'are')} in no revenue (together ${together})`,
      es: `${refunds} ${agree(refunds, 'devolución no tiene', 'devoluciones no tienen')} compra anterior, y no ${agree(refunds, 'está', 'están')} en ningún ingreso (en total ${together.replace('.', ',')})`,
    },
  };
}
