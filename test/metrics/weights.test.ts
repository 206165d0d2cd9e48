import { readFileSync } from 'node:fs';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import type { OkResult, Row } from '../../src/results/result.ts';
import { expectClose } from '../statistics/reference.ts';
import { slowTest } from '../often.ts';

const survey = 'test/reference/weighted-survey.csv';
const population = 'test/reference/population.csv';

interface Estimate {
  readonly estimate: number;
  readonly std_error: number;
  readonly conf_low: number;
  readonly conf_high: number;
  readonly std_dev: number;
  readonly unweighted: number;
}
type Answer = 'net' | 'top' | 'satisfaction' | 'effort' | 'easy' | 'ease';
interface Weighted {
  readonly n_eff: number;
  readonly deff: number;
  /** With the normal interval, clipped by none of the values' bounds, and with Student's. */
  readonly normal: Readonly<Record<Answer, Estimate>>;
  readonly student: Readonly<Record<Answer, Estimate>>;
  readonly difference: Readonly<Record<Answer, Readonly<Record<string, number>>>>;
}

/** What R survey says of the same file (test/reference/weights.R). */
const reference: Readonly<Record<'weighted' | 'raked', Weighted>> & {
  readonly software: Readonly<Record<string, string>>;
} = JSON.parse(readFileSync('test/reference/weights.json', 'utf8'));

function rowOf({ tables }: OkResult, name: string, at = 0): Row {
  const found = tables.find((table) => table.name === name)?.rows[at];
  if (found === undefined) throw new Error(`there is no row ${at} of a table ${name}`);
  return found;
}

const picked = (row: Row, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, row[name]]));

/** Asserts that some columns of a row agree with R. */
const expectRow = (row: Row, expected: Readonly<Record<string, number>>) =>
  expectClose(picked(row, Object.keys(expected)), expected);

const ways = [
  ['weighted', ['--weight', 'weight']],
  ['raked', ['--rake', population]],
] as const;

describe.each(ways)(`ten answers, %s, agree with R survey ${reference.software['survey']} in`, (way, options) => {
  const { n_eff, deff, normal, student, difference } = reference[way];

  test('nps, its standard error, effective n and design effect', async () => {
    const result = await resultOf(['nps', survey, ...options]);
    const { estimate: nps, std_error, conf_low, conf_high, unweighted: nps_unweighted } = normal.net;
    expectRow(rowOf(result, 'overall'), { nps, std_error, conf_low, conf_high, nps_unweighted, n_eff, deff });
  });

  test('csat and the mean of satisfaction', async () => {
    const overall = rowOf(await resultOf(['csat', survey, ...options]), 'overall');
    const { top } = normal;
    expectRow(overall, {
      csat: top.estimate,
      std_error: top.std_error,
      conf_low: top.conf_low,
      conf_high: Math.min(1, top.conf_high),
      csat_unweighted: top.unweighted,
      n_eff,
      deff,
    });
    const { satisfaction } = student;
    expectRow(overall, {
      mean: satisfaction.estimate,
      std_dev: satisfaction.std_dev,
      mean_std_error: satisfaction.std_error,
      mean_conf_low: satisfaction.conf_low,
      mean_conf_high: satisfaction.conf_high,
      mean_unweighted: satisfaction.unweighted,
    });
  });

  test('ces, the easy share and net ease', async () => {
    const overall = rowOf(await resultOf(['ces', survey, ...options]), 'overall');
    const { effort } = student;
    expectRow(overall, {
      ces: effort.estimate,
      std_error: effort.std_error,
      conf_low: effort.conf_low,
      conf_high: effort.conf_high,
      std_dev: effort.std_dev,
      ces_unweighted: effort.unweighted,
      n_eff,
      deff,
    });
    const { easy, ease } = normal;
    expectRow(overall, {
      easy_share: easy.estimate,
      easy_share_conf_low: easy.conf_low,
      easy_share_conf_high: Math.min(1, easy.conf_high),
      easy_share_unweighted: easy.unweighted,
      net_ease: ease.estimate,
      net_ease_conf_low: Math.max(-1, ease.conf_low),
      net_ease_conf_high: Math.min(1, ease.conf_high),
      net_ease_unweighted: ease.unweighted,
    });
  });

  test.each([
    ['nps', 'net'],
    ['csat', 'top'],
    ['ces', 'effort'],
  ] as const)('the difference of two segments in %s', async (metric, answer) => {
    const result = await resultOf([metric, survey, '--by', 'segment', '--compare', 'pairs', ...options]);
    const row = rowOf(result, 'differences');
    expectRow(row, difference[answer]);
    expect(row).toMatchObject({ a: 'A', b: 'B', method: 'taylor' });
  });
});

test('raking the worked example moves nps from 20 to 16.6667, at a design effect of 1.0833333', async () => {
  const { headlines, tables, options } = await resultOf(['nps', survey, '--rake', population]);
  expect(headlines[0]!.value).toBeCloseTo(16.6667, 4);
  const [overall] = tables[0]!.rows;
  expect(overall).toMatchObject({
    n: 10,
    nps_unweighted: 20,
    n_eff: expect.closeTo(9.2307692, 7),
    deff: expect.closeTo(1.0833333, 7),
  });
  expect(options).toMatchObject({ rake: ['segment', 'region'] });
});

test('eNPS is weighted as NPS is', async () => {
  const [ofEmployees, ofCustomers] = await Promise.all(
    ['enps', 'nps'].map(async (id) => rowOf(await resultOf([id, survey, '--weight', 'weight']), 'overall')),
  );
  expect(ofEmployees!['enps']).toBe(ofCustomers!['nps']);
  expect(ofEmployees!['enps_unweighted']).toBe(20);
});

describe('weights', () => {
  const folder = temporaryFolder();
  const file = (name: string, rows: readonly (readonly [score: number, weight: string])[]) =>
    folder.file(name, `csat,w\n${rows.map(([score, weight]) => `${score},"${weight}"\n`).join('')}`);

  test('that are all alike give the unweighted mean and its interval, and an effective n of n', async () => {
    const alike = file(
      'alike.csv',
      [5, 5, 4, 4, 3, 5, 2, 5, 4, 1].map((score) => [score, '2.5'] as const),
    );
    const [plain, weighted] = [
      rowOf(await resultOf(['csat', alike]), 'overall'),
      rowOf(await resultOf(['csat', alike, '--weight', 'w']), 'overall'),
    ];
    const names = ['n', 'csat', 'mean', 'std_dev', 'mean_std_error', 'mean_conf_low', 'mean_conf_high'];
    expectClose(picked(weighted, [...names, 'n_eff', 'deff']), { ...picked(plain, names), n_eff: 10, deff: 1 });
  });

  test('of answers that are all alike claim no certainty: Wilson for the effective number of them', async () => {
    const satisfied = file('satisfied.csv', [
      [5, '1'],
      [4, '1'],
      [5, '2'],
    ]);
    // 16 / 6 answers are effective; R 4.2.2: prop.test(8/3, 8/3, correct = FALSE)$conf.int[1] is (8/3) / (8/3 + qnorm(0.975)^2).
    expect(rowOf(await resultOf(['csat', satisfied, '--weight', 'w']), 'overall')).toMatchObject({
      csat: 1,
      std_error: null,
      conf_low: expect.closeTo(8 / 3 / (8 / 3 + 1.959963984540054 ** 2), 12),
      conf_high: 1,
    });
  });

  test('are read with a decimal comma, and an answer without a positive one is left out for that reason', async () => {
    const commas = file('commas.csv', [
      [5, '1,5'],
      [1, '0,5'],
      [5, '0'],
      [4, '-1,25'],
      [4, 'n/a'],
    ]);
    const { headlines, accounting } = await resultOf(['csat', commas, '--weight', 'w']);
    expect(headlines[0]).toMatchObject({ value: 0.75, n: 2 });
    expect(accounting).toMatchObject({
      used: 2,
      excluded: [
        { reason: 'value-missing', column: 'w', rows: 1 },
        { reason: 'value-out-of-scale', column: 'w', rows: 2 },
      ],
    });
  });

  test('come from a column or from a population, not from both', async () => {
    const both = await runCx(['nps', survey, '--weight', 'weight', '--rake', population]);
    expect(both).toMatchObject({ status: 2, stdout: '' });
  });

  test('need a share for every value that answers have, and answers for every share', async () => {
    const lacking = folder.file('lacking.csv', 'column,value,share\nsegment,A,1\n');
    const beyond = folder.file('beyond.csv', 'column,value,share\nsegment,A,1\nsegment,B,1\nsegment,C,1\n');
    expect((await runCx(['csat', survey, '--rake', lacking])).stderr).toContain(
      "the population file has no share for segment = 'B', which answers have",
    );
    expect((await runCx(['csat', survey, '--rake', beyond])).stderr).toContain(
      "no answer has segment = 'C', which the population file gives a share",
    );
  });

  slowTest('of a population are read by the rule of all numbers', async () => {
    const shares = (of: readonly string[]) =>
      folder.file(
        'shares.csv',
        `column,value,share\n${of.map((share, at) => `segment,${'AB'[at]},${share}\n`).join('')}`,
      );
    const raked = async (...of: readonly string[]) =>
      rowOf(await resultOf(['nps', survey, '--rake', shares(of)]), 'overall');
    const expected = await raked('1200', '800');
    for (const same of [
      ['"1,200.0"', '800'],
      ['"1.200,0"', '800'],
      ['60 %', '40 %'],
      ['0.6', '0.4'],
      ['"0,6"', '"0,4"'],
    ])
      expect((await raked(...same))['nps']).toBeCloseTo(expected['nps'] as number, 9);
    for (const wrong of ['"1,200"', '0x10', '1e3', '-3']) {
      const { status, stderr } = await runCx(['nps', survey, '--rake', shares([wrong, '800'])]);
      expect([status, stderr]).toEqual([2, expect.stringContaining('--decimal')]);
    }
    expect((await runCx(['nps', survey, '--rake', shares(['"1,200"', '800']), '--decimal', '.'])).status).toBe(0);
  });

  test('of a population are the same to the last digit whatever the order of the records', async () => {
    const [stores, regions] = ['abcdefg'.split(''), 'NSEW'.split('')];
    // One to seven answers of each store in each region, of all scores.
    const lines = stores.flatMap((store, i) =>
      regions.flatMap((region, j) =>
        Array.from({ length: 1 + ((3 * i + 5 * j) % 7) }, (_, k) => `${(7 * i + 3 * j + k) % 11},${store},${region}\n`),
      ),
    );
    const shares = [
      ...stores.map((store, at) => `store,${store},${3 * at + 1}\n`),
      ...regions.map((region, at) => `region,${region},${2 * at + 5}\n`),
    ];
    const even = folder.file('stores.csv', `column,value,share\n${shares.join('')}`);
    const [first, reversed] = await Promise.all(
      [lines, lines.toReversed()].map(async (ordered, at) => {
        const answers = folder.file(`ordered-${at}.csv`, `nps,store,region\n${ordered.join('')}`);
        return rowOf(await resultOf(['nps', answers, '--rake', even]), 'overall');
      }),
    );
    expect(reversed).toEqual(first);
  });
});
