import { asymmetry, kindOf } from '../../src/metrics/moments-of-truth/classes.ts';
import { schemesOf } from '../../src/metrics/moments-of-truth/cuts/cuts.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { Chance } from './customer-histories.ts';
import { near, rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
let files = 0;
function file(...lines: readonly string[]): string {
  files += 1;
  return folder.file(`moments-${files}.csv`, `${lines.join('\n')}\n`);
}
const quickly = ['--bootstrap', '100'];
const overall = (...drivers: readonly string[]) => ['--outcome', 'overall', '--drivers', drivers.join(',')];

// 40 invented ratings and what they come to.
const forty =
  '1,1,3,3|2,1,5,4|3,1,2,4|4,1,4,5|5,1,1,4|1,2,3,3|2,2,5,3|3,2,2,4|4,2,4,6|5,2,1,4|1,3,3,3|2,3,5,4|3,3,2,3|4,3,4,5|5,3,1,4|1,4,3,5|2,4,5,5|3,4,2,5|4,4,4,6|5,4,1,5|1,5,3,4|2,5,5,5|3,5,2,5|4,5,4,7|5,5,1,5|1,1,3,3|2,1,5,3|3,1,2,3|4,1,4,6|5,1,1,4|1,2,3,3|2,2,5,4|3,2,2,3|4,2,4,5|5,2,1,3|1,3,3,4|2,3,5,4|3,3,2,4|4,3,4,5|5,3,1,4';
const header = 'a,b,c,overall';
const vector = () => file(header, ...forty.split('|'));

const codes = ({ notices }: Awaited<ReturnType<typeof resultOf>>) => notices.map(({ code }) => code);

// R 4.2.2: lm(overall ~ I(a <= 2) + I(a >= 4) + …), and the t test of the sum of both coefficients from vcov.
test('penalties and rewards are those of lm, at the cut that was asked for and at the others', async () => {
  const result = await resultOf([
    'moments-of-truth',
    vector(),
    ...overall('a', 'b', 'c'),
    '--low',
    '2',
    '--high',
    '4',
    ...quickly,
  ]);
  expect(result.headlines).toMatchObject([
    { name: 'intercept', value: near(4.65) },
    { name: 'r_squared', value: expect.closeTo(0.834045149481, 10) as number },
  ]);
  expect(rowsOf(result, 'contrast')).toMatchObject([
    {
      driver: 'a',
      low: 2,
      high: 4,
      n_low: 16,
      n_high: 16,
      penalty: near(-1.375),
      reward: near(0.25),
      range: near(1.625),
      asymmetry: expect.closeTo(-0.6923077, 7),
      wald_p: near(0.0336497223377),
      class: 'hygiene',
    },
    {
      driver: 'a',
      low: 2,
      high: 5,
      n_high: 8,
      penalty: near(-2.125),
      reward: near(0.25),
      wald_p: near(8.64929767654e-5),
      class: 'hygiene',
    },
    {
      driver: 'b',
      low: 2,
      high: 4,
      n_low: 20,
      n_high: 10,
      penalty: near(-0.15),
      reward: near(1.2),
      asymmetry: expect.closeTo(0.7777778, 7),
      wald_p: near(0.0037522122162),
      class: 'delighter',
    },
    {
      driver: 'b',
      low: 2,
      high: 5,
      penalty: near(-0.55),
      reward: near(0.8),
      wald_p: near(0.561445481172),
      class: 'performance',
    },
    {
      driver: 'c',
      low: 2,
      high: 4,
      penalty: near(-1),
      reward: near(0.5),
      asymmetry: expect.closeTo(-0.3333333, 7),
      wald_p: near(0.331702083295),
      class: 'performance',
    },
    {
      driver: 'c',
      low: 2,
      high: 5,
      penalty: near(-1.75),
      reward: near(0.5),
      wald_p: near(0.00535377174608),
      class: 'hygiene',
    },
  ]);
  expect(rowsOf(result, 'moments')).toEqual(['a', 'b', 'c'].map((driver) => ({ driver, class: 'depends-on-the-cut' })));
  expect(codes(result)).toEqual([]);
});

/** Answers to two questions: poor answers to the first take much from the whole, the best to the second add much. */
function hygieneAndDelight(rows: number): string[] {
  const chance = new Chance(11);
  return Array.from({ length: rows }, () => {
    const [a, b] = [1 + chance.below(5), 1 + chance.below(5)];
    return `${a},${b},${8 + (a <= 2 ? -3 : a >= 4 ? 0.5 : 0) + (b === 5 ? 6 : b === 4 ? 2 : b <= 2 ? -0.5 : 0) + chance.below(3) / 4}`;
  });
}

test('a class on which cuts and samples agree is told as it is', async () => {
  const result = await resultOf([
    'moments-of-truth',
    file('a,b,overall', ...hygieneAndDelight(600)),
    ...overall('a', 'b'),
    ...quickly,
  ]);
  expect(rowsOf(result, 'moments')).toEqual([
    { driver: 'a', class: 'hygiene' },
    { driver: 'b', class: 'delighter' },
  ]);
  for (const row of rowsOf(result, 'contrast')) expect(row['agreement']).toBeGreaterThanOrEqual(0.9);
});

// By the definitions, by hand.
test('classes follow from signs, asymmetry and the test', () => {
  expect(asymmetry(-1, 1)).toBe(0);
  expect(asymmetry(0, 0)).toBeNull();
  const of = (penalty: number | null, reward: number | null, wald_p: number | null = 0.001) =>
    kindOf({ penalty, reward, wald_p });
  expect([of(0.1, 1), of(-1, -0.1), of(null, 1), of(-1, null)]).toEqual(Array(4).fill('unclear'));
  expect([of(-1, 1.2), of(-1, 3, 0.06), of(0, 0)]).toEqual(Array(3).fill('performance'));
  expect([of(-1, 0.5), of(-1, 0)]).toEqual(['hygiene', 'hygiene']);
  expect([of(-1, 3), of(0, 1)]).toEqual(['delighter', 'delighter']);
});

test('cuts are tried once each, on the scale of each driver', () => {
  expect(schemesOf([5, 10], { low: 2, high: 4 })).toEqual([
    [
      { low: 2, high: 4 },
      { low: 2, high: 4 },
    ],
    [
      { low: 2, high: 4 },
      { low: 2, high: 9 },
    ],
    [
      { low: 2, high: 5 },
      { low: 2, high: 10 },
    ],
  ]);
  expect(schemesOf([5], { low: 1, high: 5 })).toHaveLength(3);
  expect(schemesOf([7], { low: 2, high: 6 })).toHaveLength(2);
});

slowTest('a 0 beside 1 to 5 is not applicable, and an answer where the scale has it', async () => {
  const rows = [...forty.split('|'), '0,3,3,9', '3,0,3,9'];
  const usual = await resultOf(['moments-of-truth', vector(), ...overall('a', 'b', 'c'), ...quickly]);
  const without = await resultOf(['moments-of-truth', file(header, ...rows), ...overall('a', 'b', 'c'), ...quickly]);
  expect(without.tables).toEqual(usual.tables);
  expect(without.accounting).toMatchObject({ read: 42, used: 40 });
  expect(codes(without)).toContain('zero-is-none');
  const asked = await resultOf([
    'moments-of-truth',
    file(header, ...rows),
    ...overall('a', 'b', 'c'),
    '--scale',
    '0-5',
    ...quickly,
  ]);
  expect(asked.accounting.used).toBe(42);
  expect(rowsOf(asked, 'contrast')[0]!['n_low']).toBe(17);
});

test('a rating that nobody gives is left out, and what has no middle is told', async () => {
  const noneLow = forty.split('|').map((row) => row.replace(/^[12]/u, '3'));
  const result = await resultOf(['moments-of-truth', file(header, ...noneLow), ...overall('a', 'b', 'c'), ...quickly]);
  expect(rowsOf(result, 'contrast')[0]).toMatchObject({
    driver: 'a',
    n_low: 0,
    penalty: null,
    range: null,
    class: 'unclear',
  });
  expect(rowsOf(result, 'contrast')[0]!['reward']).not.toBeNull();
  const split = await resultOf([
    'moments-of-truth',
    vector(),
    ...overall('a', 'b', 'c'),
    '--low',
    '2',
    '--high',
    '3',
    ...quickly,
  ]);
  expect(rowsOf(split, 'contrast')[0]).toMatchObject({ penalty: null, reward: null, class: 'unclear' });
  expect(codes(split)).toContain('no-middle');
});

test('answers that are one impression carry the warning of a halo, and others do not', async () => {
  const chance = new Chance(2);
  const rows = Array.from({ length: 200 }, () => {
    const mood = 1 + chance.below(5);
    const near1 = () => Math.min(5, Math.max(1, mood + (chance.happens(20) ? chance.below(3) - 1 : 0)));
    return [near1(), near1(), near1()];
  }).map((ratings) => [...ratings, ratings.reduce((sum, one) => sum + one, 0)].join(','));
  expect(
    codes(await resultOf(['moments-of-truth', file(header, ...rows), ...overall('a', 'b', 'c'), ...quickly])),
  ).toContain('halo');
  expect(codes(await resultOf(['moments-of-truth', vector(), ...overall('a', 'b', 'c'), ...quickly]))).not.toContain(
    'halo',
  );
});

const customers = ['--customers', 'fixtures/customers.csv'];
const ofFixtures = [
  '--outcome',
  'recommend_score',
  '--drivers',
  'satisfaction_score,effort_score',
  '--low',
  '3',
  '--high',
  '5',
];

// R 4.2.2: glm(left ~ I(satisfaction_score <= 3) + I(effort_score <= 3), binomial) of the answers of customers who were here, 90 days or
// more before 2026-10-31; intervals by Wald. R stops one step earlier.
slowTest('who leaves after a low rating is told by the odds ratios of glm', async () => {
  const result = await resultOf([
    'moments-of-truth',
    'fixtures/responses.csv',
    ...customers,
    ...ofFixtures,
    ...quickly,
  ]);
  const close = (value: number) => expect.closeTo(value, 3) as number;
  expect(rowsOf(result, 'leaving')).toEqual([
    {
      driver: 'satisfaction_score',
      n_low: 542,
      odds_ratio: expect.closeTo(1.7409149, 6),
      conf_low: close(1.0965736),
      conf_high: close(2.7638679),
      p_value: close(0.018729),
    },
    {
      driver: 'effort_score',
      n_low: 98,
      odds_ratio: expect.closeTo(1.7795538, 6),
      conf_low: close(0.8853667),
      conf_high: close(3.5768363),
      p_value: close(0.1056323),
    },
  ]);
  const [note] = result.notices.filter(({ code }) => code === 'leaving-left-out');
  expect(note!.message).toMatch(/counts 1464 answers; left out of it: 200 .* 3 by who had left, 0 /u);
  expect(result.options).toMatchObject({ as_of: '2026-10-31', horizon: '90 days' });
});

test('nobody who leaves, and a day before all answers, are told', async () => {
  const answers = file(
    'customer_id,submitted_at,overall,a',
    ...forty.split('|').map((row, at) => `K${at},2026-01-05,${row.split(',')[3]},${row[0]}`),
  );
  const here = file(
    'customer_id,started_at,ended_at',
    ...Array.from({ length: 40 }, (_, at) => `K${at},2025-01-01,`),
    'Z,2025-01-01,2026-06-30',
  );
  const result = await resultOf(['moments-of-truth', answers, '--customers', here, ...overall('a'), ...quickly]);
  expect(rowsOf(result, 'leaving')).toMatchObject([{ driver: 'a', n_low: 16, odds_ratio: null }]);
  expect(codes(result)).toContain('no-leaving');
});

const refused = async (argv: readonly string[]) => {
  const { status, stdout, stderr } = await runCx(['moments-of-truth', ...argv]);
  expect(stdout).toBe('');
  return `${status} ${stderr}`;
};

test('what cannot be contrasted is refused', async () => {
  const path = vector();
  const abc = overall('a', 'b', 'c');
  expect(await refused([path, ...abc, '--low', '4', '--high', '4'])).toMatch(/^2 .*--low cannot be '4'/u);
  expect(await refused([path, ...abc, '--low', '5'])).toMatch(/^2 .*--low/u);
  expect(await refused([path, ...abc, '--as-of', '2026-01-01'])).toMatch(/^2 .*--as-of needs --customers/u);
  expect(await refused([path, ...abc, '--weight', 'c'])).toMatch(/^2 /u);
  expect(await refused([path])).toMatch(/^2 .*needs --outcome and --drivers/u);
  expect(await refused([path, ...overall('a', 'overall')])).toMatch(/^3 .*overall is the outcome/u);
  const words = file(
    'overall,a',
    ...Array.from({ length: 20 }, (_, at) => `${at % 7},${['poor', 'good', 'fair'][at % 3]}`),
  );
  expect(await refused([words, ...overall('a')])).toMatch(/^3 .*a holds no numbers/u);
  const ten = file('overall,a', ...Array.from({ length: 20 }, (_, at) => `${at % 7},${1 + (at % 10)}`));
  expect(await refused([ten, ...overall('a')])).toMatch(/^3 .*a goes up to 10.*--low 4 --high 8/su);
  const copy = file(`${header},d`, ...forty.split('|').map((row) => `${row},${row[0]}`));
  expect(await refused([copy, ...overall('a', 'd')])).toMatch(/^3 .*d follows from a/u);
  expect(await refused([path, ...abc, '--min-n', '9'])).toMatch(/^3 .*fewer than 9/u);
});
