import type { DuckDBDataChunk, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import type bindings from '@duckdb/node-bindings';
import type { QueryValue } from '../../engine.ts';
import { bytesOfTexts } from './vectors.ts';

type Api = typeof import('@duckdb/node-api');
type Bindings = typeof bindings;

/** Reads the rows of a chunk of a result. */
export type RowReader = (chunk: DuckDBDataChunk) => readonly (readonly QueryValue[])[];

/**
 * How the rows of a result are read. Texts come from their bytes: the driver's own decoder drops a byte order mark at
 * the start of every cell, and cells that differ would look the same.
 */
export function rowReader(result: DuckDBResult, api: Api, bindings: Bindings): RowReader {
  const readers = Array.from({ length: result.columnCount }, (_, column) =>
    result.columnTypeId(column) === api.DuckDBTypeId.VARCHAR
      ? (chunk: DuckDBDataChunk) => textsOf(chunk, column, api, bindings)
      : (chunk: DuckDBDataChunk) => chunk.getColumnValues(column).map(queryValue),
  );
  return (chunk) => {
    const columns = readers.map((read) => read(chunk));
    return Array.from({ length: chunk.rowCount }, (_, row) => columns.map((values) => values[row]!));
  };
}

const textsOf = (chunk: DuckDBDataChunk, column: number, api: Api, bindings: Bindings): (string | null)[] =>
  bytesOfTexts(chunk, column, api, bindings).map(textOf);

const textOf = (bytes: Uint8Array | null) =>
  bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

/**
 * A value as the port promises it: whole numbers exact, decimals, dates and times as their text.
 *
 * @example queryValue(42n) // => 42
 * @example queryValue(9007199254740993n) // => 9007199254740993n
 */
export function queryValue(value: DuckDBValue): QueryValue {
  if (typeof value === 'bigint') return isSafe(value) ? Number(value) : value;
  if (value === null || typeof value !== 'object') return value;
  return value.toString();
}

const isSafe = (value: bigint) => value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
