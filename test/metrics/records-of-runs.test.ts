import { jest } from '@jest/globals';
import type { ReadByColumns } from '../../src/engines/columns.ts';
import { scanEngine } from '../../src/engines/scan/engine.ts';
import { CxError } from '../../src/errors.ts';
import churn from '../../src/metrics/churn/index.ts';
import cohorts from '../../src/metrics/cohorts/index.ts';
import customerGrowth from '../../src/metrics/customer-growth/index.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import rfm from '../../src/metrics/rfm/index.ts';
import { SharedRecords } from '../../src/metrics/run/loads/records-of-runs.ts';
import { runMetrics, runsTogether, type Engines, type Run } from '../../src/metrics/run/run.ts';
import { plainQuestion } from '../../src/questions/question.ts';
import { Keys } from '../../src/records/typed/ids/keys.ts';
import { bindRelation } from '../../src/relations/headers/opened.ts';
import type { RelationName } from '../../src/relations/index.ts';
import { opened } from '../engines/temporary.ts';
import { slowTest } from '../often.ts';

const unused = () => Promise.reject(new Error('nothing is asked of it'));
const engines: Engines = { scan: { name: 'scan', tally: unused, close: unused }, tallies: 'scan', database: unused };

/** Work that fails as often as there are errors, and then comes to what the count of its tries is. */
function failing(...errors: readonly Error[]) {
  let tries = 0;
  return () => {
    tries += 1;
    const error = errors[tries - 1];
    return error === undefined ? Promise.resolve(tries) : Promise.reject(error);
  };
}

describe('runs that share their records', () => {
  const shared = new SharedRecords(engines, []);
  const noRoom = new CxError('engine-failed', { what: 'Out of Memory' });

  test('are done once more where the database has no room beside the rows of others, and no more than once', async () => {
    expect(await shared.releasing([], failing())).toBe(1);
    expect(await shared.releasing([], failing(noRoom))).toBe(2);
    await expect(shared.releasing([], failing(noRoom, noRoom))).rejects.toBe(noRoom);
  });

  test('are not done again where something else stops them', async () => {
    const other = new CxError('empty-file', { file: 'a.csv' });
    await expect(shared.releasing([], failing(other))).rejects.toBe(other);
  });
});

describe('metrics of the same customers and purchases', () => {
  const bound = async (relation: RelationName) =>
    [relation, bindRelation(relation, [await opened(`fixtures/${relation}.csv`)], new Map())] as const;
  const wantedOf = (metric: Metric) => ({
    metric,
    options: Object.fromEntries(
      Object.entries(metric.options).map(([name, option]) => [name, 'default' in option ? option.default : null]),
    ),
  });

  slowTest('read each file once and look up each id once, and say what they say alone', async () => {
    const relations = new Map([await bound('customers'), await bound('transactions')]);
    const runs = [customerGrowth, churn, cohorts, rfm].map((metric) => {
      const run: Run = { relations, question: plainQuestion, baseline: null, language: 'en', page: false };
      return { metric, run };
    });
    const read: string[] = [];
    const byColumns: ReadByColumns = async (sources, request) => {
      read.push(...sources.map(({ file }) => file));
      return scanEngine.byColumns!(sources, request);
    };
    const watched: Engines = { ...engines, scan: { ...scanEngine, byColumns } };
    const lookedUp = jest.spyOn(Keys.prototype, 'number');
    const ask = runsTogether(
      runs.map(({ run }) => run),
      watched,
    );
    const asked = runs.map(({ metric, run }) => ask(wantedOf(metric), run));
    const together = [];
    for (const run of asked) together.push((await run()).results[0]);
    expect(read.toSorted()).toEqual(['fixtures/customers.csv', 'fixtures/transactions.csv']);
    const ids = lookedUp.mock.calls.map(([id]) => id);
    lookedUp.mockRestore();
    // By hand (sort -u of each file's column): the same 900 customers in both.
    expect([ids.length, new Set(ids).size]).toEqual([1800, 900]);
    for (const [at, { metric, run }] of runs.entries())
      expect(together[at]).toEqual((await runMetrics([wantedOf(metric)], run, watched)).results[0]);
  });
});
