import type { OpenedRelation } from '../../relations/headers/opened.ts';
import type { RelationName } from '../../relations/index.ts';
import { nothingWatched, type Watched } from './encoded.ts';

type Reads = readonly { readonly column: string }[];

/** What judges a record beside the columns that a query reads: a status beside an end, a billing period beside money. */
const columns: { readonly [R in RelationName]?: Readonly<Record<string, readonly string[]>> } = {
  customers: { ended_at: ['status'], recurring_revenue: ['billing_period'] },
  transactions: { customer_id: ['status'], amount: ['status', 'currency'] },
};

/** The columns that are read beside those of a query, where the files have them. */
export const besideColumns = (relation: RelationName, reads: Reads): readonly string[] => [
  ...new Set(reads.flatMap(({ column }) => columns[relation]?.[column] ?? [])),
];

const readsAmount = (reads: Reads) => reads.some(({ column }) => column === 'amount');

/** The headers that the layout of a shop takes off the amount, and the one whose records share it. */
export function besideHeaders({ relation, exported, headers }: OpenedRelation, reads: Reads): readonly string[] {
  if (relation !== 'transactions' || exported?.relation !== relation || !readsAmount(reads)) return [];
  const { subtract = [], oncePer } = exported.amount ?? {};
  const named = [...subtract, ...(oncePer === undefined ? [] : [oncePer])];
  return named.filter((name) => headers.some((header) => header.name === name));
}

/** What is noticed of purchases: lines that a word calls refunds, and lines that stand twice. */
export const watchedOf = ({ relation, roles }: OpenedRelation, reads: Reads): Watched =>
  relation === 'transactions'
    ? { words: readsAmount(reads), repeated: roles.get('transaction_id')?.header ?? null }
    : nothingWatched;
