import { conventions } from '../../src/metrics/movements/conventions.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { near, rowsOf } from './states.ts';

const folder = temporaryFolder();
const file = (name: string, ...lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);
const dateless = file('dateless.csv', 'customer_id,plan', 'A,pro');
const endless = file('endless.csv', 'customer_id,started_at', 'A,2024-01-01');
const fiveDefinitions = 'fixtures/cases-customers/07-five-definitions.csv';

test('a month by every convention, side by side', async () => {
  const argv = ['churn', fiveDefinitions, '--convention', 'all', '--period', 'month', '--as-of', '2025-12-31'];
  const rows = rowsOf(await resultOf(argv), 'conventions').filter(({ period }) => period === '2025-06');
  // Counted by hand: 25 at the start of June, 3 come, 6 leave. Wilson of 6 in 25 by its formula: 0.1149631, 0.4342968.
  expect(rows.map(({ convention, numerator, denominator }) => [convention, numerator, denominator])).toEqual([
    ['simple', 6, 25],
    ['chartmogul', 6, 25],
    ['baremetrics', 6, 25],
    ['stripe', 6, 28],
    ['shopify', null, null],
  ]);
  expect(rows.map(({ churn_rate }) => churn_rate)).toEqual([0.24, 0.24, 0.24, near(6 / 28), near(0.2452731327)]);
  expect(rows[0]).toMatchObject({ conf_low: near(0.1149631), conf_high: near(0.4342968) });
});

test.each(conventions)('%s alone gives the rate that stands beside the others', async (convention) => {
  const asked = ['--period', 'month', '--as-of', '2025-12-31'];
  const all = await resultOf(['churn', fiveDefinitions, '--convention', 'all', ...asked]);
  const own = await resultOf(['churn', fiveDefinitions, '--convention', convention, ...asked]);
  const beside = rowsOf(all, 'conventions').filter((row) => row['convention'] === convention);
  expect(rowsOf(own, 'trend').map(({ period, churn_rate }) => [period, churn_rate])).toEqual(
    beside.map(({ period, churn_rate }) => [period, churn_rate]),
  );
});

test('Baremetrics looks at the last thirty days where no period is asked for', async () => {
  const lives = file(
    'recent.csv',
    'customer_id,started_at,ended_at',
    'A,2024-01-01,',
    'B,2024-01-01,2025-05-02',
    'C,2024-01-01,2025-06-15',
    'D,2025-06-20,',
  );
  const argv = ['churn', lives, '--as-of', '2025-06-30', '--convention'];
  // Of the year: 3 at the start, 2 lost. Of the thirty days from 1 June on: 2 at the start, 1 lost.
  expect((await resultOf([...argv, 'simple'])).headlines[0]).toMatchObject({ value: near(2 / 3), n: 3 });
  expect((await resultOf([...argv, 'baremetrics'])).headlines[0]).toMatchObject({ value: 0.5, n: 2 });
});

test('where nobody was there at the start the rate is null, and where more left than that, its interval', async () => {
  const lives = file(
    'small.csv',
    'customer_id,started_at,ended_at',
    'A,2025-01-01,2025-01-31',
    'B,2025-02-03,2025-03-03',
    'C,2025-03-04,2025-03-20',
    'D,2025-03-05,',
  );
  const result = await resultOf(['churn', lives, '--period', 'month', '--as-of', '2025-04-30']);
  const columns = ['start', 'lost', 'churn_rate', 'conf_low'];
  expect(rowsOf(result, 'trend').map((row) => columns.map((name) => row[name]))).toEqual([
    [0, 1, null, null],
    [0, 0, null, null],
    [1, 2, 2, null],
    [1, 0, 0, 0],
  ]);
  expect(result.notices.map(({ code }) => code)).toContain('small-start');
});

test('by purchases alone a customer leaves so many days after one, unless he buys on or before that day', async () => {
  const purchases = file(
    'silence.csv',
    'customer_id,date,amount',
    'A,2025-01-01,1',
    'A,2025-01-31,1', // on the thirtieth day: he stays, until 2 March
    'B,2025-01-01,1', // leaves on 31 January
    'B,2025-02-10,1', // and is back, until 12 March
    'C,2025-03-15,1',
  );
  const argv = ['churn', purchases, '--inactive-after', '30', '--period', 'month', '--as-of', '2025-03-31'];
  const result = await resultOf(argv);
  const columns = ['period', 'start', 'new', 'returned', 'lost', 'end', 'churn_rate'];
  expect(rowsOf(result, 'trend').map((row) => columns.map((name) => row[name]))).toEqual([
    ['2025-01', 0, 2, 0, 1, 1, null],
    ['2025-02', 1, 0, 1, 0, 2, 0],
    ['2025-03', 2, 1, 0, 2, 1, 1],
  ]);
  expect(rowsOf(result, 'overall')[0]).toMatchObject({ revenue_start: null, revenue_churn_rate: null });
  expect(result.notices.map(({ code }) => code)).toContain('inactivity-is-a-heuristic');
});

test.each([
  ['purchases alone without a rule', ['fixtures/transactions.csv'], 3, /--inactive-after 90/],
  [
    'a rule of silence beside a customers file',
    ['fixtures/customers.csv', '--inactive-after', '30'],
    2,
    /purchases alone/,
  ],
  ['a convention that nobody has', ['fixtures/customers.csv', '--convention', 'profitwell'], 2, /simple/],
  ['a customers file that does not say when they left', ['--customers', endless], 3, /ended_at/],
  ['a customers file that does not say when they came', ['--customers', dateless], 3, /started_at/],
])('%s is refused with what to type', async (_what, argv, status, says) => {
  const ran = await runCx(['churn', ...argv]);
  expect(ran).toMatchObject({ status, stdout: '' });
  expect(ran.stderr).toMatch(says);
});

test('two plans differ by the N − 1 test and Newcombe’s interval, as shares do', async () => {
  const lines = ['pro', 'free'].flatMap((plan) =>
    Array.from({ length: plan === 'pro' ? 12 : 9 }, (_, at) => {
      const left = at < (plan === 'pro' ? 11 : 4);
      return `${plan}${at},2024-01-01,${left ? '2025-06-01' : ''},${plan}`;
    }),
  );
  const plans = file('plans.csv', 'customer_id,started_at,ended_at,plan', ...lines);
  const result = await resultOf(['churn', plans, '--by', 'plan', '--compare', 'pairs', '--as-of', '2025-12-31']);
  // 11 of 12 against 4 of 9: z 2.31340698, p .0207002737 (R).
  expect(rowsOf(result, 'differences')).toMatchObject([
    { a: 'free', b: 'pro', statistic: near(-2.31340698), p_value: near(0.0207002737) },
  ]);
});

test('the convention that adds up days counts those who came back', async () => {
  const back = file(
    'back.csv',
    'customer_id,started_at,ended_at',
    'A,2023-01-01,2023-06-01',
    'A,2024-02-01,2024-03-01',
  );
  const argv = ['churn', back, '--stays', '--from', '2024', '--as-of', '2024-12-31', '--convention', 'shopify'];
  // On 1 March one of one left.
  expect((await resultOf(argv)).headlines[0]).toMatchObject({ name: 'churn_rate', value: 1 });
});

test('two rates that are sums over days differ without a test, and say so', async () => {
  const argv = ['churn', 'fixtures/customers.csv', '--by', 'plan', '--compare', 'pairs', '--convention', 'shopify'];
  const [row] = rowsOf(await resultOf(argv), 'differences');
  expect(row).toMatchObject({ method: 'difference', p_value: null, conf_low: null });
  expect(row!['difference']).not.toBeNull();
});
