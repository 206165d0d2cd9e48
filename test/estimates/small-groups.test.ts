import type { OkResult, Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf } from '../run-cx.ts';

const folder = temporaryFolder();

type Answers = readonly (readonly [store: string, month: string, score: number, n: number])[];

let made = 0;
/** A file with as many answers as are said, all of a month on its 15th. */
function write(answers: Answers): string {
  made += 1;
  const lines = answers.flatMap(([store, month, score, n]) =>
    Array.from({ length: n }, () => `${store},${month}-15,${score}`),
  );
  return folder.file(`answers-${made}.csv`, ['store,submitted_at,nps', ...lines, ''].join('\n'));
}

const ask = (answers: Answers, options: string): Promise<OkResult> =>
  resultOf(['nps', write(answers), ...options.split(' ')]);

function rowsOf({ tables }: OkResult, name: string): readonly Row[] {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  return table.rows;
}

const codes = ({ notices }: OkResult) => notices.map(({ code }) => code);
const picked = (rows: readonly Row[], ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name] ?? null));

const months = (...counts: readonly (readonly [month: string, score: number, n: number])[]): Answers =>
  counts.map(([month, score, n]) => ['north', month, score, n]);

describe('with --min-n 10', () => {
  test('a group of 10 is shown, and one of 9 hidden with the next smallest', async () => {
    const at = (n: number): Answers => [
      ['a', '2026-01', 9, n],
      ['b', '2026-01', 9, 12],
      ['c', '2026-01', 9, 11],
      ['d', '2026-01', 9, 40],
    ];
    const shown = await ask(at(10), '--by store --min-n 10');
    expect(picked(rowsOf(shown, 'segments'), 'store', 'n', 'suppressed')).toEqual([
      ['a', 10, null],
      ['b', 12, null],
      ['c', 11, null],
      ['d', 40, null],
    ]);
    expect(codes(shown)).not.toContain('suppressed');
    const hidden = await ask(at(9), '--by store --min-n 10');
    expect(picked(rowsOf(hidden, 'segments'), 'store', 'n', 'suppressed')).toEqual([
      ['a', null, true],
      ['b', 12, false],
      ['c', null, true],
      ['d', 40, false],
    ]);
    expect(codes(hidden)).toContain('suppressed');
  });

  test('small groups are enough for each other where they are 10 together', async () => {
    const parts: Answers = [
      ['a', '2026-01', 9, 4],
      ['b', '2026-01', 9, 6],
      ['c', '2026-01', 9, 11],
    ];
    const hiddenOf = async (options: string) =>
      rowsOf(await ask(parts, options), 'segments').flatMap(({ store, suppressed }) => (suppressed ? [store] : []));
    expect(await hiddenOf('--by store --min-n 10')).toEqual(['a', 'b']);
    // 10 are fewer than 11: then all three are hidden.
    expect(await hiddenOf('--by store --min-n 11')).toEqual(['a', 'b', 'c']);
  });

  test('the periods of a hidden segment are hidden, however many answers they have', async () => {
    const result = await ask(
      [
        ['a', '2026-01', 9, 20],
        ['a', '2026-02', 9, 20],
        ['b', '2026-01', 3, 4],
        ['c', '2026-01', 9, 15],
        ['c', '2026-02', 9, 15],
      ],
      '--by store --period month --min-n 10',
    );
    // b has 4; c, the smaller of the others, goes with it.
    expect(picked(rowsOf(result, 'trend'), 'store', 'period', 'n', 'suppressed')).toEqual([
      ['a', '2026-01', 20, false],
      ['a', '2026-02', 20, false],
      ['b', '2026-01', null, true],
      ['b', '2026-02', null, true],
      ['c', '2026-01', null, true],
      ['c', '2026-02', null, true],
    ]);
  });

  test('a segment is not compared with a rest of fewer, nor a hidden one with any', async () => {
    const alone = await ask([['a', '2026-01', 9, 40]], '--by store --compare rest --min-n 10');
    expect(picked(rowsOf(alone, 'differences'), 'a', 'difference', 'suppressed')).toEqual([['a', null, true]]);
    expect(codes(alone)).toContain('suppressed');
    const parts: Answers = [
      ['a', '2026-01', 9, 40],
      ['b', '2026-01', 3, 4],
      ['c', '2026-01', 9, 12],
      ['d', '2026-01', 3, 40],
    ];
    const rest = await ask(parts, '--by store --compare rest --min-n 10');
    // 40 that promote, against 12 that do and 44 that do not; and 40 that do not against 52 that do and 4 that do not.
    expect(picked(rowsOf(rest, 'differences'), 'a', 'difference', 'suppressed')).toEqual([
      ['a', expect.closeTo(100 - (100 * (12 - 44)) / 56, 9), false],
      ['b', null, true],
      ['c', null, true],
      ['d', expect.closeTo(-100 - (100 * (52 - 4)) / 56, 9), false],
    ]);
    const pairs = await ask(parts, '--by store --compare pairs --min-n 10');
    expect(picked(rowsOf(pairs, 'differences'), 'a', 'b', 'difference', 'suppressed')).toEqual([
      ['a', 'b', null, true],
      ['a', 'c', null, true],
      ['a', 'd', 200, false],
      ['b', 'c', null, true],
      ['b', 'd', null, true],
      ['c', 'd', null, true],
    ]);
  });

  test('a period is not compared with a hidden one, before it or after it', async () => {
    const result = await ask(
      months(
        ['2026-01', 9, 20],
        ['2026-02', 3, 20],
        ['2026-03', 9, 2],
        ['2026-03', 3, 2],
        ['2026-04', 9, 12],
        ['2026-05', 9, 20],
        ['2026-06', 3, 20],
      ),
      '--period month --compare previous --min-n 10',
    );
    expect(picked(rowsOf(result, 'differences'), 'a', 'b', 'difference', 'suppressed')).toEqual([
      ['2026-02', '2026-01', -200, false],
      ['2026-03', '2026-02', null, true],
      ['2026-04', '2026-03', null, true],
      ['2026-05', '2026-04', null, true],
      ['2026-06', '2026-05', -200, false],
    ]);
  });

  test('hidden periods have some of each class together, where the others have: none of theirs is known to be of none', async () => {
    const result = await ask(
      months(['2026-01', 9, 20], ['2026-02', 3, 20], ['2026-03', 9, 4], ['2026-04', 9, 12], ['2026-05', 9, 30]),
      '--period month --min-n 10',
    );
    // 16 promote in March and April: February, where some do not, goes with them.
    expect(picked(rowsOf(result, 'trend'), 'period', 'n', 'detractors', 'suppressed')).toEqual([
      ['2026-01', 20, 0, false],
      ['2026-02', null, null, true],
      ['2026-03', null, null, true],
      ['2026-04', null, null, true],
      ['2026-05', 30, 0, false],
    ]);
  });

  test('a window with a hidden period in it is empty, and so is one that is not full', async () => {
    const result = await ask(
      months(
        ['2026-01', 9, 20],
        ['2026-02', 3, 20],
        ['2026-03', 9, 2],
        ['2026-03', 3, 2],
        ['2026-04', 9, 12],
        ['2026-05', 9, 20],
        ['2026-06', 9, 30],
      ),
      '--period month --rolling 2 --min-n 10',
    );
    // March has 4; April, the smallest of the others, goes with it.
    expect(
      picked(rowsOf(result, 'trend'), 'period', 'n', 'suppressed', 'n_rolling', 'nps_rolling', 'conf_low_rolling'),
    ).toEqual([
      ['2026-01', 20, false, null, null, null],
      ['2026-02', 20, false, 40, 0, expect.any(Number)],
      ['2026-03', null, true, null, null, null],
      ['2026-04', null, true, null, null, null],
      ['2026-05', 20, false, null, null, null],
      ['2026-06', 30, false, 50, 100, expect.any(Number)],
    ]);
  });

  test('a rest and a range of 10 are compared', async () => {
    const parts: Answers = [
      ['a', '2026-01', 9, 20],
      ['b', '2026-02', 3, 10],
    ];
    const ranges = '--compare 2026-01..2026-01,2026-02..2026-02';
    for (const options of ['--by store --compare rest', ranges]) {
      const result = await ask(parts, `${options} --min-n 10`);
      expect(rowsOf(result, 'differences')[0]).toMatchObject({ difference: 200 });
      expect(codes(result)).not.toContain('suppressed');
    }
  });

  test('nothing is told of 9 answers in all but that they are hidden', async () => {
    const result = await ask(months(['2026-01', 9, 4], ['2026-02', 3, 5]), '--by store --period month --min-n 10');
    expect(result.headlines).toMatchObject([{ name: 'nps', value: null, conf_low: null, conf_high: null }]);
    expect(result.headlines[0]).not.toHaveProperty('n');
    for (const { rows } of result.tables) {
      for (const row of rows) {
        expect(row['suppressed']).toBe(true);
        expect(Object.values(row).filter((value) => typeof value === 'number')).toEqual([]);
      }
    }
    expect(codes(result)).toEqual(['suppressed']);
    const shown = await ask(months(['2026-01', 9, 4], ['2026-02', 3, 6]), '--min-n 10');
    expect(shown.headlines[0]).toMatchObject({ value: -20, n: 10 });
  });

  test('ranges are not compared where one is small, nor beside hidden groups, which they may complement', async () => {
    const ranges = '--compare 2026-01..2026-01,2026-02..2026-02,2026-03..2026-03';
    const large: Answers = [
      ['a', '2026-01', 9, 40],
      ['a', '2026-02', 3, 40],
      ['a', '2026-03', 9, 9],
    ];
    const compared = async (answers: Answers, options: string) => {
      const result = await ask(answers, `${ranges} --min-n 10 ${options}`.trim());
      expect(codes(result)).toContain('suppressed');
      return picked(rowsOf(result, 'differences'), 'difference', 'suppressed');
    };
    // All less January and February would be the 9 of March: of these two one is hidden, and nothing is left to compare.
    expect(await compared(large, '')).toEqual([
      [null, true],
      [null, true],
    ]);
    const smallStore: Answers = [...large, ['b', '2026-01', 9, 4], ['b', '2026-03', 9, 4], ['c', '2026-02', 9, 12]];
    expect(await compared(smallStore, '--by store')).toEqual([
      [null, true],
      [null, true],
    ]);
    expect(await compared(large, '--period month')).toEqual([
      [null, true],
      [null, true],
    ]);
  });

  test('a hidden period has no number in the control chart', async () => {
    const result = await ask(
      months(
        ['2026-01', 9, 20],
        ['2026-02', 3, 20],
        ['2026-03', 9, 2],
        ['2026-03', 3, 2],
        ['2026-04', 9, 12],
        ['2026-05', 9, 20],
        ['2026-06', 3, 20],
        ['2026-07', 9, 20],
        // Nobody answered in August.
        ['2026-09', 3, 20],
      ),
      '--period month --min-n 10',
    );
    const table = result.tables.find(({ name }) => name === 'control_chart')!;
    expect(picked(table.rows, 'period', 'n', 'nps', 'limit_low', 'suppressed')).toEqual([
      ['2026-01', 20, 100, expect.any(Number), false],
      ['2026-02', 20, -100, expect.any(Number), false],
      ['2026-03', null, null, null, true],
      ['2026-04', null, null, null, true],
      ['2026-05', 20, 100, expect.any(Number), false],
      ['2026-06', 20, -100, expect.any(Number), false],
      ['2026-07', 20, 100, expect.any(Number), false],
      ['2026-08', 0, null, null, false],
      ['2026-09', 20, -100, expect.any(Number), false],
    ]);
    expect(table.columns.at(-1)!.name).toBe('suppressed');
    // Of those that are shown, as many promote as detract.
    expect(table.rows[0]!['centre']).toBeCloseTo(0, 9);
  });

  test('a control chart says of every segment what is hidden where a period of one is', async () => {
    const eight = Array.from({ length: 8 }, (_, at) => `2026-0${at + 1}`);
    const result = await ask(
      [
        ...eight.map((month) => ['a', month, 9, 20] as const),
        ...eight.map((month, at) => ['b', month, 9, at === 2 ? 4 : 20] as const),
      ],
      '--by store --period month --min-n 10',
    );
    const rows = rowsOf(result, 'control_chart');
    // The month of 4, the next smallest of its store with it, and both months of the other store.
    expect(rows.filter(({ suppressed }) => suppressed).map(({ store, period }) => [store, period])).toEqual([
      ['a', '2026-01'],
      ['a', '2026-03'],
      ['b', '2026-01'],
      ['b', '2026-03'],
    ]);
  });
});

test('of fewer answers than --min-n in all, every table says once which rows are hidden, and has no number', async () => {
  const few: Answers = [
    ['a', '2026-01', 9, 3],
    ['b', '2026-01', 3, 4],
  ];
  const { headlines, tables, notices } = await ask(few, '--by store --compare pairs --min-n 10');
  expect(headlines.map(({ value }) => value)).toEqual(headlines.map(() => null));
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['overall', 'segments', 'differences']));
  for (const { columns, rows } of tables) {
    expect(columns.filter(({ name }) => name === 'suppressed')).toHaveLength(1);
    expect(rows.every(({ suppressed }) => suppressed)).toBe(true);
    expect(rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'number')).toEqual([]);
  }
  expect(notices.map(({ code }) => code)).toEqual(['suppressed']);
});

describe('without --min-n', () => {
  test('nothing is hidden: a rest or a range of nobody is empty', async () => {
    const alone: Answers = [['a', '2026-01', 9, 40]];
    for (const options of ['--by store --compare rest', '--compare 2026-01..2026-01,2026-02..2026-02']) {
      const { tables, notices } = await ask(alone, options);
      const differences = tables.find(({ name }) => name === 'differences')!;
      expect(differences.columns.map(({ name }) => name)).not.toContain('suppressed');
      expect(differences.rows).toMatchObject([{ difference: null, p_value: null }]);
      expect(notices).toEqual([]);
    }
  });

  test('a window counts periods of nobody, and those of one segment alone', async () => {
    const result = await ask(
      [
        ['a', '2026-01', 9, 2],
        ['a', '2026-03', 3, 4],
        ['b', '2026-02', 9, 8],
      ],
      '--by store --period month --rolling 2',
    );
    expect(picked(rowsOf(result, 'trend'), 'store', 'period', 'n', 'n_rolling', 'nps_rolling')).toEqual([
      ['a', '2026-01', 2, null, null],
      ['a', '2026-02', 0, 2, 100],
      ['a', '2026-03', 4, 4, -100],
      ['b', '2026-01', 0, null, null],
      ['b', '2026-02', 8, 8, 100],
      ['b', '2026-03', 0, 8, 100],
    ]);
  });

  test('a window of three is empty until there are three periods', async () => {
    const result = await ask(
      months(['2026-01', 9, 1], ['2026-02', 9, 2], ['2026-03', 3, 3], ['2026-04', 3, 6]),
      '--period month --rolling 3',
    );
    expect(picked(rowsOf(result, 'trend'), 'n_rolling', 'nps_rolling')).toEqual([
      [null, null],
      [null, null],
      [6, 0],
      [11, expect.closeTo((100 * (2 - 9)) / 11, 9)],
    ]);
    const alone = await ask(months(['2026-01', 9, 1], ['2026-02', 9, 2]), '--period month --rolling 3');
    expect(picked(rowsOf(alone, 'trend'), 'n_rolling')).toEqual([[null], [null]]);
  });
});
