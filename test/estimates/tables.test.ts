import type { OkResult, Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';

const folder = temporaryFolder();

let made = 0;
function write(header: string, lines: readonly string[]): string {
  made += 1;
  return folder.file(`answers-${made}.csv`, [header, ...lines, ''].join('\n'));
}

function rowsOf({ tables }: OkResult, name: string): readonly Row[] {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  return table.rows;
}

const times = <T>(n: number, one: T) => Array<T>(n).fill(one);
const noticeOf = ({ notices }: OkResult, code: string) => notices.find((notice) => notice.code === code)?.message;

describe('segments', () => {
  test('stand with whole numbers first and by size, then words by their characters, the blank one last', async () => {
    const names = ['b', '10', 'a', '9', '', '-2', 'B', '1.5', '007', '7', '~', '1234567890123456', '123456789012345'];
    const file = write(
      'store,nps',
      names.map((name) => `${name},9`),
    );
    const order = rowsOf(await resultOf(['nps', file, '--by', 'store']), 'segments').map(({ store }) => store);
    // 1.5 is no whole number, and a number of sixteen digits is an identifier.
    const numbers = ['-2', '007', '7', '9', '10', '123456789012345'];
    expect(order).toEqual([...numbers, '1.5', '1234567890123456', 'B', 'a', 'b', '~', '(blank)']);
  });

  test('of several columns stand by the first, then by the next, and are compared under both names', async () => {
    const file = write('store,plan,nps', ['b,2,9', 'b,10,9', 'a,2,9', 'a,,3', 'a,10,3']);
    const result = await resultOf(['nps', file, '--by', 'store,plan', '--compare', 'rest']);
    expect(rowsOf(result, 'segments').map(({ store, plan }) => `${store} ${plan}`)).toEqual([
      'a 2',
      'a 10',
      'a (blank)',
      'b 2',
      'b 10',
    ]);
    // Against the other four: two or three of them promote.
    expect(rowsOf(result, 'differences').map(({ a, b, difference }) => [a, b, difference])).toEqual([
      ['a / 2', 'rest', 100],
      ['a / 10', 'rest', -150],
      ['a / (blank)', 'rest', -150],
      ['b / 2', 'rest', 100],
      ['b / 10', 'rest', 100],
    ]);
  });
});

describe('answers by score', () => {
  const shares = async (...scores: readonly string[]) =>
    rowsOf(await resultOf(['nps', write('nps', scores)]), 'distribution').map(({ n, share }) => [n, share]);

  test('are shares of all answers, of one too, and of none there are no shares', async () => {
    expect(await shares('9', '9', '10', '0')).toEqual([[1, 0.25], ...times(8, [0, 0]), [2, 0.5], [1, 0.25]]);
    expect(await shares('10')).toEqual([...times(10, [0, 0]), [1, 1]]);
    expect(await shares('')).toEqual(times(11, [0, null]));
  });
});

describe('periods', () => {
  test('are those from the first of any segment to the last of any, none left out', async () => {
    const file = write('store,submitted_at,nps', [
      'a,2026-01-05,9',
      'a,2026-03-05,3',
      'b,2025-12-05,9',
      'b,2026-02-05,9',
    ]);
    const result = await resultOf(['nps', file, '--by', 'store', '--period', 'month', '--compare', 'previous']);
    expect(rowsOf(result, 'trend').map(({ store, period, n, nps }) => [store, period, n, nps])).toEqual([
      ['a', '2025-12', 0, null],
      ['a', '2026-01', 1, 100],
      ['a', '2026-02', 0, null],
      ['a', '2026-03', 1, -100],
      ['b', '2025-12', 1, 100],
      ['b', '2026-01', 0, null],
      ['b', '2026-02', 1, 100],
      ['b', '2026-03', 0, null],
    ]);
    expect(rowsOf(result, 'differences').map(({ a, b, difference }) => [a, b, difference])).toEqual([
      ['a / 2026-01', 'a / 2025-12', null],
      ['a / 2026-02', 'a / 2026-01', null],
      ['a / 2026-03', 'a / 2026-02', null],
      ['b / 2026-01', 'b / 2025-12', null],
      ['b / 2026-02', 'b / 2026-01', null],
      ['b / 2026-03', 'b / 2026-02', null],
    ]);
    const alone = await resultOf(['nps', file, '--period', 'quarter', '--compare', 'previous']);
    expect(rowsOf(alone, 'differences')).toMatchObject([
      { a: '2026-Q1', b: '2025-Q4', difference: expect.closeTo(100 / 3 - 100, 9) },
    ]);
  });
});

describe('comparisons', () => {
  const stores = (n: number) =>
    write(
      'store,nps',
      Array.from({ length: n }, (_, at) => `s${at},9`),
    );

  test('of each pair are made of 50 segments, and of no more', async () => {
    const pairs = rowsOf(await resultOf(['nps', stores(50), '--by', 'store', '--compare', 'pairs']), 'differences');
    expect(pairs).toHaveLength((50 * 49) / 2);
    const tooMany = await runCx(['nps', stores(51), '--by', 'store', '--compare', 'pairs', '--format', 'json']);
    expect([tooMany.status, tooMany.stdout]).toEqual([3, '']);
    expect(JSON.parse(tooMany.stderr)).toMatchObject({ error: { code: 'too-many-groups' } });
  });

  test('of several ranges are made of the first with each of the others', async () => {
    const file = write('submitted_at,nps', ['2026-01-05,9', '2026-02-05,3', '2026-03-05,7']);
    const ranges = '2026-01..2026-01,2026-02..2026-02,2026-03..2026-03';
    const rows = rowsOf(await resultOf(['nps', file, '--compare', ranges]), 'differences');
    expect(rows.map(({ a, b, difference }) => [a, b, difference])).toEqual([
      ['2026-01..2026-01', '2026-02..2026-02', 200],
      ['2026-01..2026-01', '2026-03..2026-03', 100],
    ]);
  });

  test.each([
    ['nps', 'points'],
    ['csat', 'share-difference'],
    ['ces', 'score'],
  ])('of %s are in %s', async (metric, unit) => {
    const file = write('store,nps,csat,ces', ['a,9,5,7', 'a,0,1,1', 'b,9,4,6', 'b,7,2,5']);
    const { tables } = await resultOf([metric, file, '--by', 'store', '--compare', 'pairs']);
    const { columns } = tables.find(({ name }) => name === 'differences')!;
    const units = Object.fromEntries(columns.map((column) => [column.name, column.unit]));
    expect(units).toMatchObject({ difference: unit, std_error: unit, conf_low: unit, conf_high: unit });
    expect(units).toMatchObject({ a: 'text', statistic: 'number', p_value: 'p-value', p_adjusted: 'p-value' });
  });
});

describe('the notice of few answers', () => {
  const small = (n: number) => Array.from({ length: n }, (_, at) => `s${at},9`);

  test('names the segments that are small, five of them, and says how many there are', async () => {
    const five = await resultOf(['nps', write('store,nps', [...times(30, 'large,0'), ...small(5)]), '--by', 'store']);
    expect(noticeOf(five, 'low-base')).toBe(
      'fewer than 30 answers: s0 (n=1), s1 (n=1), s2 (n=1), s3 (n=1), s4 (n=1). Read the interval before the score',
    );
    const six = await resultOf(['nps', write('store,nps', [...times(30, 'large,0'), ...small(6)]), '--by', 'store']);
    expect(noticeOf(six, 'low-base')).toMatch(/s4 \(n=1\), … \(6\)\. Read/);
  });

  test('names the whole where that is small, and no segment of it', async () => {
    const result = await resultOf(['nps', write('store,nps', [...times(28, 'large,0'), 'small,9']), '--by', 'store']);
    expect(noticeOf(result, 'low-base')).toBe('fewer than 30 answers: n=29. Read the interval before the score');
  });

  test('names no segment that is hidden, nor its number', async () => {
    const file = write('store,nps', [
      ...times(40, 'large,0'),
      ...times(12, 'middle,9'),
      ...times(4, 'little,9'),
      ...times(15, 'other,9'),
    ]);
    const result = await resultOf(['nps', file, '--by', 'store', '--min-n', '10']);
    expect(noticeOf(result, 'low-base')).toBe(
      'fewer than 30 answers: other (n=15). Read the interval before the score',
    );
  });
});

test('the distribution counts answers, whatever they weigh', async () => {
  const file = write('nps,w', ['9,1', '9,2', '9,2', '3,1']);
  const rows = rowsOf(await resultOf(['nps', file, '--weight', 'w']), 'distribution');
  expect(rows.map(({ score }) => score)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(rows.filter(({ n }) => n !== 0)).toEqual([
    { score: 3, n: 1, share: 0.25 },
    { score: 9, n: 3, share: 0.75 },
  ]);
});

describe('charts', () => {
  const file = write('store,plan,submitted_at,nps', ['a,x,2026-01-05,9', 'b,y,2026-02-05,3', 'b,x,2026-02-06,0']);
  const drawn = async (...options: readonly string[]) =>
    (await resultOf(['nps', ...options])).charts.map(({ type, table, x, y, series, interval }) =>
      [type, table, x.join('+'), y.join('+'), series, interval?.join('+')]
        .filter((part) => part !== undefined)
        .join(' '),
    );
  const parts = 'promoter_share+passive_share+detractor_share';
  const histogram = 'histogram distribution score share';

  test('are one for each table that is worth a picture', async () => {
    expect(await drawn(file)).toEqual([`stacked-bar overall  ${parts}`, histogram]);
    expect(await drawn(file, '--by', 'store')).toEqual([
      `stacked-bar segments store ${parts}`,
      'interval segments store nps conf_low+conf_high',
      histogram,
    ]);
    expect(await drawn(file, '--period', 'month')).toEqual([
      `stacked-bar overall  ${parts}`,
      'line trend period nps conf_low+conf_high',
      histogram,
    ]);
    expect(await drawn(file, '--by', 'store', '--period', 'month')).toEqual([
      `stacked-bar segments store ${parts}`,
      'interval segments store nps conf_low+conf_high',
      'line trend period nps store conf_low+conf_high',
      histogram,
    ]);
    // Lines of two columns are more than an eye can follow.
    expect(await drawn(file, '--by', 'store,plan', '--period', 'month')).toEqual([
      `stacked-bar segments store+plan ${parts}`,
      'interval segments store+plan nps conf_low+conf_high',
      histogram,
    ]);
  });

  test('are none without answers', async () => {
    expect(await drawn(file, '--where', 'store = "c"', '--by', 'store', '--period', 'month')).toEqual([]);
  });
});
