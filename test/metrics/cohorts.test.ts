import { temporaryFolder } from '../engines/temporary.ts';
import { runCx } from '../run-cx.ts';
import { foldedResultOf } from './folded.ts';
import { rowsOf } from './states.ts';
import { slowTest } from '../often.ts';

const folder = temporaryFolder();
const file = (name: string, ...lines: readonly string[]) => folder.file(name, `${lines.join('\n')}\n`);
const near = (value: number) => expect.closeTo(value, 9) as number;

/** Counted by hand: A, B and C come in January, D in March; nobody buys in April. */
const purchases = file(
  'purchases.csv',
  'customer_id,date,amount,channel',
  'A,2025-01-03,10,web',
  'B,2025-01-04,30,web',
  'C,2025-01-31,60,shop',
  'A,2025-02-01,5,shop',
  'A,2025-02-20,5,web',
  'B,2025-02-21,-4,web',
  'A,2025-03-01,40,web',
  'D,2025-03-31,7,shop',
  'C,2025-05-02,12,shop',
);

test('a cohort is who bought first in a month, and a cell in which nobody bought has 0 active', async () => {
  const result = await foldedResultOf(['cohorts', purchases, '--as-of', '2025-05-15']);
  const columns = ['cohort', 'offset', 'customers', 'active', 'active_share', 'revenue', 'revenue_share', 'complete'];
  expect(rowsOf(result, 'cohorts').map((row) => columns.map((name) => row[name]))).toEqual([
    // What B gave back in February is taken off what he bought in January: 96, and he is not active in February.
    ['2025-01', 0, 3, 3, 1, 96, 1, true],
    ['2025-01', 1, 3, 1, near(1 / 3), 10, near(10 / 96), true],
    ['2025-01', 2, 3, 1, near(1 / 3), 40, near(40 / 96), true],
    ['2025-01', 3, 3, 0, 0, 0, 0, true],
    ['2025-01', 4, 3, 1, near(1 / 3), 12, near(12 / 96), false],
    ['2025-03', 0, 1, 1, 1, 7, 1, true],
    ['2025-03', 1, 1, 0, 0, 0, 0, true],
    ['2025-03', 2, 1, 0, 0, 0, 0, false],
  ]);
  expect(rowsOf(result, 'sizes')).toEqual([
    { cohort: '2025-01', customers: 3 },
    { cohort: '2025-03', customers: 1 },
  ]);
  // The cells of May still run: they are in no average.
  expect(rowsOf(result, 'average')).toEqual([
    { offset: 0, cohorts: 2, customers: 4, active_share: 1 },
    { offset: 1, cohorts: 2, customers: 4, active_share: 0.25 },
    { offset: 2, cohorts: 1, customers: 3, active_share: near(1 / 3) },
    { offset: 3, cohorts: 1, customers: 3, active_share: 0 },
  ]);
  expect(result.headlines).toEqual([]);
  expect(result.options).toMatchObject({ period: 'month' });
  expect(result.charts).toMatchObject([
    { type: 'heatmap', table: 'cohorts', x: ['cohort', 'offset'], y: ['active_share'] },
    { type: 'heatmap', table: 'cohorts', x: ['cohort', 'offset'], y: ['revenue_share'] },
  ]);
});

test('2 of 8 have Wilson’s interval, as an independent implementation gives it', async () => {
  // fixtures/cases-customers: January's cohort in May.
  const result = await foldedResultOf([
    'cohorts',
    'fixtures/cases-customers/18-empty-cells.csv',
    '--as-of',
    '2025-05-31',
  ]);
  expect(rowsOf(result, 'cohorts').find(({ cohort, offset }) => cohort === '2025-01' && offset === 4)).toMatchObject({
    active: 2,
    conf_low: near(0.071479213),
    conf_high: near(0.59072457),
  });
});

slowTest('in a segment a cohort is who bought there first, as --where on it would show', async () => {
  const bySegment = await foldedResultOf(['cohorts', purchases, '--by', 'channel']);
  const shop = await foldedResultOf(['cohorts', purchases, '--where', 'channel = "shop"', '--as-of', '2025-05-02']);
  const rows = rowsOf(bySegment, 'cohorts').filter(({ channel }) => channel === 'shop');
  expect(rows).toEqual(rowsOf(shop, 'cohorts').map((row) => ({ channel: 'shop', ...row })));
  // A bought on the web in January and in the shop in February: one of each.
  expect(rowsOf(bySegment, 'sizes')).toEqual([
    { channel: 'shop', cohort: '2025-01', customers: 1 },
    { channel: 'shop', cohort: '2025-02', customers: 1 },
    { channel: 'shop', cohort: '2025-03', customers: 1 },
    { channel: 'web', cohort: '2025-01', customers: 2 },
  ]);
  expect(bySegment.notices.map(({ code }) => code)).toContain('segments-overlap');
});

const lives = file(
  'lives.csv',
  'customer_id,started_at,ended_at,plan',
  'A,2025-01-05,,pro',
  'B,2025-01-31,2025-02-28,pro',
  'C,2025-01-01,2025-01-31,free',
  'D,2025-03-10,2025-04-01,free',
);

test('from a customers file active is who is still here at the end of the month, and revenue is unknown', async () => {
  const result = await foldedResultOf(['cohorts', lives, '--as-of', '2025-04-30']);
  const columns = ['cohort', 'offset', 'customers', 'active', 'revenue', 'revenue_share', 'complete'];
  expect(rowsOf(result, 'cohorts').map((row) => columns.map((name) => row[name]))).toEqual([
    // C left on the last day of January: he was no customer on its evening. D was one on that of March.
    ['2025-01', 0, 3, 2, null, null, true],
    ['2025-01', 1, 3, 1, null, null, true],
    ['2025-01', 2, 3, 1, null, null, true],
    ['2025-01', 3, 3, 1, null, null, true],
    ['2025-03', 0, 1, 1, null, null, true],
    ['2025-03', 1, 1, 0, null, null, true],
  ]);
  expect(result.charts.map(({ y }) => y)).toEqual([['active_share']]);
});

test('a customer of several stays is of the cohort of the first, and active while any lasts', async () => {
  const stays = file(
    'stays.csv',
    'customer_id,started_at,ended_at',
    'A,2025-01-05,2025-02-10',
    'A,2025-03-20,',
    'B,2025-01-09,',
  );
  const result = await foldedResultOf(['cohorts', stays, '--stays', '--as-of', '2025-03-31']);
  expect(rowsOf(result, 'cohorts').map(({ customers, active }) => [customers, active])).toEqual([
    [2, 2],
    [2, 1],
    [2, 2],
  ]);
});

test('beside a customers file that knows no money, purchases say what its cohorts spent', async () => {
  const result = await foldedResultOf(['cohorts', lives, '--transactions', purchases, '--as-of', '2025-04-30']);
  const rows = rowsOf(result, 'cohorts').map(({ cohort, offset, active, revenue }) => [
    cohort,
    offset,
    active,
    revenue,
  ]);
  expect(rows).toEqual([
    ['2025-01', 0, 2, 96],
    ['2025-01', 1, 1, 10],
    ['2025-01', 2, 1, 40],
    ['2025-01', 3, 1, 0],
    ['2025-03', 0, 1, 7],
    ['2025-03', 1, 0, 0],
  ]);
});

slowTest('beside purchases a customers file without started_at lends its columns', async () => {
  const regions = file('regions.csv', 'customer_id,region', 'A,North', 'B,South', 'C,North');
  const result = await foldedResultOf([
    'cohorts',
    '--transactions',
    purchases,
    '--customers',
    regions,
    '--by',
    'region',
  ]);
  expect(rowsOf(result, 'sizes')).toEqual([
    { region: 'North', cohort: '2025-01', customers: 2 },
    { region: 'South', cohort: '2025-01', customers: 1 },
    { region: '(blank)', cohort: '2025-03', customers: 1 },
  ]);
});

slowTest('an export of quarters and years has its cohorts by them', async () => {
  for (const [unit, name] of [
    ['quarter', '2025-Q1'],
    ['year', '2025'],
  ] as const) {
    const result = await foldedResultOf(['cohorts', purchases, '--period', unit]);
    expect(rowsOf(result, 'sizes')).toEqual([{ cohort: name, customers: 4 }]);
  }
});

test.each([
  ['--from', '2025-01-01'],
  ['--to', '2025-03-31'],
  ['--compare', 'rest'],
  ['--baseline', 'other.csv'],
  ['--rolling', '3'],
  ['--weight', 'amount'],
  ['--period', 'week'],
])('%s %s is wrong usage, and says so by name', async (option, value) => {
  const { status, stdout, stderr } = await runCx(['cohorts', purchases, option, value]);
  expect({ status, stdout, names: stderr.includes(option) }).toEqual({ status: 2, stdout: '', names: true });
});

test('help shows no option that cohorts does not take, and only the units that it takes', async () => {
  const { stdout } = await runCx(['cohorts', '--help']);
  expect(stdout).not.toMatch(/--(?:from|to|compare|baseline|rolling|weight|rake) /);
  expect(stdout).toContain('(month, quarter, year)');
});

describe('with --min-n 3', () => {
  const buys = (ids: string, day: string) => ids.split('').map((id) => `${id},${day},10`);
  const small = file(
    'small.csv',
    'customer_id,date,amount',
    ...buys('ABCDEF', '2025-01-10'),
    ...buys('GHIJK', '2025-02-10'),
    ...buys('LM', '2025-03-10'),
    ...buys('NOPQ', '2025-04-10'),
    // Of January two, of February four and of April none come back a month later.
    ...buys('AB', '2025-02-15'),
    ...buys('GHIJ', '2025-03-15'),
    ...buys('ABCDEF', '2025-03-16'),
    ...buys('A', '2025-05-31'),
  );
  const report = () => foldedResultOf(['cohorts', small, '--min-n', '3', '--as-of', '2025-05-31']);

  slowTest('a cohort of two is hidden with one more, in every table, and in no average', async () => {
    const result = await report();
    expect(rowsOf(result, 'sizes')).toEqual([
      { cohort: '2025-01', customers: 6, suppressed: false },
      { cohort: '2025-02', customers: 5, suppressed: false },
      { cohort: '2025-03', customers: null, suppressed: true },
      { cohort: '2025-04', customers: null, suppressed: true },
    ]);
    const hidden = rowsOf(result, 'cohorts').filter(({ cohort }) => cohort === '2025-03' || cohort === '2025-04');
    for (const { active, revenue, customers } of hidden)
      expect([active, revenue, customers]).toEqual([null, null, null]);
    expect(rowsOf(result, 'average')[0]).toMatchObject({ offset: 0, cohorts: 2, customers: 11 });
  });

  test('a cell of two is hidden with another of its offset, so that the average does not give it away', async () => {
    const result = await report();
    const after = (months: number) => rowsOf(result, 'cohorts').filter(({ offset }) => offset === months);
    expect(after(1).map(({ cohort, active, revenue, suppressed }) => [cohort, active, revenue, suppressed])).toEqual([
      ['2025-01', null, null, true],
      ['2025-02', null, null, true],
    ]);
    expect(rowsOf(result, 'average')[1]).toMatchObject({ offset: 1, customers: 11, active_share: near(6 / 11) });
    // Alone at its offset, the cell and the average are one: both are hidden.
    expect(after(4)).toMatchObject([{ cohort: '2025-01', active: null, revenue: null }]);
    expect(rowsOf(result, 'average')[4]).toMatchObject({ offset: 4, active_share: null, suppressed: true });
    expect(result.notices.map(({ code }) => code)).toContain('suppressed');
  });

  test('from a customers file no cell is hidden for another, as those beside it would tell it: the average is', async () => {
    const still = (id: string, ended: string) => `${id},2025-01-05,${ended}`;
    const few = file(
      'few.csv',
      'customer_id,started_at,ended_at',
      ...'ABCD'.split('').map((id) => still(id, '2025-02-10')),
      ...'EF'.split('').map((id) => still(id, '')),
      ...'GHIJ'.split('').map((id) => `${id},2025-02-05,`),
    );
    const result = await foldedResultOf(['cohorts', few, '--min-n', '3', '--as-of', '2025-03-31']);
    expect(rowsOf(result, 'cohorts').map(({ active }) => active)).toEqual([6, null, null, 4, 4]);
    expect(rowsOf(result, 'average').map(({ active_share }) => active_share)).toEqual([1, null, null]);
  });
});
