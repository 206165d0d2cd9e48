import type { OpenSource } from '../../sources/source.ts';
import { list, sql, unionAll, type Sql } from '../../sql/tag.ts';
import { ClusterTable } from './cluster-table.ts';

/** Tables of one cluster, with the columns by which their records are known. */
export interface ClusterSource {
  readonly table: ClusterTable;
  readonly columns: readonly string[];
}

/** @throws Error for what lies in no cluster: a run has none beside tables of one */
export function clusterSource({ columns, ...source }: OpenSource): ClusterSource {
  if (source.kind !== 'table' || !(source.table instanceof ClusterTable)) throw new Error('a file is in no cluster');
  return { table: source.table, columns };
}

/** The records of some tables, with columns of texts under given names; '' where a table lacks one. */
export function recordsSql(
  sources: readonly ClusterSource[],
  columns: readonly (readonly [header: string, name: Sql])[],
): Sql {
  return unionAll(
    sources.map((source) => {
      const cells = columns.map(([header, name]) => sql`${cellSql(source, header)} AS ${name}`);
      return sql`SELECT ${list(cells.length === 0 ? [sql`1 AS "record"`] : cells)} FROM ${source.table.from}`;
    }),
  );
}

export function cellSql({ table, columns }: ClusterSource, header: string): Sql {
  const place = columns.indexOf(header);
  return place < 0 ? sql`''` : table.textAt(place);
}
