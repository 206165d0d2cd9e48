// The bare query through the same package: DuckDB as its documentation shows it, sniffing and unchecked.
import { DuckDBInstance } from '@duckdb/node-api';

const [file, ...columns] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const path = `'${file.replaceAll("'", "''")}'`;
const by = columns.length > 0 ? 'country' : `date_trunc('month', submitted_at), country`;
const reader = await connection.runAndReadAll(`SELECT ${by}, nps, count(*) FROM read_csv(${path}) GROUP BY ALL`);
console.log(reader.currentRowCount);
