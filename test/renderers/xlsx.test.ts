// Workbooks: what they hold is the report, and nothing that a spreadsheet would run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderXlsx } from '../../src/renderers/xlsx/index.ts';
import { freeSheetName } from '../../src/renderers/xlsx/sheets.ts';
import { isOk, type Report, type Table } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { reportOf, runCx } from '../run-cx.ts';
import { filesOf, workbookOf } from './workbook.ts';
import { slowTest } from '../often.ts';

const style = { language: 'en', locale: 'en', color: false, width: null } as const;
const folder = temporaryFolder();

const withTable = (table: Table<string>): Report => ({
  schema: 'cx.report/1',
  title: 'x',
  language: 'en',
  sources: [],
  results: [
    {
      metric: 'nps',
      title: 'NPS',
      options: {},
      status: 'ok',
      headlines: [],
      tables: [table],
      charts: [],
      notices: [],
      accounting: { read: 3, used: 2, excluded: [{ reason: 'duplicate', rows: 1 }] },
    },
  ],
});

const column = (name: string, unit: Table<string>['columns'][number]['unit']) => ({
  name,
  label: name,
  unit,
  meaning: '',
});

slowTest('each table is a sheet with its header frozen, and every number is there in full precision', async () => {
  const report = await reportOf([
    'nps',
    'fixtures/responses.csv',
    '--by',
    'channel',
    '--period',
    'month',
    '--compare',
    'rest',
  ]);
  const sheets = workbookOf(await renderXlsx(report, style));
  const tables = report.results
    .filter(isOk)
    .flatMap(({ metric, tables: own }) => own.map((table) => ({ metric, table })));
  expect(sheets.map(({ name }) => name)).toEqual([
    'Headlines',
    ...tables.map(({ metric, table }) => `${metric} ${table.name}`.slice(0, 31)),
    'Records and notes',
  ]);
  expect(sheets.filter(({ isFrozen }) => !isFrozen)).toEqual([]);
  for (const [at, { table }] of tables.entries()) {
    const [header, ...rows] = sheets[at + 1]!.rows;
    expect(header!.map((cell) => cell?.value)).toEqual(table.columns.map(({ label }) => label));
    expect(rows.length).toBe(table.rows.length);
    for (const [place, { name }] of table.columns.entries()) {
      const values = table.rows.map((row) => row[name] ?? null);
      if (values.every((value) => typeof value !== 'string'))
        expect(rows.map((row) => row[place]?.value ?? null)).toEqual(values);
    }
  }
});

test('a number is shown in the form of its unit', async () => {
  const units = [
    'count',
    'share',
    'share-difference',
    'points',
    'score',
    'money',
    'p-value',
    'number',
    'date',
    'boolean',
  ] as const;
  const row = {
    count: 1,
    share: 0.1234567890123,
    'share-difference': 0.1,
    points: 1,
    score: 1,
    money: 1,
    'p-value': 1,
    number: 0.1 + 0.2,
    date: '2026-01-31',
    boolean: true,
  };
  const report = withTable({ name: 't', title: 't', columns: units.map((unit) => column(unit, unit)), rows: [row] });
  const [, , cells] = [null, ...workbookOf(await renderXlsx(report, style))[0]!.rows];
  // A day is as many days after the last of 1899: https://learn.microsoft.com/office/troubleshoot/excel/1900-and-1904-date-system.
  const day = (Date.parse('2026-01-31') - Date.parse('1899-12-30')) / 86_400_000;
  expect(cells!.map((cell) => [cell!.value, cell!.format])).toEqual([
    [1, '#,##0'],
    [0.1234567890123, '0.0%'],
    [0.1, '0.0%'],
    [1, '+0.0;-0.0;0.0'],
    [1, '0.00'],
    [1, '#,##0.00'],
    [1, '0.000'],
    [0.30000000000000004, null],
    [day, 'yyyy-mm-dd'],
    [true, null],
  ]);
});

test('what has no value is an empty cell, and counts of weighted records keep their fractions', async () => {
  const table = {
    name: 't',
    title: 't',
    columns: [column('a', 'text'), column('n', 'count')],
    rows: [
      { a: 'x', n: 1.5 },
      { a: null, n: null },
      { a: 'y', n: Number.NaN },
    ],
  };
  const [{ rows } = { rows: [] }] = workbookOf(await renderXlsx(withTable(table), style));
  expect(rows.slice(1)).toEqual([
    [
      { value: 'x', format: null },
      { value: 1.5, format: '#,##0.0' },
    ],
    [],
    [{ value: 'y', format: null }],
  ]);
});

test('hostile text is text: no formula, no link, no markup', async () => {
  const hostile = [
    '=1+1',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '＝1',
    '=HYPERLINK("http://x")',
    '<c><f>1</f></c>',
    ']]>&"\'',
    'a\u0000\u001Bb',
    '\uD800',
    'x'.repeat(40_000),
  ];
  const table = {
    name: '=t',
    title: 't',
    columns: [column('=a', 'text')],
    rows: hostile.map((text) => ({ '=a': text })),
  };
  const archive = await renderXlsx(withTable(table), style);
  const files = filesOf(archive);
  for (const [name, { text }] of files) {
    if (name.startsWith('xl/worksheets/sheet')) expect(text).not.toMatch(/<f[ >]|hyperlink/iu);
    expect(text).not.toMatch(/Target="(?!xl\/|worksheets\/|sharedStrings|styles)/u);
    expect(text).not.toContain('TargetMode="External"');
  }
  const [sheet] = workbookOf(archive);
  const cells = sheet!.rows.slice(1).map((row) => row[0]?.value);
  expect(cells.slice(0, 8)).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@x",
    "'\t=1",
    "'＝1",
    '\'=HYPERLINK("http://x")',
    '<c><f>1</f></c>',
  ]);
  expect(cells.at(-1)).toHaveLength(32_767);
  expect(sheet!.rows[0]![0]!.value).toBe("'=a");
});

test('the same report is the same bytes, whose files have no time but the first of zip archives', async () => {
  const report = await reportOf(['csat', 'fixtures/responses.csv']);
  const first = Buffer.from(await renderXlsx(report, style));
  expect(first.equals(await renderXlsx(report, style))).toBe(true);
  expect([...filesOf(first).values()].map(({ time }) => time)).toEqual(
    [...filesOf(first).keys()].map(() => 0x00210000),
  );
});

test('names of sheets are names that a spreadsheet takes, each once', () => {
  const taken = new Set<string>();
  const names = ['a/b:c?d*e[f]g\\h', 'A_b_c_d_e_f_g_h', 'x'.repeat(40), 'x'.repeat(41), 'History', "'q'"].map((name) =>
    freeSheetName(name, taken),
  );
  expect(names).toEqual([
    'a_b_c_d_e_f_g_h',
    'A_b_c_d_e_f_g_h 2',
    'x'.repeat(31),
    `${'x'.repeat(29)} 2`,
    'History 2',
    '_q_',
  ]);
});

describe('--format xlsx', () => {
  const file = join(folder.path, 'a.xlsx');
  const nps = ['nps', 'fixtures/responses.csv'];

  test('is told by the name of the output, and drawn again from a stored report', async () => {
    expect(await runCx([...nps, '--output', file])).toMatchObject({ status: 0, stdout: '' });
    const stored = join(folder.path, 'a.json');
    await runCx([...nps, '--output', stored]);
    const again = join(folder.path, 'b.xlsx');
    expect((await runCx(['render', stored, '--output', again])).status).toBe(0);
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
    expect(
      workbookOf(readFileSync(file))[0]!
        .rows[1]!.map((cell) => cell?.value ?? null)
        .slice(0, 2),
    ).toEqual(['Net Promoter Score', 'Net Promoter Score']);
  });

  test('needs an output, which is no terminal', async () => {
    expect(await runCx([...nps, '--format', 'xlsx'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('--output FILE.xlsx') as string,
    });
    expect(await runCx([...nps, '--format', 'xlsx', '--output', '-'], { columns: 80 })).toMatchObject({
      status: 2,
      stdout: '',
    });
    expect((await runCx([...nps, '--format', 'xlsx', '--output', '-'])).stdout.startsWith('PK')).toBe(true);
  });

  test('speaks the language of the run, and takes one table alone', async () => {
    await runCx([...nps, '--by', 'channel', '--table', 'segments', '--lang', 'es', '--output', file]);
    expect(workbookOf(readFileSync(file)).map(({ name }) => name)).toEqual([
      'Cifras',
      'nps segments',
      'Registros y avisos',
    ]);
  });

  test('can be proved by its manifest', async () => {
    const manifest = join(folder.path, 'm.json');
    await runCx([...nps, '--output', file, '--manifest', manifest]);
    expect((await runCx(['verify', manifest])).status).toBe(0);
  });
});

test('checks and changes since the report before have sheets of their own, in full precision', async () => {
  const [result] = withTable({ name: 't', title: 't', columns: [], rows: [] }).results;
  const headline = { name: 'rate', label: 'Rate', unit: 'share' as const, value: 0.25, conf_low: 0.2, conf_high: 0.3 };
  const report: Report = {
    ...withTable({ name: 't', title: 't', columns: [], rows: [] }),
    results: [{ ...result!, headlines: [headline] } as Report['results'][number]],
    checks: [
      {
        subject: 'nps',
        value: 'value',
        headline: 'rate',
        expect: '< 0.2',
        found: 0.25,
        unit: 'share',
        passed: false,
        reason: '=1+1',
      },
    ],
    before: { headlines: [{ metric: 'nps', name: 'rate', value: 0.4, conf_low: 0.35, conf_high: 0.45 }] },
  };
  const sheets = workbookOf(await renderXlsx(report, style));
  const rowsOf = (name: string) =>
    sheets.find((sheet) => sheet.name === name)!.rows.map((row) => row.map((cell) => cell?.value));
  expect(rowsOf('Checks')[1]).toEqual(['NPS', 'Rate', '< 0.2', 0.25, 'failed', "'=1+1"]);
  const [, change] = rowsOf('Changes since the report before');
  // Square-and-add: −0.15 ∓ √(0.05² + 0.05²).
  const half = Math.hypot(0.05, 0.05);
  expect(change).toEqual([
    'NPS',
    'Rate',
    0.4,
    0.25,
    expect.closeTo(-0.15, 12),
    expect.closeTo(-0.15 - half, 12),
    expect.closeTo(-0.15 + half, 12),
    'more than chance',
  ]);
});

test('what a report says below its title stands first among its notes', async () => {
  const report: Report = {
    ...withTable({ name: 'overall', title: 'o', columns: [column('n', 'count')], rows: [] }),
    subtitle: 'Q3 = "1"',
  };
  const notes = workbookOf(await renderXlsx(report, style)).find(({ name }) => name === 'Records and notes')!;
  expect(JSON.stringify(notes.rows[1])).toContain('Q3');
});
