import type { DuckDBDataChunk } from '@duckdb/node-api';
import type bindings from '@duckdb/node-bindings';

type Api = typeof import('@duckdb/node-api');
type Bindings = typeof bindings;

/** The bytes of the texts of a column, in UTF-8: in memory a text lies as a blob does. They are only valid with the chunk. */
export function bytesOfTexts(
  { chunk, rowCount }: DuckDBDataChunk,
  column: number,
  api: Api,
  { data_chunk_get_vector }: Bindings,
): (Uint8Array | null)[] {
  const bytes = api.DuckDBBlobVector.fromRawVector(data_chunk_get_vector(chunk, column), rowCount);
  return Array.from({ length: rowCount }, (_, row) => bytes.getItemBytes(row));
}

/** The numbers of an INTEGER column without NULL, as they lie in the chunk. */
export function integersOf({ chunk, rowCount }: DuckDBDataChunk, column: number, driver: Bindings): Int32Array {
  const bytes = bytesOfNumbers(chunk, column, 4 * rowCount, driver);
  return new Int32Array(bytes.buffer, bytes.byteOffset, rowCount);
}

/** The numbers of a DOUBLE column without NULL, as they lie in the chunk. */
export function doublesOf({ chunk, rowCount }: DuckDBDataChunk, column: number, driver: Bindings): Float64Array {
  const bytes = bytesOfNumbers(chunk, column, 8 * rowCount, driver);
  return new Float64Array(bytes.buffer, bytes.byteOffset, rowCount);
}

const bytesOfNumbers = (
  chunk: DuckDBDataChunk['chunk'],
  column: number,
  bytes: number,
  { data_chunk_get_vector, vector_get_data }: Bindings,
) => vector_get_data(data_chunk_get_vector(chunk, column), bytes);
