// What is said of a stretch of days where a part of what it rests on is missing.
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { foldedResultOf } from './folded.ts';
import { near, rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
let files = 0;
function purchases(...lines: readonly string[]): string {
  files += 1;
  return folder.file(`stretches-${files}.csv`, `${['customer_id,occurred_at,amount', ...lines].join('\n')}\n`);
}
const months = ['01', '02', '03', '04', '05', '06'];
/** 40 customers, of whom each buys for 10 once a month, every one on a day of his own. */
const steady = () =>
  purchases(
    ...months.flatMap((month) =>
      Array.from({ length: 40 }, (_, at) => `C${at},2025-${month}-${String(1 + (at % 28)).padStart(2, '0')},10`),
    ),
  );

slowTest(
  'a month that follows one of which only the end was asked for is not complete, and leads nothing',
  async () => {
    const asked = ['--from', '2025-03-15', '--to', '2025-05-31'];
    const growth = await foldedResultOf(['customer-growth', steady(), ...asked]);
    expect(rowsOf(growth, 'trend').map(({ period, complete }) => [period, complete])).toEqual([
      ['2025-03', false],
      ['2025-04', false],
      ['2025-05', true],
    ]);
    expect(growth.headlines.map(({ value }) => value)).toEqual([40, 0, 0]);
    const retained = await foldedResultOf(['revenue-retention', steady(), ...asked]);
    expect(retained.headlines.map(({ value }) => value)).toEqual([1, 1]);
    const whole = await foldedResultOf(['customer-growth', steady(), '--from', '2025-03-01', '--to', '2025-05-31']);
    expect(rowsOf(whole, 'trend').map(({ complete }) => complete)).toEqual([true, true, true]);
  },
);

slowTest('stretches that are compared are those that --from and --to print', async () => {
  const file = steady();
  const compared = ['--compare', '2025-04..2025-05,2025-02..2025-03'];
  const result = await foldedResultOf(['customer-growth', file, ...compared]);
  const printed = async (from: string, to: string) =>
    Number(
      rowsOf(await foldedResultOf(['customer-growth', file, '--from', from, '--to', to]), 'overall')[0]!['net_growth'],
    );
  const expected = (await printed('2025-04-01', '2025-05-31')) - (await printed('2025-02-01', '2025-03-31'));
  expect(rowsOf(result, 'differences')).toMatchObject([{ difference: near(expected) }]);
});

slowTest('a period that still runs is compared with none', async () => {
  const argv = ['churn', 'fixtures/customers.csv', '--period', 'quarter', '--compare', 'previous'];
  const result = await foldedResultOf(argv);
  const last = rowsOf(result, 'trend').at(-1)!;
  expect(last).toMatchObject({ period: '2026-Q4', complete: false });
  expect(rowsOf(result, 'differences').map(({ a }) => a)).not.toContain('2026-Q4');
  const chart = rowsOf(result, 'control_chart');
  expect(chart.at(-1)).toMatchObject({ period: '2026-Q4', n: last['start'], churn_rate: null });
  for (const { limit_low } of chart) expect(limit_low === null || Number(limit_low) >= 0).toBe(true);
});

slowTest('what grows from less than nothing has no rate', async () => {
  const file = purchases('A,2025-01-05,10', 'A,2025-02-01,5', 'A,2025-02-03,-25', 'A,2025-03-02,50');
  const rows = rowsOf(await foldedResultOf(['customer-growth', file]), 'trend');
  expect(rows.map(({ revenue_end, net_revenue_growth }) => [revenue_end, net_revenue_growth])).toEqual([
    [10, null],
    [-20, -3],
    [50, null],
  ]);
});

test('customers who come back again and again are few all the same', async () => {
  const lines = months.flatMap((month, at) =>
    at % 2 === 0 ? ['A', 'B', 'C'].map((id) => `${id},2025-${month}-05,1`) : [],
  );
  const { notices } = await foldedResultOf(['customer-growth', purchases(...lines)]);
  expect(notices.find(({ code }) => code === 'low-base')?.message).toContain('n=3');
});

describe('earned growth', () => {
  slowTest('warns where the files begin long after the year that it is compared with', async () => {
    const lines = Array.from(
      { length: 14 },
      (_, at) => `A,202${at < 12 ? 4 : 5}-${String(1 + (at % 12)).padStart(2, '0')}-10,10`,
    );
    const { notices } = await foldedResultOf(['earned-growth', purchases(...lines)]);
    expect(notices.find(({ code }) => code === 'short-history')?.message).toContain('2024-01-10');
    const fixture = await foldedResultOf(['earned-growth', 'fixtures/transactions.csv']);
    expect(fixture.notices.map(({ code }) => code)).not.toContain('short-history');
  });

  slowTest('has ordered bounds where those of unknown origin brought less than nothing', async () => {
    const file = purchases('A,2024-02-01,100', 'A,2025-02-01,100', 'B,2025-01-05,5', 'B,2025-01-06,-30');
    const [row] = rowsOf(await foldedResultOf(['earned-growth', file, '--as-of', '2025-12-31']), 'overall');
    expect(row).toMatchObject({
      earned_growth_low: near(-0.25),
      earned_growth_high: near(0),
      earned_growth_rate: near(0),
    });
  });

  slowTest('hides the year where a period of it is hidden', async () => {
    const many = (month: string) => Array.from({ length: 12 }, (_, at) => `C${at},2025-${month}-05,10`);
    const file = purchases(...many('01'), ...many('02'), 'X,2025-03-05,10', 'Y,2025-03-05,10');
    const argv = ['earned-growth', file, '--period', 'month', '--as-of', '2025-03-31', '--min-n', '10'];
    const result = await foldedResultOf(argv);
    expect(rowsOf(result, 'trend').some(({ suppressed }) => suppressed === true)).toBe(true);
    expect(rowsOf(result, 'overall')[0]).toMatchObject({ revenue_this: null, revenue_last: null });
  });
});

test.each(['customer-growth', 'revenue-retention', 'churn'])(
  '%s compares no period that still runs',
  async (metric) => {
    const file = steady();
    const options = metric === 'churn' ? ['--inactive-after', '40'] : [];
    const argv = [metric, file, ...options, '--period', 'month', '--compare', 'previous', '--as-of', '2025-06-03'];
    const result = await foldedResultOf(argv);
    expect(rowsOf(result, 'trend').at(-1)).toMatchObject({ period: '2025-06', complete: false });
    expect(rowsOf(result, 'differences').at(-1)).toMatchObject({ a: '2025-05', b: '2025-04' });
  },
);

test.each([
  ['u@X.com', 'u@x.com'],
  ['17.0', '17'],
])('records alike but for how the id is spelt (%s and %s) are one customer', async (one, other) => {
  const header = 'customer_id,started_at,ended_at';
  const lives = folder.file(`spelt-${one}.csv`, `${header}\n${one},2025-01-01,\n${other},2025-01-01,\nZ,2025-02-01,\n`);
  const result = await foldedResultOf(['customer-growth', lives, '--as-of', '2025-12-31']);
  expect(result.accounting).toMatchObject({ used: 2, excluded: [{ reason: 'duplicate', rows: 1 }] });
});

test.each(['order currency code', 'txn_ccy', 'cod_moneda', 'tipo de divisa'])(
  'two currencies under %s are refused',
  async (header) => {
    const lines = ['a,2025-01-01,10,EUR', 'b,2025-02-01,20,USD', 'c,2025-03-01,30,EUR'];
    const file = folder.file(`currencies-${header}.csv`, `customer,date,amount,${header}\n${lines.join('\n')}\n`);
    const { status, stderr } = await runCx(['customer-growth', file]);
    expect(status).toBe(3);
    expect(stderr).toContain('--where');
  },
);
