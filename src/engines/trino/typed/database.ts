import { CxError } from '../../../errors.ts';
import { identifier, list, sql, type Sql } from '../../../sql/tag.ts';
import type { QueryEngine, QueryValue } from '../../engine.ts';
import type { TypedTable } from '../../typed-table.ts';
import type { ClusterValue } from '../client/client.ts';
import { trinoEngine } from '../engine.ts';
import type { ClusterSource } from '../relation.ts';
import { ClusterRecords } from './records.ts';
import { typedRowsSql } from './rows.ts';

/**
 * SQL over typed rows of records that stay in a cluster. Nothing is made there: what a query reads stands above it, each relation as a
 * query of its own.
 */
export class ClusterDatabase implements QueryEngine {
  readonly name = 'trino';
  readonly tally: QueryEngine['tally'] = (sources, request) => trinoEngine.tally(sources, request);
  /** Rows of tables, and what is made of them. */
  private readonly rows = new Map<string, Sql>();
  private readonly relations = new Map<string, Sql>();
  private readonly sources = new Set<ClusterSource>();

  /** @throws cluster-persons for rows of ids that were made here */
  async load(table: TypedTable): Promise<void> {
    const { staying, rows, name } = table;
    if (staying === undefined || !(staying.records instanceof ClusterRecords))
      throw new CxError('cluster-persons', { column: 'customer_id' });
    for (const source of staying.records.sources) this.sources.add(source);
    if (rows > 0 || staying.used.length === 0) this.rows.set(name, typedRowsSql(table, staying));
    else this.rows.delete(name);
  }

  async define(name: string, query: Sql): Promise<void> {
    this.relations.set(name, query);
  }

  async query(statement: Sql): Promise<readonly (readonly QueryValue[])[]> {
    const [{ table }] = [...this.sources] as [ClusterSource];
    const { rows } = await table.ask(this.whole(statement));
    await this.assertSame();
    return rows.map((row) => row.map(valueIn));
  }

  async stream(statement: Sql, onRow: (row: readonly QueryValue[]) => void | Promise<void>): Promise<number> {
    const [{ table }] = [...this.sources] as [ClusterSource];
    const count = await table.stream(this.whole(statement), (row) => onRow(row.map(valueIn)));
    await this.assertSame();
    return count;
  }

  /** What runs in a cluster is ended by its client. */
  interrupt(): void {}

  async close(): Promise<void> {}

  /** A statement under the relations that it reads, each after those that it is made of. */
  private whole(statement: Sql): Sql {
    const found = new Map<string, Sql>();
    const reads = (query: Sql, name: string) => new RegExp(String.raw`\b${name}\b`, 'u').test(query);
    const add = (query: Sql) => {
      for (const [name, own] of this.rows) if (reads(query, name)) found.set(name, own);
      for (const [name, own] of this.relations) {
        if (found.has(name) || own === query || !reads(query, name)) continue;
        add(own);
        found.set(name, own);
      }
    };
    add(statement);
    const above = [...found].map(([name, query]) => sql`${identifier(name)} AS (${query})`);
    if (above.length === 0) return statement;
    // Under others stands what a query begins with itself: in parentheses it would have no order.
    const own = /^\s*WITH\b(?<rest>.*)$/su.exec(statement)?.groups?.['rest'];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a part of that statement
    return own === undefined ? sql`WITH ${list(above)}\n${statement}` : sql`WITH ${list(above)},${own as Sql}`;
  }

  /** Of a table without snapshots it is seen that it has as many records as before. @throws input-changed */
  private async assertSame(): Promise<void> {
    for (const { table } of this.sources) {
      if (table.snapshot !== null) continue;
      const { rows } = await table.ask(sql`SELECT count(*) FROM ${table.from}`);
      if (Number(rows[0]![0]) !== table.rows) throw new CxError('input-changed', { file: table.shown });
    }
  }
}

/** @throws Error for whole numbers that JSON does not hold exactly */
function valueIn(value: ClusterValue): QueryValue {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new Error('a whole number is too large to be told exactly');
  return value;
}
