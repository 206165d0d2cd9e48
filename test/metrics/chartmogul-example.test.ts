// The example with which ChartMogul tells gross from net: 100 a month, of which 10 leaves, 10 shrinks, and 10 comes on top.
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';

const folder = temporaryFolder();
// A leaves, B falls from 20 to 10, C rises from 10 to 20, D stays at 60: 100 becomes 90.
const purchases = folder.file(
  'purchases.csv',
  [
    'customer_id,date,amount',
    'A,2025-01-05,10.00',
    'B,2025-01-06,12.50',
    'B,2025-01-20,7.50',
    'C,2025-01-07,10.00',
    'D,2025-01-08,60.00',
    'B,2025-02-06,10.00',
    'C,2025-02-07,15.00',
    'C,2025-02-21,5.00',
    'D,2025-02-28,60.00',
    '',
  ].join('\n'),
);
const customers = folder.file(
  'customers.csv',
  [
    'customer_id,started_at,ended_at',
    'A,2024-03-01,2025-02-10',
    ...['B', 'C', 'D'].map((id) => `${id},2024-05-01,`),
    '',
  ].join('\n'),
);

const february = async (argv: readonly string[]) => {
  const { tables } = await resultOf([...argv, '--period', 'month', '--as-of', '2025-02-28']);
  return tables.find(({ name }) => name === 'trend')!.rows.find(({ period }) => period === '2025-02')!;
};

test('the movements are −10, −10 and +10 of 100', async () => {
  expect(await february(['customer-growth', purchases])).toMatchObject({
    revenue_start: 100,
    revenue_new: 0,
    revenue_reactivation: 0,
    revenue_expansion: 10,
    revenue_contraction: 10,
    revenue_churn: 10,
    revenue_end: 90,
    net_revenue_growth: expect.closeTo(-0.1, 12) as number,
  });
});

// Purchases alone do not say what is lost: customers say who left, and purchases what they were worth.
test('gross revenue churn is 20 %, and net 10 %', async () => {
  expect(await february(['churn', customers, '--transactions', purchases])).toMatchObject({
    start: 4,
    lost: 1,
    end: 3,
    churn_rate: 0.25,
    revenue_start: 100,
    revenue_churn: 10,
    revenue_contraction: 10,
    revenue_expansion: 10,
    revenue_churn_rate: expect.closeTo(0.2, 12) as number,
    net_revenue_churn_rate: expect.closeTo(0.1, 12) as number,
  });
});

test('of 100, 80 % is retained gross, and 90 % net', async () => {
  expect(await february(['revenue-retention', purchases])).toMatchObject({
    customers: 4,
    revenue_start: 100,
    revenue_retained: 80,
    revenue_end: 90,
    gross_revenue_retention: 0.8,
    net_revenue_retention: 0.9,
  });
});
