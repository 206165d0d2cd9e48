// Where outputs go: through devices and pipes, behind links, beside each other.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve as pathOf } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { descriptorOf } from '../../src/cli/process/streams/descriptor.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { slowTest, some } from '../often.ts';
import { runCx } from '../run-cx.ts';
import { programIn } from '../spawn-cx.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const responses = 'fixtures/responses.csv';
const program = programIn();

/** A pipe with a name, in the folder of this test. */
function pipe(name: string): string {
  const path = at(name);
  execFileSync('mkfifo', [path]);
  return path;
}

/** What comes out of a pipe. */
function readFrom(path: string): Promise<string> {
  const cat = spawn('cat', [path]);
  let text = '';
  cat.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => cat.on('close', () => resolve(text)));
}

slowTest('a pipe is written through, by every option that names an output, and is still a pipe', async () => {
  const [report, excluded] = [pipe('report'), pipe('excluded')];
  const texts = [report, excluded].map(readFrom);
  const { status } = await program.start([
    'nps',
    responses,
    '--format',
    'json',
    '--output',
    report,
    '--excluded',
    excluded,
  ]).ended;
  expect(status).toBe(0);
  expect(JSON.parse(await texts[0]!)).toMatchObject({ schema: 'cx.report/1' });
  expect((await texts[1]!).split('\n')).toHaveLength(48);
  for (const path of [report, excluded]) expect(lstatSync(path).isFIFO()).toBe(true);
});

slowTest('so is one that scores go to as Parquet', async () => {
  const scores = pipe('scores.parquet');
  const rows = readFrom(scores);
  expect((await program.start(['rfm', 'fixtures/transactions.csv', '--scores', scores]).ended).status).toBe(0);
  expect((await rows).slice(0, 4)).toBe('PAR1');
  expect(lstatSync(scores).isFIFO()).toBe(true);
});

/** Waits until a process that has begun has next to nothing left to do; where a system does not tell, for some seconds. */
async function waitingForReader(process: number): Promise<void> {
  let before = 0;
  for (let tries = 0; tries < 40; tries += 1) {
    await wait(500);
    const worked = workOf(process);
    if (worked > 10 && worked - before <= 1) return;
    before = worked;
  }
}

/** The time that a process has had of a processor, in hundredths of a second. */
function workOf(process: number): number {
  const file = `/proc/${process}/stat`;
  const fields = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : [];
  return Number(fields[13] ?? 0) + Number(fields[14] ?? 0);
}

slowTest('a run that waits for a reader of its pipe ends when it is told to', async () => {
  const running = program.start(['nps', responses, '--output', pipe('unread')]);
  await waitingForReader(running.child.pid!);
  running.child.kill('SIGTERM');
  expect((await running.ended).status).toBe(143);
});

slowTest('what a pipe brings is read as standard input is', async () => {
  const path = pipe('answers');
  const writer = spawn('sh', ['-c', `cat ${responses} > ${path}`]);
  const { status, stdout } = await program.start(['nps', path, '--format', 'json']).ended;
  expect(status).toBe(0);
  expect(stdout).toContain('"used": 1954');
  writer.kill();
});

slowTest('/dev/null and /dev/stdout are written, a full device says that it is', async () => {
  expect(await runCx(['nps', responses, '--output', '/dev/null'])).toMatchObject({ status: 0, stdout: '' });
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  expect((await runCx(['nps', responses, '--output', '/dev/stdout'])).stdout).toContain('+25.5');
  expect(await runCx(['nps', responses, '--output', '/dev/full'])).toMatchObject({
    status: 5,
    stderr: 'cx: /dev/full could not be written: there is no room left (ENOSPC)\n',
  });
});

slowTest('a link stays a link, and the file behind it keeps its mode', async () => {
  const [file, link] = [at('kept.txt'), at('link.txt')];
  writeFileSync(file, 'before\n');
  chmodSync(file, 0o640);
  symlinkSync('kept.txt', link);
  expect((await runCx(['nps', responses, '--output', link])).status).toBe(0);
  expect(readlinkSync(link)).toBe('kept.txt');
  expect(readFileSync(file, 'utf8')).toContain('+25.5');
  expect(statSync(file).mode & 0o777).toBe(0o640);
  const [absent, dangling] = [at('absent.txt'), at('dangling.txt')];
  symlinkSync('absent.txt', dangling);
  expect((await runCx(['nps', responses, '--output', dangling])).status).toBe(0);
  expect(lstatSync(absent).isFile()).toBe(true);
  expect(lstatSync(dangling).isSymbolicLink()).toBe(true);
});

slowTest('rows of persons are for their owner alone, whoever could read what stood there', async () => {
  const file = at('scores.csv');
  writeFileSync(file, '');
  chmodSync(file, 0o644);
  expect((await runCx(['rfm', 'fixtures/transactions.csv', '--scores', file])).status).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('links in a circle are no file, to write or to read', async () => {
  const [one, other] = [at('one'), at('other')];
  symlinkSync('other', one);
  symlinkSync('one', other);
  const written = await runCx(['nps', responses, '--output', one]);
  expect(written).toMatchObject({
    status: 5,
    stderr: `cx: ${one} could not be written: links lead in a circle (ELOOP)\n`,
  });
  expect(await runCx(['nps', one])).toMatchObject({
    status: 3,
    stderr: `cx: ${one} cannot be read: links lead in a circle (ELOOP)\n`,
  });
});

test('two outputs that are one file are refused, by whatever names', async () => {
  const [file, link] = [at('both'), at('also.csv')];
  writeFileSync(file, '');
  symlinkSync('both', link);
  const asked = (...words: readonly string[]) => runCx(['nps', responses, ...words]);
  expect(await asked('--output', file, '--excluded', link)).toMatchObject({ status: 2 });
  expect((await asked('--excluded', file, '--manifest', file)).stderr).toMatch(
    /--excluded and --manifest name one file/,
  );
  expect(readFileSync(file, 'utf8')).toBe('');
});

test('an output whose name tells no format is refused, unless --format does', async () => {
  const sheet = at('report.docx');
  const { status, stderr } = await runCx(['nps', responses, '--output', sheet]);
  expect([status, stderr.split('\n')[0]]).toEqual([2, `cx: --output cannot be '${sheet}'`]);
  expect((await runCx(['nps', responses, '--output', at('report.txt')])).status).toBe(0);
  expect((await runCx(['nps', responses, '--format', 'csv', '--output', at('report.out')])).status).toBe(0);
});

test.each([
  ['--excluded', 'left.xlsx', 'left.csv'],
  ['--manifest', 'm.csv', 'm.json'],
  ['--pdf', 'p.txt', 'p.pdf'],
])('%s is refused with a name that tells another form than it has, and says one to type', async (option, name, own) => {
  for (const command of ['nps', 'survey', 'columns', 'convert', 'render']) {
    const { status, stderr } = await runCx([command, responses, option, at(name), '--lang', 'es']);
    if ([`opción desconocida '${option}'`, `cx ${command} no admite ${option}:`].some((no) => stderr.includes(no)))
      continue;
    expect([command, status, stderr]).toEqual([
      command,
      2,
      `cx: ${option} no admite '${at(name)}'\n    valores admitidos: un nombre que acabe en ${own.slice(own.indexOf('.'))}, como ${at(own)}\n`,
    ]);
    expect(existsSync(at(name))).toBe(false);
  }
  const { status } = await runCx([
    'nps',
    responses,
    '--excluded',
    at('LEFT.excluded'),
    '--manifest',
    at('manifest'),
    '--quiet',
  ]);
  expect(status).toBe(0);
});

test('a name that tells another form than the file has is said, or refused where no report is drawn', async () => {
  const page = at('page.html');
  expect(await runCx(['nps', responses, '--format', 'json', '--output', page])).toMatchObject({
    status: 0,
    stderr: `cx: ${page} holds json, as --format says\n`,
  });
  expect(JSON.parse(readFileSync(page, 'utf8'))).toMatchObject({ schema: 'cx.report/1' });
  expect(await runCx(['nps', responses, '--format', 'json', '--output', page, '--quiet'])).toMatchObject({
    stderr: '',
  });
  const copy = await runCx(['convert', responses, '--output', at('copy.html')]);
  expect(copy).toMatchObject({ status: 2, stdout: '' });
  expect(copy.stderr).toContain('it takes a name that ends with .csv or .parquet');
  expect(existsSync(at('copy.html'))).toBe(false);
});

test('a folder that is named without a slash is said to be one, and is none for a form that is one file', async () => {
  mkdirSync(at('tables'));
  expect(await runCx(['nps', responses, '--output', at('tables')])).toMatchObject({
    status: 0,
    stderr: `cx: ${at('tables')} is a folder: each table was written into it as CSV\n`,
  });
  expect(await runCx(['nps', responses, '--output', `${at('tables')}/`])).toMatchObject({ status: 0, stderr: '' });
  const refused = await runCx(['nps', responses, '--format', 'json', '--output', at('tables')]);
  expect(refused).toMatchObject({ status: 2, stdout: '' });
  expect(refused.stderr).toContain('it takes a file for --format json: it is a folder, which holds each table as CSV');
});

/** Runs a line of a shell in the folder of this test, with `cx` and the answers of the fixtures. */
function shell(line: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const cx = `'${process.execPath}' '${pathOf('bin/cx.js')}'`;
  const words = line.replaceAll(/\bcx /gu, `${cx} `).replaceAll('ANSWERS', `'${pathOf(responses)}'`);
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder.path, TMPDIR: program.temporary };
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', words], {
    cwd: folder.path,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('what the process has open is written through, by every name', () => {
  let excluded = '';
  beforeAll(async () => {
    await runCx(['nps', responses, '--output', '/dev/null', '--excluded', at('written.csv'), '--quiet']);
    excluded = readFileSync(at('written.csv'), 'utf8');
  });

  test('they are known', () => {
    symlinkSync('/dev/stdout', at('link-out'));
    const names = ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1', `/proc/${process.pid}/fd/1`, at('link-out')];
    expect(names.map(descriptorOf)).toEqual(names.map(() => 1));
    expect(descriptorOf('/dev/stderr')).toBe(2);
    expect(['/dev/null', '/dev/fd/x', '/dev/fd/987', '1', at('absent/1')].map(descriptorOf)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  test.each(some(['/dev/stdout', '/dev/fd/3'], 2))('%s', (name) => {
    const asked = `cx nps ANSWERS --quiet --output /dev/null --excluded ${name}`;
    shell(`echo kept > log; ${asked} >> log 3>&1`);
    expect(excluded.split('\n')).toHaveLength(48);
    expect(readFileSync(at('log'), 'utf8')).toBe(`kept\n${excluded}`);
  });

  slowTest.each(['/dev/stdout', '/dev/fd/3'])('%s between what others write, and into a pipe', (name) => {
    const asked = `cx nps ANSWERS --quiet --output /dev/null --excluded ${name}`;
    shell(`(echo first; ${asked} 3>&1; echo last) > log`);
    expect(readFileSync(at('log'), 'utf8')).toBe(`first\n${excluded}last\n`);
    expect(shell(`${asked} 3>&1 | cat`).stdout).toBe(excluded);
  });

  test.each(some(['--output', '--manifest'], 2))('by %s too', (option) => {
    const other = option === '--output' ? '' : '--output /dev/null';
    shell(`(echo first; cx nps ANSWERS --format json --quiet ${other} ${option} /dev/fd/1; echo last) > log`);
    const lines = readFileSync(at('log'), 'utf8').trimEnd().split('\n');
    expect([lines[0], lines.at(-1)]).toEqual(['first', 'last']);
    expect(JSON.parse(lines.slice(1, -1).join('\n'))).toHaveProperty('schema');
  });

  slowTest('scores as Parquet go to standard output whole', () => {
    shell('ln -sf /dev/stdout out.parquet');
    const customers = `'${pathOf('fixtures/transactions.csv')}'`;
    shell(`(echo first; cx rfm ${customers} --quiet --output /dev/null --scores out.parquet) > log`);
    const log = readFileSync(at('log'), 'latin1');
    expect([log.slice(0, 10), log.slice(-4)]).toEqual(['first\nPAR1', 'PAR1']);
  });
});

slowTest('two outputs to one place are refused, what it is called or leads to notwithstanding', () => {
  execFileSync('mkfifo', [at('one-pipe')]);
  const named = [
    ['--output /dev/stdout --excluded /dev/stdout', '--output -', '--excluded'],
    ['--output /dev/fd/1 --excluded /dev/stdout', '--output -', '--excluded'],
    ['--manifest /dev/stdout --excluded /proc/self/fd/1 --output x.csv', '--excluded', '--manifest'],
    ['--excluded /dev/stdout', '--output -', '--excluded'],
    ['--excluded -', '--output -', '--excluded'],
    ['--excluded out', '--output -', '--excluded'],
    ['--output one-pipe --excluded one-pipe', '--excluded', '--output'],
  ] as const;
  for (const [words, a, b] of some(named, 3)) {
    const { status, stderr } = shell(`cx nps ANSWERS --quiet ${words} > out`);
    expect({ words, status }).toEqual({ words, status: 2 });
    expect(stderr).toContain(a);
    expect(stderr).toContain(b);
    expect(readFileSync(at('out'), 'utf8')).toBe('');
  }
});

test('two outputs to /dev/null are none to one place', async () => {
  const argv = ['nps', responses, '--output', '/dev/null', '--excluded', '/dev/null'];
  expect((await runCx(argv)).status).toBe(0);
});

slowTest('nor is standard error that of standard output', () => {
  expect(shell('cx nps ANSWERS --excluded /dev/stderr')).toMatchObject({ status: 0 });
});

describe('a run that fails leaves every output as it was', () => {
  const answers = ['nps', responses, '--quiet'];
  const browser = () => {
    const script = `#!/bin/sh\nfor word; do case $word in --print-to-pdf=*) to=\${word#*=};; esac; done\nprintf '%%PDF-1.4\\n%%%%EOF\\n' > "$to"\n`;
    writeFileSync(at('browser.sh'), script, { mode: 0o755 });
    return { CX_CHROMIUM: at('browser.sh') };
  };

  test.each([
    ['the report after a PDF', [...answers, '--pdf', at('old.pdf'), '--output', at('no/x.html')]],
    ['the report after a list', [...answers, '--excluded', at('old.csv'), '--output', at('no/x.html')]],
    ['the manifest after all', [...answers, '--output', at('old.csv'), '--manifest', at('no/m.json')]],
    ['the manifest after standard output', [...answers, '--manifest', at('no/m.json')]],
    ['the manifest after a folder', [...answers, '--output', `${at('made/deep')}/`, '--manifest', at('no/m.json')]],
    ['a folder of that name', [...answers, '--output', at('old.csv'), '--excluded', at('folder')]],
    ['the list beside a copy', ['convert', responses, '--output', at('old.csv'), '--excluded', at('no/x.csv')]],
    ['the report beside a list', ['columns', responses, '--excluded', at('old.csv'), '--output', at('no/x.csv')]],
  ])('%s', async (_, words) => {
    const old = ['old.pdf', 'old.csv'].map(at);
    for (const file of old) writeFileSync(file, 'old');
    mkdirSync(at('folder'), { recursive: true });
    const before = readdirSync(folder.path);
    const { status, stdout } = await runCx(words, { env: browser() });
    expect({ status, stdout }).toEqual({ status: 5, stdout: '' });
    expect(old.map((file) => readFileSync(file, 'utf8'))).toEqual(['old', 'old']);
    expect(new Set(readdirSync(folder.path))).toEqual(new Set([...before, 'browser.sh']));
  });

  slowTest('and one that does not puts them all', async () => {
    const names = ['r.json', 'r.pdf', 'r.csv', 'm.json'].map(at) as [string, string, string, string];
    const [report, pdf, list, manifest] = names;
    const words = ['--output', report, '--pdf', pdf, '--excluded', list, '--manifest', manifest];
    expect((await runCx([...answers, ...words], { env: browser() })).status).toBe(0);
    expect(names.filter(existsSync)).toEqual(names);
    expect((await runCx(['verify', manifest])).status).toBe(0);
  });
});
