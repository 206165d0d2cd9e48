import type { OkResult, Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';

const folder = temporaryFolder();

/** How many promote and how many detract in a month. */
type Month = readonly [promote: number, detract: number];

const monthName = (at: number) => `${2025 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;

let made = 0;
/** The report of months from January 2025 on, for each store. */
function followed(
  stores: Readonly<Record<string, readonly Month[]>>,
  ...options: readonly string[]
): Promise<OkResult> {
  made += 1;
  const lines = Object.entries(stores).flatMap(([store, months]) =>
    months.flatMap(([promote, detract], at) =>
      [...Array<number>(promote).fill(9), ...Array<number>(detract).fill(0)].map(
        (score) => `${store},${monthName(at)}-10,${score}`,
      ),
    ),
  );
  const file = folder.file(`answers-${made}.csv`, ['store,submitted_at,nps', ...lines, ''].join('\n'));
  return resultOf(['nps', file, '--period', 'month', ...options]);
}

const rowsOf = ({ tables }: OkResult, name: string): readonly Row[] =>
  tables.find((table) => table.name === name)?.rows ?? [];
const noticeOf = ({ notices }: OkResult, code: string) => notices.find((notice) => notice.code === code)?.message;
const times = (n: number, month: Month): Month[] => Array<Month>(n).fill(month);

/** 40 of 50 promote: 60. And the same the other way round. */
const [high, low]: readonly [Month, Month] = [
  [40, 10],
  [10, 40],
];
/** Squares of 50 answers add up to 50 · 100² · (1 − .6²) around their mean. */
const ofOne = (50 * 6400) / 49;

describe('a level that changes for six months', () => {
  const changed = followed({ all: [...times(6, high), ...times(6, low)] });

  test('is told with its size, the first month of the new one, and an interval', async () => {
    const rows = rowsOf(await changed, 'change_points');
    expect(rows).toHaveLength(1);
    // Six months of 50 answers on each side: the error is √(2 · variance ÷ 300).
    expect(rows[0]).toMatchObject({
      period: '2025-07',
      level_before: expect.closeTo(60, 9),
      level_after: expect.closeTo(-60, 9),
      change: expect.closeTo(-120, 9),
      std_error: expect.closeTo(Math.sqrt((2 * ofOne) / 300), 9),
    });
    expect(noticeOf(await changed, 'change-point')).toMatch(/^the level changed from 2025-07 on \(/);
  });

  test('leaves every month beyond the limits around the mean of all', async () => {
    const rows = rowsOf(await changed, 'control_chart');
    expect(rows).toHaveLength(12);
    const reach = 3 * Math.sqrt(ofOne / 50);
    for (const [at, row] of rows.entries()) {
      expect(row).toMatchObject({
        period: monthName(at),
        n: 50,
        nps: expect.closeTo(at < 6 ? 60 : -60, 9),
        centre: expect.closeTo(0, 9),
        limit_low: expect.closeTo(-reach, 9),
        limit_high: expect.closeTo(reach, 9),
        signal: 'beyond-3-sigma',
      });
    }
    expect(noticeOf(await changed, 'control-chart-signal')).toMatch(
      /^more than chance: 2025-01, 2025-02, 2025-03, 2025-04, 2025-05, 2025-06, 2025-07, 2025-08, … \(12\) beyond 3σ\./,
    );
  });

  test('is told of each segment, and none of another', async () => {
    const result = await followed(
      { a: [...times(6, high), ...times(6, low)], b: times(12, high), c: times(5, high) },
      '--by',
      'store',
    );
    expect(rowsOf(result, 'change_points')).toMatchObject([{ store: 'a', period: '2025-07' }]);
    expect(noticeOf(result, 'change-point')).toMatch(/changed from a \/ 2025-07 on/);
    // Five months are no level to depart from.
    expect(new Set(rowsOf(result, 'control_chart').map(({ store }) => store))).toEqual(new Set(['a', 'b']));
    expect(noticeOf(result, 'control-chart-signal')).toMatch(/a \/ 2025-01, a \/ 2025-02/);
  });

  test('counts a month of one answer, and none that had nobody', async () => {
    const result = await followed({ all: [...times(6, high), ...times(3, low), [1, 0], [0, 0], ...times(3, low)] });
    // Six months of −60 by 50 answers each, and one of 100.
    expect(rowsOf(result, 'change_points')[0]).toMatchObject({
      period: '2025-07',
      level_after: expect.closeTo((-60 * 300 + 100) / 301, 9),
    });
    expect(rowsOf(result, 'control_chart')[10]).toMatchObject({ period: '2025-11', n: 0, nps: null, limit_low: null });
  });
});

describe('what does not last', () => {
  // 30 of 50 promote: 20, which is 40 below, and 3.5 times the error of a month.
  const notable = async (odd: number) => {
    const result = await followed({ all: [...times(5, high), ...times(odd, [30, 20]), ...times(5, high)] });
    expect(rowsOf(result, 'control_chart')[5]).toMatchObject({ nps: expect.closeTo(20, 9) });
    return rowsOf(result, 'change_points').map(({ period }) => period);
  };

  test('is no level: two odd months are signals of the control chart alone, and three are a level', async () => {
    expect(await notable(1)).toEqual([]);
    expect(await notable(2)).toEqual([]);
    expect(await notable(3)).toEqual(['2025-06', '2025-09']);
  });

  test('and no change leaves no table of changes, and no notice', async () => {
    const result = await followed({ all: times(12, high) });
    expect(result.tables.map(({ name }) => name)).toEqual(['overall', 'trend', 'control_chart', 'distribution']);
    expect(result.notices).toEqual([]);
  });

  test('and five months are not followed at all', async () => {
    const result = await followed({ all: [...times(3, high), ...times(2, low)] });
    expect(result.tables.map(({ name }) => name)).toEqual(['overall', 'trend', 'distribution']);
  });
});

test('eight months on one side of the mean are a signal, and seven are not', async () => {
  // 26 of 50 promote: 4; the limits are 3 · √(100² · (1 − .04²) ÷ 50) = 42 away.
  const side = (n: number) => followed({ all: [...times(n, [26, 24]), ...times(n, [24, 26])] });
  const eight = await side(8);
  expect(rowsOf(eight, 'control_chart').map(({ signal }) => signal)).toEqual(Array(16).fill('eight-on-one-side'));
  expect(noticeOf(eight, 'control-chart-signal')).toMatch(/2025-08, … \(16\) in a run on one side\./);
  const seven = await side(7);
  expect(rowsOf(seven, 'control_chart').map(({ signal }) => signal)).toEqual(Array(14).fill(null));
  expect(noticeOf(seven, 'control-chart-signal')).toBeUndefined();
});

describe('the limits of a month of 50 answers are three errors of its mean away, by the variance of one answer:', () => {
  // 40 of the best answer and 10 of the worst, every month.
  const answers = { nps: [9, 0], csat: [5, 1], ces: [7, 1] } as const;
  const limits = async (metric: keyof typeof answers, ...options: readonly string[]) => {
    const [best, worst] = answers[metric];
    const lines = Array.from({ length: 6 }, (_, at) =>
      [...Array<number>(40).fill(best), ...Array<number>(10).fill(worst)].map(
        (score) => `${monthName(at)}-10,${score},2`,
      ),
    ).flat();
    const file = folder.file(`${metric}.csv`, [`submitted_at,${metric},w`, ...lines, ''].join('\n'));
    const { limit_low: lowest, limit_high: highest } = rowsOf(
      await resultOf([metric, file, '--period', 'month', ...options]),
      'control_chart',
    )[0]!;
    return (Number(highest) - Number(lowest)) / 6;
  };

  test('100² · (1 − .6²) · 50 ÷ 49 for NPS, and the same where answers have weights', async () => {
    expect(await limits('nps')).toBeCloseTo(100 * Math.sqrt(0.64 / 49), 9);
    expect(await limits('nps', '--weight', 'w')).toBeCloseTo(100 * Math.sqrt(0.64 / 49), 9);
  });

  test('.8 · .2 for CSAT, a share, and 6² · .8 · .2 · 50 ÷ 49 for CES', async () => {
    expect(await limits('csat')).toBeCloseTo(Math.sqrt(0.16 / 50), 9);
    expect(await limits('ces')).toBeCloseTo(6 * Math.sqrt(0.16 / 49), 9);
  });
});
