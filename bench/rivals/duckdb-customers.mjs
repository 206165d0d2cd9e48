// What `cx retention` counts, as one query of bare DuckDB: how many customers stayed how long, how many of them left then, and
// that no id comes twice. Explicit typed columns, nothing sniffed and nothing checked.
import { DuckDBInstance } from '@duckdb/node-api';

const [file] = process.argv.slice(2);
const path = `'${file.replaceAll("'", "''")}'`;
const query = `
  WITH customers AS (
    SELECT customer_id, started_at, ended_at
    FROM read_csv(${path}, auto_detect = false, header = true, delim = ',', quote = '"', columns = {
      'customer_id': 'VARCHAR', 'started_at': 'DATE', 'ended_at': 'DATE', 'status': 'VARCHAR', 'plan': 'VARCHAR',
      'country': 'VARCHAR'})
  )
  SELECT coalesce(ended_at, (SELECT max(greatest(started_at, ended_at)) FROM customers)) - started_at AS days,
    count(*) AS customers, count(ended_at) AS events, (SELECT count(DISTINCT customer_id) FROM customers) AS ids
  FROM customers GROUP BY days ORDER BY days`;

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const reader = await connection.runAndReadAll(query);
console.log(reader.getRows().length);
