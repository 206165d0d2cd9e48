import type { DuckDBValue } from '@duckdb/node-api';
import type { QueryValue } from '../engine.ts';

/**
 * A value as the port promises it: whole numbers exact, decimals, dates and times as their text.
 *
 * @example queryValue(42n) // => 42
 * @example queryValue(9007199254740993n) // => 9007199254740993n
 */
export function queryValue(value: DuckDBValue): QueryValue {
  if (typeof value === 'bigint') return isSafe(value) ? Number(value) : value;
  if (value === null || typeof value !== 'object') return value;
  return String(value);
}

const isSafe = (value: bigint) =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
