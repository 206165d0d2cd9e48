import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { foldedResultOf } from './folded.ts';
import { rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const file = (name: string, ...lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);
const near = (value: number) => expect.closeTo(value, 9) as number;

/** Counted by hand: of January's 100, A (10) is gone in February, B (30) brings 20, C (60) brings 75; D is new. */
const purchases = file(
  'purchases.csv',
  'customer_id,date,amount,channel',
  'A,2025-01-03,10,web',
  'B,2025-01-04,30,web',
  'C,2025-01-05,60,shop',
  'B,2025-02-04,20,web',
  'C,2025-02-05,75,shop',
  'D,2025-02-06,500,shop',
  'A,2025-03-01,40,web',
  'C,2025-03-02,60,shop',
  'D,2025-03-31,400,shop',
);

slowTest(
  'from purchases gross counts of each at most what he brought the month before, and net all of it',
  async () => {
    const result = await foldedResultOf(['revenue-retention', purchases]);
    expect(rowsOf(result, 'trend')).toEqual([
      {
        period: '2025-01',
        customers: 0,
        revenue_start: 0,
        revenue_retained: 0,
        revenue_end: 0,
        gross_revenue_retention: null,
        net_revenue_retention: null,
        complete: true,
      },
      {
        period: '2025-02',
        customers: 3,
        revenue_start: 100,
        revenue_retained: 80,
        revenue_end: 95,
        gross_revenue_retention: 0.8,
        net_revenue_retention: 0.95,
        complete: true,
      },
      // A is back and was not there in February: 60 of C's 75 and 400 of D's 500, of 595.
      {
        period: '2025-03',
        customers: 3,
        revenue_start: 595,
        revenue_retained: 460,
        revenue_end: 460,
        gross_revenue_retention: near(460 / 595),
        net_revenue_retention: near(460 / 595),
        complete: true,
      },
    ]);
    expect(result.headlines).toMatchObject([
      { name: 'gross_revenue_retention', value: near(460 / 595) },
      { name: 'net_revenue_retention', value: near(460 / 595) },
    ]);
    expect(result.notices.map(({ code }) => code)).not.toContain('no-answers');
  },
);

slowTest(
  'all periods are one stretch: the customers of the first start, and what they bring at the last end',
  async () => {
    const result = await foldedResultOf(['revenue-retention', purchases, '--from', '2025-02-01', '--by', 'channel']);
    // Of January: A is back with 40 where he brought 10, B is gone, C is at 60 again.
    expect(rowsOf(result, 'overall')).toMatchObject([
      { customers: 3, revenue_start: 100, revenue_retained: 70, revenue_end: 100, net_revenue_retention: 1 },
    ]);
    expect(rowsOf(result, 'segments')).toMatchObject([
      { channel: 'shop', customers: 1, gross_revenue_retention: 1, net_revenue_retention: 1 },
      { channel: 'web', customers: 2, revenue_start: 40, revenue_retained: 10, revenue_end: 40 },
    ]);
  },
);

test('a window adds up its periods side by side', async () => {
  const result = await foldedResultOf(['revenue-retention', purchases, '--period', 'month', '--rolling', '2']);
  expect(rowsOf(result, 'trend').at(-1)).toMatchObject({
    customers_rolling: 6,
    revenue_start_rolling: 695,
    gross_revenue_retention_rolling: near(540 / 695),
    net_revenue_retention_rolling: near(555 / 695),
  });
});

/** Four customers, counted by hand: A and B are there before 2025, C and D come within it, B and D leave. */
const lives = file(
  'lives.csv',
  'customer_id,started_at,ended_at,mrr,plan',
  'A,2024-05-01,,100,pro',
  'B,2024-06-01,2025-03-01,20,free',
  'C,2025-02-01,,30.5,pro',
  'D,2025-04-01,2025-04-20,7,free',
  'E,2025-12-31,,1,free',
);

test('from a customers file who comes and leaves within the span counts nowhere, and net is gross', async () => {
  const result = await foldedResultOf(['revenue-retention', lives]);
  expect(rowsOf(result, 'overall')).toEqual([
    {
      customers: 2,
      revenue_start: 120,
      revenue_retained: 100,
      revenue_end: 100,
      gross_revenue_retention: near(100 / 120),
      net_revenue_retention: near(100 / 120),
      complete: true,
    },
  ]);
  expect(result.notices.map(({ code }) => code)).toContain('no-revenue-history');
});

test('the headline is of the last period that is over, by the calendar of lives', async () => {
  const result = await foldedResultOf(['revenue-retention', lives, '--period', 'month', '--as-of', '2025-04-15']);
  // In March B leaves, who was there on its first day; in April D comes, who counts nowhere.
  expect(rowsOf(result, 'trend').slice(-2)).toMatchObject([
    { period: '2025-03', customers: 3, revenue_start: 150.5, revenue_end: 130.5, complete: true },
    { period: '2025-04', customers: 2, revenue_start: 130.5, revenue_end: 130.5, complete: false },
  ]);
  expect(result.headlines[1]).toMatchObject({ value: near(130.5 / 150.5) });
});

test('with --stays a customer’s lives add up: what he brings more after another began is net, and never gross', async () => {
  const stays = file(
    'stays.csv',
    'customer_id,started_at,ended_at,mrr',
    'A,2024-01-01,,10',
    'A,2025-02-10,,15',
    'B,2024-01-01,2025-02-05,40',
    'B,2025-02-20,,30',
    'C,2024-01-01,2025-02-01,50',
  );
  const result = await foldedResultOf([
    'revenue-retention',
    stays,
    '--stays',
    '--period',
    'month',
    '--from',
    '2025-02-01',
    '--as-of',
    '2025-02-28',
  ]);
  // A 10 → 25, B 40 → 30 (he came back within the month), C 50 → 0.
  expect(rowsOf(result, 'trend')).toMatchObject([
    { customers: 3, revenue_start: 100, revenue_retained: 40, revenue_end: 55 },
  ]);
  expect(result.notices.map(({ code }) => code)).not.toContain('no-revenue-history');
});

test('a customer whose money is blank counts, his money is 0, and a notice says so', async () => {
  const blank = file(
    'blank.csv',
    'customer_id,started_at,ended_at,mrr',
    'A,2024-01-01,,10',
    'B,2024-01-01,2025-02-05,',
  );
  const result = await foldedResultOf(['revenue-retention', blank]);
  expect(rowsOf(result, 'overall')).toMatchObject([{ customers: 2, revenue_start: 10, net_revenue_retention: 1 }]);
  expect(result.notices.map(({ code }) => code)).toContain('revenue-missing');
});

test.each([
  ['recurring_revenue', 'customer_id,started_at,ended_at', 'A,2024-01-01,'],
  ['ended_at', 'customer_id,started_at,mrr', 'A,2024-01-01,5'],
])('a customers file alone that has no %s is refused, naming it', async (column, ...lines) => {
  const { status, stderr } = await runCx(['revenue-retention', file(`no-${column}.csv`, ...lines)]);
  expect({ status, names: stderr.includes(column) }).toEqual({ status: 3, names: true });
});

slowTest(
  'beside purchases a customers file without money says who was there, and purchases what they brought',
  async () => {
    const who = file(
      'who.csv',
      'customer_id,started_at,ended_at',
      'A,2024-05-01,2025-02-10',
      'B,2024-05-01,',
      'C,2024-05-01,',
    );
    const result = await foldedResultOf([
      'revenue-retention',
      who,
      '--transactions',
      purchases,
      '--period',
      'month',
      '--from',
      '2025-02-01',
      '--to',
      '2025-03-31',
    ]);
    expect(rowsOf(result, 'trend')).toMatchObject([
      { period: '2025-02', customers: 3, revenue_start: 100, revenue_retained: 80, revenue_end: 95 },
      { period: '2025-03', customers: 2, revenue_start: 595, revenue_retained: 460, revenue_end: 460 },
    ]);
  },
);

test('differences are those of net revenue retention, without interval or test', async () => {
  const { tables } = await resultOf(['revenue-retention', purchases, '--period', 'month', '--compare', 'previous']);
  const rows = tables.find(({ name }) => name === 'differences')!.rows;
  expect(rows.at(-1)).toMatchObject({
    a: '2025-03',
    b: '2025-02',
    difference: near(460 / 595 - 0.95),
    std_error: null,
    conf_low: null,
    conf_high: null,
    p_value: null,
  });
});

test('where more is given back than was bought, no share is kept of it', async () => {
  const given = file(
    'given.csv',
    'customer_id,date,amount',
    'A,2025-01-03,10',
    'A,2025-01-20,-15',
    'A,2025-02-01,5',
    'B,2025-02-02,5',
  );
  const result = await foldedResultOf(['revenue-retention', given]);
  expect(rowsOf(result, 'trend').at(-1)).toMatchObject({
    customers: 1,
    revenue_start: -5,
    revenue_end: 5,
    gross_revenue_retention: null,
    net_revenue_retention: null,
  });
});

describe('with --min-n', () => {
  const bought = (id: string, month: string) => `${id},2025-${month}-10,10`;
  const few = file(
    'few.csv',
    'customer_id,date,amount',
    ...['A', 'B', 'C', 'D', 'E'].flatMap((id) => [bought(id, '01'), bought(id, '02')]),
    bought('A', '03'),
    ...['F', 'G', 'H', 'I'].flatMap((id) => [bought(id, '03'), bought(id, '04')]),
  );

  test('a period of whose start few stayed is hidden, for its money at the end is theirs', async () => {
    const result = await foldedResultOf(['revenue-retention', few, '--min-n', '3']);
    const shown = rowsOf(result, 'trend').map(({ period, revenue_end }) => [period, revenue_end]);
    expect(shown).toContainEqual(['2025-02', 50]);
    // Of the five of February one alone bought in March.
    expect(shown).toContainEqual(['2025-03', null]);
    expect(result.notices.map(({ code }) => code)).toContain('suppressed');
  });
});
