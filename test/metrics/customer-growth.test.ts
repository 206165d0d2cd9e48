import { readFileSync } from 'node:fs';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { rowsOf } from './states.ts';

const folder = temporaryFolder();
const file = (name: string, ...lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);

/** Four customers, counted by hand: A and B are there before 2025, C comes and D comes and goes within it, B leaves. */
const lives = file(
  'lives.csv',
  'customer_id,started_at,ended_at,mrr,plan',
  'A,2024-05-01,,100,pro',
  'B,2024-06-01,2025-03-01,20,free',
  'C,2025-02-01,,30.5,pro',
  'D,2025-04-01,2025-04-20,7,free',
  'E,2025-12-31,,1,free',
);

test('start + new − lost is the end, for customers and for money', async () => {
  const result = await resultOf(['customer-growth', lives]);
  // As-of is the last date, 2025-12-31: the year up to it. C, D and E come, B and D leave.
  expect(rowsOf(result, 'overall')).toMatchObject([
    { start: 2, new: 3, returned: null, lost: 2, end: 3, net_growth: 0.5, complete: true },
  ]);
  expect(rowsOf(result, 'overall')).toMatchObject([
    { revenue_start: 120, revenue_new: 38.5, revenue_churn: 27, revenue_end: 131.5, revenue_expansion: null },
  ]);
  expect(result.headlines).toMatchObject([
    { name: 'customers', column: 'end', value: 3 },
    { name: 'net_growth', value: 0.5 },
    { name: 'net_revenue_growth', value: expect.closeTo(131.5 / 120 - 1, 12) },
  ]);
  expect(result.options).toMatchObject({ as_of: '2025-12-31' });
});

test('who leaves on the first day of a period was there at its start, and a month under way is not complete', async () => {
  const result = await resultOf(['customer-growth', lives, '--period', 'month', '--as-of', '2025-04-15']);
  expect(
    rowsOf(result, 'trend')
      .slice(-3)
      .map(({ period, start, new: came, lost, end, complete }) => [period, start, came, lost, end, complete]),
  ).toEqual([
    ['2025-02', 2, 1, 0, 3, true],
    ['2025-03', 3, 0, 1, 2, true],
    ['2025-04', 2, 1, 0, 3, false],
  ]);
  // The headline is that of the last month that is over.
  expect(result.headlines[0]).toMatchObject({ value: 2 });
});

const purchases = file(
  'purchases.csv',
  'customer_id,date,amount',
  'A,2025-01-03,10',
  'A,2025-01-03,5',
  'B,2025-01-20,8',
  'A,2025-02-10,12',
  'A,2025-02-11,-2',
  'C,2025-02-28,1',
  'B,2025-03-05,9',
  'C,2025-03-06,1',
);

test('from purchases a customer of a month is one who bought in it; what is given back is taken off the purchase before', async () => {
  const result = await resultOf(['customer-growth', purchases]);
  const columns = ['period', 'start', 'new', 'returned', 'lost', 'end'];
  expect(rowsOf(result, 'trend').map((row) => columns.map((name) => row[name]))).toEqual([
    ['2025-01', 0, 2, 0, 0, 2],
    ['2025-02', 2, 1, 0, 1, 2],
    ['2025-03', 2, 0, 1, 1, 2],
  ]);
  const money = ['new', 'reactivation', 'expansion', 'contraction', 'churn', 'end'].map((part) => `revenue_${part}`);
  expect(rowsOf(result, 'trend').map((row) => money.map((name) => row[name]))).toEqual([
    [23, 0, 0, 0, 0, 23],
    [1, 0, 0, 5, 8, 11],
    [0, 9, 0, 0, 10, 10],
  ]);
});

test('who bought before the first day that is asked for is not new, in the same month or in an earlier one', async () => {
  const early = file('early.csv', 'customer_id,date,amount', 'A,2025-02-03,1', 'A,2025-02-20,2', 'B,2025-02-21,4');
  const result = await resultOf(['customer-growth', early, '--from', '2025-02-10', '--period', 'month']);
  expect(rowsOf(result, 'trend')).toMatchObject([
    {
      period: '2025-02',
      start: 0,
      new: 1,
      returned: 1,
      end: 2,
      revenue_new: 4,
      revenue_reactivation: 2,
      complete: false,
    },
  ]);
});

test('a column of --by may stand in the customers file, and a buyer whom it lacks is (blank)', async () => {
  const plans = file('plans.csv', 'customer_id,plan', 'A,pro', 'B,free');
  const result = await resultOf(['customer-growth', purchases, '--customers', plans, '--by', 'plan']);
  expect(rowsOf(result, 'segments').map(({ plan, new: came, end }) => [plan, came, end])).toEqual([
    ['free', 1, 1],
    ['pro', 1, 0],
    ['(blank)', 1, 1],
  ]);
});

test('a customer who bought in two shops stands in both, and once in all of them', async () => {
  const shops = file('shops.csv', 'customer_id,date,amount,shop', 'A,2025-01-03,10,north', 'A,2025-01-09,5,south');
  const result = await resultOf(['customer-growth', shops, '--by', 'shop']);
  expect(rowsOf(result, 'segments').map(({ shop, end }) => [shop, end])).toEqual([
    ['north', 1],
    ['south', 1],
  ]);
  expect(rowsOf(result, 'overall')).toMatchObject([{ end: 1 }]);
  expect(result.notices.map(({ code }) => code)).toContain('segments-overlap');
});

test('stays of one customer join where they meet, and a later one is a return', async () => {
  const stays = file(
    'stays.csv',
    'customer_id,started_at,ended_at,mrr',
    'A,2025-01-05,2025-02-10,5',
    'A,2025-02-10,2025-03-20,6',
    'A,2025-05-02,,7',
    'B,2025-01-01,,1',
  );
  expect(await runCx(['customer-growth', stays])).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('--stays') as string,
  });
  const result = await resultOf(['customer-growth', stays, '--stays', '--period', 'month', '--as-of', '2025-05-31']);
  const columns = ['period', 'start', 'new', 'returned', 'lost', 'end'];
  expect(rowsOf(result, 'trend').map((row) => columns.map((name) => row[name]))).toEqual([
    ['2025-01', 0, 2, 0, 0, 2],
    ['2025-02', 2, 0, 0, 0, 2],
    ['2025-03', 2, 0, 0, 1, 1],
    ['2025-04', 1, 0, 0, 0, 1],
    ['2025-05', 1, 0, 1, 0, 2],
  ]);
});

test('a window of months has their starts and ends side by side', async () => {
  const result = await resultOf(['customer-growth', purchases, '--period', 'month', '--rolling', '2']);
  // February and March: 2 + 2 at the starts, 2 + 2 at the ends.
  expect(rowsOf(result, 'trend').map((row) => [row['start_rolling'], row['net_growth_rolling']])).toEqual([
    [null, null],
    [2, 1],
    [4, 0],
  ]);
});

test('with --min-n a month of few is hidden, and so is the one whose start is its end', async () => {
  const lines = Array.from(
    { length: 11 },
    (_, at) => `C${at},2025-0${at < 6 ? 1 : at < 9 ? 2 : 3}-05,${at < 4 || at > 8 ? '2025-03-10' : ''}`,
  );
  const few = file('few.csv', 'customer_id,started_at,ended_at', ...lines);
  const result = await resultOf(['customer-growth', few, '--period', 'month', '--as-of', '2025-04-30', '--min-n', '6']);
  // 0 → 6 → 9 → 5 → 5: the months that touch the 5 are hidden.
  expect(rowsOf(result, 'trend').map(({ period, end }) => [period, end])).toEqual([
    ['2025-01', 6],
    ['2025-02', 9],
    ['2025-03', null],
    ['2025-04', null],
  ]);
});

test.each([
  ['--weight', ['--weight', 'mrr']],
  ['--rake', ['--rake', 'x.csv']],
])('%s makes no sense here', async (option, argv) => {
  const ran = await runCx(['customer-growth', lives, ...argv]);
  expect(ran).toMatchObject({ status: 2, stdout: '' });
  expect(ran.stderr).toContain(option);
});

test('a file that may be either is asked about', async () => {
  const doubtful = file('doubtful.csv', 'customer_id,created', 'A,2025-01-01');
  const ran = await runCx(['customer-growth', doubtful]);
  expect(ran).toMatchObject({ status: 2, stdout: '' });
  expect(ran.stderr).toMatch(/--customers .*--transactions/);
});

test('of two files each has its records accounted for, and listed by --excluded', async () => {
  const lifeless = file('dated.csv', 'customer_id,started_at,ended_at', 'A,2025-01-01,', ',2025-01-01,');
  const paid = file('paid.csv', 'customer_id,date,amount,status', 'A,2025-01-03,10,paid', 'A,2025-01-04,9,failed');
  const listed = `${folder.path}/left-out.csv`;
  const result = await resultOf(['customer-growth', lifeless, '--transactions', paid, '--excluded', listed]);
  expect(result.accounting).toMatchObject({ read: 2, used: 1 });
  const beside = result.notices.find(({ code }) => code === 'records-beside')!;
  expect(beside.message).toBe('of transactions: records read 2 = used 1 + status excluded 1');
  expect(readFileSync(listed, 'utf8').trimEnd().split('\n').slice(1)).toEqual([
    `${lifeless},3,id-missing,customer_id: `,
    `${paid},3,status-excluded,status: failed`,
  ]);
});

test('a file that says nothing of what is asked is said not to have been read', async () => {
  const result = await resultOf(['customer-growth', lives, '--transactions', purchases]);
  expect(result.notices.find(({ code }) => code === 'file-unread')!.message).toContain(purchases);
});

test('days that lie wholly after the last one that counts have no numbers, and a stretch that ends before it begins is refused', async () => {
  const result = await resultOf(['customer-growth', lives, '--from', '2026-03-20', '--to', '2026-06-01']);
  expect(rowsOf(result, 'overall')).toMatchObject([{ start: null, end: null, net_growth: null }]);
  const turned = await runCx(['customer-growth', lives, '--from', '2025-03-20', '--to', '2025-03-19']);
  expect(turned).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('2025-03-19') as string });
});

test('buyers whom a file of lives lacks have a segment of their own', async () => {
  const dated = file('dated-plans.csv', 'customer_id,started_at,ended_at,plan', 'A,2025-01-01,,x', 'B,2025-01-01,,y');
  const result = await resultOf(['customer-growth', dated, '--transactions', purchases, '--by', 'plan']);
  const revenue = (row: Record<string, unknown>) => [row['plan'], row['end'], row['revenue_new']];
  // A spends 27 − 2, B 17, and C, who is in no file of customers, 2.
  expect(rowsOf(result, 'segments').map(revenue)).toEqual([
    ['x', 1, 25],
    ['y', 1, 17],
    ['(blank)', 0, 2],
  ]);
});

test('money of lives that overlap comes and goes with each of them', async () => {
  const both = file('both.csv', 'customer_id,started_at,ended_at,mrr', 'A,2023-06-01,,10', 'A,2024-02-01,2024-05-01,5');
  const argv = [
    'customer-growth',
    both,
    '--stays',
    '--as-of',
    '2024-09-30',
    '--from',
    '2024-01',
    '--period',
    'quarter',
  ];
  const columns = ['revenue_start', 'revenue_expansion', 'revenue_contraction', 'revenue_end'];
  expect(rowsOf(await resultOf(argv), 'trend').map((row) => columns.map((name) => row[name]))).toEqual([
    [10, 5, 0, 15],
    [15, 0, 5, 10],
    [10, 0, 0, 10],
  ]);
});

test('a headline shows no month that its table hides, and a segment is as small as its ends', async () => {
  const many = Array.from({ length: 20 }, (_, at) => `M${at},2024-01-10,${at < 18 ? '2024-02-10' : ''},A`);
  const more = Array.from({ length: 10 }, (_, at) => `N${at},2024-03-10,,A`);
  const two = ['X,2024-01-05,,D', 'Y,2024-02-05,,D', 'Z,2024-02-05,,C'];
  const small = file('small.csv', 'customer_id,started_at,ended_at,plan', ...many, ...more, ...two);
  const argv = ['customer-growth', small, '--period', 'month', '--as-of', '2024-02-29', '--min-n', '6'];
  // At the end of February five are there: two of the twenty, X, Y and Z.
  expect((await resultOf(argv)).headlines.map(({ value }) => value)).toEqual([null, null, null]);
  const segments = rowsOf(await resultOf([...argv, '--by', 'plan']), 'segments');
  expect(segments.map(({ plan, end }) => [plan, end])).toEqual([
    ['A', null],
    ['C', null],
    ['D', null],
  ]);
});

test.each([
  ['money of two currencies', 'customer_id,started_at,mrr', ['A,2024-01-01,€10', 'B,2024-01-01,$10'], /never added up/],
  [
    'money of a year billed by the month',
    'customer_id,started_at,arr,interval',
    ['A,2024-01-01,120,month'],
    /--revenue-per/,
  ],
  [
    'a word that is no billing period',
    'customer_id,started_at,mrr,interval',
    ['A,2024-01-01,9,sometimes'],
    /sometimes/,
  ],
  [
    'ends of contracts',
    'customer_id,started_at,ended_at',
    Array.from({ length: 12 }, (_, at) => `C${at},2024-01-01,202${5 + (at % 3)}-06-30`),
    /--as-of 2024-01-01/,
  ],
  [
    'ends that cannot be read',
    'customer_id,started_at,ended_at',
    ['A,2024-01-01,soon', 'B,2024-01-01,2024-05-01'],
    /"soon"/,
  ],
])('%s are refused with what to type', async (name, header, records, says) => {
  const odd = file(`${name.replaceAll(' ', '-')}.csv`, header, ...records);
  const ran = await runCx(['customer-growth', odd]);
  expect(ran).toMatchObject({ status: 3, stdout: '' });
  expect(ran.stderr).toMatch(says);
});

test('what one column of dates proves settles the order of the other, and a file with an id needs no mail address', async () => {
  const dated = file(
    'spanish.csv',
    'id;email;fecha_alta;fecha_baja;ingreso recurrente anual',
    '1;a@x.es;13/02/2024;05/03/2024;120,00',
    '2;b@x.es;03/02/2024;N/A;240,00',
  );
  const result = await resultOf(['customer-growth', dated, '--as-of', '2024-12-31', '--period', 'month']);
  expect(rowsOf(result, 'trend').slice(0, 2)).toMatchObject([
    { period: '2024-02', new: 2, lost: 0, revenue_new: 30 },
    { period: '2024-03', new: 0, lost: 1, revenue_churn: 10 },
  ]);
  expect(result.notices.find(({ code }) => code === 'date-placeholder')!.message).toContain('in 1 record the end');
});

describe('a customers file without dates lends its columns to the purchases', () => {
  const bought = file(
    'bought.csv',
    'customer_id,date,amount',
    'A,2025-01-05,10',
    'B,2025-01-06,100',
    'C,2025-01-07,1000',
  );
  const lent = file('lent.csv', 'customer_id,plan', 'A,x', 'B,y', 'C,z', ',q', 'guest,q');

  test('in --by, where a record without an id is nobody’s', async () => {
    const result = await resultOf(['customer-growth', bought, '--customers', lent, '--by', 'plan']);
    expect(rowsOf(result, 'segments').map(({ plan, revenue_new }) => [plan, revenue_new])).toEqual([
      ['x', 10],
      ['y', 100],
      ['z', 1000],
    ]);
    expect(result.notices.find(({ code }) => code === 'records-beside')!.message).toBe(
      'of customers: records read 5 = used 3 + customer_id missing 2',
    );
  });

  test('in --where, which leaves the purchases of its customers alone', async () => {
    const result = await resultOf(['customer-growth', bought, '--customers', lent, '--where', 'plan = "y"']);
    expect(rowsOf(result, 'overall')).toMatchObject([{ end: 1, revenue_end: 100 }]);
    expect(result.accounting).toEqual({
      read: 3,
      used: 1,
      excluded: [{ reason: 'filtered', rows: 2 }],
      days: { first: '2025-01-06', last: '2025-01-06' },
    });
  });

  test('and what a condition on lives leaves is all whose money counts', async () => {
    const dated = file(
      'dated-x.csv',
      'customer_id,started_at,ended_at,plan',
      'A,2024-12-01,2025-02-03,x',
      'B,2024-12-01,,x',
      'C,2024-12-01,,y',
    );
    const argv = ['customer-growth', dated, '--transactions', bought, '--as-of', '2025-02-28', '--period', 'month'];
    const result = await resultOf([...argv, '--where', 'plan = "x"']);
    expect(rowsOf(result, 'trend').at(-1)).toMatchObject({ period: '2025-02', start: 2, lost: 1, revenue_start: 110 });
  });
});

describe('a column of purchases beside lives', () => {
  const dated = file(
    'lives-of-three.csv',
    'customer_id,started_at,ended_at,mrr',
    'A,2025-01-01,,1',
    'B,2025-01-02,,2',
    'C,2025-01-03,,4',
  );
  const shops = file(
    'shops-of-two.csv',
    'customer_id,date,amount,shop',
    'A,2025-01-05,1,north',
    'A,2025-01-06,1,south',
    'B,2025-01-07,1,south',
  );

  test('puts a customer in each segment in which he has a record', async () => {
    const result = await resultOf(['customer-growth', dated, '--transactions', shops, '--by', 'shop']);
    expect(rowsOf(result, 'segments').map(({ shop, end, revenue_end }) => [shop, end, revenue_end])).toEqual([
      ['north', 1, 1],
      ['south', 2, 3],
      ['(blank)', 1, 4],
    ]);
    expect(rowsOf(result, 'overall')).toMatchObject([{ end: 3, revenue_end: 7 }]);
    expect(result.notices.map(({ code }) => code)).toContain('segments-overlap');
  });

  test('and shows in --where those who have one', async () => {
    const result = await resultOf(['customer-growth', dated, '--transactions', shops, '--where', 'shop = "north"']);
    expect(rowsOf(result, 'overall')).toMatchObject([{ end: 1, revenue_end: 1 }]);
    expect(result.accounting).toEqual({
      read: 3,
      used: 1,
      excluded: [{ reason: 'filtered', rows: 2 }],
      days: { first: '2025-01-01', last: '2025-01-01' },
    });
  });
});

test('a file that goes on after the last day asked for knows all of the days before it', async () => {
  const result = await resultOf(['customer-growth', purchases, '--to', '2025-02']);
  expect(result.options).toMatchObject({ as_of: '2025-02-28' });
  expect(rowsOf(result, 'trend').at(-1)).toMatchObject({ period: '2025-02', complete: true });
  const early = await resultOf(['customer-growth', purchases, '--to', '2025-02-15']);
  expect(rowsOf(early, 'trend').at(-1)).toMatchObject({ period: '2025-02', complete: false });
});

test('customers and purchases by position are told apart by their columns', async () => {
  const dated = file('by-position.csv', 'customer_id,started_at,ended_at', 'A,2025-01-01,', 'B,2025-01-01,');
  const named = await resultOf(['customer-growth', dated, '--transactions', purchases]);
  expect(await resultOf(['customer-growth', purchases, dated])).toEqual(named);
});

describe('a customers file that lacks a buyer', () => {
  const bought = file('four.csv', 'customer_id,date,amount', 'A,2025-01-01,10', 'B,2025-01-05,20', 'D,2025-02-05,40');
  const lent = file('countries.csv', 'customer_id,country', 'A,ES', 'B,FR');
  const argv = ['customer-growth', bought, '--customers', lent, '--as-of', '2025-02-28'];

  test.each([
    ['country = "ES"', 1],
    ['country != "ES"', 2],
    ['country is blank', 1],
  ])('has him blank in --where %s', async (where, used) => {
    expect((await resultOf([...argv, '--where', where])).accounting.used).toBe(used);
  });

  test('lends its columns whatever the last day and the file to compare with', async () => {
    const result = await resultOf([...argv, '--by', 'country', '--baseline', bought]);
    expect(rowsOf(result, 'segments').map(({ country, new: came }) => [country, came])).toEqual([
      ['ES', 1],
      ['FR', 1],
      ['(blank)', 1],
    ]);
    expect(rowsOf(result, 'differences')).toHaveLength(1);
  });
});

test('--map names the columns of a file to compare with too', async () => {
  const named = file('importe.csv', 'customer_id,date,Imp', 'A,2025-01-01,10');
  const result = await resultOf([
    'customer-growth',
    '--transactions',
    named,
    '--map',
    'amount=Imp',
    '--baseline',
    named,
  ]);
  expect(rowsOf(result, 'differences')).toHaveLength(1);
});
