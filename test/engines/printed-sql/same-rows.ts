import { jest } from '@jest/globals';
import { openDuckDb } from '../../../src/engines/duckdb/engine.ts';
import type { QueryEngine, QueryValue } from '../../../src/engines/engine.ts';
import { runCx } from '../../run-cx.ts';
import { rowsOfPrinted } from './database.ts';

/** What the databases of runs were asked, and what they said. */
const asked: { readonly statement: string; readonly rows: string[][] }[] = [];

const textsOf = (row: readonly QueryValue[]) => row.map(String);

/** Watches what the databases of runs are asked. */
export async function watchDatabases(): Promise<void> {
  const engine = await openDuckDb();
  const own: Pick<QueryEngine, 'query' | 'stream'> = Object.getPrototypeOf(engine);
  const { query, stream } = own;
  jest.spyOn(own, 'query').mockImplementation(async function asking(this: QueryEngine, statement: string) {
    const rows = await query.call(this, statement);
    asked.push({ statement, rows: rows.map(textsOf) });
    return rows;
  });
  jest.spyOn(own, 'stream').mockImplementation(async function asking(this: QueryEngine, statement: string, onRow) {
    const rows: string[][] = [];
    asked.push({ statement, rows });
    return stream.call(this, statement, (row) => {
      rows.push(textsOf(row));
      return onRow(row);
    });
  });
  await engine.close();
}

/** Statements without the remarks above them. */
const bare = (statement: string) => statement.replaceAll(/^\s*--.*\n/gmu, '').trim();

const queriesIn = (text: string) =>
  text
    .split(';\n')
    .map(bare)
    .filter((one) => one !== '' && !one.startsWith('CREATE'));

/** Rows in any order; of customers without their ids, for which a run has numbers. */
const inOrder = (statement: string, rows: readonly (readonly string[])[]) =>
  rows.map((row) => (statement.startsWith('SELECT scores.*') ? row.slice(1) : row).join('|')).toSorted();

/** Asks a metric for its SQL, and holds the rows that it gives against those that the run itself got. @returns how many queries */
export async function expectSameRows(argv: readonly string[]): Promise<number> {
  asked.length = 0;
  const { stdout, stderr, status } = await runCx([...argv, '--show-sql', '--engine', 'duckdb']);
  expect([status, stderr]).toEqual([0, '']);
  const printed = await rowsOfPrinted(stdout);
  const statements = queriesIn(stdout);
  expect(printed).toHaveLength(statements.length);
  for (const [at, statement] of statements.entries()) {
    // What is asked of several stretches of days or files is the same each time: the last of them stand in their order.
    const after = statements.slice(at + 1).filter((one) => one === statement).length;
    const own = asked.filter((one) => bare(one.statement) === statement).at(-1 - after);
    // A tally is counted over texts: what it gives is held against its answers elsewhere.
    if (own === undefined) expect(statement).toMatch(/AS "rows"/u);
    else expect(inOrder(statement, printed[at]!)).toEqual(inOrder(statement, own.rows));
  }
  return statements.length;
}
