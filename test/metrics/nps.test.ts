import nps from '../../src/metrics/nps/index.ts';
import type { Question } from '../../src/questions/question.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { counted, findingsOf, near, rowsOf, type Given } from './states.ts';

/** Detractors, passives, promoters: the order in which the papers print them. */
type Counts = readonly [detractors: number, passives: number, promoters: number];

const answersOf = ([detractors, passives, promoters]: Counts) =>
  counted([
    [3, detractors],
    [7, passives],
    [10, promoters],
  ]);

const found = (segments: Readonly<Record<string, Counts>>, given: Given = {}) =>
  findingsOf(
    nps,
    Object.fromEntries(Object.entries(segments).map(([name, counts]) => [name, answersOf(counts)])),
    given,
  );

const overall = (counts: Counts, options: Given = {}) => rowsOf(found({ '': counts }, options), 'overall')[0]!;

// Wald and adjusted intervals: Rocks (2016) as the R package NPS computes them. Score interval: R 4.2.2, which maximises
// the constrained likelihood numerically (test/reference/statistics.R).
describe('20 detractors, 30 passives and 50 promoters', () => {
  const counts: Counts = [20, 30, 50];

  test('make a score of 30', () => {
    expect(overall(counts)).toMatchObject({ n: 100, promoters: 50, passives: 30, detractors: 20, nps: near(30) });
    expect(overall(counts)).toMatchObject({ promoter_share: 0.5, passive_share: 0.3, detractor_share: 0.2 });
  });

  test('have the adjusted Wald interval of Rocks (2016), with its standard error', () => {
    expect(overall(counts)).toMatchObject({ conf_low: near(14.0511302), conf_high: near(44.201297) });
    // R 4.2.2, qnorm: the same additions, at 99 %.
    const wide = overall(counts, { confidence: 0.99 });
    expect(wide).toMatchObject({
      conf_low: near(9.31419565917),
      conf_high: near(48.9382315253),
      std_error: near(7.69151042181),
    });
  });

  test('have a Wald interval that is a little wider here', () => {
    const wald = overall(counts, { interval: 'wald' });
    expect(wald).toMatchObject({ conf_low: expect.closeTo(14.6922, 4), conf_high: expect.closeTo(45.3078, 4) });
  });

  test('have the score interval of Tango (1998), which has no standard error', () => {
    const score = overall(counts, { interval: 'score' });
    expect(score).toMatchObject({ conf_low: near(13.9551416), conf_high: near(44.3393066), std_error: null });
  });

  test('say by which method the interval was made', () => {
    const methods = (['adjusted-wald', 'wald', 'score'] as const).map(
      (interval) => found({ '': counts }, { interval }).headlines[0]!.method!.en,
    );
    expect(new Set(methods).size).toBe(3);
  });
});

test('16 detractors, 30 passives and 61 promoters make 42.06, from 27.10 to 54.72 (R package NPS)', () => {
  const expected = { nps: near(42.0560748), conf_low: near(27.0969884), conf_high: near(54.7211934) };
  expect(overall([16, 30, 61])).toMatchObject(expected);
});

test('ten promoters make 100, and the interval says how little ten answers are (R package NPS)', () => {
  expect(overall([0, 0, 10])).toMatchObject({ nps: 100, conf_low: near(47.5035515), conf_high: 100 });
});

test('the Wald interval of 75, 675 and 250 is that of the paper (Rocks 2016)', () => {
  const wald = overall([75, 675, 250], { interval: 'wald' });
  expect(wald).toMatchObject({ conf_low: expect.closeTo(14.1372, 4), conf_high: expect.closeTo(20.8628, 4) });
});

describe('two samples, 200/300/500 and 250/300/450', () => {
  const segments = { a: [200, 300, 500], b: [250, 300, 450] } as const;
  const difference = (options: Given) => rowsOf(found(segments, { compare: 'pairs', ...options }), 'differences')[0]!;

  test('differ by 10 points in the Wald test (R package NPS)', () => {
    const tested = difference({ interval: 'wald' });
    expect(tested).toMatchObject({ a: 'a', b: 'b', difference: near(10), std_error: near(3.56370594), method: 'wald' });
    expect(tested['p_value']).toBeCloseTo(0.005015016, 9);
  });

  test('differ by the printed scores, tested with the additions of the interval (R package NPS)', () => {
    const tested = difference({});
    expect(tested).toMatchObject({ difference: near(10), method: 'adjusted-wald' });
    expect(tested['p_value']).toBeCloseTo(0.0050734739, 9);
    // The centre of the interval is the difference of the adjusted scores.
    const [low, high] = [tested['conf_low'] as number, tested['conf_high'] as number];
    expect((low + high) / 2).toBeCloseTo(9.97008973, 7);
    expect(tested).toMatchObject({ conf_low: near(2.99696109955), conf_high: near(16.94321836206) });
    expect((tested['statistic'] as number) * (tested['std_error'] as number)).toBeCloseTo(9.97008973, 7);
  });
});

describe('three segments', () => {
  const segments = { web: [20, 30, 50], phone: [40, 30, 30], store: [16, 30, 61] } as const;
  const tested = (compare: Question['compare']) => rowsOf(found(segments, { compare }), 'differences');

  test('are tested pair by pair, with p-values adjusted by Holm (R 4.2.2, p.adjust)', () => {
    const rows = tested('pairs');
    expect(rows.map(({ a, b }) => `${String(a)} − ${String(b)}`)).toEqual([
      'phone − store',
      'phone − web',
      'store − web',
    ]);
    expect(rows.map((row) => row['statistic'])).toEqual([
      near(-4.69686591855),
      near(-3.464648265392),
      near(1.129521543974),
    ]);
    expect(rows.map((row) => row['p_adjusted'])).toEqual([
      near(7.92551237859e-6),
      near(1.06185077247e-3),
      near(0.258677886526),
    ]);
  });

  test('are tested each against the rest, with p-values adjusted by Holm (R 4.2.2, p.adjust)', () => {
    const rows = tested('rest');
    expect(rows.map(({ a, b }) => [a, b])).toEqual([
      ['phone', 'rest'],
      ['store', 'rest'],
      ['web', 'rest'],
    ]);
    expect(rows.map((row) => row['p_value'])).toEqual([
      near(2.82661147742e-6),
      near(0.000678090848415),
      near(0.192755640507),
    ]);
    expect(rows.map((row) => row['p_adjusted'])).toEqual([
      near(8.47983443227e-6),
      near(0.00135618169683),
      near(0.192755640507),
    ]);
  });

  test('add up to the whole', () => {
    const { tables } = found(segments);
    expect(tables.map(({ name }) => name)).toEqual(['overall', 'segments', 'distribution']);
    expect(tables[1]!.rows.reduce((sum, row) => sum + (row['n'] as number), 0)).toBe(tables[0]!.rows[0]!['n']);
  });
});

describe('notices', () => {
  const codes = (counts: Counts, given: Given = {}) => found({ '': counts }, given).notices.map(({ code }) => code);
  const withoutZero = { seen: new Map([[3, 1]]) };

  test('say that the scale may start at 1 where 200 answer and nobody says 0', () => {
    expect(codes([50, 50, 100], withoutZero)).toEqual(['scale-may-start-at-1']);
    expect(codes([50, 50, 99], withoutZero)).toEqual([]);
    expect(codes([50, 50, 100])).toEqual([]);
  });

  test('say that fewer than 30 answers are a low base, overall or in a segment', () => {
    expect(codes([10, 10, 9])).toEqual(['low-base']);
    expect(codes([10, 10, 10])).toEqual([]);
    const [notice] = found({ large: [20, 30, 50], small: [1, 2, 3] }).notices;
    expect(notice!.message.en).toContain('small (n=6)');
    expect(notice!.message.es).toContain('small (n=6)');
  });

  test('say that nobody answered, where nobody did', () => {
    expect(codes([0, 0, 0])).toEqual(['no-answers']);
  });
});

describe('files', () => {
  const folder = temporaryFolder();
  const scores = (values: readonly (string | number)[]) => `nps\n${values.map((value) => `${value}\n`).join('')}`;
  const times = (count: number, value: string | number) => Array.from({ length: count }, () => value);

  test('give the score of their answers: whole numbers, and numbers with a label', async () => {
    const file = folder.file(
      'labels.csv',
      scores(['10 - Extremely likely', 9, '9.0', 7, '0 - Not at all likely', 11, '7.5', 'NA']),
    );
    const { headlines, accounting } = await resultOf(['nps', file]);
    expect(headlines[0]).toMatchObject({ name: 'nps', value: 40, n: 5 });
    expect(accounting).toMatchObject({ read: 8, used: 5 });
    expect(accounting.excluded.map(({ reason, rows }) => [reason, rows])).toEqual([
      ['value-missing', 1],
      ['value-unreadable', 1],
      ['value-out-of-scale', 1],
    ]);
  });

  test('whose highest answer is 5 are refused, with the metric that fits, unless the scale is said', async () => {
    const file = folder.file('five.csv', scores([...times(20, 5), ...times(10, 4)]));
    const refused = await runCx(['nps', file]);
    expect(refused.status).toBe(3);
    expect(refused.stderr).toContain(`cx csat ${file}`);
    expect((await runCx(['nps', file, '--scale', '0-10'])).status).toBe(0);
  });

  test('whose highest answer is 7 belong to ces', async () => {
    const file = folder.file('seven.csv', scores([...times(20, 7), ...times(10, 1)]));
    const refused = await runCx(['nps', file]);
    expect(refused.status).toBe(3);
    expect(refused.stderr).toContain(`cx ces ${file}`);
  });

  test('asked from 1 to 10 have no 0 in their distribution, and a 0 is out of their scale', async () => {
    const file = folder.file('ten.csv', scores([...times(40, 10), ...times(30, 1), 0]));
    const { tables, accounting, notices } = await resultOf(['nps', file, '--scale', '1-10']);
    expect(tables.find(({ name }) => name === 'distribution')!.rows.map(({ score }) => score)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(accounting.excluded).toEqual([expect.objectContaining({ reason: 'value-out-of-scale', rows: 1 })]);
    expect(notices).toEqual([]);
  });

  test('of the fixtures give what their README counts by hand', async () => {
    const { headlines, accounting } = await resultOf(['nps', 'fixtures/responses.csv']);
    expect(headlines[0]).toMatchObject({ value: near((100 * (914 - 416)) / 1954), n: 1954 });
    expect(accounting).toEqual({
      read: 2000,
      used: 1954,
      days: { first: '2024-11-01', last: '2026-10-31' },
      excluded: [{ reason: 'value-missing', column: 'recommend_score', rows: 46, values: [{ value: 'NA', rows: 6 }] }],
    });
    expect((await resultOf(['nps', 'fixtures/respuestas.csv'])).headlines[0]).toMatchObject({
      value: near(25),
      n: 400,
    });
  });
});

const reference = process.env['CX_REFERENCE_DATA'];
if (reference === undefined) process.stderr.write('reference data is not read: CX_REFERENCE_DATA is not set\n');
else {
  test('the retailer of BenaventC/NPSgame has 53.4, asked from 1 to 10', async () => {
    const { headlines, accounting, notices } = await resultOf(['nps', `${reference}/retailer_nps.csv`]);
    expect(headlines[0]).toMatchObject({
      value: expect.closeTo(53.41610344, 8),
      conf_low: near(52.3101269),
      conf_high: near(54.4985401),
      n: 13_612,
    });
    expect(accounting).toMatchObject({
      read: 13_954,
      used: 13_612,
      excluded: [{ rows: 342, values: [{ value: 'NA', rows: 342 }] }],
    });
    expect(notices.map(({ code }) => code)).toEqual(['scale-may-start-at-1']);
    const { tables } = await resultOf(['nps', `${reference}/retailer_nps.csv`, '--by', 't']);
    expect(tables.find(({ name }) => name === 'segments')!.rows[0]).toMatchObject({
      t: '0',
      n: 2976,
      nps: expect.closeTo(53.0914, 4),
    });
  });
}
