// The counts by day that histories are held against, on histories that are small enough to be counted by hand.
import { dayOf, stretchesOf, textOf, yearUpTo, type Asked } from './customer-calendar.ts';
import { churnOf, conventions, rateOf } from './customer-churn.ts';
import { customersHistory, fileOf, purchasesHistory, staysHistory } from './customer-histories.ts';
import { count, growthOf, together, type Life } from './customer-lives.ts';
import {
  growthOfPurchases,
  livesByPurchases,
  moved,
  movedTogether,
  purchasesOf,
  type Line,
} from './customer-purchases.ts';

const asked: Asked = { unit: 'month', from: null, to: null, asOf: dayOf('2025-06-30') };

let lifes = 0;
function life(started: string, ended: string | null = null, revenue: number | null = 1000): Life {
  lifes += 1;
  const customer = `C${lifes}`;
  return { customer, started: dayOf(started), ended: ended === null ? null : dayOf(ended), returns: false, revenue };
}

describe('lives', () => {
  // April: two there at its start; one of them leaves on the 1st, one comes, and one comes and leaves on the 10th.
  // May: the one who came leaves on the last day. June: nobody moves, for an end on 1 July lies ahead.
  const lives = [
    life('2025-03-31', '2025-04-01', 2000),
    life('2025-03-01', '2025-07-01', 500),
    life('2025-04-01', '2025-05-31', 3000),
    life('2025-04-10', '2025-04-10', 7000),
    life('2025-07-01'),
  ];
  const known = { revenue: true, returning: false };
  const rows = stretchesOf(asked, dayOf('2025-03-01')).map((stretch) => count(lives, stretch, asked.asOf));
  const cells = rows.map((row) => growthOf(row, known));

  test('are counted month by month', () => {
    expect(rows.map(({ stretch }) => stretch.period)).toEqual(['2025-03', '2025-04', '2025-05', '2025-06']);
    expect(cells.map((row) => [row['start'], row['new'], row['lost'], row['end']])).toEqual([
      [0, 2, 0, 2],
      [2, 2, 2, 2],
      [2, 0, 1, 1],
      [1, 0, 0, 1],
    ]);
    expect(cells[1]).toMatchObject({ returned: null, net_growth: 0, complete: true, revenue_expansion: null });
    expect(cells[1]).toMatchObject({ revenue_start: 25, revenue_new: 100, revenue_churn: 90, revenue_end: 35 });
    expect(cells[1]!['net_revenue_growth']).toBeCloseTo(0.4, 12);
    expect(cells[0]).toMatchObject({ net_growth: null, net_revenue_growth: null });
  });

  test('together are the start of the first, the end of the last, and sums between', () => {
    expect(growthOf(together(rows.slice(1)), known)).toMatchObject({
      start: 2,
      new: 2,
      lost: 3,
      end: 1,
      net_growth: -0.5,
    });
  });

  test('have the money that is known, and open is that of those of whom none is', () => {
    const stretch = stretchesOf(asked, dayOf('2025-05-01'))[0]!;
    const of = (...revenues: readonly (number | null)[]) =>
      growthOf(
        count(
          revenues.map((revenue) => life('2025-01-01', null, revenue)),
          stretch,
          asked.asOf,
        ),
        known,
      );
    expect(of(1000, null)).toMatchObject({ start: 2, revenue_start: 10 });
    expect(of(null)['revenue_start']).toBeUndefined();
    expect(of()).toMatchObject({ revenue_start: 0, net_revenue_growth: null });
  });

  test('leave at the rates of all conventions', () => {
    // 2 of 2 at the start; of 2 and 2 new; on the 1st one of two, and on the 10th one of two who were there.
    const rates = conventions.map((convention) => rateOf(convention, rows[1]!, null)['churn_rate']);
    expect(rates).toEqual([1, 1, 1, 0.5, 1]);
    expect(rateOf('stripe', rows[1]!, null)).toMatchObject({ numerator: 2, denominator: 4 });
    // In the last 30 days nobody left of one.
    expect(rateOf('baremetrics', rows[1]!, rows[3]!)).toMatchObject({ numerator: 0, denominator: 1, churn_rate: 0 });
    expect(rateOf('simple', rows[0]!, null)).toMatchObject({ churn_rate: null, conf_low: null });
    // (20 + 70) ÷ (20 + 5).
    expect(churnOf('simple', rows[1]!, null, known)).toMatchObject({ revenue_churn: 90, revenue_churn_rate: 3.6 });
  });

  test('have the interval of Wilson: 81 of 263, Newcombe (1998), table I', () => {
    const [stretch] = stretchesOf(asked, dayOf('2025-06-01'));
    const many = Array.from({ length: 263 }, (_, at) => life('2025-01-01', at < 81 ? '2025-06-05' : null));
    const { conf_low, conf_high } = rateOf('simple', count(many, stretch!, asked.asOf), null);
    expect([conf_low, conf_high].map((end) => Number(end).toFixed(4))).toEqual(['0.2553', '0.3662']);
  });
});

describe('what is asked', () => {
  test('is the 12 months up to a day without a period, and a year back from 29 February is 28 February', () => {
    expect(['2025-12-31', '2024-02-29', '2025-02-28'].map((day) => textOf(yearUpTo(dayOf(day))))).toEqual([
      '2025-01-01',
      '2023-03-01',
      '2024-02-29',
    ]);
    const [span] = stretchesOf({ ...asked, unit: null }, 0);
    expect(span!.days.map(textOf).filter((_, at) => at === 0 || at === 364)).toEqual(['2024-07-01', '2025-06-30']);
    expect(span).toMatchObject({ period: null, complete: true });
  });

  test('is complete where no part of the period is cut off, and it is over', () => {
    const stretches = (more: Partial<Asked>) =>
      stretchesOf({ ...asked, ...more }, dayOf('2025-04-20')).map(({ period, days, complete }) => [
        period,
        days.length,
        complete,
      ]);
    expect(stretches({ asOf: dayOf('2025-06-29') })).toEqual([
      ['2025-04', 11, true],
      ['2025-05', 31, true],
      ['2025-06', 29, false],
    ]);
    expect(stretches({ from: dayOf('2025-05-02'), to: dayOf('2025-06-30') })).toEqual([
      ['2025-05', 30, false],
      ['2025-06', 30, true],
    ]);
  });
});

describe('purchases', () => {
  const line = (customer: string, day: string, amount: number, segment = 'web'): Line => ({
    customer,
    day: dayOf(day),
    amount,
    segment,
  });
  const lines = [
    // 30 in March, of which 10 came back in April; nothing in April; 5 in May.
    line('A', '2025-03-03', 2000),
    line('A', '2025-03-03', 1000),
    line('A', '2025-04-02', -1000),
    line('A', '2025-05-05', 500),
    // Money back before the first purchase, which is in April, of 0 in all; 40 in May.
    line('B', '2025-03-10', -900),
    line('B', '2025-04-04', 500),
    line('B', '2025-04-04', -500),
    line('B', '2025-05-31', 4000),
    // 10 on each side of the end of April.
    line('C', '2025-04-30', 1000),
    line('C', '2025-05-01', 600),
  ];
  const months = stretchesOf({ ...asked, asOf: dayOf('2025-05-31') }, dayOf('2025-03-03'));
  const purchases = purchasesOf(lines, asked.asOf);
  const rows = months.map((stretch) => moved(purchases, stretch, 'month'));

  test('are the days of customers, less what came back', () => {
    expect(purchases.map(({ customer, day, amount }) => [customer, textOf(day), amount])).toEqual([
      ['A', '2025-03-03', 2000],
      ['B', '2025-04-04', 0],
      ['C', '2025-04-30', 1000],
      ['C', '2025-05-01', 600],
      ['A', '2025-05-05', 500],
      ['B', '2025-05-31', 4000],
    ]);
  });

  test('move customers and money from month to month', () => {
    expect(rows.map(({ counts }) => Object.values(counts))).toEqual([
      [0, 1, 0, 0, 1],
      [1, 2, 0, 1, 2],
      [2, 0, 1, 0, 3],
    ]);
    expect(growthOfPurchases(rows[2]!)).toMatchObject({
      revenue_start: 10,
      revenue_new: 0,
      revenue_reactivation: 5,
      revenue_expansion: 40,
      revenue_contraction: 4,
      revenue_churn: 0,
      revenue_end: 51,
      net_growth: 0.5,
      complete: true,
    });
    expect(growthOfPurchases(movedTogether(rows))).toMatchObject({
      start: 0,
      new: 3,
      returned: 1,
      lost: 1,
      end: 3,
      revenue_start: 0,
      revenue_churn: 20,
      revenue_end: 51,
    });
  });

  test('of several segments on a day are one in each, and money comes back from that of the largest line', () => {
    const two = [
      line('D', '2025-03-01', 300, 'web'),
      line('D', '2025-03-01', 500, 'shop'),
      line('D', '2025-04-01', -100),
    ];
    expect(purchasesOf(two, asked.asOf).map(({ segment, amount }) => [segment, amount])).toEqual([
      ['web', 300],
      ['shop', 400],
    ]);
  });

  test('make lives that end so many days after the last, unless the next is on or before that day', () => {
    const days = ['2025-03-01', '2025-03-31', '2025-05-01'].map((day) => line('E', day, 100));
    const lives = livesByPurchases(purchasesOf(days, asked.asOf), 30);
    expect(lives.map(({ started, ended, returns }) => [textOf(started), textOf(ended!), returns])).toEqual([
      ['2025-03-01', '2025-04-30', false],
      ['2025-05-01', '2025-05-31', true],
    ]);
  });
});

describe('a history', () => {
  test('is the same for the same seed, and shuffled rows are the same rows', () => {
    const { rows } = customersHistory(4, 'month');
    expect(customersHistory(4, 'month').rows).toEqual(rows);
    expect(customersHistory(6, 'month').rows).not.toEqual(rows);
    const [header, ...shuffled] = fileOf(rows, 1).trimEnd().split('\n');
    expect(header).toBe('customer_id,started_at,ended_at,status,recurring_revenue,plan');
    expect(shuffled).not.toEqual(fileOf(rows).trimEnd().split('\n').slice(1));
    expect(shuffled.toSorted()).toEqual(fileOf(rows).trimEnd().split('\n').slice(1).toSorted());
  });

  test('has all that may happen to customers', () => {
    const histories = Array.from({ length: 20 }, (_, seed) => customersHistory(seed, 'month'));
    const lives = histories.flatMap((one) => one.lives);
    expect(lives.some(({ started, ended }) => started === ended)).toBe(true);
    expect(lives.some(({ ended, revenue }) => ended === null && revenue === null)).toBe(true);
    expect(new Set(lives.map(({ segment }) => segment))).toEqual(new Set(['basic', 'pro', 'max', '(blank)']));
    expect(new Set(histories.map(({ hasRevenue }) => hasRevenue)).size).toBe(2);
    const rows = histories.reduce((sum, one) => sum + one.rows.length - 1, 0);
    expect(rows).toBeGreaterThan(lives.length + 20);
  });

  test('has all that may happen to purchases', () => {
    const { lines, last } = purchasesHistory(3, 'month');
    const purchases = purchasesOf(lines, last);
    const sums = purchases.map(({ amount }) => Math.sign(amount));
    expect(new Set(sums)).toEqual(new Set([-1, 0, 1]));
    const days = purchases.map(({ customer, day }) => `${customer} ${day}`);
    expect(new Set(days).size).toBeLessThan(days.length);
    expect(lines.length).toBeGreaterThan(days.length);
  });

  test('has stays that join and stays that return, all of them in the file', () => {
    const { lives, rows } = staysHistory(2, 'month');
    expect(lives.some(({ returns }) => returns)).toBe(true);
    expect(lives.length).toBeLessThan(rows.length - 1);
    for (const { customer, started, ended } of lives) {
      const own = rows.filter(([id]) => id === customer);
      expect(own.some((row) => row[1]!.startsWith(textOf(started)))).toBe(true);
      expect(own.some((row) => (ended === null ? row[2] === '' : row[2]!.startsWith(textOf(ended))))).toBe(true);
    }
  });
});
