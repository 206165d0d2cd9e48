import { costs } from './assumptions/costs.ts';
import { customers } from './customers.ts';
import { invitations } from './invitations.ts';
import { profile } from './assumptions/profile.ts';
import type { Relation } from './relation.ts';
import { responses } from './responses.ts';
import { reviews } from './reviews.ts';
import { touchpoints } from './touchpoints.ts';
import { transactions } from './transactions.ts';

export type { Relation, RelationColumn } from './relation.ts';

/** The shapes of customer-experience data that files can have. */
export const relations = {
  responses,
  customers,
  transactions,
  touchpoints,
  reviews,
  invitations,
  profile,
  costs,
} as const satisfies Readonly<Record<string, Relation>>;

export type RelationName = keyof typeof relations;
/** The columns of one relation; a misspelt one does not compile. */
export type ColumnName<R extends RelationName> = keyof (typeof relations)[R]['columns'] & string;
/** What queries may read of one relation: its columns, and what is told by them. */
export type ReadName<R extends RelationName> =
  | ColumnName<R>
  | ((typeof relations)[R] extends { readonly told: infer T } ? keyof T & string : never);

/** Whether a column is one of files: what is told by others is in none. */
export const isOfFiles =
  (relation: RelationName) =>
  (column: string): boolean =>
    column in relations[relation].columns;
