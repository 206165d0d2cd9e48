// What `cx rfm` says: an example counted by hand, files in which scores have nothing to tell apart, and CDNOW.
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { foldedResultOf } from './folded.ts';
import { rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const header = 'customer_id,occurred_at,amount,shop';
const file = (name: string, lines: readonly string[]) => folder.file(name, `${[header, ...lines].join('\n')}\n`);

/** Five customers, so that each score is one more than how many have less. */
const five = [
  'A,2026-01-10,100,north',
  'A,2026-01-30,100,north',
  'B,2026-01-20,50,north',
  'C,2025-12-01,30,south',
  'C,2025-12-02,30,south',
  'C,2025-12-03,20,south',
  'C,2025-12-03,10,south',
  'D,2025-06-01,500,south',
  'E,2026-01-30,10,south',
];

const asOf = ['--as-of', '2026-01-31'];
const named = async (argv: readonly string[]) => {
  const rows = rowsOf(await foldedResultOf(argv), 'named_segments');
  return Object.fromEntries(
    rows.filter(({ customers }) => customers !== 0).map((row) => [String(row['segment']), row] as const),
  );
};

describe('five customers, counted by hand', () => {
  const argv = ['rfm', file('five.csv', five), ...asOf];

  test('have five totals of 850 together, of which the first of ⌈5 ÷ 10⌉ customers spent 500', async () => {
    const { headlines } = await foldedResultOf(argv);
    expect(headlines.map(({ name, value }) => [name, value])).toEqual([
      ['customers', 5],
      ['revenue', 850],
      ['top_decile_share', 500 / 850],
    ]);
  });

  // Scores of recency, frequency and spend: A 4 4 4, B 3 1 2, C 2 5 3, D 1 1 5, E 4 1 1.
  slowTest('stand in the segments of their scores: a mean of one and a half is two', async () => {
    expect(await named(argv)).toMatchObject({
      champions: { customers: 1, share: 0.2, revenue: 200, median_recency: 1, mean_frequency: 2, mean_monetary: 200 },
      'about-to-sleep': { customers: 1, revenue: 50, median_recency: 11 },
      'at-risk': { customers: 2, revenue: 590, revenue_share: 590 / 850, median_recency: 151.5, mean_frequency: 2 },
      promising: { customers: 1, revenue: 10, median_recency: 1 },
    });
    expect(Object.keys(await named(argv))).toHaveLength(4);
  });

  test('have a row for each of the 11 segments and 25 cells, those of nobody with counts of 0', async () => {
    const result = await foldedResultOf(argv);
    const segments = rowsOf(result, 'named_segments');
    expect(segments).toHaveLength(11);
    expect(segments.find(({ segment }) => segment === 'lost')).toEqual({
      segment: 'lost',
      customers: 0,
      share: 0,
      revenue: 0,
      revenue_share: 0,
      median_recency: null,
      mean_frequency: null,
      mean_monetary: null,
    });
    const cells = rowsOf(result, 'cells');
    expect(cells).toHaveLength(25);
    expect(cells.filter(({ customers }) => customers !== 0)).toEqual([
      { recency_score: 1, frequency_score: 1, customers: 1, revenue: 500, revenue_share: 500 / 850 },
      { recency_score: 2, frequency_score: 5, customers: 1, revenue: 90, revenue_share: 90 / 850 },
      { recency_score: 3, frequency_score: 1, customers: 1, revenue: 50, revenue_share: 50 / 850 },
      { recency_score: 4, frequency_score: 1, customers: 1, revenue: 10, revenue_share: 10 / 850 },
      { recency_score: 4, frequency_score: 4, customers: 1, revenue: 200, revenue_share: 200 / 850 },
    ]);
  });

  test('have scores that reach from one value to another, none where nobody has the score', async () => {
    const cuts = rowsOf(await foldedResultOf(argv), 'cuts');
    expect(cuts.map(({ recency_from, recency_to }) => [recency_from, recency_to])).toEqual([
      [244, 244],
      [59, 59],
      [11, 11],
      [1, 1],
      [null, null],
    ]);
    expect(cuts.map(({ frequency_from, frequency_to }) => [frequency_from, frequency_to])).toEqual([
      [1, 1],
      [null, null],
      [null, null],
      [2, 2],
      [3, 3],
    ]);
    expect(cuts.map(({ monetary_from }) => monetary_from)).toEqual([10, 50, 90, 200, 500]);
  });

  test('bring by twenties of hundredths what each adds, who spent most first', async () => {
    const pareto = rowsOf(await foldedResultOf(argv), 'pareto');
    expect(pareto).toHaveLength(100);
    const shareAt = (customers: number) => pareto.find((row) => row['customer_share'] === customers)!['revenue_share'];
    expect([0.01, 0.2, 0.21, 0.4, 0.6, 0.8, 1].map(shareAt)).toEqual(
      [500, 500, 700, 700, 790, 840, 850].map((spent) => spent / 850),
    );
  });

  slowTest('are scored within each segment of --by', async () => {
    const rows = rowsOf(await foldedResultOf([...argv, '--by', 'shop']), 'named_segments');
    const someone = rows.filter(({ customers }) => customers !== 0);
    // North: B 1 1 1, A 3 3 3. South, of three: D 1 1 4, C 2 4 2, E 4 1 1.
    expect(someone.map(({ shop, segment, customers }) => [shop, segment, customers])).toEqual([
      ['north', 'need-attention', 1],
      ['north', 'lost', 1],
      ['south', 'promising', 1],
      ['south', 'at-risk', 2],
    ]);
  });

  slowTest(
    'count by their purchases from --from to --to alone, and money given back after that is not taken off',
    async () => {
      const returned = file('returned.csv', [...five, 'A,2026-01-31,-60,north', 'D,2026-01-15,-100,south']);
      const january = ['--from', '2026-01-01', ...asOf];
      const { headlines } = await foldedResultOf(['rfm', returned, ...january]);
      // A 200 − 60, B 50, E 10: what D gave back belongs to a purchase of June.
      expect(headlines.map(({ value }) => value)).toEqual([3, 200, 0.7]);
      const before = await foldedResultOf(['rfm', returned, '--to', '2026-01-14']);
      expect(before.headlines[1]).toMatchObject({ name: 'revenue', value: 100 + 90 + 500 });
    },
  );
});

slowTest('customers who are all alike share the lowest scores', async () => {
  const alike = file(
    'alike.csv',
    ['A', 'B', 'C', 'D'].map((id) => `${id},2026-01-30,5,x`),
  );
  expect(await named(['rfm', alike])).toMatchObject({
    lost: { customers: 4, share: 1, revenue: 20, median_recency: 0 },
  });
  expect(rowsOf(await foldedResultOf(['rfm', alike]), 'cuts')[0]).toMatchObject({
    score: 1,
    recency_from: 0,
    recency_to: 0,
    monetary_to: 5,
  });
});

slowTest('one customer is all of them', async () => {
  const { headlines } = await foldedResultOf(['rfm', file('one.csv', ['A,2026-01-30,5,x'])]);
  expect(headlines.map(({ value }) => value)).toEqual([1, 5, 1]);
});

test('nobody who bought in the days that are asked for is an empty report', async () => {
  const argv = ['rfm', file('early.csv', five), '--from', '2026-01-31', ...asOf];
  const { headlines, notices, tables } = await foldedResultOf(argv);
  expect(headlines.map(({ value }) => value)).toEqual([null, null, null]);
  expect(notices.map(({ code }) => code)).toContain('no-answers');
  expect(tables.filter(({ name }) => name !== 'overall').flatMap(({ rows }) => rows)).toEqual([]);
});

slowTest('who gave back what he had bought, or more, is a customer with the lowest spend', async () => {
  const lines = [
    'A,2026-01-01,10,x',
    'A,2026-01-05,-10,x',
    'B,2026-01-02,10,x',
    'B,2026-01-06,-25,x',
    'C,2026-01-03,9,x',
  ];
  const argv = ['rfm', file('given-back.csv', lines)];
  const result = await foldedResultOf(argv);
  // Together −6: no share of that says anything.
  expect(result.headlines.map(({ value }) => value)).toEqual([3, -6, null]);
  expect(rowsOf(result, 'cuts')[0]).toMatchObject({ monetary_from: -15, monetary_to: -15 });
  expect(rowsOf(result, 'pareto').every((row) => row['revenue_share'] === null)).toBe(true);
});

slowTest('a customer stands in each segment in which he bought, and a notice says so', async () => {
  const lines = ['A,2026-01-01,10,x', 'A,2026-01-05,20,y', 'B,2026-01-02,10,x'];
  const result = await foldedResultOf(['rfm', file('two-shops.csv', lines), '--by', 'shop']);
  expect(rowsOf(result, 'segments').map(({ shop, customers, revenue }) => [shop, customers, revenue])).toEqual([
    ['x', 2, 20],
    ['y', 1, 20],
  ]);
  expect(result.notices.map(({ code }) => code)).toContain('segments-overlap');
});

slowTest('with --min-n the least and the greatest of all, which are what one customer did, are not told', async () => {
  const result = await foldedResultOf(['rfm', 'fixtures/transactions.csv', '--min-n', '2']);
  const cuts = rowsOf(result, 'cuts');
  const untold = cuts.flatMap((row) =>
    Object.keys(row)
      .filter((name) => row[name] === null)
      .map((name) => [row['score'], name]),
  );
  expect(untold).toEqual([
    [1, 'recency_to'],
    [1, 'frequency_from'],
    [1, 'monetary_from'],
    [5, 'recency_from'],
    [5, 'frequency_to'],
    [5, 'monetary_to'],
  ]);
  expect(cuts.map((row) => row['suppressed'])).toEqual([true, false, false, false, true]);
  expect(result.notices.map(({ code }) => code)).toContain('suppressed');
});

slowTest('a column of --by that is called segment gives way to the named one', async () => {
  const argv = ['rfm', folder.file('own-segment.csv', 'customer_id,occurred_at,amount,segment\nA,2026-01-01,5,gold\n')];
  const result = await foldedResultOf([...argv, '--by', 'segment']);
  expect(rowsOf(result, 'segments')).toMatchObject([{ segment: 'gold', customers: 1 }]);
  expect(rowsOf(result, 'named_segments').at(-1)).toMatchObject({ segment_2: 'gold', segment: 'lost', customers: 1 });
});

test.each(['period', 'compare', 'baseline', 'rolling', 'weight', 'rake'])('--%s is wrong usage', async (option) => {
  const { status, stdout } = await runCx(['rfm', 'fixtures/transactions.csv', `--${option}`, 'month']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

const reference = process.env['CX_REFERENCE_DATA'];
if (reference !== undefined) {
  // By a loop of plain Python over exact fractions, written from the definition alone.
  test('the 2,357 customers of the CDNOW sample are what another program makes of them', async () => {
    const result = await resultOf(['rfm', `${reference}/cdnow_sample.csv`]);
    expect(result.headlines.map(({ value }) => value)).toEqual([
      2357,
      244_091.94,
      expect.closeTo(0.5080702377964631, 12),
    ]);
    const close = (value: number) => expect.closeTo(value, 9) as number;
    const segment = (name: string, customers: number, revenue: number, median: number, frequency: number) => ({
      segment: name,
      customers,
      revenue,
      median_recency: median,
      mean_frequency: close(frequency),
    });
    expect(rowsOf(result, 'named_segments').filter(({ customers }) => customers !== 0)).toMatchObject([
      segment('champions', 795, 179_263.24, 132, 5.90691823899371),
      segment('loyal', 64, 12_791.54, 460, 3.015625),
      segment('potential-loyalist', 146, 5365.37, 301.5, 2.0342465753424657),
      segment('need-attention', 78, 4504.31, 469, 1.6282051282051282),
      segment('about-to-sleep', 321, 7104.35, 474, 1.0031152647975077),
      segment('cannot-lose', 8, 2063.67, 496.5, 4.25),
      segment('at-risk', 161, 14_786.36, 509, 1.5093167701863355),
      segment('hibernating', 374, 8716.04, 499, 1),
      segment('lost', 410, 9497.06, 527, 1),
    ]);
    const shares = rowsOf(result, 'pareto').map((row) => row['revenue_share']);
    expect([shares[0], shares[19], shares[49]]).toEqual([
      close(0.14554007805419547),
      close(0.6745501715460166),
      close(0.8945415813402114),
    ]);
    expect(rowsOf(result, 'cuts')).toMatchObject([
      { recency_from: 512, recency_to: 545, frequency_to: 1, monetary_from: 0, monetary_to: 15.36 },
      { recency_from: 486, recency_to: 511, frequency_to: null, monetary_from: 15.54, monetary_to: 31.95 },
      { recency_from: 442, recency_to: 485, frequency_to: 2, monetary_from: 31.97, monetary_to: 59.25 },
      { recency_from: 152, recency_to: 441, frequency_to: 4, monetary_from: 59.26, monetary_to: 130.49 },
      { recency_from: 0, recency_to: 150, frequency_to: 44, monetary_from: 130.54, monetary_to: 6552.7 },
    ]);
  });
}
