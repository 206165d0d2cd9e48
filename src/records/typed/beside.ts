import type { OpenedRelation } from '../../relations/headers/opened.ts';
import { matchStrength } from '../../relations/headers/matching.ts';
import { relations, type RelationName } from '../../relations/index.ts';
import { nothingWatched, type Watched } from './encoding/encoded.ts';

type Reads = readonly { readonly column: string }[];

/** What judges a record beside the columns that a query reads: a status beside an end, a billing period beside money. */
const columns: { readonly [R in RelationName]?: Readonly<Record<string, readonly string[]>> } = {
  customers: { ended_at: ['status'], recurring_revenue: ['billing_period', 'currency'] },
  invitations: { delivered: ['bounced'] },
  touchpoints: { occurred_at: ['lifecycle'], instant: ['outcome'] },
  transactions: { customer_id: ['status'], amount: ['status', 'currency'] },
};

/** The columns that are read beside those of a query, where the files have them. */
export const besideColumns = (relation: RelationName, reads: Reads): readonly string[] => [
  ...new Set(reads.flatMap(({ column }) => columns[relation]?.[column] ?? [])),
];

const readsAmount = (reads: Reads) => reads.some(({ column }) => column === 'amount');

/** Headers that say more of purchases: other words of payment, and what the layout of a shop writes beside the amount. */
export function besideHeaders(opened: OpenedRelation, reads: Reads): readonly string[] {
  if (opened.relation !== 'transactions') return [];
  return [...otherStatuses(opened), ...(readsAmount(reads) ? amountHeaders(opened) : [])];
}

/** Headers that could be the status and are not taken for it: the status of an order beside that of its payment. */
export const otherStatuses = ({ headers, roles, exported }: OpenedRelation): string[] =>
  exported !== null
    ? []
    : headers
        .filter((header) => matchStrength('status', relations.transactions.columns.status, header) !== null)
        .map(({ name }) => name)
        .filter((name) => ![...roles.values()].some(({ header }) => header === name));

/** What the layout of a shop takes off the amount, and the header whose records share it. */
function amountHeaders({ exported, headers }: OpenedRelation): string[] {
  if (exported?.relation !== 'transactions') return [];
  const { subtract = [], oncePer } = exported.amount ?? {};
  const named = [...subtract, ...(oncePer === undefined ? [] : [oncePer])];
  return named.filter((name) => headers.some((header) => header.name === name));
}

/** What is noticed: of purchases lines that a word calls refunds, and lines that stand twice, as contacts may too. */
export function watchedOf({ relation, roles }: OpenedRelation, reads: Reads): Watched {
  const header = (column: string) => roles.get(column)?.header ?? null;
  if (relation === 'transactions') return { words: readsAmount(reads), repeated: header('transaction_id') };
  const makesJourneys = relation === 'touchpoints' && reads.some(({ column }) => column === 'instant');
  return makesJourneys ? { words: false, repeated: header('journey_id') ?? header('customer_id') } : nothingWatched;
}
