import { resultOf, runCx } from '../../run-cx.ts';
import { temporaryFolder } from '../temporary.ts';
import { rowsOfPrinted } from './database.ts';
import { slowTest } from '../../often.ts';

const folder = temporaryFolder();

/** What the SQL that a command prints gives, in a database of its own: as a user would run it. */
async function printedSqlOf(argv: readonly string[]) {
  const { status, stdout } = await runCx([...argv, '--show-sql']);
  expect(status).toBe(0);
  const [rows] = await rowsOfPrinted(stdout);
  return rows!;
}

test('the printed SQL counts what the run counts: days without their time, scores as they stand', async () => {
  const file = folder.file(
    'answers.csv',
    'submitted_at,channel,nps\n2026-03-01 09:15:00,web,9\n2026-03-01 18:00:00,web,9\n2026-03-02,app,3\n,web,N/A\n',
  );
  const argv = ['nps', file, '--by', 'channel', '--period', 'month'];
  expect(await printedSqlOf(argv)).toEqual([
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

test.each([
  ['country = "ES"'],
  ['country in ("ES", "MX") and not channel = "web"'],
  ['plan is blank or comment contains "o"'],
  ['recommend_score >= 9'],
  ['submitted_at >= "2026-01-01" and recommend_score != 10'],
])('the printed SQL counts the records that meet %s', async (where) => {
  const argv = ['nps', 'fixtures/responses.csv', '--by', 'channel', '--where', where];
  const { accounting } = await resultOf(argv);
  const filtered = accounting.excluded.find(({ reason }) => reason === 'filtered')?.rows ?? 0;
  const rows = await printedSqlOf(argv);
  expect(rows.map((row) => Number(row.at(-1))).reduce((sum, count) => sum + count, 0)).toBe(accounting.read - filtered);
});

slowTest('several files, headers above others, semicolons and Parquet are all views of one relation', async () => {
  const one = folder.file('one.csv', 'Informe de marzo\n\nnps;canal\n9;web\n;app\n');
  const other = folder.file('other.csv', 'canal;otra;nps\nweb;x;9\napp;"a;b";3\n');
  expect(await printedSqlOf(['nps', one, other, '--by', 'canal'])).toEqual([
    ['app', '', '1'],
    ['app', '3', '1'],
    ['web', '9', '2'],
  ]);
  const parquet = folder.file('t.parquet', '');
  await runCx(['convert', other, '--output', parquet]);
  expect(await printedSqlOf(['nps', parquet, '--by', 'canal'])).toEqual([
    ['app', '3', '1'],
    ['web', '9', '1'],
  ]);
});

test.each([
  [['--from', '2026-01-01', '--to', '2026-03']],
  [['--to', '2025-06-30', '--where', 'country = "ES"']],
  [['--from', '2026-05-05']],
])('the printed SQL counts the records of the days %p', async (options) => {
  const argv = ['nps', 'fixtures/responses.csv', '--by', 'channel', ...options];
  const { accounting } = await resultOf(argv);
  const left = ['out-of-period', 'filtered'];
  const out = accounting.excluded
    .filter(({ reason }) => left.includes(reason))
    .reduce((sum, { rows }) => sum + rows, 0);
  expect(out).toBeGreaterThan(0);
  const rows = await printedSqlOf(argv);
  expect(rows.map((row) => Number(row.at(-1))).reduce((sum, count) => sum + count, 0)).toBe(accounting.read - out);
});

test('days in another order are told by the one that is named', async () => {
  const file = folder.file('days.csv', 'submitted_at,nps\n03/02/2026 10:00,9\n02/03/2026,8\n2026-02-03,7\nsoon,6\n');
  const argv = ['nps', file, '--from', '2026-02-01', '--to', '2026-02-28'];
  expect(await printedSqlOf([...argv, '--date-order', 'dmy'])).toEqual([
    ['03/02/2026', '9', '1'],
    ['2026-02-03', '7', '1'],
  ]);
  expect(await printedSqlOf([...argv, '--date-order', 'mdy'])).toEqual([
    ['02/03/2026', '8', '1'],
    ['2026-02-03', '7', '1'],
  ]);
});

const scoresOf = async (argv: readonly string[]) => (await printedSqlOf(argv)).map((row) => String(row[1])).toSorted();

test('days of a zone lie between two moments, whatever zone a text says', async () => {
  const file = folder.file(
    'zones.csv',
    [
      'submitted_at,nps',
      '2026-03-29T00:30:00+01:00,1',
      '2026-03-28T23:30:00Z,2',
      '2026-03-29 21:59:59.9 +0000,3',
      '2026-03-29T22:00:00Z,4',
      '2026-03-28T22:59:59Z,5',
      '2026-03-29 08:00,6',
      '',
    ].join('\n'),
  );
  const argv = ['nps', file, '--from', '2026-03-29', '--to', '2026-03-29', '--zone', 'Europe/Madrid'];
  // The clocks of Madrid went from UTC+1 to UTC+2 on that day.
  expect(await scoresOf(argv)).toEqual(['1', '2', '3', '6']);
  expect((await resultOf(argv)).accounting.used).toBe(4);
  const inUtc = argv.slice(0, -2);
  expect(await scoresOf(inUtc)).toEqual(['3', '4', '6']);
  expect((await resultOf(inUtc)).accounting.used).toBe(3);
});

slowTest('texts that would act on a terminal are named by their numbers, and found again', async () => {
  const file = folder.file('acting.csv', 'channel,nps\na\u001b[31m,9\nb,8\n');
  const argv = ['nps', file, '--by', 'channel', '--where', 'channel = "a\u001b[31m"'];
  const { stdout } = await runCx([...argv, '--show-sql']);
  expect(stdout).not.toContain('\u001b');
  expect(await printedSqlOf(argv)).toEqual([['a\u001b[31m', '9', '1']]);
  const paid = folder.file(
    'acting-amounts.csv',
    'customer_id,occurred_at,amount\nA,2026-01-01,5\nB,2026-01-02,\u001b[31m7\nC\u009b2J,2026-01-03,9\nD,2026-01-04,9\nE,2026-01-05,"€ 1 000,5\u001b[5m"\n',
  );
  const printed = await runCx(['rfm', paid, '--show-sql']);
  expect(printed).toMatchObject({ status: 0 });
  expect(printed.stdout).toContain("('' || chr(27) || '[31m7')");
  expect(/(?!\n)\p{Cc}/u.test(printed.stdout)).toBe(false);
});

test('what is compared with another file is counted there too, and days that are compared are named', async () => {
  const other = folder.file('before.csv', 'submitted_at,nps\n2025-01-01,3\n2025-01-01,3\n2025-02-01,10\n');
  const { stdout } = await runCx(['nps', 'fixtures/responses.csv', '--baseline', other, '--show-sql']);
  expect(stdout).toContain(`-- answers, of ${other} alone, to compare\n`);
  const [, rows] = await rowsOfPrinted(stdout);
  expect(rows).toEqual([
    ['2025-01-01', '3', '2'],
    ['2025-02-01', '10', '1'],
  ]);
  const ranges = ['--compare', '2026-01..2026-03,2026-04..2026-06'];
  const compared = await runCx(['nps', 'fixtures/responses.csv', ...ranges, '--show-sql']);
  expect(compared.stdout).toContain(
    '-- its rows of the days 2026-01-01 to 2026-03-31 and of 2026-04-01 to 2026-06-30 are compared\n',
  );
  expect((await rowsOfPrinted(compared.stdout))[0]!.some(([day]) => day === '2026-04-01')).toBe(true);
});
