import { agree } from '../../../messages/agreement.ts';
import type { Remark } from '../../../sources/source.ts';
import type { Facts, Judged, MeaningRule } from './meaning.ts';
import { amounts, productRemark } from './purchases/amounts.ts';
import { assertOneCurrency } from './currencies.ts';
import { moments } from './purchases/moments.ts';
import { said, speakersOf } from './purchases/orders.ts';
import { payments } from './purchases/payments.ts';
import { assertRefundsBelowZero, filteredRefunds } from './purchases/refunds.ts';

/** What lines of purchases mean: which of them were paid, and what each brought. */
export const transactionsRule: MeaningRule = (facts) => {
  const planned = facts.plan.columns.find(({ column }) => column === 'amount');
  const money = planned?.header ?? facts.plan.beside.get('price') ?? null;
  if (planned === undefined || money === null) {
    const paid = payments(facts, null);
    return { statusReason: (row) => paid.leftOut(row), remarks: (used) => paid.remarks(used) };
  }
  const speakers = speakersOf(facts, planned.header);
  const paid = payments(facts, speakers);
  const amount = amounts(facts, planned.header, speakers);
  return {
    statusReason: (row) => paid.leftOut(row),
    ...(speakers === null ? {} : { speaker: (row: number) => speakers[row]! }),
    values: new Map([
      ['amount', amount],
      ['customer_id', said(facts, 'customer_id', 'id', speakers)],
      ['occurred_at', said(facts, 'occurred_at', 'date', speakers)],
      ...(facts.plan.columns.some(({ column }) => column === 'instant')
        ? [['instant', moments(facts, speakers)] as const]
        : []),
    ]),
    remarks(used: Int32Array, excluded: Judged) {
      assertOneCurrency(facts, money, used);
      assertRefundsBelowZero(facts, used, amount);
      return [
        ...(planned.header === null ? [productRemark(facts)] : []),
        ...paid.remarks(used),
        ...filteredRefunds(facts, excluded, amount),
        ...repeatsRemark(facts),
      ];
    },
  };
};

/** Lines of a purchase add up: two that are alike may be two of the same, or one that was exported twice. */
function repeatsRemark({ repeats, plan: { watched } }: Facts): Remark[] {
  if (repeats === 0) return [];
  return [
    {
      severity: 'info',
      code: 'identical-records',
      message: {
        en: `${repeats} ${agree(repeats, 'record repeats', 'records repeat')} another cell by cell, ${watched.repeated ?? ''} included: all of them count`,
        es: `${repeats} ${agree(repeats, 'registro repite', 'registros repiten')} otro celda por celda, incluido ${watched.repeated ?? ''}: todos cuentan`,
      },
    },
  ];
}
