import type { DuckDBType } from '@duckdb/node-api';
import { identifier, list, literal, sql, type Sql } from '../../sql/tag.ts';
import type { Database, Filling } from './database/database.ts';
import type { TypedColumn, TypedTable } from '../typed-table.ts';

/** As many rows as a chunk of the database holds. */
const chunkRows = 2048;
const decimalWidth = 38;

/** The column as CREATE TABLE declares it. */
function declared(column: TypedColumn): Sql {
  const name = identifier(column.name);
  switch (column.type) {
    case 'key':
    case 'count':
      return sql`${name} INTEGER`;
    case 'day':
      return sql`${name} DATE`;
    case 'decimal':
      return sql`${name} DECIMAL(${literal(decimalWidth)}, ${literal(column.scale)})`;
    case 'word':
      return sql`${name} ENUM(${list(column.words.length === 0 ? [literal('')] : column.words.map(literal))})`;
  }
}

const tableOf = ({ name, columns }: TypedTable): Sql =>
  sql`CREATE OR REPLACE TABLE ${identifier(name)} (${list(columns.map(declared))})`;

/** Makes the table of typed rows, and copies them into it a chunk at a time: nothing is turned into text and read again. */
export async function loadRows(database: Database, table: TypedTable): Promise<void> {
  await database.run(tableOf(table));
  await database.append(table.name, (filling) => putRows(table, filling));
}

async function putRows({ rows, columns }: TypedTable, filling: Filling): Promise<void> {
  const { api } = await import('./database/api.ts');
  const { default: bindings } = await import('@duckdb/node-bindings');
  const types = columns.map((column) => typeOf(column, api));
  const ready = columns.map((column, at) => ({ ...slices(column, types[at]!, api), present: column.present }));
  for (let from = 0; from < rows; from += chunkRows) {
    const count = Math.min(chunkRows, rows - from);
    const chunk = api.DuckDBDataChunk.create(types, count);
    for (const [at, { bytes, width, present }] of ready.entries()) {
      const vector = bindings.data_chunk_get_vector(chunk.chunk, at);
      bindings.copy_data_to_vector(vector, 0, bytes.buffer, bytes.byteOffset + from * width, count * width);
      if (present === null) continue;
      bindings.vector_ensure_validity_writable(vector);
      const mask = new Uint8Array(chunkRows / 8);
      mask.set(present.subarray(from / 8, Math.min(present.length, (from + chunkRows) / 8)));
      bindings.copy_data_to_vector_validity(vector, 0, mask.buffer, 0, mask.length);
    }
    filling.put(chunk);
  }
}

type Api = typeof import('@duckdb/node-api');

function typeOf(column: TypedColumn, api: Api): DuckDBType {
  switch (column.type) {
    case 'key':
    case 'count':
      return api.INTEGER;
    case 'day':
      return api.DATE;
    case 'decimal':
      return api.DECIMAL(decimalWidth, column.scale);
    case 'word':
      return api.ENUM(column.words.length === 0 ? [''] : column.words);
  }
}

/** The bytes of a column as the database holds them, and how many a row takes. */
function slices({ type, values }: TypedColumn, sqlType: DuckDBType, api: Api) {
  const bytes = (array: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }, width: number) => ({
    bytes: new Uint8Array(array.buffer as ArrayBuffer, array.byteOffset, array.byteLength),
    width,
  });
  if (type === 'decimal') return bytes(values, 16);
  if (type !== 'word') return bytes(values, 4);
  // The width of an ENUM is that of the number of its words.
  const { internalTypeId } = sqlType as InstanceType<Api['DuckDBEnumType']>;
  if (internalTypeId === api.DuckDBTypeId.UTINYINT) return bytes(Uint8Array.from(values as Int32Array), 1);
  if (internalTypeId === api.DuckDBTypeId.USMALLINT) return bytes(Uint16Array.from(values as Int32Array), 2);
  return bytes(values, 4);
}
