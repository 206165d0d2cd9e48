import type { DuckDBType } from '@duckdb/node-api';
import { identifier, list, literal, sql, type Sql } from '../../sql/tag.ts';
import type { Database, Filling } from './database/database.ts';
import type { TypedColumn, TypedRows, TypedTable } from '../typed-table.ts';

/** As many rows as a chunk of the database holds. */
const chunkRows = 2048;

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
      return sql`${name} DECIMAL(${literal(column.digits)}, ${literal(column.scale)})`;
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
  // One chunk for all rows: another for each would be let go only when memory is collected.
  const chunk = api.DuckDBDataChunk.create(types, 0);
  for (let from = 0; from < rows; from += chunkRows) {
    const to = Math.min(from + chunkRows, rows);
    chunk.reset();
    for (const [at, column] of columns.entries()) {
      const { values, present } = column.rows(from, to);
      const bytes = stored(values, types[at]!, api);
      const vector = bindings.data_chunk_get_vector(chunk.chunk, at);
      bindings.copy_data_to_vector(vector, 0, bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (present === null) continue;
      bindings.vector_ensure_validity_writable(vector);
      const mask = new Uint8Array(chunkRows / 8);
      mask.set(present);
      bindings.copy_data_to_vector_validity(vector, 0, mask.buffer, 0, mask.length);
    }
    chunk.rowCount = to - from;
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
      return api.DECIMAL(column.digits, column.scale);
    case 'word':
      return api.ENUM(column.words.length === 0 ? [''] : column.words);
  }
}

type Numbers = TypedRows['values'] | Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** Numbers as the database stores them: the width of an ENUM is that of the number of its words. */
function stored(values: TypedRows['values'], type: DuckDBType, { DuckDBEnumType, DuckDBTypeId }: Api): Numbers {
  if (!(type instanceof DuckDBEnumType) || !(values instanceof Int32Array)) return values;
  if (type.internalTypeId === DuckDBTypeId.UTINYINT) return Uint8Array.from(values);
  return type.internalTypeId === DuckDBTypeId.USMALLINT ? Uint16Array.from(values) : values;
}
