import { linkSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import { temporaryFolder } from './engines/temporary.ts';
import { reportOf, resultOf, runCx } from './run-cx.ts';
import { slowTest } from './often.ts';

const folder = temporaryFolder();
const engines = ['scan', 'duckdb'] as const;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Characters that a terminal obeys, or that make text look like other text. */
const acting = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const withoutLines = (text: string) => text.replaceAll('\n', '');

interface Failure {
  readonly code: string;
  readonly message: string;
}

async function failureOf(argv: readonly string[], expected: number): Promise<Failure> {
  const { status, stdout, stderr } = await runCx([...argv, '--format', 'json']);
  expect({ status, stdout }).toEqual({ status: expected, stdout: '' });
  return (JSON.parse(stderr) as { error: Failure }).error;
}

const segmentsOf = async (argv: readonly string[]) =>
  (await resultOf(argv)).tables.find(({ name }) => name === 'segments')!.rows;

describe.each(engines)('SQL in names and values is text to the engine %s', (engine) => {
  const header = `id" , (select content from read_text('/etc/hostname')) as "x`;
  const value = `x' OR 1=1; DROP TABLE file_1; --`;
  const name = folder.file(
    `o'; DROP TABLE x; -- ${engine} [2026] *.csv`,
    `${quoted(header)},recommend_score\n${quoted(value)},9\nb,3\nb,10\n`,
  );
  folder.file(`o'; DROP TABLE x; -- ${engine} 2 a.csv`, 'recommend_score\n0\n');
  const asked = ['nps', name, '--engine', engine];

  test('in a header that groups', async () => {
    expect(await segmentsOf([...asked, '--by', header])).toMatchObject([
      { [header]: 'b', n: 2 },
      { [header]: value, n: 1 },
    ]);
  });

  test('in a condition', async () => {
    const used = async (where: string) => (await resultOf([...asked, '--where', where])).accounting.used;
    expect(await used(`\`${header}\` = "${value}"`)).toBe(1);
    expect(await used(`recommend_score = "9' OR '1'='1"`)).toBe(0);
  });

  test('in --map, and in the name of a file, which is no pattern', async () => {
    const file = folder.file(`scores ${engine}.csv`, `${quoted(header)}\n9\n`);
    expect(
      (await resultOf(['nps', file, '--map', `recommend_score=${header}`, '--engine', engine])).accounting.used,
    ).toBe(1);
    const { sources } = await reportOf(asked);
    expect(sources.map(({ file: read, records }) => [read, records])).toEqual([[name, 3]]);
  });
});

describe('names that every object has', () => {
  const file = folder.file(
    'names.csv',
    '__proto__,constructor,toString,hasOwnProperty\n9,a,x,1\n3,a,y,2\n10,__proto__,x,3\n',
  );
  const mapped = ['nps', file, '--map', 'recommend_score=__proto__'];

  test.each(engines)('are columns, segments and conditions like others, in the engine %s', async (engine) => {
    const rows = await segmentsOf([...mapped, '--by', 'constructor,toString', '--engine', engine]);
    expect(rows.map((row) => [row['constructor'], row['toString'], row['n']])).toEqual([
      ['__proto__', 'x', 1],
      ['a', 'x', 1],
      ['a', 'y', 1],
    ]);
    const where = ['--where', '`__proto__` >= 9 and constructor = "a"', '--engine', engine];
    expect((await resultOf([...mapped, ...where])).accounting.used).toBe(1);
    expect(Object.keys({})).toEqual([]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('are shown as columns, and name no column of a relation', async () => {
    const { sources } = await reportOf(['columns', file]);
    expect(sources[0]!.understood.columns.map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
    ]);
    expect(await failureOf(['nps', file, '--map', '__proto__=toString'], 2)).toMatchObject({ code: 'unknown-map' });
  });
});

describe('text that a terminal would obey', () => {
  const hostile = [
    '\u001B]0;PWNED\u0007',
    '\u001B[2J',
    '\u009B31m',
    'abc\u202Edef',
    'a\u200Bb',
    'x\u2028y',
    '\u0085',
    '\u007F',
  ];
  const content = hostile.map((text, at) => `${quoted(text)},${at + 3}\n`).join('');
  const file = folder.file('hostile.csv', `segment,recommend_score\n${content}`);
  const named = folder.file(
    'names-hostile.csv',
    `${hostile.map(quoted).join(',')},recommend_score\n${'1,'.repeat(hostile.length)}9\n`,
  );

  test.each(['table', 'markdown', 'csv', 'json', 'ndjson'])('is spelled out in %s', async (format) => {
    const runs = [
      await runCx(['nps', file, '--by', 'segment', '--format', format, '--color', 'never'], { columns: 100 }),
      await runCx(['columns', named, '--format', format, '--color', 'never'], { columns: 100 }),
      await runCx(['columns', file, '--format', format, '--lang', 'es']),
    ];
    for (const { status, stdout, stderr } of runs) {
      expect(status).toBe(0);
      // CSV is data: its text stays as it is, but for what a spreadsheet would run.
      if (format !== 'csv') expect(withoutLines(stdout)).not.toMatch(acting);
      expect(withoutLines(stderr)).not.toMatch(acting);
    }
  });

  test('is spelled out in errors, about names of files and of columns', async () => {
    for (const argv of [
      ['nps', `${folder.path}/\u001B[2J\u202E.csv`],
      ['nps', named, '--by', `\u009B31m${hostile[0]}`],
      ['nps', named, '--map', 'recommend_score=\u001B[9z'],
      ['nps', file, '--where', '\u001B[2J = "a"'],
      ['nps', file, '--lang', 'es', '--by', 'a\u200Bb'],
      ['\u001B[2J'],
      ['nps', file, '--\u001B[2J'],
      ['nps', file, '--engine', '\u001B[2J'],
    ]) {
      for (const format of [[], ['--format', 'json']]) {
        const { status, stdout, stderr } = await runCx([...argv, ...format]);
        expect({ argv, usable: status < 2 }).toEqual({ argv, usable: false });
        expect(stdout).toBe('');
        expect(stderr).not.toBe('');
        expect(withoutLines(stderr)).not.toMatch(acting);
      }
    }
  });
});

test('text in Markdown makes no cell, link, image, tag or code', async () => {
  const segments = ['a|b', '![x](http://evil/t.png)', '[x](javascript:alert(1))', '`x`', '<script>', 'a\nb'];
  const file = folder.file('markdown.csv', `segment,score\n${segments.map((text) => `${quoted(text)},9\n`).join('')}`);
  const { stdout } = await runCx(['nps', file, '--by', 'segment', '--format', 'markdown']);
  for (const text of [
    String.raw`a\|b`,
    String.raw`\!\[x\]\(http:`,
    String.raw`\[x\]\(javascript:`,
    '\\`x\\`',
    String.raw`\<script\>`,
  ]) {
    expect(stdout).toContain(text);
  }
  expect(stdout).not.toMatch(/(^|[^\\])(<script|!\[|\]\()/u);
});

describe('text that a spreadsheet would run', () => {
  const formulas = ['=HYPERLINK("http://evil")', '+1', '-2+3', '@SUM(1)', '\t=1', '＝1', '＋1', '－1', '＠x'];
  const formula = /^[=+\-@\t\r＝＋－＠]/u;
  const cellsOf = (text: string): string[][] => parse(text, { relax_column_count: true });

  test('begins with an apostrophe in CSV, while numbers keep their minus', async () => {
    const file = folder.file(
      'formulas.csv',
      `=segment,score\n${formulas.map((text) => `${quoted(text)},1\n`).join('')}`,
    );
    const { stdout } = await runCx(['nps', file, '--by', '=segment', '--format', 'csv']);
    const cells = cellsOf(stdout).flat();
    for (const cell of cells.filter((text) => formula.test(text))) expect(cell).toMatch(/^-\d+(\.\d+)?(e-?\d+)?$/u);
    expect(cells.filter((cell) => cell.startsWith("'"))).toHaveLength(formulas.length + 1);
    expect(cells).toContain('-100');
  });

  test('begins with an apostrophe in the list of what was left out', async () => {
    const rows = formulas.map((text) => `${quoted(text)},x\n${quoted(text)},1,2\n`).join('');
    const file = folder.file('=left-out.csv', `=id,score\n${rows}${'a,9\n'.repeat(40)}`);
    const excluded = join(folder.path, 'excluded.csv');
    expect((await runCx(['nps', file, '--map', 'response_id==id', '--excluded', excluded])).status).toBe(0);
    const cells = cellsOf(readFileSync(excluded, 'utf8'));
    expect(cells[0]).toEqual(['line', 'reason', 'detail']);
    expect(cells).toHaveLength(1 + 2 * formulas.length + 39);
    for (const cell of cells.flat()) expect(cell).not.toMatch(formula);
    expect(statSync(excluded).mode & 0o777).toBe(0o600);
  });

  test('stays as it is in a checked copy, which is data, unless the copy is for a spreadsheet', async () => {
    const file = folder.file('copy.csv', `comment,score\n${formulas.map((text) => `${quoted(text)},-1\n`).join('')}`);
    const plain = await runCx(['convert', file]);
    expect(cellsOf(plain.stdout).slice(1)).toEqual(formulas.map((text) => [text, '-1']));
    const disarmed = await runCx(['convert', file, '--escape-formulas']);
    for (const [text] of cellsOf(disarmed.stdout).slice(1)) expect(text).not.toMatch(formula);
  });
});

describe('an error of the engine', () => {
  slowTest('tells no value of the data', async () => {
    const secret = 'secret@example.com';
    const rows = Array.from({ length: 60_000 }, (_, at) => `${secret}-${(at * 7919) % 60_000},${at % 11}\n`);
    const file = folder.file('secret.csv', `response_id,recommend_score\n${rows.join('')}`);
    const { status, stdout, stderr } = await runCx(['nps', file, '--engine', 'duckdb', '--memory', '1KB']);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toContain('the engine could not do it');
    expect(stderr).not.toContain('secret@');
    expect(stderr.split('\n').length).toBeLessThan(5);
  });
});

describe('a file that is read is never written', () => {
  const content = 'response_id,recommend_score\na,9\nb,3\n';
  const input = folder.file('input.csv', content);
  const population = folder.file('population.csv', 'column,value,share\nresponse_id,a,0.5\nresponse_id,b,0.5\n');
  symlinkSync(input, join(folder.path, 'symbolic.csv'));
  linkSync(input, join(folder.path, 'hard.csv'));
  mkdirSync(join(folder.path, 'sub'));
  symlinkSync(folder.path, join(folder.path, 'sub', 'up'));
  const aliases = [
    input,
    join(folder.path, 'symbolic.csv'),
    join(folder.path, 'hard.csv'),
    relative(process.cwd(), input),
    join(folder.path, 'sub', 'up', 'input.csv'),
    `${folder.path}/./sub/../input.csv`,
  ];

  test.each(aliases)('by the name %s', async (alias) => {
    for (const argv of [
      ['nps', input, '--output', alias],
      ['nps', input, '--excluded', alias],
      ['nps', input, '--manifest', alias],
      ['nps', fixture(), '--baseline', input, '--output', alias],
      ['columns', input, '--output', alias],
      ['columns', input, '--excluded', alias],
      ['convert', input, '--output', alias],
      ['convert', input, '--excluded', alias],
      ['convert', fixture(), input, '--output', alias],
    ]) {
      const { status, stdout, stderr } = await runCx(argv);
      expect({ argv, status, stdout }).toEqual({ argv, status: 2, stdout: '' });
      expect(stderr).not.toBe('');
      expect(readFileSync(input, 'utf8')).toBe(content);
    }
  });

  test('nor is a population', async () => {
    const argv = ['nps', input, '--rake', population, '--output', population];
    expect(await runCx(argv)).toMatchObject({ status: 2, stdout: '' });
    expect(readFileSync(population, 'utf8')).toContain('response_id,a,0.5');
  });
});

const fixture = () => folder.file('other.csv', 'response_id,recommend_score\nc,9\n');

describe('what is typed', () => {
  const file = folder.file('typed.csv', `comment,score\n${'a'.repeat(50_000)}!,9\n(a+)+$,3\n`);

  test('after contains is text and no pattern', async () => {
    const before = process.cpuUsage();
    const { accounting } = await resultOf(['nps', file, '--where', 'comment contains "(a+)+$"']);
    expect(accounting.used).toBe(1);
    expect((await resultOf(['nps', file, '--where', 'comment contains ".*"'])).accounting.used).toBe(0);
    // The processor's own time: a busy machine does not lengthen it.
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });

  test.each([
    ['10,000 parentheses', `${'('.repeat(10_000)}score = 9${')'.repeat(10_000)}`],
    ['100,000 times not', `${'not '.repeat(100_000)}score = 9`],
    ['parentheses that do not close', '('.repeat(100_000)],
  ])('as a condition of %s is refused', async (_, where) => {
    expect(await failureOf(['nps', file, '--where', where], 2)).toMatchObject({ code: 'invalid-where' });
  });

  slowTest('as a condition of 5,000 parts is read', async () => {
    const where = Array.from({ length: 5000 }, (_, at) => `score != ${at + 100}`).join(' and ');
    expect((await resultOf(['nps', file, '--where', where])).accounting.used).toBe(2);
  });

  test('as an address is refused, and a password in it not repeated', async () => {
    const failure = await failureOf(['nps', 'https://user:hunter2@example.com/a.csv?token=hunter2'], 3);
    expect(failure.code).toBe('not-local');
    expect(failure.message).not.toContain('hunter2');
  });
});

slowTest('cells made to keep a pattern busy are read in no time', async () => {
  const long = [
    ' '.repeat(100_000),
    '9 '.repeat(50_000),
    '1'.repeat(100_000),
    '1/'.repeat(50_000),
    '9,'.repeat(50_000),
  ];
  const more = [
    '- '.repeat(50_000),
    '★'.repeat(50_000),
    '1.000.'.repeat(20_000),
    "1'".repeat(50_000),
    `9 ${'-'.repeat(90_000)}x`,
  ];
  const rows = [...long, ...more].map((text) => `${quoted(text)},${quoted(`x${text}`)},${quoted(text)}\n`);
  const file = folder.file(
    'busy.csv',
    `recommend_score,comment,submitted_at\n${rows.join('')}${'9,ok,2026-01-01\n'.repeat(20)}`,
  );
  const before = process.cpuUsage();
  expect((await runCx(['columns', file])).status).toBe(0);
  expect((await resultOf(['nps', file])).accounting).toMatchObject({ read: 30, used: 20 });
  expect((await resultOf(['nps', file, '--period', 'month'])).accounting).toMatchObject({ read: 30, used: 20 });
  expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
});
