import { openDuckDb } from '../../src/engines/duckdb/engine.ts';
import type { QueryEngine } from '../../src/engines/engine.ts';
import { scanEngine } from '../../src/engines/scan/engine.ts';
import { measure, type Estimator } from '../../src/estimates/estimator.ts';
import { differShares, shareOf, varianceOfShare, type ShareEstimate } from '../../src/estimates/estimators/share.ts';
import { estimateFindings } from '../../src/estimates/findings.ts';
import { defineMetric, type Metric } from '../../src/metrics/metric.ts';
import { defineQuery } from '../../src/metrics/reduction.ts';
import { runMetrics, type Engines, type Run } from '../../src/metrics/run/run.ts';
import { plainQuestion, type Question } from '../../src/questions/question.ts';
import { parseWhere } from '../../src/questions/where/parse.ts';
import type { RelationName } from '../../src/relations/index.ts';
import { bindRelation, type OpenedRelation } from '../../src/relations/headers/opened.ts';
import { column, confidenceLimits, n } from '../../src/results/columns.ts';
import type { OkResult } from '../../src/results/result.ts';
import { sql, type Sql } from '../../src/sql/tag.ts';
import { opened, temporaryFolder } from '../engines/temporary.ts';
import { near, rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const databases: QueryEngine[] = [];
afterAll(() => Promise.all(databases.map((database) => database.close())));

const engines: Engines = {
  scan: scanEngine,
  tallies: 'scan',
  async database() {
    if (databases.length === 0) databases.push(await openDuckDb());
    return databases[0]!;
  },
};

const words = (text: string) => ({ en: text, es: text });

interface Kept {
  readonly customers: number;
  readonly here: number;
  readonly paid: bigint;
}

interface Share {
  readonly share: ShareEstimate;
  readonly paid: number;
}

const [low, high] = confidenceLimits('share');
const estimator = (confidence: number): Estimator<Kept, Share> => ({
  estimate(rows) {
    const sum = (of: (row: Kept) => number) => rows.reduce((total, row) => total + of(row), 0);
    const share = shareOf(
      sum(({ here }) => here),
      sum(({ customers }) => customers),
      confidence,
    );
    return { share, paid: Number(rows.reduce((total, { paid }) => total + paid, 0n)) / 1e12 };
  },
  measures: [
    measure(n, ({ share }) => share.n),
    measure(column('kept_share', words('Kept'), 'share', words('still here')), ({ share }) => share.share),
    measure(low, ({ share }) => share.conf_low),
    measure(high, ({ share }) => share.conf_high),
    measure(column('paid', words('Paid'), 'money', words('what they paid')), ({ paid }) => paid),
  ],
  main: 'kept_share',
  base: ({ share }) => share.n,
  differenceMethod: 'newcombe, n-1',
  differ: (a, b) => differShares(a.share, b.share, confidence),
  varianceOfOne: ({ share }) => varianceOfShare(share),
});

/** Which of the customers who had come by the end of each period are still here then, and what they pay a month. */
const keptSql = sql`
SELECT segment, periods.name, count(*), count(*) FILTER (WHERE ended_at IS NULL OR ended_at > periods.last), sum(recurring_revenue)
FROM customers JOIN periods ON started_at <= periods.last
GROUP BY segment, periods.name`;

const keptQuery = (statement: Sql = keptSql) =>
  defineQuery({
    counts: 'customers',
    reads: { customers: ['customer_id', 'started_at'] },
    mayLack: { customers: ['ended_at', 'recurring_revenue'] },
    window: 'history',
    keys: {},
    sums: { customers: 'count', here: 'count', paid: 'money' },
    base: 'customers',
    sql: statement,
  });

const kept = (query = keptQuery()): Metric =>
  defineMetric({
    id: 'kept',
    title: words('Kept'),
    summary: words('share of customers who are still here'),
    options: {},
    reductions: { customers: query },
    calculate: ({ customers }, _options, question) =>
      estimateFindings(customers, estimator(question.confidence), question, {
        headlines: [{ measure: 'kept_share', label: words('Kept'), method: words('Wilson') }],
        chart: { title: words('Kept') },
      }),
    definition: {
      formula: words('here ÷ all'),
      reference: 'none',
      caveats: [],
      example: { command: 'cx kept', says: words('') },
    },
  });

let files = 0;
async function relation(name: RelationName, content: string | Buffer): Promise<OpenedRelation> {
  files += 1;
  return bindRelation(name, [await opened(folder.file(`${name}-${files}.csv`, content))], new Map());
}

/** Runs metrics over files of these lines. */
async function ran(
  content: Partial<Record<RelationName, string | Buffer>>,
  asked: Partial<Question> = {},
  metrics: readonly Metric[] = [kept()],
  baseline: OpenedRelation | null = null,
) {
  const relations = new Map<RelationName, OpenedRelation>();
  for (const [name, text] of Object.entries(content) as [RelationName, string][])
    relations.set(name, await relation(name, text));
  const run: Run = {
    relations,
    question: { ...plainQuestion, ...asked },
    baseline,
    language: 'en',
    page: false,
  };
  const { results, ...rest } = await runMetrics(
    metrics.map((metric) => ({ metric, options: {} })),
    run,
    engines,
  );
  return { ...rest, results: results as OkResult[], result: results[0] as OkResult };
}

/** Four customers: one left in March, one in April, two are here; one of those pays nothing that is known. */
const customers = [
  'customer_id,plan,started_at,ended_at,mrr',
  'C1,pro,2026-01-10,,100.50',
  ' C2 ,pro,2026-01-20,2026-03-05,20',
  'C3,max,2026-02-01,2026-04-30,0.25',
  'C4, max ,2026-03-31,,',
  '',
].join('\n');

test('a query sees typed rows of the records that are used, and is asked for all of them in one span', async () => {
  const { result } = await ran({ customers });
  // The last date of the file is that on which C3 left: C2 had left before.
  expect(result.accounting).toEqual({
    read: 4,
    used: 4,
    excluded: [],
    days: { first: '2026-01-10', last: '2026-04-30' },
  });
  expect(rowsOf(result, 'overall')).toEqual([
    { n: 4, kept_share: 0.5, conf_low: near(0.15003899), conf_high: near(0.84996101), paid: 120.75 },
  ]);
});

test('by segment each customer stands in his own, with outer blanks trimmed', async () => {
  const { result } = await ran({ customers }, { by: ['plan'], compare: 'pairs', asOf: '2026-03-31' });
  expect(rowsOf(result, 'segments').map((row) => [row['plan'], row['n'], row['kept_share'], row['paid']])).toEqual([
    ['max', 2, 1, 0.25],
    ['pro', 2, 0.5, 120.5],
  ]);
  expect(rowsOf(result, 'differences')).toMatchObject([{ a: 'max', b: 'pro', difference: 0.5 }]);
});

test('by period it is asked for each, whatever adds up; the last one may still run', async () => {
  const { result } = await ran({ customers }, { period: 'month' });
  expect(rowsOf(result, 'trend').map((row) => [row['period'], row['n'], row['kept_share']])).toEqual([
    ['2026-01', 2, 1],
    ['2026-02', 3, 1],
    ['2026-03', 4, 0.75],
    ['2026-04', 4, 0.5],
  ]);
  expect(rowsOf(result, 'overall')).toMatchObject([{ n: 4, kept_share: 0.5 }]);
});

test('who came after the last day that was asked for is out of the period, and who came before the first is not', async () => {
  const { result } = await ran({ customers }, { from: '2026-02-01', to: '2026-02-28' });
  expect(result.accounting).toEqual({
    read: 4,
    used: 3,
    excluded: [{ reason: 'out-of-period', rows: 1 }],
    days: { first: '2026-01-10', last: '2026-04-30' },
  });
  expect(rowsOf(result, 'overall')).toMatchObject([{ n: 3, kept_share: 1 }]);
});

test('a condition, a blank start, an unreadable end and a blank id each leave a record out for their reason', async () => {
  // Of so many ends one that cannot be read is a stray: of fewer it would stop the run.
  const leavers = Array.from({ length: 120 }, (_, at) => `L${at},free,2026-01-01,2026-02-01,1\n`).join('');
  const odd = `${customers}C5,pro,,,1\nC6,pro,2026-01-01,31/02/2026,1\n ,pro,2026-01-01,,1\nC8,pro,soon,,1\nC9,free,2026-02-01,2026-01-01,1\n${leavers}`;
  const { result, judged } = await ran({ customers: odd }, { where: parseWhere('plan = "pro"') });
  expect(result.accounting).toEqual({
    read: 129,
    used: 2,
    days: { first: '2026-01-10', last: '2026-03-05' },
    excluded: [
      { reason: 'id-missing', column: 'customer_id', rows: 1 },
      { reason: 'date-unreadable', column: 'started_at', rows: 1, values: [{ value: 'soon', rows: 1 }] },
      { reason: 'end-before-start', column: 'ended_at', rows: 1, values: [{ value: '2026-01-01', rows: 1 }] },
      { reason: 'filtered', rows: 122 },
      { reason: 'value-missing', column: 'started_at', rows: 1 },
      { reason: 'value-unreadable', column: 'ended_at', rows: 1, values: [{ value: '31/02/2026', rows: 1 }] },
    ],
  });
  const [source] = judged[0]!.opened.sources;
  const why = judged[0]!.exclusionsIn(source!, 0);
  const lines = odd.trimEnd().split('\n').slice(1, 10);
  expect(lines.map((line, at) => why(line.split(','), at + 2)?.reason ?? 'used')).toEqual([
    'used',
    'used',
    'filtered',
    'filtered',
    'value-missing',
    'value-unreadable',
    'id-missing',
    'date-unreadable',
    'end-before-start',
  ]);
});

test('small groups are hidden with as many others as protect them', async () => {
  const many = Array.from({ length: 20 }, (_, at) => `D${at},free,2026-01-01,,1`).join('\n');
  const { result } = await ran({ customers: `${customers}${many}\n` }, { by: ['plan'], minN: 3 });
  expect(rowsOf(result, 'segments').map((row) => [row['plan'], row['n'], row['suppressed']])).toEqual([
    ['free', 20, false],
    ['max', null, true],
    ['pro', null, true],
  ]);
  expect(result.notices.map(({ code }) => code)).toContain('suppressed');
});

test('the same customer twice alike counts once; in records that differ he is refused, with their number', async () => {
  const { result } = await ran({ customers: `${customers}C1,pro ,2026-01-10,,100.50\n` });
  expect(result.accounting).toEqual({
    read: 5,
    used: 4,
    excluded: [{ reason: 'duplicate', rows: 1 }],
    days: { first: '2026-01-10', last: '2026-04-30' },
  });
  await expect(ran({ customers: `${customers}C1,max,2026-01-10,,100.50\n` })).rejects.toMatchObject({
    code: 'conflicting-customers',
    details: { header: 'customer_id', ids: 1, example: 'C1' },
  });
});

test('amounts whose separator nothing settles are refused until it is told', async () => {
  const unsettled = 'customer_id,started_at,mrr\nC1,2026-01-01,1.250\nC2,2026-01-02,850\n';
  await expect(ran({ customers: unsettled })).rejects.toMatchObject({ code: 'decimal-undecided' });
  const { result } = await ran({ customers: unsettled }, { decimal: ',' });
  expect(rowsOf(result, 'overall')).toMatchObject([{ paid: 2100 }]);
});

test('amounts beyond 64 bits and beyond cents add up exactly', async () => {
  const large = 'customer_id,started_at,mrr\nC1,2026-01-01,99999999999999999999.01\nC2,2026-01-02,-0.005\n';
  const { result } = await ran({ customers: large });
  expect(rowsOf(result, 'overall')[0]!['paid']).toBe(1e20);
});

test('stretches of days and a file beside are compared as groups', async () => {
  const ranges = [
    { label: 'now', first: '2026-03-01', last: '2026-04-30' },
    { label: 'then', first: '2026-01-01', last: '2026-02-28' },
  ];
  const { result } = await ran({ customers }, { compare: 'ranges', ranges });
  // By the end of April C2 and C3 have left, by the end of February nobody.
  expect(rowsOf(result, 'differences')).toMatchObject([{ a: 'now', b: 'then', difference: 0.5 - 1 }]);
  const other = await relation('customers', 'customer_id,started_at,ended_at\nZ1,2026-01-01,\n');
  const { result: beside } = await ran({ customers }, { compare: 'ranges' }, [kept()], other);
  expect(rowsOf(beside, 'differences')).toMatchObject([{ difference: 0.5 - 1 }]);
});

test('several metrics share one load, each with the account of its own columns', async () => {
  const starts = kept({
    ...keptQuery(sql`SELECT segment, NULL, count(*), count(*), sum(recurring_revenue) FROM customers GROUP BY segment`),
    reads: { customers: ['customer_id', 'started_at', 'recurring_revenue'] },
  });
  const { results } = await ran({ customers }, {}, [kept(), starts]);
  expect(results.map(({ accounting: { used, excluded } }) => [used, excluded])).toEqual([
    [4, []],
    [3, [{ reason: 'value-missing', column: 'recurring_revenue', rows: 1 }]],
  ]);
});

slowTest(
  'its accounting knows broken records, and files that turn out late not to be UTF-8 are read again',
  async () => {
    const many = Array.from({ length: 70_000 }, (_, at) => `D${at},pro,2026-01-01,,1`).join('\n');
    const late = Buffer.concat([
      Buffer.from(`customer_id,plan,started_at,ended_at,mrr\n${many}\n`),
      Buffer.from('Ca\u00f1a,pro,2026-01-01,,2\nX,1\n', 'latin1'),
    ]);
    const { result } = await ran({ customers: late }, { where: parseWhere('customer_id = "Caña"') });
    expect(result.accounting).toEqual({
      read: 70_002,
      used: 1,
      days: { first: '2026-01-01', last: '2026-01-01' },
      excluded: [
        { reason: 'structure', rows: 1 },
        { reason: 'filtered', rows: 70_000 },
      ],
    });
  },
);

test('a query that returns another number of columns than it promises is a fault', async () => {
  await expect(ran({ customers }, {}, [kept(keptQuery(sql`SELECT segment, NULL, 1 FROM customers`))])).rejects.toThrow(
    'kept: customers does not return segment, period, customers, here, paid',
  );
});

test('a query whose state has no weights is not asked for weighted records', async () => {
  await expect(ran({ customers }, { weight: 'mrr' })).rejects.toMatchObject({
    code: 'options-conflict',
    details: { a: '--weight' },
  });
  const population = new Map([['plan', new Map([['pro', 1]])]]);
  await expect(ran({ customers }, { population })).rejects.toMatchObject({ details: { a: '--rake' } });
});

test('stretches of days are compared within the days that were asked for', async () => {
  const ranges = [
    { label: 'later', first: '2026-01-01', last: '2026-12-31' },
    { label: 'early', first: '2026-01-01', last: '2026-01-31' },
  ];
  const { result } = await ran({ customers }, { to: '2026-02-28', compare: 'ranges', ranges });
  // By the end of February nobody has left, as by the end of January.
  expect(rowsOf(result, 'differences')).toMatchObject([{ a: 'later', b: 'early', difference: 0 }]);
});
