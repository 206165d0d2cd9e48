// What `cx clv` says: the published fits of CDNOW and of the two segments of sBG, scores, and input that tells no model.
import { readFileSync } from 'node:fs';
import type { OkResult } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { cdnowTransactions } from './cdnow.ts';
import { foldedResultOf } from './folded.ts';
import { rowsOf } from './states.ts';
import { slowTest, some } from '../often.ts';

const folder = temporaryFolder();
const near = (value: number, digits = 6) => expect.closeTo(value, digits) as number;
const headlinesOf = ({ headlines }: OkResult) => Object.fromEntries(headlines.map(({ name, value }) => [name, value]));
const codesOf = ({ notices }: OkResult) => notices.map(({ code }) => code);
const parametersOf = (result: OkResult, model: string) =>
  rowsOf(result, 'parameters')
    .filter((row) => row['model'] === model)
    .map((row) => Number(row['estimate']));

describe('the 2,357 customers of the CDNOW sample', () => {
  const file = folder.file('cdnow.csv', cdnowTransactions());
  const argv = ['clv', file, '--calibration-end', '1997-09-30', '--time-unit', 'week', '--horizon', '39 weeks'];

  // Fader, Hardie & Lee (2005), Fader & Hardie (2013), and the optima that a search to the last digit comes to.
  /** What the models come to, by the models that are fitted: asked once for all that is said of it. */
  const fitted = new Map<string, Promise<OkResult>>();
  const fittedOf = (...model: readonly string[]): Promise<OkResult> => {
    const known = fitted.get(model.join(' ')) ?? resultOf([...argv, ...model]);
    fitted.set(model.join(' '), known);
    return known;
  };

  slowTest('have the published parameters and likelihoods to six digits', async () => {
    const result = await fittedOf();
    expect(parametersOf(result, 'bg-nbd')).toEqual([near(0.2425945), near(4.413602), near(0.792922), near(2.425907)]);
    expect(parametersOf(result, 'mbg-nbd')).toEqual([near(0.524843), near(6.183085), near(0.891359), near(1.614002)]);
    expect(parametersOf(result, 'pareto-nbd')).toEqual([
      near(0.553277),
      near(10.577683, 5),
      near(0.60624),
      near(11.668735, 4),
    ]);
    expect(parametersOf(result, 'gamma-gamma')).toEqual([near(6.249572, 5), near(3.744225), near(15.443521, 5)]);
    expect(rowsOf(result, 'models').map((row) => [row['model'], row['log_likelihood'], row['verdict']])).toEqual([
      ['bg-nbd', near(-9582.429207, 5), 'converged'],
      ['mbg-nbd', near(-9582.135716, 5), 'converged'],
      ['pareto-nbd', near(-9594.976179, 5), 'converged'],
      ['gamma-gamma', near(-4055.917695, 5), 'converged'],
    ]);
  });

  slowTest(
    'bought 1,882 times in the 39 weeks held out, of which models and a constant rate foretold as much as published',
    async () => {
      const rows = rowsOf(await fittedOf(), 'holdout');
      expect(rows.map((row) => [row['model'], row['customers'], row['actual'], row['expected']])).toEqual([
        ['bg-nbd', 2357, 1882, near(1653.4, 1)],
        ['mbg-nbd', 2357, 1882, expect.any(Number)],
        ['pareto-nbd', 2357, 1882, near(1665.5, 1)],
        ['same-rate', 2357, 1882, near(2930.1, 1)],
        ['nobody-buys', 2357, 1882, 0],
        ['last-years-rank', 2357, 1882, null],
      ]);
      const errors = rows.slice(0, 5).map((row) => Number(row['rmse']));
      expect(errors.indexOf(Math.min(...errors))).toBe(2);
    },
  );

  test('are told by the model with the least error, and the report says so', async () => {
    const result = await fittedOf();
    expect(rowsOf(result, 'models').map((row) => row['chosen'])).toEqual([false, false, true, true]);
    expect(codesOf(result)).toEqual(expect.arrayContaining(['model-chosen', 'revenue-not-margin']));
  });

  // 1653.4 repeats a thousand customers and weeks ahead is what Σ E[Y(39)] of the holdout is: the horizon is as long.
  slowTest('will buy within a horizon what the same model expects of the days held out', async () => {
    const result = await fittedOf('--model', 'bg-nbd');
    const [held] = rowsOf(result, 'holdout');
    expect(headlinesOf(result)['expected_purchases']).toBeCloseTo(Number(held!['expected']), 8);
  });

  slowTest('have means by repeats that add up to the totals of the holdout', async () => {
    const result = await fittedOf('--model', 'bg-nbd');
    const cells = rowsOf(result, 'calibration');
    const total = (name: string) => cells.reduce((sum, row) => sum + Number(row['customers']) * Number(row[name]), 0);
    const [held] = rowsOf(result, 'holdout');
    expect(total('actual')).toBeCloseTo(1882, 8);
    expect(total('expected')).toBeCloseTo(Number(held!['expected']), 8);
    expect(cells.map((row) => row['customers'])).toEqual([1411, 439, 214, 100, 62, 38, 29, 64]);
  });

  slowTest('have scores: who bought twice, 30.43 weeks after the first time, buys 1.226 times more', async () => {
    const scores = `${folder.path}/scores.csv`;
    await runCx([...argv, '--model', 'bg-nbd', '--scores', scores]);
    const [head, ...lines] = readFileSync(scores, 'utf8').trimEnd().split('\n');
    expect(head).toBe('customer_id,p_alive,expected_purchases,expected_spend,clv');
    expect(lines).toHaveLength(2357);
    const cells = lines.map((line) => line.split(',').map(Number));
    const known = cells.filter(([, alive, purchases]) => Math.abs(alive! - 0.72662) < 1e-6 && purchases! < 1.226);
    expect(known[0]).toEqual([
      expect.any(Number),
      near(0.72662),
      near(1.225994),
      near(24.653919, 5),
      expect.any(Number),
    ]);
  });

  slowTest('have scores that add up to the totals', async () => {
    const scores = `${folder.path}/scores-all.csv`;
    const result = await resultOf([...argv, '--model', 'mbg-nbd', '--margin', '0.4', '--scores', scores]);
    const lines = readFileSync(scores, 'utf8').trimEnd().split('\n').slice(1);
    const total = (at: number) => lines.reduce((sum, line) => sum + Number(line.split(',')[at]), 0);
    expect(total(2)).toBeCloseTo(headlinesOf(result)['expected_purchases']!, 6);
    expect(total(4)).toBeCloseTo(headlinesOf(result)['clv_total']!, 4);
  });

  slowTest('without days held out the last third is, and the chosen model is fitted again to all of them', async () => {
    const result = await resultOf(['clv', file]);
    const rows = rowsOf(result, 'models').map((row) => [row['model'], row['fitted_until'], row['chosen']]);
    // 1997-01-01 to 1998-06-30 are 546 days: 182 are held out.
    expect(rows.slice(0, 3).map(([, until]) => until)).toEqual(['1997-12-30', '1997-12-30', '1997-12-30']);
    expect(rows.slice(3)).toEqual([
      [expect.any(String), '1998-06-30', true],
      ['gamma-gamma', '1998-06-30', true],
    ]);
  });

  slowTest(
    'discounting is by the days of the calendar: a flat stream of one unit is worth 1.1^(−182 ÷ 365.25)',
    async () => {
      const sum = async (discount: string) =>
        headlinesOf(
          await resultOf([
            ...argv.slice(0, -1),
            '26 weeks',
            '--time-unit',
            'year',
            '--model',
            'bg-nbd',
            '--discount',
            discount,
          ]),
        )['clv_total']!;
      expect((await sum('0.1')) / (await sum('0'))).toBeCloseTo(1.1 ** (-182 / 365.25), 10);
    },
  );
});

describe('contracts of a thousand customers', () => {
  const survivors = { high: [869, 743, 653, 593, 551, 517, 491], regular: [631, 468, 382, 326, 289, 262, 241] };
  const contracts = (name: keyof typeof survivors, columns: (left: number | null) => string) => {
    const ends = survivors[name].flatMap((left, year) =>
      Array.from({ length: (year === 0 ? 1000 : survivors[name][year - 1]!) - left }, () => year + 1),
    );
    const here = Array.from({ length: survivors[name].at(-1)! }, () => null);
    return [...ends, ...here].map((left, at) => `c${at},${columns(left)}`);
  };
  const lives = (name: keyof typeof survivors) =>
    folder.file(
      `${name}.csv`,
      `customer_id,started_at,ended_at,mrr\n${contracts(name, (left) => `2010-01-01,${left === null ? '' : `${2010 + left}-01-01`},20`).join('\n')}\n`,
    );
  const argv = (name: keyof typeof survivors) => ['clv', lives(name), '--as-of', '2017-01-01', '--margin', '0.5'];

  // Fader & Hardie (2007), the segments "high end" and "regular".
  test.each([
    ['high', 0.6681, 3.8061, -1611.158],
    ['regular', 0.7041, 1.182, -1680.265],
  ] as const)('of the segment %s have the published parameters', async (name, alpha, beta, logLikelihood) => {
    const result = await foldedResultOf(argv(name));
    expect(parametersOf(result, 'sbg')).toEqual([near(alpha, 4), near(beta, 4)]);
    expect(rowsOf(result, 'models')).toMatchObject([{ model: 'sbg', log_likelihood: near(logLikelihood, 3) }]);
    expect(rowsOf(result, 'survival').map((row) => Math.round(Number(row['actual'])))).toEqual(survivors[name]);
  });

  slowTest('who left on the day of an anniversary did not renew on it, and a day later did', async () => {
    const head = 'customer_id,started_at,ended_at,mrr';
    const of = async (day: string) =>
      rowsOf(
        await foldedResultOf([
          'clv',
          folder.file(`end-${day}.csv`, `${head}\na,2020-02-29,${day},1\nb,2020-02-29,,1\n`),
          '--as-of',
          '2022-03-01',
        ]),
        'survival',
      ).map((row) => [row['customers'], row['actual']]);
    expect(await of('2021-02-28')).toEqual([
      [2, 1],
      [1, 1],
    ]);
    expect(await of('2021-03-01')).toEqual([
      [2, 2],
      [2, 1],
    ]);
  });

  // Who left in his second year is no renewal that failed until that year is over for those who are still here too.
  test('of a unit of time that is not over nobody knows who renews', async () => {
    const lines = [
      'a,2020-01-01,2021-06-01,1',
      'b,2020-01-01,,1',
      'c,2020-01-01,2020-06-01,1',
      'd,2019-01-01,2020-06-01,1',
    ];
    const file = folder.file('unfinished.csv', `customer_id,started_at,ended_at,mrr\n${lines.join('\n')}\n`);
    const result = await foldedResultOf(['clv', file, '--as-of', '2021-07-01']);
    expect(rowsOf(result, 'survival').map((row) => [row['time'], row['customers'], row['actual']])).toEqual([
      [1, 4, 3],
      [2, 1, 0],
    ]);
  });

  test.each(some(['day', 'week', 'month', 'year'], 4, 2))(
    'are counted alike by the database in units of a %s',
    async (unit) => {
      const { options } = await foldedResultOf(['clv', 'fixtures/customers.csv', '--time-unit', unit]);
      expect(options['time_unit']).toBe(unit);
    },
  );

  test('have no renewal within less than a unit of time, and that is said', async () => {
    const result = await resultOf([...argv('high'), '--horizon', '6 months']);
    expect(headlinesOf(result)['expected_purchases']).toBe(0);
    expect(codesOf(result)).toContain('no-renewal-within');
  });

  test('of whom none has come to a renewal nothing is expected, for nothing is known', async () => {
    const file = folder.file('young.csv', 'customer_id,started_at,ended_at,mrr\na,2024-01-01,,1\nb,2024-02-01,,1\n');
    const result = await foldedResultOf(['clv', file, '--as-of', '2024-05-01']);
    expect(headlinesOf(result)).toMatchObject({ customers: 2, expected_purchases: null, clv_total: null });
    expect(codesOf(result)).toContain('unidentified');
  });

  // By hand: 241 who renewed seven times renew again with (β + 7) ÷ (α + β + 7), for 240 a year, half of it left, a year ahead.
  test('will renew once within a year, for what that is worth a year ahead', async () => {
    const result = await resultOf(argv('regular'));
    const [alpha, beta] = parametersOf(result, 'sbg') as [number, number];
    const renewals = (241 * (beta + 7)) / (alpha + beta + 7);
    expect(headlinesOf(result)).toMatchObject({
      customers: 1000,
      expected_purchases: near(renewals, 8),
      clv_total: near(renewals * 120 * 1.1 ** (-365 / 365.25), 6),
      historic_value: null,
    });
    // 2,599 renewals of 3,358 that came up; 120 a year is left.
    const renewed = survivors.regular.reduce((sum, one) => sum + one, 0);
    const due = 1000 + survivors.regular.slice(0, -1).reduce((sum, one) => sum + one, 0);
    const r = renewed / due;
    expect(headlinesOf(result)['constant_retention_value']).toBeCloseTo((120 * r) / (1.1 - r), 8);
  });

  test('have scores: who has left brings nothing more', async () => {
    const scores = `${folder.path}/contracts.csv`;
    await runCx([...argv('high'), '--scores', scores]);
    const rows = readFileSync(scores, 'utf8').trimEnd().split('\n').slice(1);
    expect(rows).toHaveLength(1000);
    expect(rows.filter((row) => row.endsWith(',0,0,240,0'))).toHaveLength(509);
  });

  test('are told without money where of some who are still here none is known', async () => {
    const file = folder.file(
      'unpriced.csv',
      'customer_id,started_at,ended_at,mrr\na,2020-01-01,,10\nb,2020-01-01,,\nc,2020-01-01,2021-01-01,10\n',
    );
    const result = await foldedResultOf(['clv', file, '--as-of', '2022-01-01']);
    expect(headlinesOf(result)['clv_total']).toBeNull();
    expect(codesOf(result)).toContain('spend-without-mean');
  });
});

describe('input that tells no model', () => {
  const header = 'customer_id,occurred_at,amount';
  const of = (name: string, lines: readonly string[], ...options: readonly string[]) =>
    foldedResultOf(['clv', folder.file(`${name}.csv`, `${[header, ...lines].join('\n')}\n`), ...options]);
  const days = (id: string, count: number, step = 1) =>
    Array.from(
      { length: count },
      (_, at) => `${id},${new Date(Date.UTC(2024, 0, 1 + at * step)).toISOString().slice(0, 10)},9.50`,
    );
  const noNaN = (result: OkResult) => expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/u);

  const odd: readonly (readonly [string, readonly string[]])[] = [
    ['one purchase', ['a,2024-01-01,5']],
    ['one customer', days('a', 5, 7)],
    [
      'nobody who came again',
      Array.from({ length: 40 }, (_, at) => `c${at},2024-01-${String(1 + (at % 28)).padStart(2, '0')},5`),
    ],
    ['identical customers', Array.from({ length: 30 }, (_, at) => days(`c${at}`, 4, 30)).flat()],
    [
      'nothing spent',
      Array.from({ length: 30 }, (_, at) => [
        `c${at},2024-01-01,0`,
        `c${at},2024-02-${String(1 + (at % 28)).padStart(2, '0')},0`,
      ]).flat(),
    ],
    [
      'refunds on the day of purchase',
      Array.from({ length: 30 }, (_, at) => [
        `c${at},2024-01-01,5`,
        `c${at},2024-01-01,-5`,
        `c${at},2024-03-0${1 + (at % 9)},8`,
        `c${at},2024-03-0${1 + (at % 9)},-9`,
      ]).flat(),
    ],
    [
      'who buys more than 300 times',
      [...days('a', 400), ...days('b', 350), ...days('c', 3, 40), 'd,2024-01-05,3', ...days('e', 2, 9)],
    ],
  ];

  test.each(some(odd, 12, 5))('%s ends in numbers or a warning, and never in NaN', async (name, lines) => {
    for (const model of ['auto', 'bg-nbd', 'mbg-nbd', 'pareto-nbd']) {
      const result = await of(name.replaceAll(' ', '-'), lines, '--model', model);
      noNaN(result);
      const verdicts = rowsOf(result, 'models').map((row) => row['verdict']);
      expect(
        verdicts.every((verdict) => verdict === 'converged') ||
          codesOf(result).some((code) => code === 'unidentified' || code === 'not-converged'),
      ).toBe(true);
    }
  });

  test('no record gives no number', async () => {
    const result = await of('none', []);
    expect(result.headlines.map(({ value }) => value)).toEqual([null, null, null, null, null]);
  });

  slowTest('who comes again for nothing is left out of what a purchase brings, and said', async () => {
    const lines = [
      ...Array.from({ length: 30 }, (_, at) => [
        `c${at},2024-01-01,5`,
        `c${at},2024-0${2 + (at % 7)}-01,${4 + (at % 9)}`,
      ]).flat(),
      'x,2024-01-01,5',
      'x,2024-02-01,0',
    ];
    const result = await of('free', lines, '--model', 'bg-nbd');
    expect(result.notices.find(({ code }) => code === 'spend-left-out')?.message).toMatch(
      /^1 customer bought again for nothing/u,
    );
  });
});

describe('options', () => {
  const transactions = 'fixtures/transactions.csv';

  test.each([
    [['--model', 'sbg'], '--customers'],
    [
      ['--calibration-end', '2030-01-01', '--model', 'sbg', '--customers', 'fixtures/customers.csv'],
      '--calibration-end',
    ],
    [['--calibration-end', '2023-01-01'], 'a day from 2023-11'],
    [['--calibration-end', '2026-10-31'], 'to 2026-10-30, the last but one that counts'],
    [['--horizon', '20 years', '--time-unit', 'day'], 'at most 5300 units'],
    [['--horizon', 'soon'], '1 year'],
    [['--horizon', '101 years'], '100 years'],
    [['--margin', '3'], 'from 0 to 1'],
    [['--from', '2025-01-01'], '--from'],
    [['--period', 'month'], '--period'],
  ])('%s is wrong usage', async (options, said) => {
    const { status, stdout, stderr } = await runCx(['clv', transactions, ...options]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  slowTest('a model of fewer customers than --min-n is refused', async () => {
    const { status, stderr } = await runCx(['clv', transactions, '--min-n', '5000']);
    expect(status).toBe(3);
    expect(stderr).toContain('5000');
  });

  slowTest('with --min-n no two times that are told lie fewer purchases apart', async () => {
    const rows = rowsOf(await resultOf(['clv', transactions, '--model', 'mbg-nbd', '--min-n', '60']), 'tracking');
    const bought = [0, ...rows.map((row) => Number(row['actual']))];
    expect(Math.min(...bought.slice(1).map((one, at) => one - bought[at]!))).toBeGreaterThanOrEqual(60);
  });

  slowTest('a customer stands with all of his purchases in each segment of --by in which he has one', async () => {
    const lines = Array.from({ length: 60 }, (_, at) => [
      `c${at},2024-01-0${1 + (at % 9)},5,web`,
      `c${at},2024-02-1${at % 10},6,${at % 3 === 0 ? 'shop' : 'web'}`,
      `c${at},2024-0${3 + (at % 4)}-20,7,${at % 5 === 0 ? 'shop' : 'web'}`,
    ]).flat();
    const file = folder.file('shops.csv', `${['customer_id,occurred_at,amount,shop', ...lines].join('\n')}\n`);
    const scores = `${folder.path}/shops-scores.csv`;
    const argv = ['clv', file, '--model', 'mbg-nbd', '--as-of', '2024-08-01'];
    await runCx([...argv, '--scores', scores]);
    const expected = new Map(
      readFileSync(scores, 'utf8')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',') as [string, string, string])
        .map(([id, , purchases]) => [id, Number(purchases)]),
    );
    const inShop = [...expected].filter(([id]) => Number(id.slice(1)) % 3 === 0 || Number(id.slice(1)) % 5 === 0);
    const [shop] = rowsOf(await foldedResultOf([...argv, '--by', 'shop']), 'segments').filter(
      (row) => row['shop'] === 'shop',
    );
    expect(shop).toMatchObject({
      customers: inShop.length,
      expected_purchases: near(
        inShop.reduce((sum, [, purchases]) => sum + purchases, 0),
        8,
      ),
    });
  });

  slowTest('a margin column says what is left, unless a share is asked for', async () => {
    const own = await resultOf(['clv', transactions, '--model', 'bg-nbd']);
    const all = await resultOf(['clv', transactions, '--model', 'bg-nbd', '--margin', '1']);
    const half = await resultOf(['clv', transactions, '--model', 'bg-nbd', '--margin', '0.5']);
    expect(headlinesOf(half)['clv_total']).toBeCloseTo(headlinesOf(all)['clv_total']! / 2, 6);
    const share = headlinesOf(own)['clv_total']! / headlinesOf(all)['clv_total']!;
    // By hand: Σ margin ÷ Σ amount of the fixture's counted lines.
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.5);
    expect(codesOf(own)).not.toContain('revenue-not-margin');
  });

  slowTest('segments are told by the model of all customers, and their customers add up', async () => {
    const result = await resultOf([
      'clv',
      transactions,
      '--customers',
      'fixtures/customers.csv',
      '--by',
      'plan',
      '--model',
      'bg-nbd',
    ]);
    const sum = (name: string) => rowsOf(result, 'segments').reduce((total, row) => total + Number(row[name]), 0);
    const [overall] = rowsOf(result, 'overall');
    for (const name of ['customers', 'expected_purchases', 'clv_total', 'historic_value'])
      expect(sum(name)).toBeCloseTo(Number(overall![name]), 4);
  });
});
