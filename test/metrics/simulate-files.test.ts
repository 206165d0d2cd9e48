// What `cx simulate` says of files: six customers counted by hand, what files do not say, and what is asked in vain.
import type { OkResult } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { near, rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const file = (name: string, lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);

const customers = file('customers.csv', [
  'customer_id,started_at,ended_at,plan',
  'A,2024-01-01,,pro',
  'B,2024-01-01,2025-06-01,pro',
  'C,2024-01-01,,basic',
  'D,2024-01-01,2024-06-01,basic',
  'E,2025-01-01,,basic',
  'F,2025-06-01,2025-09-01,',
  'G,2024-01-01,,pro',
]);
const responses = file('responses.csv', [
  'customer_id,submitted_at,recommend_score',
  'A,2024-07-01,10',
  'B,2024-07-01,7',
  'C,2024-07-01,2',
  'D,2024-07-01,9',
  'G,2024-07-01,8',
]);
const transactions = file('transactions.csv', [
  'customer_id,occurred_at,amount,margin',
  'A,2024-08-01,30,12',
  'A,2025-08-01,40,20',
  'B,2024-08-01,50,25',
  'C,2024-07-02,7,3',
  'G,2024-09-01,60,30',
  'E,2025-01-01,9,4',
  'F,2025-06-01,5,2',
]);
const asOf = ['--as-of', '2026-01-01'];
const files = ['--responses', responses, '--transactions', transactions, '--customers', customers];
const simulate = ['simulate', ...files, ...asOf];
const fixtures = ['responses', 'transactions', 'customers', 'touchpoints'].flatMap((name) => [
  `--${name}`,
  `fixtures/${name}.csv`,
]);

const codesOf = ({ notices }: OkResult) => notices.map(({ code }) => code);
const messageOf = ({ notices }: OkResult, wanted: string) => notices.find(({ code }) => code === wanted)?.message ?? '';
const baseOf = (result: OkResult) =>
  Object.fromEntries(rowsOf(result, 'base').map((row) => [String(row['group']), row] as const));
const leverOf = (result: OkResult, lever: string) => rowsOf(result, 'levers').find((row) => row['lever'] === lever)!;
const assumedOf = (result: OkResult, name: string) => rowsOf(result, 'assumptions').find((row) => row['name'] === name);

describe('customers who are still here, counted by hand', () => {
  // A, C and G were seen for 549 days after their answer, B for 335, until he left; E for 365 days from his first. B, D and F
  // have left: who is still here stays as those of his answer did.
  const [long, short] = [549 / 365.25, 335 / 365.25];
  const passive = 55 / (long + short);

  slowTest('are worth what those of their answer brought', async () => {
    const result = await resultOf([...simulate, '--discount', '0']);
    expect(baseOf(result)).toMatchObject({
      promoter: { customers: 1, retention: 1, margin_year: near(32 / long), customer_value: near(32 / long) },
      // One of two passives left within the year: 0.5, so that 0.75 of a year's margin comes on average.
      passive: { customers: 1, retention: 0.5, margin_year: near(passive), customer_value: near(0.75 * passive) },
      detractor: { customers: 1, retention: 1, revenue_year: near(7 / long), customer_value: near(3 / long) },
      'no-answer': { customers: 1, retention: 0.5 },
    });
    expect(rowsOf(result, 'overall')).toMatchObject([{ customers: 4, net_value: 0, break_even: null }]);
    expect(rowsOf(result, 'levers').map((row) => row['lever'])).toEqual(['interaction', 'total']);
    expect(rowsOf(result, 'sensitivity')).toEqual([]);
    expect(codesOf(result)).toContain('association');
  });

  slowTest('are told with the answer that counts, and what counting from it does to retention', async () => {
    // Who stays answers again: H answered after half a year and again half a year ago, I left three months after his only answer.
    const again = file('again.csv', [
      'customer_id,submitted_at,recommend_score',
      ...['A', 'C', 'G'].flatMap((id) => [`${id},2024-07-01,10`, `${id},2025-07-01,10`]),
      'B,2024-07-01,10',
    ]);
    const of = (...argv: string[]) =>
      resultOf([
        'simulate',
        '--responses',
        again,
        '--customers',
        customers,
        '--transactions',
        transactions,
        ...asOf,
        ...argv,
      ]);
    const [latest, first] = [await of(), await of('--answer', 'first')];
    // From the first answer one of four left within the year; from the latest nobody who stays was seen for one.
    expect(baseOf(first)['promoter']).toMatchObject({ retention: 0.75 });
    expect(Number(baseOf(latest)['promoter']!['retention'])).toBeLessThan(0.75);
    expect(messageOf(latest, 'clock-restarts')).toContain('lower than from the first answer');
    expect(codesOf(first)).not.toContain('clock-restarts');
    for (const result of [latest, first]) expect(codesOf(result)).toContain('immortal-time');
    expect(latest.options).toMatchObject({ answer: 'latest' });
    const told = (result: OkResult) => {
      const { low, high, origin, measured } = assumedOf(result, 'answer')!;
      return [low, high, origin, String(measured).split(':')[0]];
    };
    expect(told(latest)).toEqual([null, null, 'default', 'latest']);
    expect(told(first)).toEqual([null, null, 'option', 'first']);
  });

  slowTest('change with levers, each told with where it comes from', async () => {
    const result = await resultOf([
      ...simulate,
      '--discount',
      '0',
      '--recover-detractors',
      '0.5',
      '--recovery-cost',
      '4',
      '--lever-cost',
      'improve-retention=7',
      '--improve-retention=10',
    ]);
    const recovered = 0.5 * (0.75 * passive - 3 / long);
    expect(leverOf(result, 'recover-detractors')).toMatchObject({
      assumption: 0.5,
      origin: 'data',
      value: near(recovered),
      cost: 2,
      net: near(recovered - 2),
    });
    // Promoters and detractors stay with certainty already.
    expect(leverOf(result, 'improve-retention')).toMatchObject({ assumption: 10, origin: 'option', cost: 7 });
    expect(messageOf(result, 'retention-capped')).toContain('promoter, detractor');
    const [total] = rowsOf(result, 'overall');
    expect(leverOf(result, 'total')).toMatchObject({ net: total!['net_value'], cost: 9 });
    expect(assumedOf(result, 'recovery-cost')).toMatchObject({ low: 4, high: 4, origin: 'option' });
    expect(assumedOf(result, 'discount')).toMatchObject({ low: 0, origin: 'option' });
    expect(assumedOf(result, 'horizon')).toMatchObject({ low: 1, origin: 'default' });
    // The number that was reckoned with; its interval is that of the sensitivity.
    expect(assumedOf(result, 'passive.retention')).toMatchObject({ low: 0.5, high: 0.5, origin: 'data' });
    const ends = rowsOf(result, 'sensitivity').find((row) => row['input'] === 'passive.retention')!;
    expect(Number(ends['low'])).toBeLessThan(0.5);
    expect(Number(ends['high'])).toBeGreaterThan(0.5);
  });

  slowTest('are one group where nobody was asked', async () => {
    const result = await resultOf(['simulate', '--customers', customers, '--transactions', transactions, ...asOf]);
    expect(rowsOf(result, 'base')).toMatchObject([{ group: 'all', customers: 4 }]);
    for (const code of ['association', 'immortal-time', 'clock-restarts']) expect(codesOf(result)).not.toContain(code);
    expect(assumedOf(result, 'answer')).toBeUndefined();
  });

  slowTest('are worth more within a longer horizon, by the calendar', async () => {
    const valueOf = async (horizon: string) =>
      baseOf(await resultOf([...simulate, '--discount', '0', '--horizon', horizon]))['promoter']!['customer_value'];
    expect(await valueOf('2 years')).toBeCloseTo((2 * 32) / long, 9);
    // From the first of January on six months are 181 of 365 days.
    expect(await valueOf('6 months')).toBeCloseTo(((181 / 365) * 32) / long, 9);
  });

  slowTest('are not told by their answer where few gave it', async () => {
    const result = await resultOf([...simulate, '--improve-retention', '5', '--min-n', '2']);
    expect(result.headlines.map(({ value }) => value)).toEqual([null, null]);
    expect(rowsOf(result, 'base').every((row) => row['suppressed'] === true && row['customers'] === null)).toBe(true);
    expect(codesOf(result)).toContain('suppressed');
    expect(codesOf(result)).not.toContain('association');
    // Of 421 whose answer says their effort nobody is told, rather than that there are none.
    const effort = await resultOf(['simulate', ...fixtures, '--reduce-effort', '1', '--min-n', '430']);
    expect(effort.headlines.map(({ value }) => value)).toEqual([null, null]);
    expect(codesOf(effort)).toContain('suppressed');
  });
});

slowTest('the fixtures come to what another program makes of them', async () => {
  // R 4.2.2, survival 3.5: survfit at 365 days, sums after the answer ÷ customer-years, and the formula of the definition.
  const argv = ['--recover-detractors', '0.2', '--recovery-cost', '15', '--improve-retention', '5'];
  const result = await resultOf(['simulate', ...fixtures, ...argv]);
  expect(rowsOf(result, 'base').map((row) => [row['customers'], row['customer_value']])).toEqual([
    [246, near(103.7163714015)],
    [157, near(63.5046666548)],
    [93, near(40.7297074581)],
    [140, near(98.447294182)],
  ]);
  expect(leverOf(result, 'recover-detractors')).toMatchObject({ value: near(423.6142410583), cost: near(279) });
  expect(leverOf(result, 'improve-retention')).toMatchObject({ value: near(1689.9452269579) });
  expect(leverOf(result, 'total')).toMatchObject({ value: near(2124.0969051163), net: near(1845.0969051163) });
});

describe('the effect of effort', () => {
  const asked = ['simulate', ...fixtures, '--reduce-effort', '1'];

  slowTest('is that of a logistic regression of staying on the answer of a year ago or more', async () => {
    // R 4.2.2, glm(stay ~ effort_score, binomial), mean of p(1 − p)β, delta method: 421 customers, 314 of whom stayed,
    // effect 0.0151257127320, from −0.0216709755124 to 0.0519224009764.
    const result = await resultOf(asked);
    const effect = near(0.015125712732, 10);
    expect(assumedOf(result, 'effect effort')).toMatchObject({ low: effect, high: effect, origin: 'data' });
    expect(rowsOf(result, 'sensitivity').find((row) => row['input'] === 'effect effort')).toMatchObject({
      low: near(-0.0216709755124, 10),
      high: near(0.0519224009764, 10),
    });
    expect(assumedOf(result, 'direction')).toMatchObject({
      origin: 'default',
      measured: expect.stringMatching(/^ease/u),
    });
    expect(messageOf(result, 'effect-from-data')).toContain('1.51 points of one-year retention (-2.17 to 5.19)');
    const option = await resultOf([...asked, '--effect', 'effort=0.0151257127320']);
    expect(leverOf(option, 'reduce-effort')).toMatchObject({ origin: 'option' });
    expect(leverOf(result, 'reduce-effort')['value']).toBeCloseTo(Number(leverOf(option, 'reduce-effort')['value']), 6);
    // What is estimated makes the net value less sure than what is taken as known.
    const widthOf = ({ headlines: [net] }: OkResult) => net!.conf_high! - net!.conf_low!;
    expect(widthOf(result)).toBeGreaterThan(2 * widthOf(option));
    const reversed = await resultOf([...asked, '--direction', 'effort']);
    expect(Number(leverOf(reversed, 'reduce-effort')['value'])).toBeLessThan(0);
  });

  slowTest('is asked for where the files do not say it', async () => {
    const none = await runCx([...simulate, '--reduce-effort', '1']);
    expect(none).toMatchObject({ status: 2, stdout: '' });
    expect(none.stderr).toContain('--effect effort=0.02');
    const scores = file('efforts.csv', [
      'customer_id,submitted_at,recommend_score,effort_score',
      'A,2024-07-01,10,7',
      'B,2024-07-01,7,7',
    ]);
    const same = await runCx([
      'simulate',
      '--customers',
      customers,
      '--responses',
      scores,
      ...asOf,
      '--reduce-effort',
      '1',
    ]);
    expect(same.status).toBe(3);
    expect(same.stderr).toContain('2 customers have an effort_score of a year ago or more');
    expect(same.stderr).toContain('--effect effort=0.02');
  });
});

describe('answers in time', () => {
  const reviews = file('reviews.csv', [
    'review_id,rating,created_at,replied_at',
    '1,5,2025-11-01 23:00,2025-11-02 01:00',
    '2,4,2025-11-01,2025-11-03',
    '3,1,2025-11-01,',
    '4,2,2025-12-01,2025-12-01',
    // Too young to tell.
    '5,3,2026-01-01,',
  ]);
  const asked = [...simulate, '--answer-in-sla', '0.9', '--effect', 'sla=0.1'];

  slowTest('are counted of reviews by days, of those old enough to have had theirs', async () => {
    const result = await resultOf([...asked, '--reviews', reviews, '--sla', '24 hours']);
    // Two of four within a day; Wilson at 95 %: 0.1500 to 0.8500.
    const now = rowsOf(result, 'sensitivity').find((row) => row['input'] === 'answered-now');
    expect(now).toMatchObject({ low: near(0.150039, 6), high: near(0.849961, 6) });
    expect(assumedOf(result, 'answered-now')).toMatchObject({ low: 0.5, high: 0.5, origin: 'data' });
    expect(assumedOf(result, 'sla')).toMatchObject({
      origin: 'option',
      measured: expect.stringMatching(/^24 hours|^1 day/u),
    });
    expect(messageOf(result, 'counted-in-days')).toContain('4 reviews are old enough');
    const told = await resultOf([...asked, '--answered-now', '0.5']);
    expect(leverOf(result, 'answer-in-sla')).toEqual(leverOf(told, 'answer-in-sla'));
    const later = await resultOf([...asked, '--reviews', reviews, '--sla', '2 days']);
    expect(leverOf(later, 'answer-in-sla')['value']).toBeCloseTo(
      (Number(leverOf(told, 'answer-in-sla')['value']) * 0.15) / 0.4,
      9,
    );
  });

  test.each(
    [
      [['--reviews', reviews], '--answered-now 0.6'],
      [['--reviews', reviews, '--sla', '12 hours'], 'hours where they make whole days'],
      [['--answered-now', '0.5', '--sla', '2 days'], 'exclude each other'],
      [[], '--answered-now 0.6'],
    ].map(([options, says]) => [says, options] as [string, string[]]),
  )('%s is said where nothing tells the present share', async (says, options) => {
    const { status, stderr } = await runCx([...asked, ...options]);
    expect(status).toBe(2);
    expect(stderr).toContain(says);
  });

  slowTest('take an effect, and reviews from before', async () => {
    const without = await runCx([...simulate, '--answer-in-sla', '0.9', '--answered-now', '0.6']);
    expect(without).toMatchObject({ status: 2 });
    expect(without.stderr).toContain('--effect sla=0.02');
    const young = await runCx([...asked, '--reviews', reviews, '--sla', '1 year']);
    expect(young).toMatchObject({ status: 3 });
    expect(young.stderr).toContain('--answered-now');
    const silent = file('silent.csv', ['rating,created_at', '5,2025-11-01']);
    expect(await runCx([...asked, '--reviews', silent, '--sla', '1 day'])).toMatchObject({ status: 3 });
  });
});

describe('a profile', () => {
  const profile = file('profile.csv', ['year,base_profit,revenue_growth', '1,30,0', '2,30,10']);
  const asked = ['simulate', '--profile', profile, '--retention', '0.8', '--base-customers', '100', '--discount', '0'];

  test('says what each of so many customers brings, year by year', async () => {
    // Within two years and a half: 30 × 0.9 + 40 × 0.8 × 0.9 + 40 × 0.64 × ½ × 0.95 = 27 + 28.80 + 12.16.
    const result = await resultOf([...asked, '--horizon', '30 months', '--improve-retention', '5']);
    expect(baseOf(result)['all']).toMatchObject({ customers: 100, retention: 0.8, customer_value: near(67.96) });
    // The same with 85 %: 27.75 + 40 × 0.85 × 0.925 + 40 × 0.7225 × ½ × 0.9625.
    expect(leverOf(result, 'total')).toMatchObject({ value: near(100 * (27.75 + 31.45 + 13.908125 - 67.96)) });
    expect(assumedOf(result, 'retention')).toMatchObject({ low: 0.8, high: 0.8, origin: 'option' });
    expect(assumedOf(result, 'base-customers')).toMatchObject({ low: 100, origin: 'option' });
    expect(rowsOf(result, 'sensitivity').find((row) => row['input'] === 'profit')).toMatchObject({
      low: 0.8,
      high: 1.2,
    });
    // Nothing is left to chance.
    expect(result.headlines[0]).toMatchObject({ conf_low: null, conf_high: null });
  });

  test.each(
    [
      [
        ['--recover-detractors', '0.2'],
        'leave --profile, --retention and --base-customers out and give the files: --responses',
      ],
      [['--preset', 'delight-30'], '--preset delight-30 cannot be asked beside --profile'],
      [['--promoter-premium', '0.1', '--lang', 'es'], '--promoter-premium no se puede pedir junto a --profile'],
      // What files would say is no way out beside a profile.
      [['--reduce-effort', '1'], 'say it: --effect effort=0.02 (one-year retention more, as a fraction)\n'],
      [['--customers', customers], '--profile and --customers exclude each other'],
    ].map(([options, says]) => [says, options] as [string, string[]]),
  )('%s', async (says, options) => {
    const { status, stderr } = await runCx([...asked, ...options]);
    expect(status).toBe(2);
    expect(stderr).toContain(says);
  });

  slowTest('takes what the hints of its errors say to type', async () => {
    const instead = ['simulate', ...files, ...asOf, '--recover-detractors', '0.2'];
    expect(await runCx(instead)).toMatchObject({ status: 0 });
    expect(await runCx([...asked, '--reduce-effort', '1', '--effect', 'effort=0.02'])).toMatchObject({ status: 0 });
  });

  test('takes the customers and their retention beside it, and they a profile', async () => {
    const alone = await runCx(['simulate', '--profile', profile]);
    expect(alone).toMatchObject({ status: 2 });
    expect(alone.stderr).toContain('--profile needs --retention');
    const without = await runCx([...simulate, '--retention', '0.8']);
    expect(without).toMatchObject({ status: 2 });
    expect(without.stderr).toContain('--retention needs --profile');
  });
});

describe('published claims', () => {
  slowTest('are levers only where they are named, each with its source and what was measured', async () => {
    const result = await resultOf([...simulate, '--preset', 'up-sell-38,delight-30', '--preset', 'tells-9-15']);
    expect(rowsOf(result, 'levers').map((row) => [row['lever'], row['origin']])).toEqual([
      ['delight-30', 'preset'],
      ['up-sell-38', 'preset'],
      ['interaction', null],
      ['total', null],
    ]);
    expect(rowsOf(result, 'claims').map((row) => row['claim'])).toEqual(['delight-30', 'tells-9-15', 'up-sell-38']);
    const { source, year, measured } = assumedOf(result, 'delight-30')!;
    expect([source, year, measured].every((cell) => cell !== null)).toBe(true);
    expect(messageOf(result, 'claim-without-money')).toContain('tells-9-15 (it takes --recover-detractors');
    expect((await resultOf(simulate)).tables.map(({ name }) => name)).not.toContain('claims');
  });

  slowTest('of selling lift all revenue, which is said, and so is what stands beside them', async () => {
    const result = await resultOf([
      'simulate',
      ...fixtures,
      '--preset',
      'cross-sell-22,up-sell-38,bad-experience-20,temkin-775',
    ]);
    expect(messageOf(result, 'claim-of-all-revenue')).toContain(
      'is taken to rise by cross-sell-22 (22 %), up-sell-38 (38 %), temkin-775 (25.8 %)',
    );
    const own = result.notices.filter(({ code }) => code === 'claim-own').map(({ message }) => message);
    // Promoters bring 326.80 a year and passives 228.35: whatever is sold more, it is no more than 43.1 % of it.
    expect(own).toHaveLength(3);
    expect(own[1]).toContain('cross-sell-22, up-sell-38 in the table claims is promoters’ revenue a year');
    const [, cross, up, temkin] = rowsOf(result, 'claims');
    expect([cross, up]).toMatchObject([
      { own: near(0.4311471713), holds: null },
      { own: near(0.4311471713), holds: null },
    ]);
    expect(temkin).toMatchObject({ holds: null });
    // One sign in levers, assumptions and sensitivity.
    expect(leverOf(result, 'bad-experience-20')).toMatchObject({ assumption: -0.2 });
    expect(assumedOf(result, 'bad-experience-20')).toMatchObject({ low: -0.2, high: -0.2 });
    expect(rowsOf(result, 'sensitivity').find((row) => row['input'] === 'bad-experience-20')).toMatchObject({
      low: near(-0.24),
      high: near(-0.16),
    });
    const spanish = await resultOf([
      'simulate',
      ...fixtures,
      '--preset',
      'temkin-775',
      '--improve-retention',
      '5',
      '--lang',
      'es',
    ]);
    expect(messageOf(spanish, 'claim-of-all-revenue')).toContain('temkin-775 (25,8 %)');
    expect(messageOf(spanish, 'claim-own')).toContain('un supuesto, que no muestra nada');
  });
});

describe('what is asked in vain', () => {
  const only = ['simulate', '--customers', customers, ...asOf];
  test.each(
    [
      [[...only, '--recover-detractors', '0.2'], '--recover-detractors needs --responses'],
      [[...only, '--promoter-premium', '0.2'], '--promoter-premium needs --responses'],
      [[...only, '--preset', 'delight-30'], '--preset delight-30 needs --responses'],
      [[...only, '--recovery-cost', '2'], '--recovery-cost needs --recover-detractors'],
      [[...simulate, '--conversion-rate', '0.02'], '--conversion-rate needs --preset tells-9-15'],
      [[...simulate, '--effect', 'effort=0.02'], '--effect effort needs --reduce-effort'],
      [[...simulate, '--effect', 'ease=0.02'], 'the names are effort, sla'],
      [[...simulate, '--effect', 'effort=0.02,effort=0.03'], 'each name once'],
      [[...simulate, '--lever-cost', 'improve-retention=2'], 'needs --improve-retention'],
      [[...simulate, '--lever-cost', 'delight-30=2'], 'needs --preset delight-30'],
      [[...simulate, '--recover-detractors', '1.2'], "--recover-detractors cannot be '1.2'"],
      [[...simulate, '--preset', 'delight'], '--preset does not know'],
      [[...simulate, '--by', 'plan'], 'simulate does not take --by'],
      [['simulate', '--responses', responses], 'no file of customers was named'],
      [['simulate', customers], '--customers FILE'],
    ].map(([argv, says]) => [says, argv] as [string, string[]]),
  )('%s', async (says, argv) => {
    const { status, stdout, stderr } = await runCx(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(says);
  });

  test('of buyers of whom nobody knows who left nothing is told, and it is said why', async () => {
    const result = await resultOf(['simulate', '--transactions', transactions, ...asOf, '--improve-retention', '5']);
    expect(result.headlines.map(({ value }) => value)).toEqual([null, null]);
    expect(messageOf(result, 'retention-unknown')).toContain('--customers FILE');
  });

  test('a file without customers is an empty report', async () => {
    const nobody = file('nobody.csv', ['customer_id,started_at,ended_at']);
    const result = await resultOf(['simulate', '--customers', nobody, '--improve-retention', '5']);
    expect(result.headlines.map(({ value }) => value)).toEqual([null, null]);
    expect(codesOf(result)).toContain('no-answers');
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
  });
});

slowTest('no purchase that counts is no money of 0', async () => {
  const argv = ['simulate', ...fixtures, '--counted-status', 'pajd', '--improve-retention', '5'];
  const { headlines, notices } = await resultOf(argv);
  expect(headlines.map(({ value }) => value)).toEqual([null, null]);
  expect(notices.map(({ code }) => code)).toContain('revenue-missing');
});
