import { writeFileSync } from 'node:fs';
import { CxError } from '../../errors.ts';
import type { Table } from '../../sources/table.ts';
import { identifier, literal, sql, type Sql } from '../../sql/tag.ts';
import type { ClusterAddress } from './address.ts';
import type { ClusterClient, ClusterColumn, ClusterRows } from './client/client.ts';
import { ColumnGone, places } from './client/faults.ts';
import { sampleSql } from './sample.ts';
import { textOfType } from './texts.ts';

/**
 * Finds a table in a cluster, and holds on to the state in which it is where its tables have such.
 *
 * @throws cluster-not-found, and the errors of a cluster that cannot be asked
 */
export async function openClusterTable(address: ClusterAddress, client: ClusterClient): Promise<ClusterTable> {
  const { catalog, schema, table, shown } = address;
  const name = (own: string) => sql`${identifier(catalog)}.${identifier(schema)}.${identifier(own)}`;
  const { columns } = await client.query(sql`SELECT * FROM ${name(table)} LIMIT 0`).catch((error: unknown) => {
    throw named(error, address);
  });
  const snapshot = (await hasSnapshots(client, catalog)) ? await snapshotOf(client, name(`${table}$history`)) : null;
  const from = snapshot === null ? name(table) : sql`${name(table)} FOR VERSION AS OF ${literal(snapshot)}`;
  const { rows } = await client.query(sql`SELECT count(*) FROM ${from}`);
  return new ClusterTable(client, { shown, columns, from, snapshot, rows: Number(rows[0]![0]) });
}

/** What a cluster lacks, by the name that was typed. */
function named(error: unknown, address: ClusterAddress): unknown {
  if (!(error instanceof CxError) || error.code !== 'cluster-not-found') return error;
  const { details } = error as CxError<'cluster-not-found'>;
  const place = (Object.keys(places) as (keyof typeof places)[]).find((one) => places[one] === details.is);
  return new CxError('cluster-not-found', { ...details, name: place === undefined ? null : address[place] });
}

async function hasSnapshots(client: ClusterClient, catalog: string): Promise<boolean> {
  const { rows } = await client.query(
    sql`SELECT connector_name FROM system.metadata.catalogs WHERE catalog_name = ${literal(catalog.toLowerCase())}`,
  );
  return rows[0]?.[0] === 'iceberg';
}

/** Null for a table that is as it was made. */
async function snapshotOf(client: ClusterClient, history: Sql): Promise<bigint | null> {
  const { rows } = await client.query(
    sql`SELECT CAST(snapshot_id AS VARCHAR) FROM ${history} WHERE is_current_ancestor ORDER BY made_current_at DESC LIMIT 1`,
  );
  return rows.length === 0 ? null : BigInt(String(rows[0]![0]));
}

interface ClusterTableFacts {
  /** Its address as it may be shown. */
  readonly shown: string;
  readonly columns: readonly ClusterColumn[];
  /** The table, in the state in which it was found where it has such. */
  readonly from: Sql;
  readonly snapshot: bigint | null;
  readonly rows: number;
}

/** A table whose rows stay in a cluster, which counts them. */
export class ClusterTable implements Table, ClusterTableFacts {
  readonly isInCluster = true;
  readonly client: ClusterClient;
  readonly shown: string;
  readonly columns: readonly ClusterColumn[];
  readonly from: Sql;
  readonly snapshot: bigint | null;
  readonly rows: number;

  constructor(client: ClusterClient, { shown, columns, from, snapshot, rows }: ClusterTableFacts) {
    this.client = client;
    this.shown = shown;
    this.columns = columns;
    this.from = from;
    this.snapshot = snapshot;
    this.rows = rows;
  }

  /** The text of a column. @throws cluster-type where its values have none */
  textAt(place: number): Sql {
    const { name, type } = this.columns[place]!;
    const text = textOfType(identifier(name), type);
    if (text === null) throw new CxError('cluster-type', { table: this.shown, column: name, type });
    return text;
  }

  /** @throws input-changed where the table has changed so that the query finds it no more */
  ask(query: Sql, mostRows?: number): Promise<ClusterRows> {
    return this.asked(() => this.client.query(query, mostRows));
  }

  /** The same of rows that are handed over one after the other. @returns how many there were */
  stream(query: Sql, onRow: Parameters<ClusterClient['stream']>[1]): Promise<number> {
    return this.asked(() => this.client.stream(query, onRow));
  }

  private async asked<T>(asking: () => Promise<T>): Promise<T> {
    try {
      return await asking();
    } catch (error) {
      const isGone = error instanceof CxError && error.code === 'cluster-not-found';
      if (isGone || error instanceof ColumnGone) throw new CxError('input-changed', { file: this.shown });
      throw error;
    }
  }

  async copyEnds(copy: string): Promise<number> {
    const texts = this.columns.map(({ name, type }) => textOfType(identifier(name), type) ?? sql`''`);
    const { rows } = this.rows === 0 ? { rows: [] } : await this.ask(sampleSql(texts, this.from));
    const lines = [this.columns.map(({ name }) => name), ...rows].map((cells) => cells.map(csvCell).join(','));
    writeFileSync(copy, lines.map((line) => `${line}\n`).join(''), { flag: 'wx', mode: 0o600 });
    return rows.length;
  }

  records(): never {
    return this.stays();
  }

  visit(): never {
    return this.stays();
  }

  copyAll(): never {
    return this.stays();
  }

  /** @throws cluster-rows-stay */
  stays(): never {
    throw new CxError('cluster-rows-stay', { table: this.shown });
  }
}

const csvCell = (cell: unknown) => `"${String(cell).replaceAll('"', '""')}"`;
