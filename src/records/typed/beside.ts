import type { RelationName } from '../../relations/index.ts';

/** What judges a record beside the columns that a query reads: a status beside an end, a billing period beside money. */
const columns: { readonly [R in RelationName]?: Readonly<Record<string, readonly string[]>> } = {
  customers: { ended_at: ['status'], recurring_revenue: ['billing_period'] },
};

/** The columns that are read beside those of a query, where the files have them. */
export const besideColumns = (
  relation: RelationName,
  reads: readonly { readonly column: string }[],
): readonly string[] => reads.flatMap(({ column }) => columns[relation]?.[column] ?? []);
