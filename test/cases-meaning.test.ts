// Files whose cells say something else than they seem to, and what a run over each may end as: fixtures/cases-meaning/README.md.
import { readdirSync, readFileSync } from 'node:fs';
import { misses } from './outcomes/nearest.ts';
import { endedAs, type Accepted } from './outcomes/outcome.ts';
import { runCx } from './run-cx.ts';

interface OddCase {
  readonly case: string;
  readonly files: readonly string[];
  readonly why: string;
  readonly runs: readonly {
    readonly args: readonly string[];
    readonly accept: readonly Accepted[];
    readonly beside?: readonly string[];
  }[];
}

const folder = 'fixtures/cases-meaning';
const cases = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as readonly OddCase[];

const runs = cases.flatMap(({ runs: ofCase, ...odd }) =>
  ofCase.map((run) => ({ ...odd, ...run, command: run.args.join(' ') })),
);

async function missed({ args, files, accept, beside = [] }: (typeof runs)[number]): Promise<string | null> {
  const argv = args.map((word) => (files.includes(word) ? `${folder}/${word}` : word));
  const ended = endedAs(await runCx([...argv, '--format', 'json']));
  return misses(accept, ended, { files: files.flatMap((file) => [`${folder}/${file}`, file]), beside });
}

test('every file belongs to a case, and every run names files of its own', () => {
  const named = new Set(cases.flatMap(({ files }) => files));
  expect(readdirSync(folder).toSorted()).toEqual(['README.md', ...named, 'index.json'].toSorted());
  const strangers = runs.filter(({ args, files }) => !files.some((file) => args.includes(file)));
  expect(strangers).toEqual([]);
  expect(cases).toHaveLength(54);
  expect(runs).toHaveLength(68);
});

test.each(runs)('cx $command ends as it may', async (run) => {
  const difference = await missed(run);
  if (difference !== null) throw new Error(`${run.why}\n${difference}`);
});
