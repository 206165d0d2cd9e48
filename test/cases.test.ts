import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from './engines/temporary.ts';
import { isSlow } from './often.ts';
import { runCx, type Ran } from './run-cx.ts';

/**
 * A case is a folder: `command` is what a user types at the root of the repository, `stdout`, `stderr` and `status` are what
 * comes of it. `UPDATE=1` rewrites these three; then read the difference. A file `terminal` holds how many columns the
 * terminal has; a file `spawn` says that a shell runs the built program, as pipes and redirections need.
 */
const all = readdirSync('test/cases').filter((name) => existsSync(`test/cases/${name}/command`));

/** Of these `npm test` shows one in five, and of those that draw chance again and again, or run again what a manifest names, one in fifteen. */
const takesTime = /^(?:moments-of-truth|promoter-value|simulate|retention-profit|value-tiers|verify)-/u;
const isShown = (name: string, at: number) => at % (takesTime.test(name) ? 15 : 5) === 1;
const cases = isSlow || process.env['UPDATE'] !== undefined ? all : all.filter(isShown);

const bin = temporaryFolder();
writeFileSync(join(bin.path, 'cx'), `#!/bin/sh\nexec '${process.execPath}' '${resolve('bin/cx.js')}' "$@"\n`);
chmodSync(join(bin.path, 'cx'), 0o755);

test.each(cases)('%s does what it did', async (name) => {
  const folder = `test/cases/${name}`;
  const command = readFileSync(`${folder}/command`, 'utf8').trim();
  const ran = existsSync(`${folder}/spawn`) ? await spawned(command) : await inProcess(command, terminalOf(folder));
  if (process.env['UPDATE']) {
    for (const [what, text] of Object.entries(written(ran))) writeFileSync(`${folder}/${what}`, text);
  }
  const read = (what: string) => readFileSync(`${folder}/${what}`, 'utf8');
  expect(written(ran)).toEqual({ stdout: read('stdout'), stderr: read('stderr'), status: read('status') });
});

const written = ({ stdout, stderr, status }: Ran) => ({ stdout, stderr, status: `${status}\n` });

function terminalOf(folder: string): { readonly columns?: number } {
  const file = `${folder}/terminal`;
  return existsSync(file) ? { columns: Number(readFileSync(file, 'utf8')) } : {};
}

/** `NAME=value cx words… < file`, with quotes as a shell has them. */
async function inProcess(command: string, terminal: { readonly columns?: number }): Promise<Ran> {
  const words = wordsOf(command);
  const from = words.indexOf('<');
  const stdin = from < 0 ? '' : readFileSync(words[from + 1]!);
  const argv = from < 0 ? words : words.slice(0, from);
  const cx = argv.indexOf('cx');
  const env = Object.fromEntries(argv.slice(0, cx).map((word) => word.split('=', 2) as [string, string]));
  return runCx(argv.slice(cx + 1), { stdin, env, ...terminal });
}

/** The words of a command line; quotes keep spaces together. */
function wordsOf(command: string): string[] {
  const words = command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g);
  return [...words].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
  );
}

/** In a shell that knows `cx`, reports the first failure of a pipe, and has no other language set. */
function spawned(command: string): Promise<Ran> {
  const env = { PATH: `${bin.path}:${process.env['PATH'] ?? ''}` };
  return new Promise((done) => {
    const child = execFile('bash', ['--norc', '-o', 'pipefail', '-c', command], { env }, (error, stdout, stderr) => {
      done({ status: error === null ? 0 : Number(error.code), stdout, stderr });
    });
    child.stdin?.end();
  });
}

test('the words of a command line are read as a shell reads them', () => {
  expect(wordsOf(`cx nps a.csv --where 'country = "ES"' --map x="Q 12"`)).toEqual([
    'cx',
    'nps',
    'a.csv',
    '--where',
    'country = "ES"',
    '--map',
    'x=Q 12',
  ]);
});
