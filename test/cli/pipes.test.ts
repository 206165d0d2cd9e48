// Pipes as inputs: whoever writes them may be silent, and the run can be told to end meanwhile.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, writeFile, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { logoOf } from '../../src/cli/reports/logo.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { slowTest, some } from '../often.ts';
import { runCx } from '../run-cx.ts';
import { programIn } from '../spawn-cx.ts';

const folder = temporaryFolder();
const program = programIn();
const responses = 'fixtures/responses.csv';

function pipe(name: string): string {
  const path = join(folder.path, name);
  if (!existsSync(path)) execFileSync('mkfifo', [path]);
  return path;
}

const longest = 5000;
const between = 50;

/** Waits until a process has a file open; where a system does not tell, or it never has, for some seconds. */
async function opens(id: number, path: string): Promise<void> {
  const open = `/proc/${id}/fd`;
  const leadsThere = (name: string) => {
    try {
      return readlinkSync(join(open, name)) === path;
    } catch {
      return false;
    }
  };
  for (let waited = 0; waited < longest; waited += between) {
    if (existsSync(open) && readdirSync(open).some(leadsThere)) return;
    await wait(between);
  }
}

const silent = [
  ['nps', 'PIPE'],
  ['columns', 'PIPE'],
  ['convert', 'PIPE'],
  ['render', 'PIPE'],
  ['verify', 'PIPE'],
  ['nps', responses, '--baseline', 'PIPE'],
  ['nps', responses, '--rake', 'PIPE'],
];

test.each(some(silent, silent.length))(
  'cx %s %s %s %s ends when it is told to, while nobody writes',
  async (...words) => {
    const path = pipe('silent');
    const argv = words.filter((word) => word !== undefined).map((word) => (word === 'PIPE' ? path : word));
    const running = program.start(argv);
    await opens(running.child.pid!, path);
    running.child.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ status: 143, stdout: '', stderr: '' });
    expect(program.left()).toEqual([]);
  },
);

slowTest('so does one whose writer has begun and comes no further', async () => {
  const path = pipe('stalled');
  const running = program.start(['csat', path]);
  const writer = spawn('sh', ['-c', `exec 3> '${path}'; head -3 ${responses} >&3; exec sleep 600`]);
  await opens(running.child.pid!, path);
  running.child.kill('SIGINT');
  expect((await running.ended).status).toBe(130);
  expect(program.left()).toEqual([]);
  writer.kill();
});

slowTest('a pipe that was opened to write and closed again is empty', async () => {
  const path = pipe('empty');
  const running = program.start(['nps', path]);
  await opens(running.child.pid!, path);
  writeFileSync(path, '');
  expect(await running.ended).toMatchObject({
    status: 3,
    stderr: `cx: ${path} is empty: it has not even a header row\n`,
  });
});

test.each([
  [['nps', '-', '-'], 'standard input can be read once, and is named twice'],
  [['nps', '-', '--baseline', '-'], 'standard input can be read once, and is named twice'],
  [['convert', '-', '-', '--lang', 'es'], 'la entrada estándar se puede leer una vez, y se indica dos veces'],
  [['response-rate', '-', '--invitations', '-'], 'standard input can be read once, and is named twice'],
])('what is there once is refused where it is named twice: cx %j', async (argv, says) => {
  const { status, stdout, stderr } = await runCx(argv, { stdin: 'response_id,nps\n1,9\n2,3\n' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(`cx: ${says}\n`);
});

test('a device holds no table, and is no folder either', async () => {
  expect(await runCx(['nps', '/dev/null'])).toMatchObject({
    status: 3,
    stderr: 'cx: /dev/null is a device, which holds no table\n    name a file, or - for standard input\n',
  });
});

slowTest('so is a pipe', async () => {
  const path = pipe('once');
  const written = program.start(['nps', path, '--baseline', path]);
  writeFile(path, 'response_id,nps\n1,9\n', () => {});
  expect(await written.ended).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(`cx: ${path} can be read once, and is named twice\n`) as string,
  });
});

describe('a small file that says what is asked', () => {
  const population = 'fixtures/population.csv';
  const raked = ['nps', 'fixtures/responses.csv', '--rake'];

  test('may come by standard input, and is the same there', async () => {
    const { stdout } = await runCx([...raked, population, '--format', 'csv', '--quiet']);
    const piped = await runCx([...raked, '-', '--format', 'csv', '--quiet'], { stdin: readFileSync(population) });
    expect(piped).toEqual({ status: 0, stdout, stderr: '' });
  });

  test.each([
    ['nps', '-', '--rake', '-'],
    [...raked, '-', '--baseline', '-'],
  ])('comes there once: cx %s %s %s %s', async (...argv) => {
    const { status, stderr } = await runCx(argv, { stdin: readFileSync(population) });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('can be read once') });
  });

  test('that is empty there is called so', async () => {
    const { status, stderr } = await runCx([...raked, '-']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('-, line 1: it has no shares') });
  });

  test('may come through a pipe where it is a picture, of which no more is read than one may hold', async () => {
    const logo = pipe('logo.pipe');
    const written = (command: string) => spawn('sh', ['-c', `${command} > "$0"`, logo]);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    written(`printf '${svg}'`);
    expect(await logoOf(logo)).toBe(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
    written('head -c 9000000 /dev/zero');
    await expect(logoOf(logo)).rejects.toMatchObject({ code: 'setting-invalid' });
  });
});
