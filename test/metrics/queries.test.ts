import type { QueryEngine } from '../../src/engines/engine.ts';
import { openDuckDb } from '../../src/engines/duckdb/engine.ts';
import { scanEngine } from '../../src/engines/scan/engine.ts';
import { defineMetric, type Metric } from '../../src/metrics/metric.ts';
import { defineQuery, type RelationColumns } from '../../src/metrics/reduction.ts';
import { runMetrics, type Engines, type Run } from '../../src/metrics/run/run.ts';
import { plainQuestion } from '../../src/questions/question.ts';
import type { RelationName } from '../../src/relations/index.ts';
import { bindRelation } from '../../src/relations/headers/opened.ts';
import { column } from '../../src/results/columns.ts';
import type { OkResult } from '../../src/results/result.ts';
import type { OpenSource } from '../../src/sources/source.ts';
import { opened, temporaryFolder } from '../engines/temporary.ts';

const folder = temporaryFolder();
const databases: QueryEngine[] = [];
afterAll(() => Promise.all(databases.map((database) => database.close())));

const engines: Engines = {
  scan: scanEngine,
  tallies: 'scan',
  async database(sources: readonly OpenSource[]) {
    const database = await openDuckDb({ sources });
    databases.push(database);
    return database;
  },
};

const words = (text: string) => ({ en: text, es: text });

/** How many of each plan's customers gave the highest score: a join, which no tally can do. */
const delight = (
  sql: string,
  reads: RelationColumns = { responses: ['recommend_score'], customers: ['customer_id'] },
) =>
  defineMetric({
    id: 'delight',
    title: words('Delight'),
    summary: words('share of tens'),
    options: {},
    reductions: {
      plans: defineQuery({
        counts: 'responses',
        reads,
        mayLack: { responses: ['customer_id', 'recommend_score'], customers: ['customer_id', 'status'] },
        statistics: { status: 'text', answers: 'count', tens: 'count', mean: 'number' },
        sql,
      }),
    },
    calculate: ({ plans }) => ({
      headlines: [
        { name: 'tens', label: words('Tens'), unit: 'count', value: plans.reduce((sum, { tens }) => sum + tens, 0) },
      ],
      tables: [
        {
          name: 'plans',
          title: words('Plans'),
          columns: (['status', 'answers', 'tens', 'mean'] as const).map((name) =>
            column(name, words(name), name === 'status' ? 'text' : 'number', words(name)),
          ),
          rows: plans,
        },
      ],
      charts: [],
      notices: [],
    }),
    definition: {
      formula: words('count'),
      reference: 'none',
      caveats: [],
      example: { command: 'cx delight', says: words('') },
    },
  });

const join = `
SELECT customers.status, count(*), count(*) FILTER (WHERE recommend_score = '10'), avg(try_cast(recommend_score AS INTEGER))
FROM responses JOIN customers USING (customer_id)
GROUP BY customers.status
ORDER BY customers.status`;

/** Runs one metric over files of these lines. */
async function ran(metric: Metric, files: Partial<Record<RelationName, string | Buffer>>) {
  const relations = new Map();
  for (const [name, content] of Object.entries(files) as [RelationName, string][]) {
    const source = await opened(folder.file(`${name}.csv`, content));
    relations.set(name, bindRelation(name, [source], new Map()));
  }
  const run: Run = {
    relations,
    question: plainQuestion,
    baseline: null,
    language: 'en',
    page: false,
  };
  const { results, ...rest } = await runMetrics([{ metric, options: {} }], run, engines);
  return { ...rest, result: results[0] as OkResult };
}

const responses = 'customer_id,nps\nC1,10\nC1,8\nC2,10\nC3,\nC9,10\n';
const customers = 'Customer ID,Status\nC1,active\nC2,left\nC3,active\n';

test('a query sees relations as views with their own columns, whatever the files call them', async () => {
  const { result } = await ran(delight(join), { responses, customers });
  // By hand: C1 gave 10 and 8, C3 nothing, C2 10; C9 is no customer.
  expect(result.tables[0]!.rows).toEqual([
    { status: 'active', answers: 3, tens: 1, mean: 9 },
    { status: 'left', answers: 1, tens: 1, mean: 10 },
  ]);
  expect(result.headlines).toMatchObject([{ value: 2 }]);
});

test('its accounting is that of the first relation, and all files that it read are reported with their broken records', async () => {
  const { result, files, judged } = await ran(delight(join), { responses: `${responses}C2,9,more\n`, customers });
  expect(result.accounting).toEqual({ read: 6, used: 5, excluded: [{ reason: 'structure', rows: 1 }] });
  expect(result.notices.map(({ code }) => code)).toEqual(['records-rejected']);
  const counts = files.map(({ opened: { relation }, structures }) => [relation, structures[0]!.records]);
  expect(counts).toEqual([
    ['responses', 6],
    ['customers', 3],
  ]);
  expect(judged).toBeNull();
});

test('a column that files lack is blank, and one that the metric needs is an error', async () => {
  const without = { responses, customers: 'customer_id\nC1\nC2\n' };
  const { result } = await ran(delight(join), without);
  expect(result.tables[0]!.rows).toEqual([{ status: '', answers: 3, tens: 2, mean: expect.closeTo(28 / 3, 12) }]);
  const needs = delight(join, { responses: ['recommend_score'], customers: ['customer_id', 'status'] });
  await expect(ran(needs, without)).rejects.toMatchObject({ code: 'column-not-found' });
});

test('files of which it turns out late that they are not UTF-8 are read again', async () => {
  const many = Array.from({ length: 60_000 }, () => 'C5,7').join('\n');
  const late = Buffer.concat([Buffer.from(`customer_id,nps\n${many}\n`), Buffer.from('Ca\xf1a,10\n', 'latin1')]);
  const { result } = await ran(delight(join), { responses: late, customers: 'customer_id,status\nCaña,active\n' });
  expect(result.tables[0]!.rows).toEqual([{ status: 'active', answers: 1, tens: 1, mean: 10 }]);
});

test('a query that returns another number of columns than it promises is a fault', async () => {
  await expect(ran(delight('SELECT 1, 2 FROM responses'), { responses, customers })).rejects.toThrow(
    /delight: plans does not return status, answers, tens, mean/,
  );
});
