import type { OkResult, Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { foldedResultOf } from './folded.ts';
import { rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const file = (name: string, ...lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);
const bought = (name: string, ...lines: readonly string[]) => file(name, 'customer_id,date,amount', ...lines);

const overall = (result: OkResult): Row => rowsOf(result, 'overall')[0]!;
const codes = ({ notices }: OkResult) => notices.map(({ code }) => code);
const near = (value: number): unknown => expect.closeTo(value, 12);

/** A and B spent 1,000 last year and 930 this year; C and D are new and spend 270, of which C, who was referred, 150. */
const purchases = bought(
  'purchases.csv',
  'A,2024-03-01,600',
  'B,2024-05-01,400',
  'A,2025-03-01,700',
  'B,2025-12-31,230',
  'C,2025-06-01,150',
  'D,2025-07-01,120',
);
const origins = file('origins.csv', 'customer_id,acquired_by,plan', 'A,ads,x', 'B,,x', 'C,Referral,y', 'D,ads,x');

test('of 1,000 last year, 930 now and 270 of new customers, 150 of them referred, 8 % of 20 % is earned', async () => {
  // METRICS-customers, "earned-growth", its worked numbers: NRR 93, ENC 15, earned 8 %, total 20 %, ratio .40.
  const result = await foldedResultOf(['earned-growth', purchases, '--customers', origins]);
  expect(overall(result)).toEqual({
    earned_growth_rate: near(0.08),
    earned_growth_low: near(0.08),
    earned_growth_high: near(0.08),
    net_revenue_retention: near(0.93),
    earned_new: near(0.15),
    bought_new: near(0.12),
    unknown_new: 0,
    returned: 0,
    total_growth: near(0.2),
    earned_growth_ratio: near(0.4),
    revenue_last: 1000,
    revenue_this: 1200,
    complete: true,
  });
  expect(result.headlines.map(({ name, value }) => [name, value])).toEqual([
    ['earned_growth_rate', near(0.08)],
    ['net_revenue_retention', near(0.93)],
    ['earned_growth_ratio', near(0.4)],
  ]);
  expect(rowsOf(result, 'new_customers')).toEqual([
    { origin: 'earned', customers: 1, revenue: 150, share: near(0.15) },
    { origin: 'bought', customers: 1, revenue: 120, share: near(0.12) },
    { origin: 'unknown', customers: 0, revenue: 0, share: 0 },
    { origin: 'returned', customers: 0, revenue: 0, share: 0 },
  ]);
  expect(result.options).toMatchObject({ as_of: '2025-12-31' });
});

slowTest(
  'without a customers file, and of customers whom it lacks, nobody knows the origin: then the rate is between two',
  async () => {
    const alone = overall(await foldedResultOf(['earned-growth', purchases]));
    expect(alone).toMatchObject({ earned_new: 0, bought_new: 0, unknown_new: near(0.27) });
    expect(alone).toMatchObject({ earned_growth_low: near(-0.07), earned_growth_high: near(0.2) });
    const lacking = file('lacking.csv', 'customer_id,referred_by', 'A,', 'C,A');
    const some = overall(await foldedResultOf(['earned-growth', purchases, '--customers', lacking]));
    expect(some).toMatchObject({
      earned_growth_rate: near(0.08),
      earned_growth_high: near(0.2),
      unknown_new: near(0.12),
    });
  },
);

slowTest(
  'who bought before last year and not in it has returned: neither earned nor bought, however he came',
  async () => {
    const back = bought('back.csv', 'A,2024-03-01,100', 'B,2020-01-01,9', 'A,2025-03-01,100', 'B,2025-12-31,50');
    const referred = file('referred.csv', 'customer_id,acquired_by', 'A,', 'B,referral');
    const result = await foldedResultOf(['earned-growth', back, '--customers', referred]);
    expect(overall(result)).toMatchObject({ earned_growth_rate: 0, returned: 0.5, total_growth: 0.5, earned_new: 0 });
    expect(rowsOf(result, 'new_customers').at(-1)).toMatchObject({ origin: 'returned', customers: 1, revenue: 50 });
  },
);

slowTest('a year back from 29 February is 28 February, and the days of both years are counted once', async () => {
  const leap = bought(
    'leap.csv',
    'A,2022-02-28,1',
    'A,2022-03-01,2',
    'A,2023-02-28,4',
    'A,2023-03-01,8',
    'A,2024-02-29,16',
  );
  // Up to 29 February 2024 this year begins on 1 March 2023, last year on 1 March 2022.
  expect(overall(await foldedResultOf(['earned-growth', leap]))).toMatchObject({ revenue_last: 6, revenue_this: 24 });
  const short = ['earned-growth', leap, '--as-of', '2024-02-28'];
  expect(overall(await foldedResultOf(short))).toMatchObject({ revenue_last: 2 + 4, revenue_this: 8 });
});

slowTest(
  'days that are asked for are held against as many before them, and what lies before those is known',
  async () => {
    const days = bought(
      'days.csv',
      'B,2025-01-01,7',
      'A,2025-02-01,10',
      'A,2025-02-11,12',
      'B,2025-02-20,5',
      'A,2025-02-21,99',
    );
    const result = await foldedResultOf(['earned-growth', days, '--from', '2025-02-11', '--to', '2025-02-20']);
    expect(overall(result)).toMatchObject({
      revenue_last: 10,
      revenue_this: 17,
      net_revenue_retention: 1.2,
      returned: 0.5,
    });
  },
);

slowTest('with --period each period is held against the one before, and the last that is over leads', async () => {
  const months = bought(
    'months.csv',
    'A,2025-01-05,100',
    'A,2025-02-05,80',
    'B,2025-02-05,40',
    'B,2025-04-05,10',
    'C,2025-04-06,1',
  );
  const came = file('came.csv', 'customer_id,acquired_by', 'A,', 'B,boca a boca', 'C,ads');
  const argv = ['earned-growth', months, '--customers', came, '--period', 'month', '--rolling', '2'];
  const result = await foldedResultOf(argv);
  const told = ['period', 'earned_growth_rate', 'net_revenue_retention', 'returned', 'revenue_last', 'complete'];
  expect(rowsOf(result, 'trend').map((row) => told.map((name) => row[name]))).toEqual([
    ['2025-01', null, null, null, 0, true],
    ['2025-02', near(0.2), near(0.8), 0, 100, true],
    ['2025-03', -1, 0, 0, 120, true],
    ['2025-04', null, null, null, 0, false],
  ]);
  // The windows: 120 of 100, 80 of 220, 0 of 120.
  expect(rowsOf(result, 'trend').map((row) => row['earned_growth_rate_rolling'])).toEqual([
    null,
    near(0.2),
    near(120 / 220 - 1),
    -1,
  ]);
  expect(result.headlines[0]).toMatchObject({ name: 'earned_growth_rate', value: -1 });
  // Beside the months, the year up to the last day.
  expect(overall(result)).toMatchObject({ revenue_last: 0, revenue_this: 231, earned_growth_rate: null });
  expect(rowsOf(result, 'new_customers').filter(({ period }) => period === '2025-02')).toMatchObject([
    { origin: 'earned', customers: 1, revenue: 40, share: near(0.4) },
    { origin: 'bought', customers: 0 },
    { origin: 'unknown', customers: 0 },
    { origin: 'returned', customers: 0 },
  ]);
});

test('the ratio is null where nothing grew', async () => {
  const shrunk = bought('shrunk.csv', 'A,2024-03-01,100', 'A,2025-12-31,90');
  expect(overall(await foldedResultOf(['earned-growth', shrunk]))).toMatchObject({
    earned_growth_rate: near(-0.1),
    total_growth: near(-0.1),
    earned_growth_ratio: null,
  });
});

test('what is given back is taken off the purchase before, and told where there is none', async () => {
  const refunds = bought('refunds.csv', 'A,2024-12-20,100', 'A,2025-01-10,-40', 'A,2025-12-31,60', 'B,2025-05-05,-5');
  const result = await foldedResultOf(['earned-growth', refunds]);
  expect(overall(result)).toMatchObject({ revenue_last: 60, revenue_this: 60, net_revenue_retention: 1 });
  expect(codes(result)).toContain('refund-without-purchase');
});

describe('a segment', () => {
  slowTest('by a column of customers has the purchases of its customers', async () => {
    const result = await foldedResultOf(['earned-growth', purchases, '--customers', origins, '--by', 'plan']);
    expect(rowsOf(result, 'segments').map((row) => [row['plan'], row['bought_new'], row['revenue_this']])).toEqual([
      ['x', near(0.12), 1050],
      ['y', null, 150],
    ]);
    expect(Object.keys(rowsOf(result, 'new_customers')[0]!)).toEqual([
      'plan',
      'origin',
      'customers',
      'revenue',
      'share',
    ]);
  });

  slowTest(
    'by a column of purchases may share a customer with another, and he is new in each in which he never bought',
    async () => {
      const shops = file(
        'shops.csv',
        'customer_id,date,amount,shop',
        'A,2024-03-01,10,north',
        'A,2025-03-01,12,north',
        'A,2025-12-31,5,south',
      );
      const result = await foldedResultOf(['earned-growth', shops, '--by', 'shop']);
      expect(rowsOf(result, 'segments').map((row) => [row['shop'], row['revenue_last'], row['revenue_this']])).toEqual([
        ['north', 10, 12],
        ['south', 0, 5],
      ]);
      expect(rowsOf(result, 'new_customers').filter(({ origin }) => origin === 'unknown')).toMatchObject([
        { shop: 'north', customers: 0 },
        { shop: 'south', customers: 1, revenue: 5, share: null },
      ]);
      expect(overall(result)).toMatchObject({ net_revenue_retention: 1.7 });
      expect(codes(result)).toContain('segments-overlap');
    },
  );

  slowTest('compared with the rest, and stretches and files with each other, differ without a test', async () => {
    const argv = ['earned-growth', purchases, '--customers', origins];
    const byPlan = await foldedResultOf([...argv, '--where', 'plan = "x"', '--by', 'acquired_by', '--compare', 'rest']);
    const difference = { difference: near(700 / 600 - 230 / 400), std_error: null, conf_low: null, p_value: null };
    expect(rowsOf(byPlan, 'differences')[0]).toMatchObject({ a: 'ads', b: 'rest', ...difference });
    const before = bought('before.csv', 'A,2023-03-01,100', 'A,2024-12-31,150');
    const files = await foldedResultOf([...argv, '--baseline', before]);
    expect(rowsOf(files, 'differences')).toMatchObject([
      { difference: near(0.08 - 0.5), conf_high: null, p_value: null },
    ]);
    const ranges = await foldedResultOf([...argv, '--compare', '2025..2025,2024..2024']);
    expect(rowsOf(ranges, 'differences')).toMatchObject([{ a: '2025..2025', difference: null }]);
  });

  test('that --where leaves is that of its customers', async () => {
    const result = await foldedResultOf(['earned-growth', purchases, '--customers', origins, '--where', 'plan = "y"']);
    expect(rowsOf(result, 'new_customers')[0]).toMatchObject({ origin: 'earned', customers: 1, revenue: 150 });
    expect(result.accounting).toEqual({
      read: 6,
      used: 1,
      excluded: [{ reason: 'filtered', rows: 5 }],
      days: { first: '2025-06-01', last: '2025-06-01' },
    });
  });
});

slowTest('a subscription has no origin of its own: with --stays one that says he was referred is enough', async () => {
  const stays = file(
    'stays.csv',
    'customer_id,started_at,ended_at,acquired_by',
    'C,2025-01-01,2025-02-01,ads',
    'C,2025-06-01,,referral',
    'D,2025-01-01,,',
    'D,2025-03-01,,ads',
  );
  expect(await runCx(['earned-growth', purchases, '--customers', stays])).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('--stays') as string,
  });
  const result = await foldedResultOf(['earned-growth', purchases, '--customers', stays, '--stays']);
  expect(overall(result)).toMatchObject({ earned_new: near(0.15), bought_new: near(0.12) });
});

describe('with --min-n 5', () => {
  /** In each plan ten customers of both years, and new ones: as many earned and bought as told. */
  const plans = { a: [0, 6], b: [3, 8], c: [7, 9], d: [9, 9] } as const;
  const people = Object.entries(plans).flatMap(([plan, [earned, others]]) => [
    ...Array.from({ length: 10 }, (_, at) => ({
      id: `${plan}k${at}`,
      plan,
      days: ['2024-03-01', '2025-03-01'],
      by: '',
    })),
    ...Array.from({ length: earned }, (_, at) => ({ id: `${plan}e${at}`, plan, days: ['2025-12-31'], by: 'referral' })),
    ...Array.from({ length: others }, (_, at) => ({ id: `${plan}b${at}`, plan, days: ['2025-12-31'], by: 'ads' })),
  ]);
  const orders = bought('many.csv', ...people.flatMap(({ id, days }) => days.map((day) => `${id},${day},10`)));
  const known = file(
    'many-customers.csv',
    'customer_id,plan,acquired_by',
    ...people.map(({ id, plan, by }) => `${id},${plan},${by}`),
  );
  const argv = ['earned-growth', orders, '--customers', known, '--min-n', '5'];

  slowTest(
    'a segment of which one part has fewer is hidden, and as many more as leave no fewer of any part together',
    async () => {
      const result = await foldedResultOf([...argv, '--by', 'plan']);
      // Of b three were earned, of a none: with a alone hidden beside it, the three of b would be what is left.
      const shown = rowsOf(result, 'segments').map((row) => [row['plan'], row['earned_new'], row['suppressed']]);
      expect(shown).toEqual([
        ['a', null, true],
        ['b', null, true],
        ['c', null, true],
        ['d', near(0.9), false],
      ]);
      const hidden = rowsOf(result, 'new_customers').filter(({ suppressed }) => suppressed === true);
      expect(hidden).toHaveLength(12);
      for (const { customers, revenue, share } of hidden)
        expect([customers, revenue, share]).toEqual([null, null, null]);
      expect(codes(result)).toContain('suppressed');
    },
  );

  slowTest('all is hidden where a part of the whole has fewer', async () => {
    const result = await foldedResultOf([...argv, '--where', 'plan = "b"']);
    expect(result.headlines.map(({ value }) => value)).toEqual([null, null, null]);
    const numbers = result.tables.flatMap(({ rows }) => rows).flatMap((row) => Object.values(row));
    expect(numbers.filter((value) => typeof value === 'number')).toEqual([]);
  });

  slowTest('a period leads only where none of its segments is hidden', async () => {
    const year = await foldedResultOf([...argv, '--period', 'year']);
    expect(year.headlines[0]).toMatchObject({ value: near(0.475) });
    const byPlan = await foldedResultOf([...argv, '--period', 'year', '--by', 'plan']);
    expect(byPlan.headlines[0]).toMatchObject({ value: null });
  });
});

describe('is refused', () => {
  test.each([
    ['--weight', ['--weight', 'amount'], 2],
    ['--rake', ['--rake', 'x.csv'], 2],
    ['--revenue-per', ['--revenue-per', 'year'], 2],
    ['plam', ['--customers', origins, '--by', 'plam'], 3],
  ])('%s', async (said, options, status) => {
    const ran = await runCx(['earned-growth', purchases, ...options]);
    expect(ran).toMatchObject({ status, stdout: '' });
    expect(ran.stderr).toContain(said);
  });

  test('no file, a customers file alone, and one without a customer in common', async () => {
    expect(await runCx(['earned-growth'])).toMatchObject({ status: 2, stdout: '' });
    const alone = await runCx(['earned-growth', '--customers', origins]);
    expect(alone).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('transactions') as string });
    const strangers = file('strangers.csv', 'customer_id,acquired_by', '00A,ads', 'Z,ads');
    const ran = await runCx(['earned-growth', purchases, '--customers', strangers]);
    expect(ran).toMatchObject({ status: 3, stdout: '', stderr: expect.stringContaining('00A') as string });
  });
});

test('the customers file is read once for all that is asked of it, and accounted for', async () => {
  const result = await resultOf(['earned-growth', purchases, '--customers', origins]);
  expect(result.notices.filter(({ code }) => code === 'records-beside').map(({ message }) => message)).toEqual([
    'of customers: records read 4 = used 4',
  ]);
});
