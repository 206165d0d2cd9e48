// What `cx verify` proves: each thing that a manifest says is forged here once, and named.
import { createHash } from 'node:crypto';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ownSum, type Manifest } from '../../src/cli/manifests/manifest.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx, type Surroundings } from '../run-cx.ts';
import { programIn } from '../spawn-cx.ts';
import { slowTest, some } from '../often.ts';

const folder = temporaryFolder();
const program = programIn();
let folders = 0;

/** A folder of its own, with the files of the invented company. */
function workplace() {
  folders += 1;
  const work = join(folder.path, `work-${folders}`);
  mkdirSync(work);
  const at = (name: string) => join(work, name);
  for (const name of ['responses', 'customers', 'transactions', 'population'])
    copyFileSync(`fixtures/${name}.csv`, at(`${name}.csv`));
  const manifest = at('manifest.json');
  return {
    work,
    at,
    manifest,
    async record(words: readonly string[], surroundings: Surroundings = {}) {
      const ran = await runCx([...words, '--manifest', manifest], surroundings);
      expect({ words, status: ran.status, stderr: ran.stderr }).toMatchObject({ status: 0 });
      return ran;
    },
    verify: (language = 'en') => runCx(['verify', manifest, '--lang', language]),
    /** Changes what the manifest says. */
    forge(change: (said: Forged) => void) {
      const said = JSON.parse(readFileSync(manifest, 'utf8')) as Forged;
      change(said);
      writeFileSync(manifest, JSON.stringify(said));
    },
    said: () => JSON.parse(readFileSync(manifest, 'utf8')) as Manifest,
  };
}

/** A manifest of which each part can be changed. */
// eslint-disable-next-line typescript/no-explicit-any
type Forged = { -readonly [Part in keyof Manifest]: any };

const sumOf = (path: string) => {
  const content = readFileSync(path);
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
};

type Place = ReturnType<typeof workplace>;

/** Every option that names an output, in one run of each kind. */
const runs: Readonly<Record<string, (place: Place) => readonly string[]>> = {
  'a report on standard output': ({ at }) => ['nps', at('responses.csv'), '--by', 'channel'],
  'a file, and what was left out': ({ at }) => [
    'nps',
    at('responses.csv'),
    '--output',
    at('nps.json'),
    '--excluded',
    at('excluded.csv'),
  ],
  'a folder of tables': ({ at }) => ['nps', at('responses.csv'), '--period', 'month', '--output', `${at('tables')}/`],
  'rows of customers': ({ at }) => ['rfm', at('transactions.csv'), '--scores', at('scores.parquet')],
  'a question that was saved': ({ at }) => [
    'simulate',
    '--customers',
    at('customers.csv'),
    '--reduce-effort',
    '1',
    '--effect',
    'effort=0.02',
    '--save',
    at('question.toml'),
  ],
  'a population': ({ at }) => [
    'nps',
    at('responses.csv'),
    '--rake',
    at('population.csv'),
    '--output',
    at('weighted.md'),
  ],
  'a baseline': ({ at }) => {
    copyFileSync(at('responses.csv'), at('before.csv'));
    return ['nps', at('responses.csv'), '--baseline', at('before.csv'), '--output', at('against.csv')];
  },
  'a page of several metrics': ({ at }) => ['survey', at('responses.csv'), '--output', at('page.txt')],
};

describe.each(some(Object.entries(runs), 4))('%s', (_, wordsOf) => {
  slowTest('is verified as it was delivered, and wherever its folder is moved', async () => {
    const place = workplace();
    await place.record(wordsOf(place));
    expect(await place.verify()).toMatchObject({ status: 0, stderr: '' });
    const moved = `${place.work}-moved`;
    cpSync(place.work, moved, { recursive: true });
    rmSync(place.work, { recursive: true });
    expect(await runCx(['verify', join(moved, 'manifest.json')])).toMatchObject({ status: 0, stderr: '' });
  });

  slowTest('is told by name, size and SHA-256', async () => {
    const place = workplace();
    const { stdout } = await place.record(wordsOf(place));
    const { inputs, outputs } = place.said();
    for (const { path, bytes, sha256 } of [...inputs, ...outputs.filter(({ name }) => name !== null)])
      expect({ bytes, sha256 }).toEqual(sumOf(join(place.work, path!)));
    for (const { bytes } of outputs.filter(({ name }) => name === null)) expect(bytes).toBe(Buffer.byteLength(stdout));
  });

  slowTest('is refused, and named, where a file of it was changed, deleted or forged', async () => {
    const place = workplace();
    await place.record(wordsOf(place));
    const files = place.said().outputs.filter(({ path }) => path !== null);
    for (const { path } of files) {
      const file = join(place.work, path!);
      const [content, manifest] = [readFileSync(file), readFileSync(place.manifest)];
      const changed = Buffer.from(content);
      changed[changed.length - 2]! ^= 1;
      writeFileSync(file, changed);
      expect(await place.verify()).toMatchObject({
        status: 4,
        stderr: `cx: ${path} is not as the manifest says: its SHA-256 is another\n`,
      });
      // A forger mends the manifest too: only a run tells.
      const position = place.said().outputs.findIndex((output) => output.path === path);
      place.forge(({ outputs }) => Object.assign(outputs[position], sumOf(file)));
      const forged = await place.verify();
      expect({ path, status: forged.status }).toEqual({ path, status: 4 });
      expect(forged.stderr).toContain(`outputs[${basename(path!)}].sha256`);
      writeFileSync(place.manifest, manifest);
      rmSync(file);
      expect(await place.verify()).toMatchObject({
        status: 4,
        stderr: `cx: ${path} is not as the manifest says: it is gone\n`,
      });
      writeFileSync(file, content);
    }
    expect((await place.verify()).status).toBe(0);
  });

  slowTest('is refused, and named, where an input was changed; one that is missing is not found', async () => {
    const place = workplace();
    await place.record(wordsOf(place));
    for (const { file, path } of place.said().inputs) {
      const input = join(place.work, path!);
      const content = readFileSync(input);
      writeFileSync(input, Buffer.concat([content, Buffer.from('\n')]));
      expect(await place.verify()).toMatchObject({
        status: 4,
        stderr: `cx: ${file} is not as the manifest says: ${content.length + 1} bytes, not ${content.length}\n`,
      });
      rmSync(input);
      expect((await place.verify()).status).toBe(3);
      writeFileSync(input, content);
    }
  });
});

describe('a manifest that was edited', () => {
  const place = workplace();
  const words = ['nps', place.at('responses.csv'), '--excluded', place.at('left-out.csv'), '--confidence', '0.9'];
  let whole = '';
  beforeAll(async () => {
    await place.record(words);
    whole = readFileSync(place.manifest, 'utf8');
  });
  beforeEach(() => writeFileSync(place.manifest, whole));

  test.each<[string, (said: Forged) => void]>([
    ['results[nps].accounting.used', ({ results }) => (results[0].accounting.used += 1)],
    ['results[nps].accounting.excluded[0].rows', ({ results }) => (results[0].accounting.excluded[0].rows -= 1)],
    ['results[csat].metric', ({ results }) => (results[0].metric = 'csat')],
    ['options.confidence', ({ options }) => (options.confidence = 0.95)],
    ['options.interval', ({ options }) => delete options.interval],
    ['options.compare', ({ options }) => (options.compare = 'rest')],
    ['tool.engine', ({ tool }) => (tool.engine = 'duckdb')],
    ['tool.engine_version', ({ tool }) => (tool.engine_version = '9.9.9')],
    ['tool.name', ({ tool }) => (tool.name = 'other')],
    [`inputs[${place.at('responses.csv')}].records`, ({ inputs }) => (inputs[0].records += 1)],
    [`inputs[${place.at('responses.csv')}].relation`, ({ inputs }) => (inputs[0].relation = 'reviews')],
    ['outputs[0].sha256', ({ outputs }) => (outputs[0].sha256 = '0'.repeat(64))],
    ['outputs[0].bytes', ({ outputs }) => (outputs[0].bytes += 1)],
    ['outputs[left-out.csv].option', ({ outputs }) => outputs.shift()],
    ['outputs[0].format', ({ outputs }) => (outputs[0].format = 'json')],
  ])('in %s is named in both languages', async (part, change) => {
    place.forge(change);
    const { status, stdout, stderr } = await place.verify();
    expect({ status, stdout }).toEqual({ status: 4, stdout: '' });
    expect(stderr).toContain(` it says ${part} `);
    expect((await place.verify('es')).stderr).toContain(`: dice ${part} `);
  });

  test.each<[string, (said: Forged) => void]>([
    ['its environment', ({ environment }) => (environment.LANG = 'es_MX.UTF-8')],
    ['the name of an output', ({ outputs }) => (outputs[1].name = 'other.csv')],
    ['an output that it no longer tells of', ({ outputs }) => outputs.pop()],
  ])('in %s says so by its own sum', async (_, change) => {
    place.forge(change);
    const { status, stderr } = await place.verify();
    expect(status).toBe(4);
    expect(stderr).toContain('manifest.json is not as the manifest says: it was edited: its own SHA-256 is another');
  });

  /** A forger who knows how its own sum is made. */
  const remade = (change: (said: Forged) => void) =>
    place.forge((said) => {
      change(said);
      said.sha256 = ownSum(said);
    });

  test('so that it tells no more of what was left out says so, though its own sum was made anew', async () => {
    remade(({ outputs }) => outputs.pop());
    expect(await place.verify()).toMatchObject({
      status: 4,
      stderr: `cx: ${place.manifest} is not as the manifest says: its command writes what --excluded says, and it tells of no such output\n`,
    });
    expect((await place.verify('es')).stderr).toContain('su comando escribe lo que dice --excluded, y no menciona');
  });

  test.each<[string, (said: Forged) => void]>([
    ['its report', ({ outputs }) => outputs.shift()],
    ['anything that it wrote', (said) => (said.outputs = [])],
  ])('so that it tells no more of %s is not what the run gave, though its own sum was made anew', async (_, change) => {
    remade(change);
    const { status, stderr } = await place.verify();
    expect({ status, stderr }).toEqual({ status: 4, stderr: expect.stringContaining('it says outputs[') as string });
  });

  test('so that a folder lacks a table is not what the run gave', async () => {
    const other = workplace();
    await other.record(['nps', other.at('responses.csv'), '--by', 'channel', '--output', `${other.at('tables')}/`]);
    other.forge((said) => {
      said.outputs.pop();
      said.sha256 = ownSum(said);
    });
    const { status, stderr } = await other.verify();
    expect({ status, stderr }).toEqual({ status: 4, stderr: expect.stringContaining('it says outputs[') as string });
  });

  test('in its command is one whose run comes to something else', async () => {
    place.forge(({ command }) => command.splice(command.indexOf('0.9'), 1, '0.8'));
    expect((await place.verify()).stderr).toContain('it says options.confidence 0.9, and the same run gave 0.8');
  });

  test('in its version is of another version, and both are named', async () => {
    place.forge(({ tool }) => (tool.version = '0.0.9'));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const { status, stderr } = await place.verify();
    expect(status).toBe(4);
    expect(stderr).toContain(`is of version 0.0.9, and this is ${version}: a run by another version proves nothing`);
    expect((await place.verify('es')).stderr).toContain(`es de la versión 0.0.9, y esta es la ${version}`);
  });

  test('so that it would write somewhere writes nothing there', async () => {
    const target = place.at('target.txt');
    for (const forged of [['--output', target], [`--excluded=${target}`], ['--save', target]]) {
      writeFileSync(place.manifest, whole);
      place.forge(({ command }) => command.push(...forged));
      await place.verify();
      expect(existsSync(target)).toBe(false);
    }
    writeFileSync(place.manifest, whole);
    place.forge((said) => (said.command = ['demo', target]));
    expect((await place.verify()).status).toBe(4);
    expect(existsSync(target)).toBe(false);
  });

  test.each<[string, (said: Forged) => void]>([
    ['tool.version', ({ tool }) => delete tool.version],
    ['inputs[0].sha256', ({ inputs }) => (inputs[0].sha256 = 7)],
    ['outputs[0].path', ({ outputs }) => delete outputs[0].path],
    ['command[0]', ({ command }) => (command[0] = null)],
    ['patterns', (said) => (said.patterns = null)],
  ])('so that it has no %s is no manifest', async (part, change) => {
    place.forge(change);
    const { status, stderr } = await place.verify();
    expect({ status, stderr: stderr.split('\n')[0] }).toEqual({
      status: 3,
      stderr: `cx: ${place.manifest} is not a manifest: ${part} is missing, or not what it should be`,
    });
  });
});

describe('what was read besides', () => {
  slowTest('is a question of a file: it is an input, and may not change', async () => {
    const place = workplace();
    const question = place.at('asked.toml');
    writeFileSync(
      question,
      'metric = "simulate"\ncustomers = "customers.csv"\nreduce-effort = 1\neffect = "effort=0.02"\n',
    );
    await place.record(['simulate', question, '--output', place.at('simulated.txt')]);
    expect(place.said().inputs.map(({ relation, path }) => [relation, path])).toEqual([
      ['customers', 'customers.csv'],
      ['scenario', 'asked.toml'],
    ]);
    expect(await place.verify()).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(question, `${readFileSync(question, 'utf8')}confidence = 0.9\n`);
    const { status, stderr } = await place.verify();
    expect(status).toBe(4);
    expect(stderr).toContain(`${question} is not as the manifest says`);
  });

  slowTest('is a configuration file: it is an input, and its settings stand in the command', async () => {
    const place = workplace();
    writeFileSync(place.at('cx.toml'), 'by = "channel"\n');
    const run = (...words: readonly string[]) => program.start(words, { cwd: place.work }).ended;
    expect((await run('nps', 'responses.csv', '--manifest', 'manifest.json')).status).toBe(0);
    expect(place.said().inputs.at(-1)).toMatchObject({ relation: 'config', path: 'cx.toml', bytes: 15 });
    expect((await run('verify', 'manifest.json')).status).toBe(0);
    writeFileSync(place.at('cx.toml'), 'by = "plan"\n');
    expect(await run('verify', 'manifest.json')).toMatchObject({
      status: 4,
      stderr: 'cx: cx.toml is not as the manifest says: 12 bytes, not 15\n',
    });
    rmSync(place.at('cx.toml'));
    expect((await run('verify', 'manifest.json')).status).toBe(0);
  });

  test('is what a pattern named: the run has the same files again, whatever has come beside them', async () => {
    const place = workplace();
    copyFileSync(place.at('responses.csv'), place.at('answers-1.csv'));
    await place.record(['nps', place.at('answers-*.csv')]);
    copyFileSync(place.at('responses.csv'), place.at('answers-2.csv'));
    expect(await place.verify()).toMatchObject({ status: 0, stderr: '' });
  });

  slowTest('is the terminal on which it was drawn', async () => {
    const place = workplace();
    const surroundings = { columns: 72, env: { TERM: 'xterm', LANG: 'es_MX.UTF-8' } };
    await place.record(['nps', place.at('responses.csv'), '--by', 'channel'], surroundings);
    expect(await place.verify()).toMatchObject({ status: 0, stderr: '' });
    place.forge((said) => (said.terminal = null));
    expect((await place.verify()).stderr).toContain('outputs[0].');
  });
});

describe('what can be read only once', () => {
  const once = /manifest\.json can be verified only for its outputs: what came through (\S+) /u;

  test.each(['standard input', 'a pipe', 'the population through a pipe'])(
    'as %s is said so at once, and only outputs are verified',
    async (what) => {
      const place = workplace();
      const output = place.at('report.txt');
      const responses = place.at('responses.csv');
      const pipe = place.at('pipe');
      execFileSync('mkfifo', [pipe]);
      const through = what === 'a pipe' ? responses : place.at('population.csv');
      const writer = spawn('sh', ['-c', `cat ${through} > ${pipe}`]);
      const words = {
        'standard input': ['nps', '-'],
        'a pipe': ['nps', pipe],
        'the population through a pipe': ['nps', responses, '--rake', pipe],
      }[what]!;
      const ran = await place.record([...words, '--output', output], { stdin: readFileSync(responses) });
      writer.kill();
      expect(ran.stderr).toMatch(once);
      expect(await place.verify()).toMatchObject({
        status: 0,
        stdout: '1 output is as the manifest says; nothing was run again\n',
        stderr: expect.stringMatching(once) as string,
      });
      expect(await place.verify('es')).toMatchObject({
        stdout: '1 salida coincide con el manifiesto; no se repitió nada\n',
        stderr: expect.stringContaining('solo se pueden verificar las salidas') as string,
      });
      writeFileSync(output, `${readFileSync(output, 'utf8')} `);
      expect(await place.verify()).toMatchObject({ status: 4, stdout: '' });
    },
  );
});

describe('a manifest of what can be read only once, its own sum made anew,', () => {
  const remade = (place: Place, change: (said: Forged) => void) =>
    place.forge((said) => {
      change(said);
      said.sha256 = ownSum(said);
    });

  test('does not say of a file that it came through a pipe, so that nothing is run', async () => {
    const place = workplace();
    const output = place.at('report.json');
    await place.record(['nps', place.at('responses.csv'), '--output', output]);
    writeFileSync(output, readFileSync(output, 'utf8').replace('"used": ', '"used": 1'));
    remade(place, ({ inputs, outputs }) => {
      inputs[0].path = null;
      Object.assign(outputs[0], sumOf(output));
    });
    const { status, stderr } = await place.verify();
    expect({ status, stderr }).toEqual({
      status: 4,
      stderr: expect.stringContaining('responses.csv came through a pipe, and that is a file') as string,
    });
  });

  test.each<[string, (said: Forged) => void, string]>([
    ['the command', ({ command }) => command.splice(command.indexOf('0.9'), 1, '0.8'), 'options.confidence 0.9'],
    ['an option', ({ options }) => (options.by = ['country']), 'options.by ["country"]'],
    [
      'the command and its option',
      ({ command, options }) => {
        command.splice(command.indexOf('0.9'), 1, '0.8');
        options.confidence = 0.8;
      },
      'options.confidence 0.8',
    ],
    ['the accounting', ({ results }) => (results[0].accounting.used += 1), 'results[nps].accounting.used'],
  ])('agrees with itself and with the report: where %s was edited, that is named', async (_, change, part) => {
    const place = workplace();
    const words = ['nps', '-', '--by', 'channel', '--confidence', '0.9', '--where', 'plan = "pro"'];
    await place.record([...words, '--output', place.at('report.json')], {
      stdin: readFileSync(place.at('responses.csv')),
    });
    expect((await place.verify()).status).toBe(0);
    remade(place, change);
    const { status, stderr } = await place.verify();
    expect({ status, stderr }).toEqual({ status: 4, stderr: expect.stringContaining(`it says ${part}`) as string });
  });
});

slowTest('an output that went through a device is compared with the bytes of the run', async () => {
  const place = workplace();
  await place.record(['nps', place.at('responses.csv'), '--excluded', '/dev/null']);
  expect(place.said().outputs[1]).toMatchObject({ name: 'null', path: null });
  expect(await place.verify()).toMatchObject({ status: 0, stderr: '' });
  place.forge(({ outputs }) => (outputs[1].sha256 = '0'.repeat(64)));
  expect((await place.verify()).stderr).toContain('outputs[null].sha256');
});
