// Where there is no room for what is written: limits of a shell on the size of files stand for a full disk.
import { spawn, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { temporaryFolder } from './engines/temporary.ts';
import { runCx } from './run-cx.ts';
import { slowTest } from './often.ts';

const folder = temporaryFolder();
const temporary = temporaryFolder();
const text = `response_id,recommend_score,comment\n${Array.from({ length: 600 }, (_, at) => `${at},${at % 11},reseña ${at}\n`).join('')}`;
const csv = folder.file('answers.csv', text);
const packed = folder.file('answers.csv.gz', gzipSync(text));
const wide = folder.file('answers-utf-16.csv', Buffer.from(`\ufeff${text}`, 'utf16le'));
const legacy = folder.file('answers-latin-1.csv', Buffer.from(text, 'latin1'));
const output = (name: string) => join(folder.path, name);

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A shell runs the built program, and lets it write no file of more than so many blocks of 1,024 bytes. */
function limited(blocks: number, command: string, TMPDIR = temporary.path): Promise<Ended> {
  const program = `'${process.execPath}' '${resolve('bin/cx.js')}'`;
  const words = `ulimit -f ${blocks}; ${command.replaceAll(/\bcx /gu, `${program} `)}`;
  const env = { PATH: process.env['PATH'] ?? '', HOME: temporary.path, TMPDIR };
  const child = spawn('bash', ['--norc', '-o', 'pipefail', '-c', words], { env });
  const ended = { status: null as number | null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
  child.stdin.end();
  return new Promise((done) => child.once('close', (status) => done({ ...ended, status })));
}

/** What is left of private files. */
const left = () => readdirSync(temporary.path).filter((name) => /^cx-\d/u.test(name));

describe('a private copy', () => {
  test.each([
    ['standard input', `cat ${csv} | cx nps -`, '-'],
    ['a pipe', `cx nps <(cat ${csv})`, '/dev/fd/63'],
    ['a gzip file, unpacked', `cx nps ${packed}`, packed],
    ['UTF-16, decoded', `cx nps ${wide}`, wide],
    ['latin-1, decoded', `cx columns ${legacy}`, legacy],
    ['a table before it is placed', `cx convert ${csv} --output ${output('c.csv')}`, csv],
  ])('of %s that has no room ends the run, and leaves nothing', async (_, command, file) => {
    // The text is longer than 8 blocks: a write that is cut short must not be taken for one that is done.
    expect(Buffer.byteLength(text)).toBeGreaterThan(8 * 1024);
    for (const blocks of [1, 8]) {
      expect(await limited(blocks, command)).toEqual({
        status: 5,
        stdout: '',
        stderr: `cx: no private copy of ${file} could be written in ${temporary.path}: it would be too large (EFBIG)\n    files may not be so large here: see the limit of the shell with ulimit -f, and lift it with ulimit -f unlimited\n`,
      });
      expect(left()).toEqual([]);
    }
  });

  test('of a Parquet file that has no room ends the run', async () => {
    const parquet = output('answers.parquet');
    expect((await runCx(['convert', csv, '--output', parquet])).status).toBe(0);
    const { status, stdout, stderr } = await limited(1, `cx nps ${parquet} --lang es`);
    expect({ status, stdout }).toEqual({ status: 5, stdout: '' });
    expect(stderr).toContain(`no se pudo escribir una copia privada de ${parquet} en ${temporary.path}: `);
  });

  test.each(['nps -', `nps ${csv} --engine duckdb`, `convert ${csv} --output ${output('d.csv')}`])(
    'where there is no folder for it ends cx %s',
    async (words) => {
      const absent = join(temporary.path, 'absent');
      expect(await limited(1000, `cat ${csv} | cx ${words}`, absent)).toEqual({
        status: 5,
        stdout: '',
        stderr: `cx: no folder for private files could be made in ${absent}: a folder of its path is not there (ENOENT)\n    name one that can be written in the variable TMPDIR\n`,
      });
    },
  );
});

slowTest('what the database has no room to spill ends the run, and says where room is needed', async () => {
  const customers = folder.file(
    'customers.csv',
    `customer_id,started_at,ended_at\n${Array.from({ length: 700_000 }, (_, at) => `customer ${(at * 7919) % 700_000},2023-0${1 + (at % 9)}-05,${at % 3 === 0 ? '2023-11-12' : ''}\n`).join('')}`,
  );
  const { status, stdout, stderr } = await limited(8, `cx churn ${customers} --memory 40MB`);
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toContain('Could not write file …\n    name a folder that has room in the variable TMPDIR\n');
  expect(left()).toEqual([]);
});

describe('an output', () => {
  const purchases = 'fixtures/transactions.csv';
  test.each([
    ['--output', `cx nps ${csv} --by response_id --output ${output('o.json')}`, 'o.json'],
    ['--excluded', `cx nps ${csv} --where 'response_id = "x"' --excluded ${output('e.csv')}`, 'e.csv'],
    ['--scores', `cx rfm ${purchases} --scores ${output('s.csv')}`, 's.csv'],
    ['--scores as Parquet', `cx rfm ${purchases} --scores ${output('s.parquet')}`, 's.parquet'],
    ['--manifest', `cx nps ${csv} --quiet --format csv --manifest ${output('m.json')}`, 'm.json'],
  ])('of %s that has no room is not there, and the status is 5', async (_, command, name) => {
    const { status, stderr } = await limited(1, command);
    expect(status).toBe(5);
    expect(stderr).toContain(`cx: ${output(name)} could not be written: `);
    expect(existsSync(output(name))).toBe(false);
    expect(readdirSync(folder.path).filter((one) => one.endsWith('.tmp'))).toEqual([]);
  });

  test('of cx convert goes through a device, and never in its place', async () => {
    expect(await runCx(['convert', csv, '--output', '/dev/null', '--quiet'])).toMatchObject({ status: 0, stderr: '' });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(await runCx(['convert', csv, '--output', '/dev/full'])).toMatchObject({
      status: 5,
      stderr: 'cx: /dev/full could not be written: there is no room left (ENOSPC)\n',
    });
  });
});

describe('links in a circle', () => {
  const circle = output('circle.toml');
  symlinkSync(circle, circle);
  const others = output('circle.csv');
  symlinkSync(others, others);

  test.each([
    ['nps', others],
    ['columns', others],
    ['churn', others],
    ['nps', `${folder.path}/circ*.csv`],
    ['nps', csv, '--baseline', others],
    ['nps', csv, '--rake', others],
    ['verify', others],
    ['render', others],
  ])('are no file to read: cx %s %s %s %s', async (...words) => {
    const { status, stdout, stderr } = await runCx(words.filter((word) => word !== undefined));
    expect({ status, stdout, stderr }).toEqual({
      status: 3,
      stdout: '',
      stderr: `cx: ${others} cannot be read: links lead in a circle (ELOOP)\n`,
    });
  });

  test('are no question, and no configuration file that nobody wrote', async () => {
    const asked = await runCx(['simulate', circle]);
    expect(asked.status).toBe(2);
    expect(asked.stderr).toContain(`cx: ${circle} cannot be read: links lead in a circle (ELOOP)`);
    const home = join(folder.path, 'home', 'cx');
    execFileSync('mkdir', ['-p', home]);
    symlinkSync(join(home, 'config.toml'), join(home, 'config.toml'));
    const configured = await runCx(['nps', csv], { env: { XDG_CONFIG_HOME: join(folder.path, 'home') } });
    expect(configured.status).toBe(2);
    expect(configured.stderr).toContain('config.toml cannot be read: links lead in a circle (ELOOP)');
  });

  test.each(['--output', '--excluded', '--manifest'])('are no place for %s', async (option) => {
    const { status, stderr } = await runCx(['nps', csv, '--quiet', option, others]);
    expect({ status, stderr }).toMatchObject({
      status: 5,
      stderr: `cx: ${others} could not be written: links lead in a circle (ELOOP)\n`,
    });
  });

  test('are no place for --scores, --save, a table that is converted', async () => {
    const failed = { status: 5, stderr: `cx: ${others} could not be written: links lead in a circle (ELOOP)\n` };
    expect(await runCx(['rfm', 'fixtures/transactions.csv', '--scores', others])).toMatchObject(failed);
    expect(await runCx(['convert', csv, '--output', others])).toMatchObject(failed);
    const question = ['simulate', '--customers', 'fixtures/customers.csv', '--reduce-effort', '1', '--effect'];
    expect(await runCx([...question, 'effort=0.02', '--save', circle])).toMatchObject({
      status: 5,
      stderr: `cx: ${circle} could not be written: links lead in a circle (ELOOP)\n`,
    });
  });
});
