import satisfaction from '../../src/metrics/csat/index.ts';
import type { Answer } from '../../src/records/tally/answers.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { answersOf, counted, findingsOf, near, rowsOf, type Given, type Segments } from './states.ts';

/** So many satisfied of so many. */
const share = (satisfied: number, of: number) =>
  counted([
    [1, of - satisfied],
    [5, satisfied],
  ]);

const found = (segments: Segments, given: Given = {}) => findingsOf(satisfaction, segments, given);

const overall = (answers: readonly Answer[], options: Given = {}) =>
  rowsOf(found({ '': answers }, options), 'overall')[0]!;

describe('the share in the top boxes has the Wilson interval of Newcombe (1998), table I:', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (satisfied, of, low, high) => {
    expect(overall(share(satisfied, of))).toMatchObject({
      n: of,
      top: satisfied,
      csat: satisfied / of,
      std_error: null,
      conf_low: near(low, 4),
      conf_high: near(high, 4),
    });
  });
});

describe('5 5 4 4 3 5 2 5 4 1', () => {
  const answers = answersOf([5, 5, 4, 4, 3, 5, 2, 5, 4, 1]);

  test('make a CSAT of 70 % and a mean of 3.8 with its interval (R 4.2.2, t.test and sd)', () => {
    expect(overall(answers)).toMatchObject({
      csat: 0.7,
      mean: 3.8,
      std_dev: near(1.3984118),
      mean_std_error: near(1.3984118 / Math.sqrt(10)),
      mean_conf_low: near(2.79963646),
      mean_conf_high: near(4.80036354),
    });
  });

  test('say cut, scale and denominator beside the number, in both languages', () => {
    const [csat, mean] = found({ '': answers }).headlines;
    expect(csat).toMatchObject({
      name: 'csat',
      unit: 'share',
      value: 0.7,
      n: 10,
      label: { en: 'CSAT (4–5 of 1–5)', es: 'CSAT (4–5 de 1–5)' },
    });
    expect(mean).toMatchObject({ name: 'mean', unit: 'score', value: 3.8, n: 10, conf_low: near(2.79963646) });
  });

  test('have four answers in the top box, and eight in the top three', () => {
    expect(overall(answers, { top: 1 })).toMatchObject({ top: 4, csat: 0.4 });
    expect(overall(answers, { top: 3 })).toMatchObject({ top: 8, csat: 0.8 });
  });

  test('cannot all be top answers', () => {
    expect(() => overall(answers, { top: 5 })).toThrow('invalid-option');
  });
});

test('56 of 70 and 48 of 80 differ from .0524 to .3339 (Newcombe 1998, table II, method 10)', () => {
  const [difference] = rowsOf(found({ a: share(56, 70), b: share(48, 80) }, { compare: 'pairs' }), 'differences');
  expect(difference).toMatchObject({
    difference: near(0.2),
    std_error: null,
    conf_low: near(0.0524, 4),
    conf_high: near(0.3339, 4),
    method: 'newcombe, n-1',
  });
});

test('11 of 12 and 4 of 9 are tested with the N − 1 chi-squared test (Campbell 2007)', () => {
  const [difference] = rowsOf(found({ a: share(11, 12), b: share(4, 9) }, { compare: 'pairs' }), 'differences');
  expect(difference).toMatchObject({ statistic: near(2.31340698), p_value: near(0.0207002734) });
});

test('where everybody is satisfied in both groups, there is an interval and nothing to test', () => {
  const [difference] = rowsOf(found({ a: share(9, 9), b: share(4, 4) }, { compare: 'pairs' }), 'differences');
  expect(difference).toMatchObject({ difference: 0, statistic: null, p_value: null });
  expect(difference!['conf_low']).toBeLessThan(0);
});

test('nobody answering gives nulls, and says so', () => {
  const { headlines, notices } = found({ '': [] });
  expect(headlines.map(({ value, n }) => [value, n])).toEqual([
    [null, 0],
    [null, 0],
  ]);
  expect(notices.map(({ code }) => code)).toEqual(['no-answers']);
});

describe('files', () => {
  const folder = temporaryFolder();
  const column = (name: string, values: readonly (string | number)[], header = 'csat') =>
    folder.file(name, `${header}\n${values.map((value) => `"${value}"\n`).join('')}`);

  test('give scale and cut in the options of the result', async () => {
    const file = column('plain.csv', [5, 4, 3]);
    expect((await resultOf(['csat', file])).options).toEqual({ confidence: 0.95, scale: '1-5', top: 2 });
  });

  test.each([
    ['up to 7', [7, 6, 1], '--scale 1-7', 'cx ces'],
    ['up to 10', [10, 6, 1], '--scale 1-10, --scale 0-10', 'cx nps'],
    ['up to 9, as 10 may only be rare', [9, 6, 1], '--scale 1-10, --scale 0-10', 'cx nps'],
    ['out of 7', ['6 / 7', '1 / 7'], '--scale 1-7', ''],
    ['out of 10', ['8 / 10', '1 / 10'], '--scale 1-10, --scale 0-10', ''],
    ['good and bad', ['good', 'bad'], '--scale good-bad', ''],
    ['thumbs', ['👍', '👎'], '--scale good-bad', ''],
    ['faces', ['🙂', '😡'], '--scale faces', ''],
    ['the codes 0, 1 and 2', [0, 1, 2], '--scale 1-5', ''],
  ])('with answers %s are refused until the scale is named', async (_what, values, scale, metric) => {
    const refused = await runCx(['csat', column('unsure.csv', values)]);
    expect(refused).toMatchObject({ status: 3, stdout: '' });
    expect(refused.stderr).toContain(scale);
    expect(refused.stderr).toContain(metric);
  });

  test('with a code for no answer, such as 99, are not taken for a longer scale', async () => {
    const { headlines, accounting } = await resultOf(['csat', column('codes.csv', [5, 4, 3, 99, -1])]);
    expect(headlines[0]).toMatchObject({ n: 3 });
    expect(accounting.excluded).toEqual([
      expect.objectContaining({
        reason: 'value-out-of-scale',
        rows: 2,
        values: [
          { value: '-1', rows: 1 },
          { value: '99', rows: 1 },
        ],
      }),
    ]);
  });

  test.each([
    ['1-7', [7, 6, 5], 2 / 3, 6, 'CSAT (6–7 of 1–7)'],
    ['1-10', [10, 9, 8, 1], 1 / 2, 7, 'CSAT (9–10 of 1–10)'],
    ['0-10', [10, 9, 8, 0], 1 / 2, 6.75, 'CSAT (9–10 of 0–10)'],
    ['faces', ['🙂', '😡', '😀', '😐'], 1 / 2, 3.25, 'CSAT (4–5 of 1–5)'],
    ['good-bad', ['good', 'Bad', '👍', 'offered'], 2 / 3, 2 / 3, 'CSAT (good of good and bad)'],
  ])('on the scale %s are read on it', async (scale, values, csat, mean, label) => {
    const { headlines } = await resultOf(['csat', column('scale.csv', values), '--scale', scale]);
    expect(headlines[0]).toMatchObject({ value: near(csat), label });
    expect(headlines[1]).toMatchObject({ value: near(mean) });
  });

  test('of Zendesk have tickets without an answer, which are in no part of the share', async () => {
    const file = column('zendesk.csv', ['good', 'good', 'bad', 'offered', 'unoffered', ''], 'satisfaction rating');
    const { headlines, accounting } = await resultOf(['csat', file, '--scale', 'good-bad']);
    expect(headlines[0]).toMatchObject({ value: near(2 / 3), n: 3 });
    expect(accounting).toMatchObject({ used: 3, excluded: [{ reason: 'value-missing', rows: 3 }] });
  });

  test('on two scales are not pooled', async () => {
    const [five, seven] = [column('five.csv', [5, 4]), column('seven.csv', [7, 4])];
    const refused = await runCx(['csat', five, seven]);
    expect(refused.status).toBe(3);
    expect(refused.stderr).toContain(`5 in ${five} and up to 7 in ${seven}`);
    expect((await runCx(['csat', five, seven, '--scale', '1-7'])).status).toBe(0);
  });

  test('that ask how likely one is to recommend are refused, with the metric that fits', async () => {
    const file = column('recommend.csv', [10, 9, 0], 'recommend_score');
    for (const lang of ['en', 'es']) {
      const refused = await runCx(['csat', file, '--lang', lang]);
      expect(refused).toMatchObject({ status: 3, stdout: '' });
      expect(refused.stderr).toContain(`cx nps ${file}`);
    }
    const asJson = await runCx(['csat', file, '--format', 'json']);
    expect(JSON.parse(asJson.stderr)).toMatchObject({
      error: { code: 'column-not-found', hint: expect.stringContaining(`cx nps ${file}`) },
    });
  });

  test('that ask for satisfaction and effort are not read by nps', async () => {
    const file = folder.file('others.csv', 'satisfaction_score,effort_score\n5,7\n');
    expect((await runCx(['nps', file])).stderr).toContain(`cx csat ${file}, cx ces ${file}`);
  });

  test('of one person answering twice in a month count the later answer alone', async () => {
    const file = folder.file(
      'twice.csv',
      'response_id,submitted_at,csat\n1,2026-01-05,1\n1,2026-01-06,5\n2,2026-01-07,4\n',
    );
    const { headlines, accounting } = await resultOf(['csat', file]);
    expect(headlines[0]).toMatchObject({ value: 1, n: 2 });
    expect(accounting.excluded).toEqual([expect.objectContaining({ reason: 'duplicate', rows: 1 })]);
  });

  test('of the fixtures give what a count by hand gives', async () => {
    // cut -d, -f5 fixtures/responses.csv | sort | uniq -c
    const { tables, headlines } = await resultOf(['csat', 'fixtures/responses.csv']);
    expect(tables.find(({ name }) => name === 'distribution')!.rows.map(({ n }) => n)).toEqual([
      21, 144, 531, 750, 436,
    ]);
    expect(headlines[0]).toMatchObject({ value: near(1186 / 1882), n: 1882 });
  });

  test('over time give the estimate of every period, and of the window that ends with it', async () => {
    const file = folder.file(
      'trend.csv',
      'submitted_at,csat\n2026-01-05,5\n2026-01-06,1\n2026-02-07,4\n2026-03-01,2\n',
    );
    const { tables } = await resultOf(['csat', file, '--period', 'month', '--rolling', '2']);
    const rows = tables.find(({ name }) => name === 'trend')!.rows;
    expect(rows.map(({ period, csat, csat_rolling }) => [period, csat, csat_rolling])).toEqual([
      ['2026-01', 0.5, null],
      ['2026-02', 1, near(2 / 3)],
      ['2026-03', 0, 0.5],
    ]);
  });
});
