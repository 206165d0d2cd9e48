// Several metrics count the same files in one pass, and each what it would count alone.
import * as fc from '../chance.ts';
import { scanEngine } from '../../src/engines/scan/engine.ts';
import { TallyTooLarge, type Engine, type Tally, type TallyRequest } from '../../src/engines/engine.ts';
import ces from '../../src/metrics/ces/index.ts';
import csat from '../../src/metrics/csat/index.ts';
import nps from '../../src/metrics/nps/index.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import { SharedTallies } from '../../src/metrics/run/loads/tallies.ts';
import { runMetrics, runsTogether, type Engines, type Run } from '../../src/metrics/run/run.ts';
import { plainQuestion, type Question } from '../../src/questions/question.ts';
import { bindRelation } from '../../src/relations/headers/opened.ts';
import type { OpenSource } from '../../src/sources/source.ts';
import { opened, temporaryFolder } from '../engines/temporary.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();

/** The scan, which notes by how many columns it counted each time; of more than `most` there are too many cells. */
function watched(most = 99): { readonly engine: Engine; readonly passes: number[] } {
  const passes: number[] = [];
  const tally = async (sources: readonly OpenSource[], request: TallyRequest): Promise<Tally> => {
    passes.push(request.columns.length);
    if (request.columns.length > most) throw new TallyTooLarge('too many');
    return scanEngine.tally(sources, request);
  };
  return { engine: { ...scanEngine, tally }, passes };
}

const enginesOf = (scan: Engine): Engines => ({
  scan,
  tallies: 'scan',
  database: () => Promise.reject(new Error('no database is needed')),
});

const fixture = async () => bindRelation('responses', [await opened('fixtures/responses.csv')], new Map());

async function runOf(question: Partial<Question> = {}, of = fixture()): Promise<Run> {
  const relations = new Map([['responses', await of] as const]);
  return { relations, question: { ...plainQuestion, ...question }, baseline: null, language: 'en', page: false };
}

const wantedOf = (metric: Metric) => ({
  metric,
  options: Object.fromEntries(
    Object.entries(metric.options).map(([name, option]) => [name, 'default' in option ? option.default : null]),
  ),
});

async function runTogether(engine: Engine, asked: readonly { readonly metric: Metric; readonly run: Run }[]) {
  const ask = runsTogether(
    asked.map(({ run }) => run),
    enginesOf(engine),
  );
  const runs = asked.map(({ metric, run }) => ask(wantedOf(metric), run));
  const results = [];
  for (const run of runs) results.push((await run()).results[0]);
  return results;
}

const alone = async (metric: Metric, run: Run) =>
  (await runMetrics([wantedOf(metric)], run, enginesOf(scanEngine))).results[0];

slowTest('three scores of a file are counted in one pass, and each says what it says alone', async () => {
  const of = fixture();
  const asked = [
    { metric: nps, run: await runOf({}, of) },
    { metric: csat, run: await runOf({ by: ['channel'] }, of) },
    { metric: ces, run: await runOf({ period: 'month' }, of) },
  ];
  const { engine, passes } = watched();
  const results = await runTogether(engine, asked);
  // The date, three scores and the channel.
  expect(passes).toEqual([5]);
  for (const [at, { metric, run }] of asked.entries()) expect(results[at]).toEqual(await alone(metric, run));
});

slowTest('where all their combinations are too many, each is counted by itself', async () => {
  const of = fixture();
  const asked = [nps, csat].map(async (metric) => ({ metric, run: await runOf({}, of) }));
  const { engine, passes } = watched(2);
  const results = await runTogether(engine, await Promise.all(asked));
  expect(passes).toEqual([3, 2, 2]);
  expect(results).toEqual([await alone(nps, await runOf()), await alone(csat, await runOf())]);
});

test('files that are opened apart, or whose dates are read in two ways, are no one pass', async () => {
  const of = fixture();
  const asked = [
    { metric: nps, run: await runOf({}, of) },
    { metric: csat, run: await runOf({ zone: 'America/Mexico_City' }, of) },
    { metric: ces, run: await runOf() },
  ];
  const { engine, passes } = watched();
  await runTogether(engine, asked);
  expect(passes).toEqual([2, 2, 2]);
});

describe('of a tally by all columns', () => {
  const columns = ['a', 'b', 'c'];
  const cell = fc.constantFrom('', '1', '2', 'x', '"q""q"');
  const record = fc.tuple(fc.constantFrom('1', '1', '2', '3', ''), cell, cell, cell);
  const wanted = fc.array(fc.subarray(columns, { minLength: 1 }), { minLength: 2, maxLength: 4 });
  let files = 0;

  slowTest('each is told what it would have counted alone, whatever the columns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 40 }), wanted, async (records, asked) => {
        files += 1;
        const text = ['id,a,b,c', ...records.map((cells) => cells.join(','))].join('\n');
        const sources = [await opened(folder.file(`${files}.csv`, `${text}\n`))];
        const requests = asked.map((headers): TallyRequest => ({
          relation: 'responses',
          columns: headers.map((header) => ({ header, reading: 'raw' })),
          unique: { id: 'id', date: null },
        }));
        const shared = new SharedTallies();
        const { engine, passes } = watched();
        for (const request of requests) shared.announce(sources, request);
        for (const request of requests) {
          const told = await shared.tally(engine, sources, request);
          const own = await scanEngine.tally(sources, request);
          expect(cellsOf(told)).toEqual(cellsOf(own));
          expect({ ...told, cells: null }).toEqual({ ...own, cells: null });
        }
        expect(passes).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  const cellsOf = ({ cells }: Tally) => [...cells].map((one) => JSON.stringify(one)).toSorted();
});
