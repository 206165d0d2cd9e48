import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { ClusterClient, type ClusterListener, type ClusterRows } from '../../src/engines/trino/client/client.ts';
import { ClusterServer } from '../../src/engines/trino/client/server.ts';
import { clusterAddress, type ClusterAddress } from '../../src/engines/trino/address.ts';
import { identifier, list, literal, sql, type Sql } from '../../src/sql/tag.ts';
import { runCx } from '../run-cx.ts';

/** Where `npm run test:cluster` has started a cluster, and the folder of its tables. */
export const cluster = process.env['CX_CLUSTER'] ?? '';
export const folder = process.env['CX_CLUSTER_FOLDER'] ?? '';

export const nobody: ClusterListener = { progress() {}, began() {}, again() {} };

/** A client of the cluster, as a user of the program has one. */
export const clientFor = (address: ClusterAddress, listener = nobody): ClusterClient =>
  new ClusterClient(
    new ClusterServer(
      address,
      { user: 'cx', password: null, token: null, ca: null },
      { connect: 10, silence: 120, recovery: 240 },
    ),
    listener,
  );

const client = cluster === '' ? null : clientFor(clusterAddress(`${cluster}/lake/cx_tests/any`));

export const statement = (query: Sql): Promise<ClusterRows> => client!.query(query);

/** A schema that is empty, in both catalogs. */
export async function freshSchema(schema: string): Promise<void> {
  // What a test left half done is no obstacle to the next.
  for (const catalog of ['.', 'metastore', 'iceberg'])
    for (const entry of [schema, `.${schema}.trinoSchema`])
      rmSync(join(folder, 'lake', catalog, entry), { recursive: true, force: true });
  for (const catalog of ['lake', 'ice']) {
    const name = sql`${identifier(catalog)}.${identifier(schema)}`;
    await statement(sql`CREATE SCHEMA ${name}`);
  }
}

/** A table whose columns are texts, of the records of a CSV file. @returns its address, and the Parquet file behind it */
export async function tableOf(
  schema: string,
  name: string,
  csv: string,
): Promise<{ address: string; parquet: string }> {
  const at = join(folder, 'lake', schema, name);
  mkdirSync(at, { recursive: true });
  const parquet = join(at, 'part.parquet');
  const converted = await runCx(['convert', csv, '--output', parquet]);
  if (converted.status !== 0) throw new Error(converted.stderr);
  const [headers = []] = parse(readFileSync(csv), { to: 1, bom: true });
  const columns = headers.map((header) => sql`${identifier(header)} VARCHAR`);
  await statement(
    sql`CREATE TABLE lake.${identifier(schema)}.${identifier(name)} (${list(columns)}) WITH (format = 'PARQUET', external_location = ${literal(`local:///${schema}/${name}`)})`,
  );
  return { address: addressOf('lake', schema, name), parquet };
}

export const addressOf = (catalog: string, schema: string, name: string): string =>
  `${cluster}/${[catalog, schema, name].map(encodeURIComponent).join('/')}`;

/** The one file that the cluster wrote for a table. */
export function fileOf(schema: string, name: string): string {
  const at = join(folder, 'lake', 'metastore', schema);
  const own = readdirSync(at).find((entry) => entry === name || entry.startsWith(`${name}-`))!;
  const files = readdirSync(join(at, own)).filter((entry) => !entry.startsWith('.'));
  if (files.length !== 1) throw new Error(`${name} has ${files.length} files`);
  return join(at, own, files[0]!);
}
