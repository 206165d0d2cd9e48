// Files that change between the look at their head and the passes over all of their records.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  openSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { Readable } from 'node:stream';
import { temporaryFolder } from './engines/temporary.ts';
import { runCx } from './run-cx.ts';
import { some } from './often.ts';

const folder = temporaryFolder();

const kinds = {
  responses: { head: 'response_id,recommend_score,channel\n', line: (at: number) => `${at},${at % 11},web\n` },
  customers: {
    head: 'customer_id,started_at,ended_at\n',
    line: (at: number) => `C${at},2023-0${1 + (at % 9)}-05,${at % 3 === 0 ? '2024-02-11' : ''}\n`,
  },
};

/** So many bytes are read by several threads, or by the plain scan. */
const sizes = { 'a small file': 200, 'a large one': 400_000 };
const texts = new Map(
  Object.entries(kinds).flatMap(([kind, { head, line }]) =>
    Object.entries(sizes).map(([size, records]) => [
      `${kind} ${size}`,
      head + Array.from({ length: records }, (_, at) => line(at)).join(''),
    ]),
  ),
);

function replaced(path: string, content: string | Buffer): void {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

function overwritten(path: string, content: string): void {
  const descriptor = openSync(path, 'r+');
  writeSync(descriptor, content, 100);
  closeSync(descriptor);
}

const changes: Readonly<Record<string, (path: string) => void>> = {
  'is emptied': (path) => truncateSync(path, 0),
  'becomes shorter by its last bytes': (path) => truncateSync(path, 4000),
  'is replaced by a small one': (path) => replaced(path, 'id,score\n1,9\n'),
  'is replaced by one of other columns': (path) => replaced(path, `a;b\n${'"x";2\n'.repeat(1_000_000)}`),
  'is replaced by one that is all quotes': (path) => replaced(path, '"'.repeat(8_000_000)),
  'is replaced by one that is all line ends': (path) => replaced(path, '\r'.repeat(8_000_000)),
  'is replaced by one of NUL bytes': (path) => replaced(path, Buffer.alloc(8_000_000)),
  'is written over': (path) => overwritten(path, '\n"'.repeat(1500)),
  'is removed': (path) => rmSync(path),
  'becomes a folder': (path) => {
    rmSync(path);
    mkdirSync(path);
  },
  'becomes a link to itself': (path) => {
    rmSync(path);
    symlinkSync(path, path);
  },
  'becomes a pipe that nobody writes to': (path) => {
    rmSync(path);
    execFileSync('mkfifo', [path]);
  },
  'becomes a link to a device without end': (path) => {
    rmSync(path);
    symlinkSync('/dev/zero', path);
  },
};

const commands: readonly (readonly [keyof typeof kinds, readonly string[]])[] = [
  ['responses', ['nps']],
  ['responses', ['nps', '--engine', 'duckdb']],
  ['responses', ['nps', '--by', 'channel', '--excluded', `${folder.path}/excluded.csv`]],
  ['responses', ['columns']],
  ['responses', ['convert', '--output', `${folder.path}/converted.csv`]],
  ['responses', ['survey']],
  ['customers', ['churn']],
  ['customers', ['churn', '--engine', 'duckdb']],
];

describe.each(Object.keys(sizes))('%s', (size) => {
  const tried = size === 'a small file' ? Object.keys(changes) : some(Object.keys(changes), 3);
  test.each(tried)('that %s while it is read is refused, and said to have changed', async (change) => {
    for (const [kind, [command, ...options]] of commands) {
      const path = `${folder.path}/${kind}.csv`;
      rmSync(path, { recursive: true, force: true });
      writeFileSync(path, texts.get(`${kind} ${size}`)!);
      const { head, line } = kinds[kind];
      // The file is opened before standard input is asked for its first byte.
      const stdin = Readable.from(
        (function* () {
          changes[change]!(path);
          yield Buffer.from(head + line(7_000_001));
        })(),
      );
      const { status, stdout, stderr } = await runCx([command!, path, '-', ...options], { stdin });
      expect({ command, options, status, stdout, stderr }).toEqual({
        command,
        options,
        status: 3,
        stdout: '',
        stderr: `cx: ${path}: the input changed while it was read\n    run again when nothing writes to it\n`,
      });
    }
  });
});
