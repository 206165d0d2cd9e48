import { readFileSync } from 'node:fs';
import { metrics } from '../../../src/metrics/index.ts';
import { some } from '../../often.ts';
import { runCx } from '../../run-cx.ts';
import { expectSameRows, watchDatabases } from './same-rows.ts';

beforeAll(watchDatabases);

interface Odd {
  readonly runs: readonly { readonly args: readonly string[] }[];
}

const ofQueries = new Set(
  metrics.flatMap(({ id, reductions }) => (Object.values(reductions).some(({ kind }) => kind === 'query') ? [id] : [])),
);

const runs = ['cases-customers', 'cases-journeys', 'cases-meaning'].flatMap((folder) => {
  const cases: readonly Odd[] = JSON.parse(readFileSync(`fixtures/${folder}/index.json`, 'utf8'));
  const placed = (word: string) => (/\.(?:csv|tsv|txt|parquet|gz)$/u.test(word) ? `fixtures/${folder}/${word}` : word);
  return cases.flatMap((one) => one.runs.flatMap(({ args }) => (ofQueries.has(args[0]!) ? [args.map(placed)] : [])));
});

test.each(some(runs, 40).map((argv) => [argv.join(' '), argv] as const))(
  'the printed SQL of cx %s gives the rows of its queries, or is refused as the run is',
  async (_, argv) => {
    const { status } = await runCx(argv);
    if (status === 0) await expectSameRows(argv);
    else expect((await runCx([...argv, '--show-sql'])).status).toBe(status);
  },
);
