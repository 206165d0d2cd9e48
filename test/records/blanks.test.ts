import type { Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';

const folder = temporaryFolder();

/** A cell of each kind, between quotes so that its blanks stay. */
const answers = folder.file(
  'answers.csv',
  [
    'channel,plan,weight,nps',
    'web,pro,2,9',
    '" web ",pro ,2,9',
    '"\tweb",pro,2,3',
    'Web,pro,1,9',
    ',pro,1,9',
    '"  ",,1,3',
    '(blank),"  ",1,7',
    // A non-breaking space is a blank too.
    '"web\u00a0","pro"," 4 ",9',
    '007,max,1,9',
    '7,max,1,9',
    '',
  ].join('\n'),
);

const rowsOf = async (options: readonly string[], table = 'segments'): Promise<readonly Row[]> => {
  const result = await resultOf(['nps', answers, ...options]);
  expect(await resultOf(['nps', answers, ...options, '--engine', 'duckdb'])).toEqual(result);
  return result.tables.find(({ name }) => name === table)!.rows;
};

describe('blanks around a cell', () => {
  test('make no segment of their own, and a cell of nothing else is in the segment (blank), the last of all', async () => {
    const rows = await rowsOf(['--by', 'channel']);
    expect(rows.map(({ channel, n, promoters }) => [channel, n, promoters])).toEqual([
      ['007', 1, 1],
      ['7', 1, 1],
      ['Web', 1, 1],
      ['web', 4, 3],
      ['(blank)', 3, 1],
    ]);
  });

  test('make none in several columns either', async () => {
    const rows = await rowsOf(['--by', 'channel,plan']);
    expect(rows.map(({ channel, plan, n }) => [channel, plan, n])).toEqual([
      ['007', 'max', 1],
      ['7', 'max', 1],
      ['Web', 'pro', 1],
      ['web', 'pro', 4],
      ['(blank)', 'pro', 1],
      ['(blank)', '(blank)', 2],
    ]);
  });

  test.each([
    ['channel = "web"', 4],
    ['channel != "web"', 6],
    ['channel in ("web", "Web")', 5],
    ['channel = ""', 2],
    ['channel is blank', 2],
    ['channel >= "web"', 4],
    // What is asked stands as it is typed: no cell without its blanks is this.
    ['channel = " web "', 0],
    ['weight = 4', 1],
    ['weight = "4"', 1],
  ])('do not count in the condition %s, which %d records meet', async (where, met) => {
    const { accounting } = await resultOf(['nps', answers, '--where', where]);
    expect(accounting.used).toBe(met);
  });

  test('do not count in a weight', async () => {
    const [row] = await rowsOf(['--where', 'channel = "web"', '--weight', 'weight'], 'overall');
    // 2, 2 and 4 that promote, and 2 that detract.
    expect(row).toMatchObject({ n: 4, nps: expect.closeTo((100 * (8 - 2)) / 10, 9) });
  });

  test('do not count in the values of a population', async () => {
    const population = folder.file('population.csv', 'column,value,share\nplan,pro,0.5\nplan,max,0.5\n');
    const [row] = await rowsOf(['--where', 'plan in ("pro", "max")', '--rake', population], 'overall');
    // Six of pro, one of them against: 2/3 · 100; two of max, both for.
    expect(row).toMatchObject({ n: 8, nps: expect.closeTo((100 * 2) / 3 / 2 + 50, 6) });
  });
});
