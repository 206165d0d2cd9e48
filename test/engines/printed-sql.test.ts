import { openDuckDb } from '../../src/engines/duckdb/engine.ts';
import type { QueryEngine } from '../../src/engines/engine.ts';
import { visitRecords } from '../../src/sources/structure/visit.ts';
import { runCx } from '../run-cx.ts';
import { opened, temporaryFolder } from './temporary.ts';
import { defineRows } from './values.ts';

const folder = temporaryFolder();
const engines: QueryEngine[] = [];
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

/** What the SQL that a command prints gives over relations whose files are loaded as text. */
async function printedSqlOf(argv: readonly string[], files: Readonly<Record<string, string>>) {
  const { status, stdout } = await runCx([...argv, '--show-sql']);
  expect(status).toBe(0);
  const sources = new Map(
    await Promise.all(Object.entries(files).map(async ([name, file]) => [name, await opened(file)] as const)),
  );
  const engine = await openDuckDb();
  engines.push(engine);
  for (const [name, source] of sources) {
    const rows: (readonly string[])[] = [];
    await visitRecords(source, (cells) => void rows.push(cells));
    await defineRows(engine, name, source.columns, rows);
  }
  const rows = await engine.query(stdout.replace(/^-- .*\n/u, '').replace(/;\n$/u, ''));
  return rows.map((row) => row.map(String));
}

test('the printed SQL counts what the run counts: days without their time, scores as they stand', async () => {
  const file = folder.file(
    'answers.csv',
    'submitted_at,channel,nps\n2026-03-01 09:15:00,web,9\n2026-03-01 18:00:00,web,9\n2026-03-02,app,3\n,web,N/A\n',
  );
  const argv = ['nps', file, '--by', 'channel', '--period', 'month'];
  expect(await printedSqlOf(argv, { responses: file })).toEqual([
    ['', 'web', 'N/A', '1'],
    ['2026-03-01', 'web', '9', '2'],
    ['2026-03-02', 'app', '3', '1'],
  ]);
});

test('headers that differ in nothing but case are two columns', async () => {
  const file = folder.file('case.csv', 'Channel,channel,nps\nA,b,9\nB,b,8\n');
  const rows = await (async () => {
    const { stdout } = await runCx(['nps', file, '--by', 'Channel,channel', '--show-sql']);
    return stdout;
  })();
  expect(rows).toContain('SELECT "Channel", "channel_2", "nps", count(*) AS "rows"');
  const [scan, duckdb] = await Promise.all(
    ['scan', 'duckdb'].map((engine) =>
      runCx(['nps', file, '--by', 'Channel,channel', '--format', 'json', '--engine', engine]),
    ),
  );
  expect(duckdb!.status).toBe(0);
  expect(duckdb!.stdout).toBe(scan!.stdout);
});
