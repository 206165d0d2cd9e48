import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { foldedResultOf } from './folded.ts';
import { near, rowsOf } from './states.ts';
import { Chance } from './customer-histories.ts';
import { slowTest, some } from '../often.ts';

const folder = temporaryFolder();
let files = 0;
function file(...lines: readonly string[]): string {
  files += 1;
  return folder.file(`drivers-${files}.csv`, `${lines.join('\n')}\n`);
}
const asked = ['--duration', 'months', '--event', 'left'];

const eight = () =>
  file(
    'months,left,visits,plan',
    '4,1,1,a',
    '7,1,2,b',
    '3,1,1,a',
    '9,0,5,a',
    '5,1,2,b',
    '8,0,4,a',
    '2,1,1,a',
    '6,1,3,b',
  );

// Drawn in R 4.2.2: months 1 to 15 with many ties, 60 customers.
const sixty =
  '2,0,5,b|11,0,0,a|9,1,6,c|15,0,3,a|11,0,4,a|9,0,0,a|9,0,4,b|5,1,3,a|14,0,6,b|7,1,2,a|7,0,3,a|3,1,4,c|3,0,6,b|6,1,6,b|10,1,4,b|15,0,1,b|5,0,6,a|12,1,5,a|10,1,6,a|5,1,5,c|11,1,6,b|9,0,3,a|6,0,6,a|12,1,2,a|11,1,0,a|10,0,0,a|5,1,1,a|10,1,6,c|10,1,6,a|3,1,4,a|1,0,5,a|10,1,0,c|6,1,1,a|8,1,3,c|12,1,5,b|13,0,2,b|15,0,1,c|7,1,5,a|11,0,2,a|6,0,2,b|14,1,0,a|2,1,1,a|9,1,5,c|10,1,3,b|10,1,5,a|4,1,6,b|8,1,4,a|8,0,4,a|4,1,1,c|12,1,2,c|4,1,2,a|13,1,6,c|11,1,2,c|8,1,4,a|12,1,6,b|13,1,6,a|11,0,2,a|15,0,2,c|6,0,2,a|5,1,4,b';

// coxph(Surv(months, left) ~ visits + plan), cox.zph(…, transform = 'km') and concordance of R survival 3.5-3.
test('numbers and texts together are those of R', async () => {
  const result = await foldedResultOf([
    'churn-drivers',
    file('months,left,visits,plan', ...sixty.split('|')),
    ...asked,
  ]);
  expect(rowsOf(result, 'drivers')).toMatchObject([
    {
      driver: 'visits',
      coefficient: near(0.13429132728),
      std_error: near(0.0802837034732),
      p_value: near(0.0943844643259),
    },
    {
      driver: 'plan = b',
      coefficient: near(-0.415280520561),
      std_error: near(0.4364750060587),
      p_value: near(0.3413802018247),
    },
    {
      driver: 'plan = c',
      coefficient: near(0.129721932951),
      std_error: near(0.3855680680695),
      p_value: near(0.7365363285858),
    },
  ]);
  expect(rowsOf(result, 'proportional_hazards')).toMatchObject([
    { driver: 'visits', statistic: near(1.258261089235), df: 1, p_value: near(0.261980499481) },
    { driver: 'plan', statistic: near(0.294456398049), df: 2, p_value: near(0.863096997049) },
    { driver: '(all)', statistic: near(1.729161272422), df: 3, p_value: near(0.630470156699) },
  ]);
  expect(rowsOf(result, 'model')).toMatchObject([
    {
      n: 60,
      events: 37,
      log_likelihood_null: near(-122.784347129),
      log_likelihood: near(-120.956413101),
      concordance: near(0.551523297491),
      verdict: 'converged',
    },
  ]);
});

/** Cox regression of one number by a plain loop: the root of the score, found by halving. No ties. */
function coxOfOne(lives: readonly { readonly time: number; readonly left: boolean; readonly x: number }[]): number {
  const score = (b: number) =>
    lives
      .filter(({ left }) => left)
      .reduce((sum, { time, x }) => {
        const risk = lives.filter((other) => other.time >= time);
        const weight = risk.reduce((all, other) => all + Math.exp(b * other.x), 0);
        return sum + x - risk.reduce((all, other) => all + other.x * Math.exp(b * other.x), 0) / weight;
      }, 0);
  let [low, high] = [-20, 20];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (score(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

test.each(some([1, 2, 3, 4], 4))('the coefficient of one number is where the score is 0 (%i)', async (seed) => {
  const chance = new Chance(seed);
  const times = chance.shuffled(Array.from({ length: 40 }, (_, at) => at + 1));
  const lives = times.map((time) => ({ time, left: chance.happens(70), x: chance.below(6) }));
  const lines = lives.map(({ time, left, x }) => `${time},${left ? 'yes' : 'no'},${x}`);
  const result = await foldedResultOf(['churn-drivers', file('months,left,visits', ...lines), ...asked]);
  expect(rowsOf(result, 'drivers')).toMatchObject([{ driver: 'visits', coefficient: near(coxOfOne(lives), 6) }]);
});

test('texts are indicators against their most frequent value, whose customers and leavings are told', async () => {
  const result = await foldedResultOf(['churn-drivers', eight(), ...asked]);
  expect(rowsOf(result, 'drivers').map(({ driver }) => driver)).toEqual(['visits', 'plan = b']);
  expect(rowsOf(result, 'levels')).toEqual([
    { driver: 'plan', level: 'a', n: 5, events: 3, is_reference: true },
    { driver: 'plan', level: 'b', n: 3, events: 3, is_reference: false },
  ]);
  expect(rowsOf(result, 'proportional_hazards').map(({ driver, df }) => [driver, df])).toEqual([
    ['visits', 1],
    ['plan', 1],
    ['(all)', 2],
  ]);
  expect(rowsOf(result, 'model')).toMatchObject([{ n: 8, events: 6, df: 2, verdict: 'converged' }]);
});

test('the ratio is the exponential of the coefficient, and so are its ends', async () => {
  const [first] = rowsOf(await resultOf(['churn-drivers', eight(), ...asked, '--confidence', '0.9']), 'drivers');
  const [coefficient, error] = [Number(first!['coefficient']), Number(first!['std_error'])];
  expect(first).toMatchObject({
    statistic: near(coefficient / error),
    hazard_ratio: near(Math.exp(coefficient)),
    // qnorm(.95) = 1.644853626951
    hazard_ratio_low: near(Math.exp(coefficient - 1.644853626951 * error)),
    hazard_ratio_high: near(Math.exp(coefficient + 1.644853626951 * error)),
  });
});

describe('without --drivers', () => {
  test('columns that play no role are looked at, and revenue, origin and cost; never ids, dates and states', async () => {
    const lines = Array.from(
      { length: 60 },
      (_, at) =>
        `C${at},2025-01-${String(1 + (at % 28)).padStart(2, '0')},${at % 3 === 0 ? `2025-06-${String(1 + (at % 28)).padStart(2, '0')}` : ''},${at % 3 === 0 ? 'cancelled' : 'active'},${10 + ((at * 7) % 13)},${['ads', 'referral'][at % 2]},${5 + ((at * 5) % 11)},${at > 30 ? `C${at - 20}` : ''},${['ES', 'FR', 'MX'][(at * 3 + (at >> 2)) % 3]},same,2025-02-0${1 + (at % 9)},text ${at},${at % 10 === 0 ? '' : (at * 3) % 7}`,
    );
    const lives = file(
      'customer_id,started_at,ended_at,status,recurring_revenue,acquired_by,acquisition_cost,referred_by,country,always,last_seen,note,visits',
      ...lines,
    );
    const result = await resultOf(['churn-drivers', lives, '--as-of', '2025-12-31']);
    expect(rowsOf(result, 'drivers').map(({ driver }) => String(driver).split(' = ')[0])).toEqual([
      'recurring_revenue',
      'acquired_by',
      'acquisition_cost',
      'country',
      'country',
    ]);
    const { message } = result.notices.find(({ code }) => code === 'drivers-left-out')!;
    expect(message).toContain('always (says the same of all)');
    expect(message).toContain('last_seen (dates)');
    expect(message).toContain('note (more than 20 texts)');
    expect(message).toContain('visits (blank in more than 5 % of records)');
  });

  test('a file without any is refused', async () => {
    const { status, stderr } = await runCx(['churn-drivers', file('months,left', '3,1', '5,0'), ...asked]);
    expect(status).toBe(3);
    expect(stderr).toContain('--drivers');
  });
});

test('an odd cell in a column of numbers is unreadable, and makes no texts of it', async () => {
  const chance = new Chance(3);
  const lines = Array.from(
    { length: 100 },
    () => `${1 + chance.below(30)},${chance.below(2)},${20 + chance.below(50)}`,
  );
  const result = await foldedResultOf(['churn-drivers', file('months,left,age', ...lines, '4,1,unclear'), ...asked]);
  expect(rowsOf(result, 'drivers').map(({ driver }) => driver)).toEqual(['age']);
  expect(result.accounting.excluded).toMatchObject([{ reason: 'value-unreadable', column: 'age', rows: 1 }]);
});

test('numbers that tell records apart, and codes with zeros before them, are no drivers unless named', async () => {
  const chance = new Chance(4);
  const lines = Array.from(
    { length: 60 },
    (_, at) => `${1 + chance.below(30)},${chance.below(2)},${700_000 + 13 * at},0${8000 + at},${chance.below(5)}`,
  );
  const result = await foldedResultOf(['churn-drivers', file('months,left,phone,zip,visits', ...lines), ...asked]);
  expect(rowsOf(result, 'drivers').map(({ driver }) => driver)).toEqual(['visits']);
  expect(result.notices.find(({ code }) => code === 'drivers-left-out')!.message).toContain(
    'phone (numbers that name somebody or something), zip (more than 20 texts)',
  );
});

slowTest(
  'a column that says it is an id, and codes of which one has a 0 before it, have no slope unless named',
  async () => {
    const chance = new Chance(9);
    const lines = Array.from(
      { length: 60 },
      () =>
        `${1 + chance.below(30)},${chance.below(2)},${chance.pick(['7', '12', '101'])},${chance.pick(['01', '12', '30'])},${chance.below(5)}`,
    );
    const lives = file('months,left,store_id,plan_code,visits', ...lines);
    const usual = await foldedResultOf(['churn-drivers', lives, ...asked]);
    const names = rowsOf(usual, 'drivers').map(({ driver }) => String(driver));
    expect(names.map((name) => name.split(' = ')[0])).toEqual(['plan_code', 'plan_code', 'visits']);
    const named = await foldedResultOf(['churn-drivers', lives, ...asked, '--drivers', 'store_id']);
    expect(rowsOf(named, 'drivers').map(({ driver }) => driver)).toEqual(['store_id']);
  },
);

describe('a driver that was named', () => {
  test('leaves out records that do not say it', async () => {
    const lives = file('months,left,visits', '3,1,1', '5,0,2', '7,1,', '9,1,3', '4,1,NA');
    const result = await foldedResultOf(['churn-drivers', lives, ...asked, '--drivers', 'visits']);
    expect(result.accounting).toMatchObject({
      read: 5,
      used: 3,
      excluded: [{ reason: 'value-missing', column: 'visits', rows: 2 }],
    });
  });

  test.each([
    ['says the same of all', ['3,1,x', '5,0,x'], 'says the same'],
    [
      'says too many things',
      Array.from({ length: 120 }, (_, at) => `${at + 1},${at % 2},w${at}`),
      '120 different things',
    ],
  ])('and %s is refused', async (_, lines, says) => {
    const { status, stderr } = await runCx([
      'churn-drivers',
      file('months,left,word', ...lines),
      ...asked,
      '--drivers',
      'word',
    ]);
    expect(status).toBe(3);
    expect(stderr).toContain(says);
  });

  test('that says the same of all whom --where leaves is refused too', async () => {
    const lives = file('months,left,plan,visits', '3,1,a,1', '5,0,a,2', '7,1,b,3', '8,1,b,2');
    const options = [...asked, '--where', 'plan = "a"', '--drivers', 'plan,visits'];
    expect(await runCx(['churn-drivers', lives, ...options])).toMatchObject({ status: 3, stdout: '' });
    const usual = await resultOf(['churn-drivers', lives, ...asked, '--where', 'plan = "a"']);
    expect(usual.notices.filter(({ code }) => code === 'drivers-left-out')).toHaveLength(1);
    expect(rowsOf(usual, 'drivers').map(({ driver }) => driver)).toEqual(['visits']);
  });

  test('may be written with decimal commas', async () => {
    const spanish = file('meses;baja;cuota', '3;1;1,5', '5;0;2,5', '7;1;4,25', '8;1;2,75');
    const english = file('months,left,fee', '3,1,1.5', '5,0,2.5', '7,1,4.25', '8,1,2.75');
    const options = ['--duration', 'meses', '--event', 'baja', '--drivers', 'cuota'];
    const [a] = rowsOf(await resultOf(['churn-drivers', spanish, ...options]), 'drivers');
    const [b] = rowsOf(await resultOf(['churn-drivers', english, ...asked, '--drivers', 'fee']), 'drivers');
    expect({ ...a, driver: '' }).toEqual({ ...b, driver: '' });
  });
});

test.each([
  ['separated', ['1,1,1', '2,1,1', '3,1,1', '5,0,0', '6,0,0', '7,0,0'], 'visits'],
  ['collinear', ['1,1,1,2', '2,0,3,6', '3,1,2,4', '5,0,0,0', '6,1,1,2', '7,0,2,4'], 'visits,twice'],
])('a fit that is %s warns', async (verdict, lines, drivers) => {
  const header = verdict === 'collinear' ? 'months,left,visits,twice' : 'months,left,visits';
  const result = await resultOf(['churn-drivers', file(header, ...lines), ...asked, '--drivers', drivers]);
  expect(rowsOf(result, 'model')).toMatchObject([{ verdict }]);
  expect(result.notices).toContainEqual(
    expect.objectContaining({
      severity: 'warning',
      code: verdict,
      message: expect.stringContaining(String(drivers.split(',').at(-1))),
    }),
  );
});

test('nobody left, nothing to tell: the file is refused', async () => {
  const { status, stderr } = await runCx(['churn-drivers', file('months,left,visits', '3,0,1', '5,0,2'), ...asked]);
  expect(status).toBe(3);
  expect(stderr).toContain('none of 2 customers left');
});

test('with --min-n few customers in a model, or with a value, are not told of', async () => {
  const lives = eight();
  const few = await runCx(['churn-drivers', lives, ...asked, '--min-n', '9']);
  expect(few).toMatchObject({ status: 3, stdout: '' });
  const value = await runCx(['churn-drivers', lives, ...asked, '--min-n', '4']);
  expect(value).toMatchObject({ status: 3, stdout: '' });
  expect(value.stderr).toContain('plan has fewer than 4');
  const { options } = await resultOf(['churn-drivers', lives, ...asked, '--min-n', '3']);
  expect(options).toMatchObject({ min_n: 3 });
});

slowTest('customers by their dates are those by how long they stayed', async () => {
  const dated = file(
    'customer_id,started_at,ended_at,visits',
    'A,2025-01-01,2025-01-04,1',
    'B,2025-01-01,,2',
    'C,2025-01-02,2025-01-09,3',
    'D,2025-01-01,2025-01-09,2',
  );
  const told = file('months,left,visits', '3,1,1', '30,0,2', '7,1,3', '8,1,2');
  const ofDates = await foldedResultOf(['churn-drivers', dated, '--as-of', '2025-01-31']);
  const ofTimes = await foldedResultOf(['churn-drivers', told, ...asked]);
  expect(rowsOf(ofDates, 'drivers')).toEqual(rowsOf(ofTimes, 'drivers'));
});

test('--by is no option of it, and says so', async () => {
  const { status, stderr } = await runCx(['churn-drivers', eight(), ...asked, '--by', 'plan']);
  expect(status).toBe(2);
  expect(stderr).toContain('--by');
});
