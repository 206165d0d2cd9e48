import { identifier, sql, type Sql } from '../../sql/tag.ts';

/**
 * A relation made of others. Its SQL, in the subset that DuckDB and Trino share, is its definition; whatever makes the same
 * rows faster is held against it.
 */
export interface Derived {
  /** The name by which the queries that read it know it. */
  readonly name: string;
  /** What it is made of, beside relations of files. */
  readonly of: readonly Derived[];
  /** Its columns: what each holds, for the comment above the SQL. */
  readonly columns: Readonly<Record<string, string>>;
  readonly sql: Sql;
  /** Queries read it several times: an engine that can makes its rows once for each question. */
  readonly made?: 'once';
}

/** Derived relations, each after those that it is made of. */
export function derivedInOrder(derived: readonly Derived[]): readonly Derived[] {
  return [...new Set(derived.flatMap((one) => [...derivedInOrder(one.of), one]))];
}

/** The statement that makes a derived relation known under its name. */
export const definitionOf = ({ name, sql: query }: Derived): Sql => sql`CREATE VIEW ${identifier(name)} AS${query};
`;
