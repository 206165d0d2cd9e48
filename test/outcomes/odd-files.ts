import { readdirSync, readFileSync } from 'node:fs';
import { metrics } from '../../src/metrics/index.ts';
import { runCx } from '../run-cx.ts';
import { misses } from './nearest.ts';
import { endedAs, type Accepted } from './outcome.ts';

interface OddCase {
  readonly case: string;
  readonly files: readonly string[];
  readonly why: string;
  readonly sound?: true;
  readonly runs: readonly {
    readonly args: readonly string[];
    readonly accept: readonly Accepted[];
    readonly beside?: readonly string[];
  }[];
}

interface Counted {
  readonly cases: number;
  readonly runs: number;
  /** Cases that ask for what no command takes yet. */
  readonly pending?: readonly string[];
}

/** Tests a folder of files that look odd, and what a run over each may end as. */
export function testOddFiles(folder: string, { pending = [], ...count }: Counted): void {
  const cases = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as readonly OddCase[];
  const commands = new Set(['columns', ...metrics.map(({ id }) => id)]);
  const runs = cases
    .flatMap(({ runs: ofCase, ...odd }) => ofCase.map((run) => ({ ...odd, ...run, command: run.args.join(' ') })))
    .filter(({ args }) => commands.has(args[0]!))
    .filter((one) => !pending.includes(one.case));

  test('every file belongs to a case, and every run names a file of its own', () => {
    const named = cases.flatMap(({ files }) => files);
    expect(readdirSync(folder).toSorted()).toEqual(['README.md', ...named, 'index.json'].toSorted());
    const strangers = cases.flatMap(({ files, runs: ofCase }) =>
      ofCase.filter(({ args }) => !files.some((file) => args.includes(file))),
    );
    expect(strangers).toEqual([]);
    expect({ cases: cases.length, runs: cases.flatMap((one) => one.runs).length }).toEqual(count);
  });

  test.each(runs)('$case ends as it may: cx $command', async ({ args, files, accept, beside = [], why }) => {
    const argv = args.map((word) => (files.includes(word) ? `${folder}/${word}` : word));
    const ended = endedAs(await runCx([...argv, '--format', 'json']));
    const missed = misses(accept, ended, { files: files.flatMap((file) => [`${folder}/${file}`, file]), beside });
    if (missed !== null) throw new Error(`${why}\n${missed}`);
  });
}
