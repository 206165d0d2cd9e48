// The simulation against numbers that were worked out from the cells of odd files (fixtures/cases-customers).
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { dayOf, stretchesOf, type Asked } from './customer-calendar.ts';
import { conventions, rateOf } from './customer-churn.ts';
import { count, growthOf, type Life } from './customer-lives.ts';
import { growthOfPurchases, livesByPurchases, moved, purchasesOf, type Line } from './customer-purchases.ts';

const rowsOf = (name: string): Record<string, string>[] =>
  parse(readFileSync(`fixtures/cases-customers/${name}`), { columns: true });
const day = (text = '') => dayOf(text.slice(0, 10));
const hundredths = (text = '') => Math.round(Number(text) * 100);

const livesOf = (name: string): Life[] =>
  rowsOf(name).map((row) => ({
    customer: row['customer_id']!,
    started: day(row['started_at']),
    ended: row['ended_at'] === '' ? null : day(row['ended_at']),
    returns: false,
    revenue: hundredths(row['mrr']),
  }));

const linesOf = (name: string): Line[] =>
  rowsOf(name).map((row) => ({
    customer: row['customer_id']!,
    day: day(row['date']),
    amount: hundredths(row['amount']),
    segment: '',
  }));

const monthsTo = (asOf: string): Asked => ({ unit: 'month', from: null, to: null, asOf: dayOf(asOf) });

function monthOf(lives: readonly Life[], asOf: string, month: string) {
  const first = Math.min(...lives.map(({ started }) => started));
  const stretch = stretchesOf(monthsTo(asOf), first).find(({ period }) => period === month)!;
  return count(lives, stretch, dayOf(asOf));
}

test('07: one month by every convention', () => {
  const june = monthOf(livesOf('07-five-definitions.csv'), '2025-12-31', '2025-06');
  const known = { revenue: true, returning: false };
  expect(growthOf(june, known)).toMatchObject({ start: 25, new: 3, lost: 6, end: 22 });
  const rates = conventions.map((convention) => Number(rateOf(convention, june, null)['churn_rate']).toFixed(6));
  expect(rates).toEqual(['0.240000', '0.240000', '0.240000', '0.214286', '0.245273']);
});

test.each([
  ['2025-04', { start: 5, new: 2, lost: 1, end: 6 }],
  ['2025-05', { start: 6, new: 1, lost: 2, end: 5 }],
  ['2025-06', { start: 5, new: 1, lost: 2, end: 4 }],
  ['2025-07', { start: 4, new: 1, lost: 1, end: 4 }],
])('08: first and last days of %s', (month, expected) => {
  const counted = monthOf(livesOf('08-first-and-last-days.csv'), '2025-07-31', month);
  expect(growthOf(counted, { revenue: false, returning: false })).toMatchObject(expected);
});

test.each([
  ['10-refunds-later.csv', '2025-02', { start: 6, new: 2, returned: 0, lost: 4, end: 4, revenue_end: 289.33 }],
  ['10-refunds-later.csv', '2025-03', { start: 4, new: 1, returned: 1, lost: 2, end: 4, revenue_end: 252.13 }],
  ['10-refunds-later.csv', '2025-06', { start: 4, new: 0, returned: 1, lost: 3, end: 2, revenue_end: 30.07 }],
  ['17-from-cuts-no-history.csv', '2025-04', { start: 10, new: 1, returned: 3, lost: 4, end: 10, revenue_end: 473.73 }],
  ['17c-empty-month.csv', '2025-03', { start: 6, new: 0, returned: 0, lost: 6, end: 0, net_growth: -1 }],
  ['17c-empty-month.csv', '2025-04', { start: 0, new: 3, returned: 2, lost: 0, end: 5, net_growth: null }],
  ['20-free-orders.csv', '2025-05', { start: 11, new: 2, returned: 1, lost: 6, end: 8, revenue_end: 448.81 }],
])('purchases of %s in %s', (name, month, expected) => {
  const asked = monthsTo('2025-06-30');
  const purchases = purchasesOf(linesOf(name), asked.asOf);
  const stretch = stretchesOf(asked, purchases[0]!.day).find(({ period }) => period === month)!;
  expect(growthOfPurchases(moved(purchases, stretch, 'month'))).toMatchObject(expected);
});

test.each([
  ['2025-03', { start: 12, new: 2, returned: 5, lost: 9, end: 10 }],
  ['2025-04', { start: 10, new: 1, returned: 5, lost: 2, end: 14 }],
  ['2025-05', { start: 14, new: 2, returned: 3, lost: 9, end: 10 }],
  ['2025-06', { start: 10, new: 0, returned: 4, lost: 6, end: 8 }],
])('31: who left in %s after 45 days without a purchase', (month, expected) => {
  const asOf = '2025-06-30';
  const lives = livesByPurchases(purchasesOf(linesOf('31-no-rule-for-leaving.csv'), dayOf(asOf)), 45);
  expect(growthOf(monthOf(lives, asOf, month), { revenue: false, returning: true })).toMatchObject(expected);
});
