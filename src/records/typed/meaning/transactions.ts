import type { OpenedRelation } from '../../../relations/headers/opened.ts';
import type { Remark } from '../../../sources/source.ts';
import { amounts, productRemark } from './amounts.ts';
import { assertOneCurrency } from './currencies.ts';
import type { Facts, Judged, MeaningRule } from './meaning.ts';
import { speakers } from './orders.ts';
import { payments } from './payments.ts';
import { assertRefundsBelowZero, filteredRefunds } from './refunds.ts';

/** What lines of purchases mean: which of them were paid, and what each brought. */
export const transactionsRule: MeaningRule = {
  beside: (columns) => (columns.has('amount') ? ['status', 'currency'] : ['status']),
  headers: (opened, columns) => (columns.has('amount') ? amountHeaders(opened) : []),
  watched: ({ roles }, columns) => ({
    words: columns.has('amount'),
    repeated: roles.get('transaction_id')?.header ?? null,
  }),
  settle(facts) {
    const planned = facts.plan.columns.find(({ column }) => column === 'amount');
    const money = planned?.header ?? facts.plan.beside.get('price') ?? null;
    if (planned === undefined || money === null) {
      const paid = payments(facts, (row) => row);
      return { statusReason: (row) => paid.leftOut(row), remarks: (used) => paid.remarks(used) };
    }
    const speaker = speakers(facts, planned.header);
    const paid = payments(facts, speaker);
    const amountOf = amounts(facts, planned.header, speaker);
    return {
      statusReason: (row) => paid.leftOut(row),
      values: new Map([['amount', amountOf]]),
      remarks(used: Int32Array, excluded: Judged) {
        assertOneCurrency(facts, money, used);
        assertRefundsBelowZero(facts, used, amountOf);
        return [
          ...(planned.header === null ? [productRemark(facts)] : []),
          ...paid.remarks(used),
          ...filteredRefunds(facts, excluded, amountOf),
          ...repeatsRemark(facts),
        ];
      },
    };
  },
};

/** The headers that a layout takes off the amount, and the one whose records share it. */
function amountHeaders({ exported, headers }: OpenedRelation): string[] {
  if (exported?.relation !== 'transactions') return [];
  const { subtract = [], oncePer } = exported.amount ?? {};
  const named = [...subtract, ...(oncePer === undefined ? [] : [oncePer])];
  return named.filter((name) => headers.some((header) => header.name === name));
}

/** Lines of a purchase add up: two that are alike may be two of the same, or one that was exported twice. */
function repeatsRemark({ repeats, plan: { watched } }: Facts): Remark[] {
  if (repeats === 0) return [];
  return [
    {
      severity: 'info',
      code: 'identical-records',
      message: {
        en: `${repeats} records repeat another cell by cell, ${watched.repeated ?? ''} included: all of them count`,
        es: `${repeats} registros repiten otro celda por celda, incluido ${watched.repeated ?? ''}: todos cuentan`,
      },
    },
  ];
}
