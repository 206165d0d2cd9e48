// Customers who came back, and customers beside their purchases, held against a count of them day by day.
import type { PeriodUnit } from '../../src/values/dates/periods/period.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { foldedResultOf } from './folded.ts';
import { imbalances, tableDifferences } from './compared.ts';
import { stretchesOf, textOf, type Asked } from './customer-calendar.ts';
import { customersHistory, fileOf, purchasesHistory, staysHistory } from './customer-histories.ts';
import { count, growthOf, type Cells, type Life } from './customer-lives.ts';
import { growthOfPurchases, moved, purchasesOf } from './customer-purchases.ts';
import { churnTold, growthTold, tablesOf, type Told } from './simulated.ts';
import { often } from '../often.ts';

const folder = temporaryFolder();
const units: readonly PeriodUnit[] = ['week', 'month', 'quarter'];
const histories = Array.from({ length: often(9) }, (_, at) => ({ seed: 61 + at, unit: units[at % units.length]! }));

async function expectTold(argv: readonly string[], all: Told): Promise<void> {
  const result = await foldedResultOf(argv);
  expect([...tablesOf(all, null)].flatMap(([name, rows]) => tableDifferences(result, name, rows))).toEqual([]);
  for (const { name, rows } of result.tables) if (name === 'trend') expect(imbalances(rows)).toEqual([]);
}

describe.each(histories)('of stays in history $seed', ({ seed, unit }) => {
  const { rows, lives, first, last } = staysHistory(seed, unit);
  const asked: Asked = { unit, from: null, to: null, asOf: last };
  const known = { revenue: false, returning: true };
  const argv = [folder.file(`stays-${seed}.csv`, fileOf(rows, seed)), '--period', unit, '--as-of', textOf(last)];

  describe('customer-growth', () => {
    test('joins those that overlap, and counts a later one as a return', async () => {
      await expectTold(
        ['customer-growth', ...argv, '--stays'],
        growthTold(lives, stretchesOf(asked, first), asked, known),
      );
    });

    test('refuses records of one customer that differ, and names --stays', async () => {
      const { status, stdout, stderr } = await runCx(['customer-growth', ...argv, '--format', 'json']);
      expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
      expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'conflicting-customers' } });
      expect(stderr).toContain('--stays');
    });
  });

  test('a metric that takes no stays does not offer them', async () => {
    const { status, stderr } = await runCx(['clv', ...argv.filter((word) => word !== '--period' && word !== unit)]);
    expect(status).toBe(3);
    expect(stderr).toContain('keep one record of each');
    expect(stderr).not.toContain('--stays');
  });

  describe('churn', () => {
    test('counts each time that a customer left', async () => {
      await expectTold(
        ['churn', ...argv, '--stays', '--convention', 'all'],
        churnTold(lives, stretchesOf(asked, first), asked, known, 'all'),
      );
    });
  });
});

describe.each(histories)('of customers beside purchases in history $seed', ({ seed, unit }) => {
  const customers = customersHistory(seed, unit);
  const purchases = purchasesHistory(seed, unit);
  const ids = new Set(customers.lives.map(({ customer }) => customer));
  // Only customers of both files, and no money but that of purchases.
  const [header, ...lines] = purchases.rows;
  const money = customers.rows[0]!.indexOf('recurring_revenue');
  const files = [
    folder.file(`customers-${seed}.csv`, fileOf(customers.rows.map((row) => row.filter((_, at) => at !== money)))),
    '--transactions',
    folder.file(`purchases-${seed}.csv`, fileOf([header!, ...lines.filter(([, customer]) => ids.has(customer!))])),
  ];
  const asOf = Math.max(customers.last, purchases.last);
  const asked: Asked = { unit, from: null, to: null, asOf };
  const bought = purchasesOf(purchases.lines, asOf).filter(({ customer }) => ids.has(customer));
  const argv = [...files, '--period', unit, '--as-of', textOf(asOf)];
  const stretches = stretchesOf(asked, Math.min(customers.first, purchases.first));

  /** Counts of the customers, and money of the purchases. */
  function cellsOf(lives: readonly Life[], at: number): { readonly counts: Cells; readonly money: Cells } {
    const stretch = stretches[at]!;
    const counts = growthOf(count(lives, stretch, asOf), { revenue: false, returning: false });
    const ofMoney = Object.entries(growthOfPurchases(moved(bought, stretch, unit)));
    return { counts, money: Object.fromEntries(ofMoney.filter(([name]) => name.includes('revenue'))) };
  }

  describe('customer-growth', () => {
    test('counts customers by their lives, and money by what they bought', async () => {
      const result = await foldedResultOf(['customer-growth', ...argv]);
      const simulated = stretches.map(({ period }, at) => {
        const { counts, money: ofMoney } = cellsOf(customers.lives, at);
        return { key: { period }, cells: { ...counts, ...ofMoney } };
      });
      expect(tableDifferences(result, 'trend', simulated)).toEqual([]);
      expect(imbalances(result.tables.find(({ name }) => name === 'trend')!.rows)).toEqual([]);
    });
  });

  describe('churn', () => {
    test('has rates of customers by their lives, and of money by what they bought', async () => {
      const result = await foldedResultOf(['churn', ...argv]);
      const simulated = stretches.map(({ period }, at) => {
        const { counts, money: ofMoney } = cellsOf(customers.lives, at);
        const { start, new: began, lost, end } = counts;
        const { revenue_start, revenue_churn, revenue_contraction, revenue_expansion } = ofMoney;
        const rate = (part: number) => (Number(revenue_start) > 0 ? part / Number(revenue_start) : undefined);
        const gone = Number(revenue_churn) + Number(revenue_contraction);
        const cells = {
          start,
          new: began,
          lost,
          end,
          revenue_start,
          revenue_churn,
          revenue_contraction,
          revenue_expansion,
          churn_rate: start === 0 ? null : Number(lost) / Number(start),
          revenue_churn_rate: rate(gone),
          net_revenue_churn_rate: rate(gone - Number(revenue_expansion)),
        };
        return { key: { period }, cells };
      });
      expect(tableDifferences(result, 'trend', simulated)).toEqual([]);
    });
  });
});
