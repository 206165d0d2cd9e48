import { readFileSync } from 'node:fs';
import { metrics } from '../../../src/metrics/index.ts';
import { takesOption, type LeavableOption, type Metric } from '../../../src/metrics/metric.ts';
import type { RelationName } from '../../../src/relations/index.ts';
import { some } from '../../often.ts';
import { runCx } from '../../run-cx.ts';
import { argvOf, fixture, segments, ways } from '../../ways.ts';
import { expectSameRows, watchDatabases } from './same-rows.ts';

beforeAll(watchDatabases);

const quickly = ({ id, options }: Metric, counted: RelationName) => [
  ...('bootstrap' in options ? ['--bootstrap', '100'] : []),
  ...(id === 'clv' && counted === 'transactions' ? ['--model', 'bg-nbd'] : []),
];

const asked = ways
  .filter(({ metric }) => Object.values(metric.reductions).some(({ kind }) => kind === 'query'))
  .map((way) => ({ ...way, argv: argvOf(way, [fixture(way.counted)], quickly(way.metric, way.counted)) }));

type Asked = readonly (readonly [string, string])[];

const questions: Readonly<Record<string, (relation: RelationName) => Asked>> = {
  overall: () => [],
  'by segment': (relation) => [['by', segments[relation]]],
  'by segment over time': (relation) => [
    ['by', segments[relation]],
    ['period', 'year'],
  ],
  'of some days': () => [
    ['from', '2025-02-01'],
    ['to', '2026-03-31'],
  ],
  'over two stretches of days': (relation) => [
    ['by', segments[relation]],
    ['compare', '2025-02..2025-08,2025-09..2026-03'],
  ],
  'beside another file': (relation) => [
    ['by', segments[relation]],
    ['baseline', fixture(relation)],
  ],
  'under a condition': (relation) => [['where', `${segments[relation]} != "web"`]],
  'in a zone': () => [
    ['from', '2025-02-01'],
    ['zone', 'America/New_York'],
  ],
};

const isAlways = (option: string) => ['where', 'zone'].includes(option);

const all = asked.flatMap((way) =>
  Object.entries(questions).flatMap(([question, optionsOf]) => {
    const options = optionsOf(way.counted);
    // Stretches of days are compared where periods are.
    if (options.some(([, value]) => value.includes('..')) && !takesOption(way.metric, 'period')) return [];
    return options.every(([option]) => isAlways(option) || takesOption(way.metric, option as LeavableOption))
      ? [[way.name, question, [...way.argv, ...options.flatMap(([option, value]) => [`--${option}`, value])]] as const]
      : [];
  }),
);

test.each(some(all, 120, 57))('the printed SQL of %s, %s, gives the rows of its queries', async (_, __, argv) => {
  expect(await expectSameRows(argv)).toBeGreaterThan(0);
});

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

test.each(some(runs, 60).map((argv) => [argv.join(' '), argv] as const))(
  'the printed SQL of cx %s gives the rows of its queries, or is refused as the run is',
  async (_, argv) => {
    const { status } = await runCx(argv);
    if (status === 0) await expectSameRows(argv);
    else expect((await runCx([...argv, '--show-sql'])).status).toBe(status);
  },
);
