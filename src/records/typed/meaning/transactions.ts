import { amounts, productRemark } from './amounts.ts';
import type { Facts, Meaning, MeaningRule } from './meaning.ts';
import { speakers } from './orders.ts';
import { payments } from './payments.ts';

/** What lines of purchases mean: which of them were paid, and what each brought. */
export const transactionsRule: MeaningRule = {
  beside: (columns) => (columns.has('amount') ? ['status', 'currency'] : ['status']),
  headers({ exported, headers }, columns) {
    if (exported?.relation !== 'transactions' || !columns.has('amount')) return [];
    const { subtract = [], oncePer } = exported.amount ?? {};
    const named = [...subtract, ...(oncePer === undefined ? [] : [oncePer])];
    return named.filter((name) => headers.some((header) => header.name === name));
  },
  settle(facts) {
    const planned = facts.plan.columns.find(({ column }) => column === 'amount');
    const speaker = speakers(facts, planned?.header ?? null);
    const paid = payments(facts, speaker);
    return {
      statusReason: (row) => paid.leftOut(row),
      ...(planned === undefined ? {} : money(facts, amounts(facts, planned.header, speaker))),
      remarks: (used) => [...(planned?.header === null ? [productRemark(facts)] : []), ...paid.remarks(used)],
    };
  },
};

const money = (_facts: Facts, amount: ReturnType<typeof amounts>): Pick<Meaning, 'values'> => ({
  values: new Map([['amount', amount]]),
});
