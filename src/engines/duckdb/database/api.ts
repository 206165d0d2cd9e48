/** DuckDB's package, named in one place: the bundle loads it only with this module. */
export * as api from '@duckdb/node-api';
