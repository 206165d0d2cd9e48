import { openDuckDb } from '../../src/engines/duckdb/engine.ts';
import type { QueryEngine } from '../../src/engines/engine.ts';
import { scanEngine } from '../../src/engines/scan/engine.ts';
import { defineMetric } from '../../src/metrics/metric.ts';
import { defineQuery } from '../../src/metrics/reduction.ts';
import { runMetrics } from '../../src/metrics/run/run.ts';
import { plainQuestion } from '../../src/questions/question.ts';
import type { RelationName } from '../../src/relations/index.ts';
import { bindRelation, type OpenedRelation } from '../../src/relations/headers/opened.ts';
import { sql } from '../../src/sql/tag.ts';
import { opened, temporaryFolder } from '../engines/temporary.ts';
import { lines } from '../records/meaning/typed-files.ts';

const folder = temporaryFolder();
const databases: QueryEngine[] = [];
afterAll(() => Promise.all(databases.map((database) => database.close())));

const words = (text: string) => ({ en: text, es: text });

/** How many purchases are those of customers that the other file knows. */
const known = defineMetric({
  id: 'known',
  title: words('Known'),
  summary: words('purchases of known customers'),
  options: {},
  reductions: {
    purchases: defineQuery({
      counts: 'transactions',
      reads: { transactions: ['customer_id', 'occurred_at', 'amount'], customers: ['customer_id'] },
      window: 'records',
      keys: {},
      sums: { purchases: 'count' },
      base: 'purchases',
      sql: sql`SELECT transactions.segment, NULL, count(*) FROM transactions JOIN customers ON transactions.customer_id = customers.customer_id GROUP BY transactions.segment`,
    }),
  },
  calculate: ({ purchases: { overall } }) => ({
    headlines: [],
    tables: [{ name: 'known', title: words('Known'), columns: [], rows: [{ n: overall?.[0]?.purchases ?? 0 }] }],
    charts: [],
    notices: [],
  }),
  definition: { formula: words(''), reference: '', caveats: [], example: { command: '', says: words('') } },
});

let files = 0;
async function relation(name: RelationName, text: string): Promise<[RelationName, OpenedRelation]> {
  files += 1;
  return [name, bindRelation(name, [await opened(folder.file(`${name}-${files}.csv`, text))], new Map())];
}

/** Runs the metric over purchases and customers of these ids. */
async function ran(buyers: readonly string[], customers: readonly string[]) {
  const relations = new Map([
    await relation('transactions', lines('customer_id,date,amount', ...buyers.map((id) => `${id},2026-01-01,1`))),
    await relation('customers', lines('customer_id,region', ...customers.map((id) => `${id},North`))),
  ]);
  const { results } = await runMetrics(
    [{ metric: known, options: {} }],
    { relations, question: plainQuestion, baseline: null, language: 'en', page: false },
    {
      scan: scanEngine,
      tallies: 'scan',
      async database() {
        if (databases.length === 0) databases.push(await openDuckDb());
        return databases[0]!;
      },
    },
  );
  const [result] = results;
  if (result?.status !== 'ok') throw new Error('nothing was counted');
  return { n: result.tables[0]!.rows[0]!['n'], codes: result.notices.map(({ code }) => code) };
}

const many = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);

// METRICS-customers, "Ids": joins; case 12, ids of purchases that end in .0.
test('records are joined by ids as they are read, and what was read is said of each relation', async () => {
  const { n, codes } = await ran(['17839.0', 'ana@x.org'], ['17839', 'Ana@x.org']);
  expect(n).toBe(2);
  expect(codes).toEqual(['ids-point-zero', 'mail-case']);
});

test('two files that have no customer in common are refused', async () => {
  await expect(ran(['134'], ['00134'])).rejects.toMatchObject({
    code: 'nothing-in-common',
    details: { relation: 'transactions', other: 'customers', id: '134', example: '00134' },
  });
});

test('two files that have few customers in common are warned of', async () => {
  const { n, codes } = await ran(['both', ...many('a', 20)], ['both', ...many('b', 20)]);
  expect([n, codes]).toEqual([1, ['few-matches']]);
});
