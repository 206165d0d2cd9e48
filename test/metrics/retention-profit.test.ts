// What `cx retention-profit` says: the published credit card, arithmetic by hand, laws of the two forms of value, R's numbers for
// the fixtures, and inputs that have no answer.
import * as fc from '../chance.ts';
import { fixedLifeValue } from '../../src/metrics/retention-profit/value/fixed-life.ts';
import { survivalValue } from '../../src/metrics/retention-profit/value/survival.ts';
import { upliftOf } from '../../src/metrics/retention-profit/value/uplift.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const file = (name: string, lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);
const ask = (...options: readonly string[]) => resultOf(['retention-profit', ...options]);
const refused = async (...options: readonly string[]) => {
  const { status, stdout, stderr } = await runCx(['retention-profit', ...options]);
  expect(stdout).toBe('');
  return `${status}: ${stderr}`;
};
const headline = ({ headlines }: Awaited<ReturnType<typeof ask>>, name: string) =>
  headlines.find((one) => one.name === name)!;

const stream = ['--profit', '30,42,44,49,55', '--acquisition-cost', '51'];
const creditCard = [...stream, '--discount', '0.0843', '--tail-growth', '0.0246', '--timing', 'start'];

describe('the credit card of Reichheld & Sasser (1990)', () => {
  // The discount and the growth after year 5 are those that give its published values of 134, 300 and 525.
  test.each([
    ['0.8', 133.385],
    ['0.9', 301.7847],
    ['0.95', 524.2419],
  ])('is worth what was published at a retention of %s, by a fixed life', async (retention, value) => {
    const result = await ask(...creditCard, '--retention', retention, '--improve', '1');
    expect(headline(result, 'customer_value_fixed_life').value).toBeCloseTo(value, 4);
  });

  test.each([
    ['0.8', 134.6003],
    ['0.9', 297.6044],
    ['0.95', 526.6344],
  ])(
    'is worth that too at a retention of %s in the survival form, by another discount and growth',
    async (retention, value) => {
      const other = ['--discount', '0.0439', '--tail-growth', '0.009', '--improve', '1'];
      expect(headline(await ask(...stream, ...other, '--retention', retention), 'customer_value').value).toBeCloseTo(
        value,
        4,
      );
    },
  );

  test('a profile says the same as its sums, whatever the order of its years', async () => {
    const profile = file('profile.csv', [
      'Year;Base profit;Revenue growth;Cost savings;Referrals;Price premium',
      '3;30,0;9;2;2;1',
      '1;30;;;;',
      '0;-51,00;;;;',
      '2;30;8;2;1;1',
      '5;30;14;5;4;2',
      '4;30;11;4;3;1',
    ]);
    const terms = ['--discount', '0.0843', '--tail-growth', '0.0246', '--timing', 'start', '--retention', '0.9'];
    const told = await ask('--profile', profile, ...terms);
    const typed = await ask(...creditCard, '--retention', '0.9');
    expect(told.headlines).toEqual(typed.headlines);
    expect(rowsOf(told, 'values')).toEqual(rowsOf(typed, 'values'));
    expect(rowsOf(told, 'profit').map(({ profit }) => profit)).toEqual([30, 42, 44, 49, 55]);
    expect(rowsOf(told, 'profit')[0]).toMatchObject({ year: 1, revenue_growth: null, customers: null });
    expect(told.accounting).toMatchObject({ read: 6, used: 6 });
  });
});

describe('a customer who brings the same every year', () => {
  const flat = ['--profit', '100', '--acquisition-cost', '0'];
  // V = 100 ÷ (1 + i − r): five points more are worth .05 ÷ (1 + i − r − .05).
  test.each([
    ['0', '0.8', 1 / 3],
    ['0', '0.85', 0.5],
    ['0', '0.9', 1],
    ['0.1', '0.7', 0.05 / 0.35],
    ['0.1', '0.8', 0.2],
    ['0.1', '0.9', 1 / 3],
  ])('is worth by discount %s and retention %s so much more with five points', async (discount, retention, uplift) => {
    const result = await ask(...flat, '--discount', discount, '--retention', retention);
    expect(headline(result, 'uplift').value).toBeCloseTo(uplift, 9);
    const grid = rowsOf(result, 'uplift_grid').find(
      (row) => row['discount'] === Number(discount) && row['retention'] === Number(retention),
    );
    expect(grid?.['uplift']).toBe(headline(result, 'uplift').value);
  });

  // Gupta & Lehmann (2003): the margin multiple r ÷ (1 + i − r) is the value after the first margin, which wins him.
  test.each([
    ['0.8', '0.1', 2.67],
    ['0.9', '0.12', 4.09],
  ])('has the margin multiple of %s at a discount of %s', async (retention, discount, multiple) => {
    const terms = ['--profit', '1', '--acquisition-cost', '1', '--timing', 'start'];
    const result = await ask(...terms, '--retention', retention, '--discount', discount);
    expect(headline(result, 'customer_value').value).toBeCloseTo(multiple, 2);
  });

  test('is worth half a year more where half a year is a part of his life', async () => {
    // 1 ÷ (1 − .6) is two and a half years: 250 − 10.
    const result = await ask('--profit', '100', '--acquisition-cost', '10', '--discount', '0', '--retention', '0.6');
    expect(headline(result, 'customer_value_fixed_life').value).toBeCloseTo(240, 9);
  });

  test('lives one year at a retention of 0, and pays for himself at once or at a retention that is told', async () => {
    const none = await ask(...flat, '--discount', '0', '--retention', '0');
    expect(none.headlines.map(({ value }) => value)).toEqual([
      100,
      expect.closeTo(1 / 0.95 - 1, 9),
      100,
      expect.closeTo(1 / 0.95 - 1, 9),
      0,
    ]);
    // 100 ÷ (1 − r) = 400.
    const later = await ask('--profit', '100', '--acquisition-cost', '400', '--discount', '0', '--retention', '0.8');
    expect(headline(later, 'break_even_retention').value).toBeCloseTo(0.75, 9);
  });

  test('holds the published claim from the retention at which five points are a quarter to that at which they are .95', async () => {
    const [claim] = rowsOf(await ask(...flat, '--discount', '0', '--retention', '0.8'), 'claims');
    // .05 ÷ (.95 − r) = .25 at r = .75, and .95 at r = .95 − .05 ÷ .95.
    expect(claim).toEqual({
      claim: '25-95-survival',
      low: 0.25,
      high: 0.95,
      own: expect.closeTo(1 / 3, 9),
      holds: true,
      holds_from: expect.closeTo(0.75, 9),
      holds_to: expect.closeTo(0.95 - 0.05 / 0.95, 9),
    });
  });

  test('holds it in the stretch of retentions that is nearest, up to where nobody would leave any more', async () => {
    // A = 80: V(r) = 100 ÷ (1.1 − r) − 80; by a scan of thousandths it holds from 0 to .118, and from .782 on.
    const terms = ['--profit', '100', '--acquisition-cost', '80', '--retention'];
    const [near] = rowsOf(await ask(...terms, '0.15'), 'claims');
    expect([near?.['holds_from'], near?.['holds_to']]).toEqual([0, expect.closeTo(0.118, 3)]);
    const [far] = rowsOf(await ask(...terms, '0.5'), 'claims');
    expect([far?.['holds_from'], far?.['holds_to']]).toEqual([expect.closeTo(0.782, 3), expect.closeTo(0.95, 8)]);
  });
});

describe('the forms of value', () => {
  const cases = fc.record({
    acquisitionCost: fc.double({ min: 0, max: 500, noNaN: true }),
    profits: fc.array(fc.double({ min: 1, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 }),
    tailGrowth: fc.double({ min: -0.5, max: 0.02, noNaN: true }),
    discount: fc.double({ min: 0.03, max: 0.4, noNaN: true }),
    lead: fc.constantFrom(0, 0.5, 1),
  });
  const retentions = fc.double({ min: 0, max: 0.9, noNaN: true });

  test.each([
    ['survival', survivalValue],
    ['fixed life', fixedLifeValue],
  ])('%s: rises with retention, falls with the discount, and is less the cost of winning', (_, value) => {
    fc.assert(
      fc.property(cases, retentions, (one, retention) => {
        const here = value(one, retention)!;
        expect(value(one, retention + 0.05)!).toBeGreaterThan(here);
        // What comes at once is worth the same by any discount.
        const dearer = value({ ...one, discount: one.discount + 0.05 }, retention)!;
        expect(dearer).toBeLessThanOrEqual(here + 1e-9);
        const free = value({ ...one, acquisitionCost: 0 }, retention)!;
        expect(here).toBeCloseTo(free - one.acquisitionCost, 6);
      }),
    );
  });

  test('survival: is the sum of a thousand years', () => {
    fc.assert(
      fc.property(cases, retentions, (one, retention) => {
        let sum = -one.acquisitionCost;
        for (let year = 1; year <= 1000; year += 1) {
          const beyond = Math.max(year - one.profits.length, 0);
          const profit = one.profits[year - beyond - 1]! * (1 + one.tailGrowth) ** beyond;
          sum += (retention ** (year - 1) * profit) / (1 + one.discount) ** (year - one.lead);
        }
        expect(survivalValue(one, retention)!).toBeCloseTo(sum, 6);
      }),
    );
  });

  test('five points are worth more, the greater retention is, where winning a customer costs nothing and profit does not fall', () => {
    fc.assert(
      fc.property(cases, retentions, (one, retention) => {
        const free = {
          ...one,
          acquisitionCost: 0,
          tailGrowth: 0,
          profits: one.profits.toSorted((a, b) => a - b).slice(0, 1),
        };
        const uplift = upliftOf(survivalValue, free, retention, 0.05)!;
        const later = upliftOf(survivalValue, free, retention + 0.02, 0.05)!;
        expect(later).toBeGreaterThan(uplift);
      }),
    );
  });
});

describe('what the value depends on', () => {
  test('each input is a fifth less and a fifth more, the widest first', async () => {
    const result = await ask('--profit', '100', '--acquisition-cost', '50', '--retention', '0.8');
    expect(rowsOf(result, 'sensitivity')).toEqual([
      // 100 ÷ (1.1 − r) − 50 at .64 and .96.
      {
        input: 'retention',
        low: expect.closeTo(0.64, 9),
        high: 0.96,
        value_low: expect.closeTo(100 / 0.46 - 50, 9),
        value_high: expect.closeTo(100 / 0.14 - 50, 9),
      },
      {
        input: 'base_profit',
        low: 0.8,
        high: 1.2,
        value_low: expect.closeTo(80 / 0.3 - 50, 9),
        value_high: expect.closeTo(120 / 0.3 - 50, 9),
      },
      {
        input: 'discount',
        low: expect.closeTo(0.08, 9),
        high: expect.closeTo(0.12, 9),
        value_low: expect.closeTo(100 / 0.28 - 50, 9),
        value_high: expect.closeTo(100 / 0.32 - 50, 9),
      },
      {
        input: 'acquisition_cost',
        low: 40,
        high: 60,
        value_low: expect.closeTo(100 / 0.3 - 40, 9),
        value_high: expect.closeTo(100 / 0.3 - 60, 9),
      },
    ]);
  });

  test('every number that was assumed is told with its origin', async () => {
    const result = await ask('--profit', '100,120', '--acquisition-cost', '50', '--retention', '0.8', '--improve', '3');
    expect(rowsOf(result, 'assumptions').map(({ name, low, origin }) => [name, low, origin])).toEqual([
      ['retention', 0.8, 'option'],
      ['acquisition_cost', 50, 'option'],
      ['profit_of_year_1', 100, 'option'],
      ['profit_of_year_2', 120, 'option'],
      ['discount', 0.1, 'default'],
      ['tail_growth', 0, 'default'],
      ['improve', 3, 'option'],
      ['timing_lead_years', 0, 'default'],
    ]);
  });
});

describe('from the fixtures', () => {
  const files = ['customers', 'transactions', 'touchpoints'].flatMap((name) => [`--${name}`, `fixtures/${name}.csv`]);

  slowTest('the numbers are those of R', async () => {
    // R: survfit for retention, tapply over anniversaries for the years; its bootstrap over persons (2,000 samples, seed 1) gives
    // 410.8 to 548.0 for the value and .1917 to .2379 for the uplift.
    const result = await ask(...files);
    const value = headline(result, 'customer_value');
    const uplift = headline(result, 'uplift');
    expect(value.value).toBeCloseTo(473.067226367148, 9);
    expect(uplift.value).toBeCloseTo(0.212490125485, 11);
    expect([value.conf_low, value.conf_high].map((end) => Math.round(end! / 10))).toEqual([41, 55]);
    expect([uplift.conf_low, uplift.conf_high].map((end) => Math.round(end! * 100))).toEqual([19, 24]);
    expect(rowsOf(result, 'profit')).toMatchObject([
      {
        base_profit: expect.closeTo(136.766019802, 8),
        revenue_growth: 0,
        cost_savings: 0,
        referrals: expect.closeTo(25.1271485149, 8),
        customers: 505,
      },
      {
        base_profit: expect.closeTo(136.766019802, 8),
        revenue_growth: expect.closeTo(111.514534413 - 136.766019802, 8),
        cost_savings: expect.closeTo(7.96651485149 - 10.8190283401, 8),
        referrals: expect.closeTo(50.3682995951, 8),
        price_premium: null,
        customers: 247,
      },
    ]);
    expect(rowsOf(result, 'assumptions').slice(0, 2)).toMatchObject([
      { name: 'retention', low: expect.closeTo(0.792640023031, 11), origin: 'data' },
      { name: 'acquisition_cost', low: expect.closeTo(46.9427429274, 9), origin: 'data' },
    ]);
  });

  slowTest('without contacts nobody knows what serving costs: that part is empty, not 0', async () => {
    const result = await ask(...files.slice(0, 4));
    expect(rowsOf(result, 'profit')[1]).toMatchObject({ cost_savings: null });
  });

  slowTest('an option overrules what the files say, and its interval goes', async () => {
    const typed = await ask(
      '--profit',
      '100',
      '--customers',
      'fixtures/customers.csv',
      '--retention',
      '0.8',
      '--acquisition-cost',
      '50',
    );
    // Nothing of it comes from these customers.
    expect(headline(typed, 'customer_value')).not.toHaveProperty('n');
    expect(headline(typed, 'customer_value')).not.toHaveProperty('conf_low');
    const half = await ask('--profit', '100', '--customers', 'fixtures/customers.csv', '--acquisition-cost', '50');
    expect(headline(half, 'customer_value').conf_low).toBeLessThan(headline(half, 'customer_value').value!);
  });

  slowTest('the numbers of few are told of nobody', async () => {
    const { headlines, tables } = await ask(...files, '--min-n', '1000');
    expect(headlines.map(({ value }) => value)).toEqual([null, null, null, null, null]);
    expect(tables.flatMap(({ rows }) => rows)).toEqual([]);
  });
});

describe('what files do not say', () => {
  const files = ['--customers', 'fixtures/customers.csv', '--transactions', 'fixtures/transactions.csv'];
  const codes = async (...options: readonly string[]) =>
    (await ask(...files, ...options)).notices.map(({ code }) => code);

  slowTest('no purchase that counts is no profit of 0', async () => {
    const { headlines, notices } = await ask(...files, '--counted-status', 'pajd');
    expect(headlines.map(({ value }) => value)).toEqual([null, null, null, null, null]);
    expect(notices.map(({ code }) => code)).toContain('no-answers');
  });

  slowTest('of how many the cost of winning is known, and whom a condition leaves out', async () => {
    expect(await codes()).toContain('acquisition-cost-missing');
    expect(await codes()).not.toContain('referrals-filtered');
    expect(await codes('--where', 'country = "ES"')).toContain('referrals-filtered');
  });

  slowTest('samples in which customers are worth nothing are not passed over', async () => {
    // A third of the samples or so: no interval; some of a hundred: the interval of the others.
    const half = await ask(...files, '--acquisition-cost', '520');
    expect(headline(half, 'uplift').conf_low ?? null).toBeNull();
    expect(await codes('--acquisition-cost', '479')).toContain('samples-left-out');
    expect(await codes('--acquisition-cost', '479')).not.toContain('worth-nothing');
  });

  test('five points that would leave nobody who leaves are no sign of worthless customers', async () => {
    const { notices } = await ask(
      '--profit',
      '30,42',
      '--retention',
      '0.98',
      '--improve',
      '1',
      '--acquisition-cost',
      '51',
    );
    const claim = notices.find(({ code }) => code === 'claim-checked')?.message;
    expect(claim).toMatch(/with five points more nobody would leave/);
    expect(claim).not.toMatch(/worth nothing/);
  });

  slowTest('with --min-n no small number of customers is said in words', async () => {
    const { notices } = await ask(...files, '--min-n', '300');
    const left = notices.find(({ code }) => code === 'years-left-out')?.message;
    expect(left).toMatch(/^year 2 of life is not used: fewer than 300 customers were here/);
    expect(await refused(...files, '--min-n', '600')).toMatch(/^3: cx: too few customers were here/);
  });

  slowTest('a handful of customers is a low base', async () => {
    const customers = file('few.csv', [
      'customer_id,started_at,ended_at',
      'A,2023-01-01,2024-06-01',
      'B,2023-01-01,',
      'C,2023-01-01,2023-06-01',
    ]);
    const result = await ask(
      '--customers',
      customers,
      '--profit',
      '30,42',
      '--acquisition-cost',
      '5',
      '--as-of',
      '2025-01-01',
    );
    expect(result.notices.map(({ code }) => code)).toContain('low-base');
  });

  slowTest(
    'files that a profile stands instead of are said not to be read, and columns that are no part of it',
    async () => {
      const profile = file('extra.csv', ['year,base_profit,price_premuim', '1,30,5', '2,40,6']);
      const { notices } = await ask('--profile', profile, ...files);
      expect(notices.filter(({ code }) => code === 'file-unread')).toHaveLength(1);
      expect(notices.find(({ code }) => code === 'profile-columns-unread')?.message).toContain('price_premuim');
    },
  );

  slowTest('year 0 costs as much, whether it is written as a cost or as a loss', async () => {
    const worth = async (cost: string) => {
      const profile = file(`year-0${cost}.csv`, ['year,base_profit', `0,${cost}`, '1,30', '2,42']);
      return headline(await ask('--profile', profile, '--retention', '0.8'), 'customer_value').value;
    };
    // 30 ÷ 1.1 + .8 × 42 ÷ 1.21 ÷ (1 − .8 ÷ 1.1) − 51.
    expect(await worth('51')).toBeCloseTo(30 / 1.1 + (0.8 * 42) / 1.21 / (1 - 0.8 / 1.1) - 51, 9);
    expect(await worth('-51')).toBe(await worth('51'));
  });

  test('that nobody left, or was seen for a year, is a matter of the data', async () => {
    const customers = file('stay.csv', ['customer_id,started_at,ended_at', 'A,2023-01-01,', 'B,2023-01-01,']);
    const terms = ['--profit', '30', '--acquisition-cost', '5'];
    expect(await refused('--customers', customers, ...terms, '--as-of', '2025-01-01')).toMatch(
      /^3: cx: none of 2 customers left/,
    );
  });
});

describe('a year of life', () => {
  const header = 'customer_id,started_at,ended_at,acquisition_cost';
  const lives = (end: string) => Array.from({ length: 30 }, (_, at) => `C${at},2024-02-29,${at === 0 ? end : ''},10`);
  const purchases = Array.from(
    { length: 30 },
    (_, at) => `C${at},2025-02-27,${at === 0 ? 100 : 10},${at === 0 ? 100 : 10}`,
  );
  const transactions = file('year-purchases.csv', ['customer_id,occurred_at,amount,margin', ...purchases]);
  const years = async (end: string) => {
    const customers = file(`lives-${end}.csv`, [header, ...lives(end)]);
    const result = await ask(
      '--customers',
      customers,
      '--transactions',
      transactions,
      '--as-of',
      '2025-06-30',
      '--retention',
      '0.5',
    );
    return rowsOf(result, 'profit').map(({ base_profit: margin, customers: count }) => [margin, count]);
  };

  test('from 29 February ends with 27 February: who left on the 28th was here through it', async () => {
    // (100 + 29 × 10) ÷ 30.
    expect(await years('2025-02-28')).toEqual([[13, 30]]);
  });

  test('that fewer than thirty customers lived through is not used', async () => {
    const customers = file('lives-few.csv', [header, ...lives('2025-02-27')]);
    expect(
      await refused(
        '--customers',
        customers,
        '--transactions',
        transactions,
        '--as-of',
        '2025-06-30',
        '--retention',
        '0.5',
      ),
    ).toMatch(/^3: cx: 29 customers were here through the first year/);
  });
});

describe('what has no answer', () => {
  test.each([
    [['--retention', '1'], /^2: .*no finite value\n.*lower --retention/],
    [['--retention', '0.96'], /^2: .*no finite value\n.*--improve/],
    [['--retention', '0.9', '--discount', '-0.2'], /^2: .*no finite value\n.*--discount/],
    [['--retention', '0.9', '--tail-growth', '0.2'], /^2: .*no finite value\n.*--tail-growth/],
    [['--retention', '1.2'], /^2: cx: --retention cannot be '1.2'/],
    [[], /^2: cx: nothing says how many customers stay/],
  ])('%j', async (options, message) => {
    expect(await refused('--profit', '100', '--acquisition-cost', '10', ...options)).toMatch(message);
  });

  test.each([
    ['a gap', ['1,30', '3,40'], /^3: .*found 1, 3\n/],
    ['a year twice', ['1,30', '2,40', '2,41'], /^3: .*found 1, 2, 2\n/],
    ['a year that is not whole', ['1,30', '1.5,40'], /^3: .*found 1, 1.5\n/],
    ['a beginning later than year 1', ['2,30', '3,40'], /^3: .*found 2, 3\n/],
    ['year 0 alone', ['0,-30'], /^3: .*found 0\n/],
    ['no year at all', [], /^3: .*found none\n/],
  ])('a profile with %s', async (name, lines, message) => {
    const profile = file(`${name}.csv`, ['year,base_profit', ...lines]);
    expect(await refused('--profile', profile, '--acquisition-cost', '10', '--retention', '0.8')).toMatch(message);
  });

  test('neither profit nor files, two profits, no cost of winning', async () => {
    const profile = file('plain.csv', ['year,base_profit', '1,30']);
    expect(await refused()).toMatch(/^2: cx: nothing says what a customer brings/);
    expect(await refused('--profile', profile, '--profit', '30', '--retention', '0.8')).toMatch(
      /^2: .*--profile and --profit exclude/,
    );
    expect(await refused('--profile', profile, '--retention', '0.8')).toMatch(
      /^2: cx: nothing says what it costs to win/,
    );
    expect(await refused('fixtures/customers.csv')).toMatch(/^2: /);
  });

  test('a customer who is worth nothing has no uplift, and is told where he would be worth something', async () => {
    const result = await ask('--profit', '10', '--acquisition-cost', '100', '--retention', '0.5');
    expect(result.headlines.map(({ value }) => value)).toEqual([
      expect.closeTo(10 / 0.6 - 100, 9),
      null,
      expect.closeTo(10 / 1.1 + 10 / 1.21 - 100, 9),
      null,
      // At no retention is 10 ÷ (1.1 − r) as much as 100 and r below 1.
      null,
    ]);
    expect(result.notices.map(({ code }) => code)).toContain('worth-nothing');
    const never = await ask('--profit', '-10,-20', '--acquisition-cost', '100', '--retention', '0.5');
    expect(headline(never, 'break_even_retention').value).toBeNull();
  });
});
