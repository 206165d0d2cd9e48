import type { Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';

const folder = temporaryFolder();

/** Moments on both sides of the ends of months and of days, one answer each. */
const moments = [
  '2026-02-27 23:59:59',
  '2026-02-28 00:00',
  '2026-02-28 23:59',
  '2026-03-01 00:00',
  '2026-03-31 00:00:00',
  '2026-03-31 23:59:59.999',
  '2026-04-01 00:00',
];
const file = folder.file('moments.csv', `moment,at,nps\n${moments.map((at) => `${at},${at},9\n`).join('')}`);

/** The moments whose answers are used. */
async function used(...options: readonly string[]): Promise<unknown[]> {
  const { tables } = await resultOf(['nps', file, '--map', 'submitted_at=at', '--by', 'moment', ...options]);
  return tables.find(({ name }) => name === 'segments')!.rows.map(({ moment }) => moment);
}

describe('the days of a question', () => {
  test.each<readonly [asked: string, first: number, last: number]>([
    ['--to 2026-02-28', 0, 2],
    ['--to 2026-02', 0, 2],
    ['--to 2026-03-31', 0, 5],
    ['--to 2026-03', 0, 5],
    ['--to 2026-W14', 0, 6],
    ['--to 2026-Q1', 0, 5],
    ['--to 2026', 0, 6],
    ['--from 2026-02-28', 1, 6],
    ['--from 2026-03-01', 3, 6],
    ['--from 2026-03', 3, 6],
    ['--from 2026-Q2', 6, 6],
    ['--from 2026-02-28 --to 2026-02-28', 1, 2],
    ['--from 2026-03 --to 2026-03', 3, 5],
    // The day on which one stands ends the question too, whichever is earlier.
    ['--as-of 2026-02-28', 0, 2],
    ['--as-of 2026-02', 0, 2],
    ['--as-of 2026-02-28 --to 2026-03-31', 0, 2],
    ['--as-of 2026-04-01 --to 2026-02-28', 0, 2],
  ])('%s are whole, the first and the last among them', async (asked, first, last) => {
    const expected = moments.slice(first, last + 1);
    expect(await used(...asked.split(' '))).toEqual(expected);
    expect(await used(...asked.split(' '), '--engine', 'duckdb')).toEqual(expected);
  });

  test('are told apart within a period that they cut', async () => {
    const { tables, accounting } = await resultOf([
      'nps',
      file,
      '--map',
      'submitted_at=at',
      '--period',
      'month',
      '--from',
      '2026-02-28',
      '--to',
      '2026-03-30',
    ]);
    const trend = tables.find(({ name }) => name === 'trend')!.rows;
    expect(trend.map(({ period, n }) => [period, n])).toEqual([
      ['2026-02', 2],
      ['2026-03', 1],
    ]);
    expect(accounting).toEqual({
      read: 7,
      used: 3,
      excluded: [{ reason: 'out-of-period', rows: 4 }],
      days: { first: '2026-02-28', last: '2026-03-01' },
    });
  });
});

describe('the ranges of --compare', () => {
  /** Each score on a day of its own. */
  const answers = {
    '2026-02-28 23:59': 10,
    '2026-03-01 00:00': 10,
    '2026-03-02 23:59': 0,
    '2026-03-03 12:00': 10,
    '2026-03-04 00:00': 10,
    '2026-03-05 23:59': 7,
    '2026-03-06 00:00': 0,
  };
  const scores = folder.file(
    'scores.csv',
    `at,nps\n${Object.entries(answers)
      .map(([at, score]) => `${at},${score}\n`)
      .join('')}`,
  );

  const compared = async (ranges: string, ...options: readonly string[]): Promise<Row> => {
    const argv = ['nps', scores, '--map', 'submitted_at=at', '--compare', ranges, ...options];
    const { tables } = await resultOf(argv);
    return tables.find(({ name }) => name === 'differences')!.rows[0]!;
  };

  test('have both their ends, and no day beside them', async () => {
    const ranges = '2026-03-01..2026-03-02,2026-03-04..2026-03-05';
    // 10 and 0 are an NPS of 0; 10 and 7 one of 50.
    expect(await compared(ranges)).toMatchObject({
      a: '2026-03-01..2026-03-02',
      b: '2026-03-04..2026-03-05',
      difference: -50,
    });
    // Nor are days joined over their ends where periods join days.
    expect(await compared(ranges, '--period', 'month')).toMatchObject({ difference: -50 });
  });

  test('may be whole months, and may overlap', async () => {
    // February is 10 alone: 100. March is 10, 0, 10, 10, 7 and 0: (3 − 2) ÷ 6.
    expect(await compared('2026-02..2026-02,2026-03..2026-03')).toMatchObject({
      difference: expect.closeTo(100 - 100 / 6, 9),
    });
    // 10, 0 and 10, against 10 and 10.
    expect(await compared('2026-03-01..2026-03-03,2026-03-03..2026-03-04')).toMatchObject({
      difference: expect.closeTo(100 / 3 - 100, 9),
    });
  });

  test('are within --from and --to', async () => {
    // Of 1 to 2 March the first alone is left: 100 less 50.
    expect(
      await compared('2026-03-01..2026-03-02,2026-03-04..2026-03-05', '--where', 'at != "2026-03-02 23:59"'),
    ).toMatchObject({ difference: 50 });
    expect(await compared('2026-03-01..2026-03-02,2026-03-04..2026-03-05', '--from', '2026-03-02')).toMatchObject({
      difference: -150,
    });
  });
});
