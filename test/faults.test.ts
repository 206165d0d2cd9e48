import { once } from 'node:events';
import { appendFileSync, createWriteStream, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Report } from '../src/results/result.ts';
import { temporaryFolder } from './engines/temporary.ts';
import { runCx, type Surroundings } from './run-cx.ts';
import { programIn, workOf, type Ended, type Running } from './spawn-cx.ts';
import { isSlow, slowTest } from './often.ts';

const folder = temporaryFolder();
const program = programIn();
const small = 'id,score\n1,9\n2,8\n3,7\n';

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
}

/** The error of a run that must end with 3 and print nothing. */
async function refusal(argv: readonly string[], surroundings: Surroundings = {}): Promise<Failure> {
  return failureOf(await runCx([...argv, '--format', 'json'], surroundings));
}

function failureOf({ status, stdout, stderr }: Pick<Ended, 'status' | 'stdout' | 'stderr'>): Failure {
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  return (JSON.parse(stderr) as { error: Failure }).error;
}

const commands: readonly string[][] = [['columns'], ['nps'], ['nps', '--engine', 'duckdb']];

describe('a file that changes while it is read', () => {
  test.each(commands.map((command) => ({ command, name: command.join(' ') })))(
    'is refused by $name',
    async ({ command }) => {
      const file = folder.file('changing.csv', small);
      // The file is opened before standard input is asked for its first byte.
      const stdin = Readable.from(
        (function* () {
          appendFileSync(file, '4,6\n');
          yield Buffer.from(small);
        })(),
      );
      expect(await refusal([...command, file, '-'], { stdin })).toMatchObject({ code: 'input-changed' });
    },
  );
});

describe('a broken gzip file', () => {
  const whole = gzipSync(small.repeat(1000));
  const flipped = Buffer.from(whole);
  flipped[flipped.length - 6]! ^= 1;

  test.each<readonly [string, Buffer, string, RegExp]>([
    ['ends early', whole.subarray(0, whole.length - 20), 'gzip-broken', /ends early/u],
    ['has another checksum than it states', flipped, 'gzip-broken', /incorrect data check/u],
    ['goes on behind its end', Buffer.concat([whole, Buffer.from('junk')]), 'gzip-broken', /incorrect header check/u],
    ['goes on with zeros', Buffer.concat([whole, Buffer.alloc(4)]), 'gzip-broken', /4 bytes follow the end/u],
    ...(isSlow ? [['is a bomb', gzipSync(Buffer.alloc(80 << 20)), 'gzip-too-large', /64 MB/u] as const] : []),
  ])('that %s is refused', async (name, content, code, message) => {
    const file = folder.file(`${name.replaceAll(' ', '-')}.csv.gz`, content);
    for (const command of commands) {
      const failure = await refusal([...command, file]);
      expect(failure.code).toBe(code);
      expect(failure.message).toMatch(message);
    }
  });

  slowTest('leaves nothing behind', async () => {
    const file = folder.file('cut.csv.gz', whole.subarray(0, 60));
    expect(failureOf(await program.start(['nps', file, '--format', 'json']).ended)).toMatchObject({
      code: 'gzip-broken',
    });
    expect(program.left()).toEqual([]);
  });

  test('of two members, both are read', async () => {
    const members = [gzipSync('id,score\n1,9\n'), gzipSync('2,8\n')];
    const file = folder.file('members.csv.gz', Buffer.concat(members));
    const { status, stdout } = await runCx(['nps', file, '--format', 'json']);
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Report).sources[0]).toMatchObject({ records: 2 });
  });
});

describe('a file that is no table', () => {
  slowTest('with a NUL byte far behind its head is refused, and the line is named', async () => {
    const file = folder.file('nul.csv', `id,score\n${'1,9\n'.repeat(500_000)}2,\u0000\n`);
    for (const command of commands) {
      expect(await refusal([...command, file])).toMatchObject({ code: 'nul-byte', line: 500_002 });
    }
  });

  test('with 20,000 columns is refused', async () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `c${at}`);
    const file = folder.file('wide.csv', `${names.join(',')}\n${names.map(() => '1').join(',')}\n`);
    expect(await refusal(['columns', file])).toMatchObject({ code: 'too-many-columns' });
  });

  test('with a header of several megabytes is refused', async () => {
    const file = folder.file('long-header.csv', 'a'.repeat(3 << 20));
    expect(await refusal(['columns', file])).toMatchObject({ code: 'record-too-long', line: 1 });
  });

  slowTest('with a record of 70 MB is refused', async () => {
    const file = folder.file('long-record.csv', `${small}4,"${'a'.repeat(70 << 20)}"\n`);
    expect(await refusal(['columns', file])).toMatchObject({ code: 'record-too-long', line: 5 });
    rmSync(file);
  });

  slowTest(
    'with a single line of 600 MB is refused, in less than 500 MB of memory and with nothing left behind',
    async () => {
      for (const head of ['', small]) {
        const file = join(folder.path, 'single-line.csv');
        await writeRepeated(file, head, 'a'.repeat(1 << 20), 600);
        const ended = await program.start(['nps', file, '--format', 'json']).ended;
        expect(failureOf(ended)).toMatchObject({ code: 'record-too-long' });
        expect(ended.memory).toBeLessThan(500 << 20);
        expect(program.left()).toEqual([]);
        rmSync(file);
      }
    },
  );
});

async function writeRepeated(file: string, head: string, part: string, times: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write(head);
  for (let at = 0; at < times; at += 1) if (!stream.write(part)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}

/** Waits until there is a folder of private files, and gives its path. */
async function privateFolder(): Promise<string> {
  for (;;) {
    const [name] = program.left().filter((one) => one.startsWith('cx-'));
    if (name !== undefined) return join(program.temporary, name);
    await wait(5);
  }
}

describe('standard input', () => {
  slowTest('is kept in a folder and a file that only their owner can read, and is removed', async () => {
    const { child, ended } = program.start(['nps', '-', '--format', 'json']);
    child.stdin!.write(small);
    const spool = await privateFolder();
    expect(statSync(spool).mode & 0o777).toBe(0o700);
    while (readdirSync(spool).length === 0) await wait(5);
    for (const name of readdirSync(spool)) expect(statSync(join(spool, name)).mode & 0o777).toBe(0o600);
    child.stdin!.end();
    const { status, stdout } = await ended;
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Report).sources[0]).toMatchObject({ file: '-', records: 3 });
    expect(program.left()).toEqual([]);
  });
});

/** @returns how the run ended, and the processor's time that it took after it was told to, in seconds */
async function interrupted(
  { child, ended }: Running,
  signal: NodeJS.Signals,
): Promise<{ ended: Ended; after: number }> {
  const before = workOf(child);
  child.kill(signal);
  const end = await ended;
  return { ended: end, after: end.work - before };
}

describe('a run that is told to end', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends with %i within half a second of work, and leaves nothing behind', async (signal, status) => {
    const running = program.start(['nps', '-']);
    running.child.stdin!.write(small);
    await privateFolder();
    const { ended, after } = await interrupted(running, signal);
    expect(ended).toMatchObject({ status, stdout: '' });
    expect(after).toBeLessThan(0.5);
    expect(program.left()).toEqual([]);
  });

  slowTest(
    'in the midst of work ends within half a second of work, whatever it does, and leaves nothing behind',
    async () => {
      const file = join(folder.path, 'large.csv');
      await writeSurvey(file, 3_000_000);
      const output = join(folder.path, 'copy.csv');
      const parquet = join(folder.path, 'copy.parquet');
      for (const argv of [
        ['columns', file],
        ['columns', file, '--encoding', 'windows-1252'],
        ['convert', file, '--output', output],
        ['convert', file, '--output', parquet],
        ['nps', file, '--excluded', output],
        ['nps', file, '--engine', 'duckdb', '--memory', '60MB'],
      ]) {
        for (const delay of [0, 300, 1200, 2000]) {
          const running = program.start(argv);
          await running.hears;
          await Promise.race([wait(delay), running.ended]);
          if (running.child.exitCode !== null) continue;
          const { ended, after } = await interrupted(running, 'SIGINT');
          expect({ argv, status: ended.status }).toEqual({ argv, status: 130 });
          expect(after).toBeLessThan(0.7);
          expect(program.left()).toEqual([]);
        }
        expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      }
      rmSync(file);
    },
  );
});

/** Ids in no order, scores 0 to 10 one after the other. */
async function writeSurvey(file: string, records: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('response_id,recommend_score,channel,comment\n');
  for (let at = 0; at < records; at += 1) {
    const line = `${(at * 7919) % records},${at % 11},${at % 3 === 0 ? 'web' : 'app'},"well, comment ${at % 997}"\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

describe('two runs in one folder at the same time', () => {
  slowTest('that both spill give the right numbers, 20 of 20 times', async () => {
    const records = 1_100_000;
    const file = join(folder.path, 'survey.csv');
    await writeSurvey(file, records);
    let spilled = 0;
    for (let round = 0; round < 20; round += 1) {
      const runs = [1, 2].map(() =>
        program.start(['nps', file, '--by', 'channel', '--engine', 'duckdb', '--memory', '40MB', '--format', 'json'], {
          cwd: folder.path,
        }),
      );
      let spills = 0;
      const watch = setInterval(() => {
        spills = Math.max(spills, spillFolders());
      }, 10);
      const both = await Promise.all(runs.map(({ ended }) => ended));
      clearInterval(watch);
      if (spills === 2) spilled += 1;
      for (const { status, stdout, stderr } of both) {
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        const [result] = (JSON.parse(stdout) as Report).results;
        // Of each 11 scores 2 are promoters and 7 detractors: −5/11.
        expect(result).toMatchObject({ status: 'ok', accounting: { read: records, used: records, excluded: [] } });
        const nps = result!.status === 'ok' ? result!.headlines[0]!.value : null;
        expect(nps).toBeCloseTo(-500 / 11, 9);
      }
      expect(program.left()).toEqual([]);
    }
    expect(spilled).toBeGreaterThan(10);
    rmSync(file);
  });

  /** Runs whose database has written to its private folder. */
  function spillFolders(): number {
    return program
      .left()
      .filter((run) => namesIn(join(program.temporary, run)).some((name) => /spill.*[/\\]/u.test(name))).length;
  }

  /** What is in a folder; nothing when its run has just ended and taken it away. */
  function namesIn(path: string): readonly string[] {
    try {
      return readdirSync(path, { recursive: true }).map(String);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
});
