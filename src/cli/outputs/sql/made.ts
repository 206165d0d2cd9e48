import { identifier, sql, type Sql } from '../../../sql/tag.ts';

/** A relation that a statement makes, and what is to be said of it. */
export interface Made {
  readonly kind: 'table' | 'view';
  readonly query: Sql;
  readonly remarks?: string;
}

/** @param again whether another has that name */
export function statementOf(name: string, { kind, query, remarks = '' }: Made, again: boolean): string {
  const create = again ? sql`CREATE OR REPLACE` : sql`CREATE`;
  const made = sql`${create} ${kind === 'table' ? sql`TABLE` : sql`VIEW`} ${identifier(name)} AS`;
  return `${remarks}${made}${query.startsWith('\n') ? '' : ' '}${query.trimEnd()};\n`;
}
