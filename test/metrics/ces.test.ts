import ces from '../../src/metrics/ces/index.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { resultOf, runCx } from '../run-cx.ts';
import { answersOf, findingsOf, near, rowsOf, type Given } from './states.ts';

const found = (segments: Readonly<Record<string, readonly number[]>>, given: Given = {}) =>
  findingsOf(
    ces,
    Object.fromEntries(Object.entries(segments).map(([name, values]) => [name, answersOf(values)])),
    given,
  );

const effort = [7, 7, 6, 5, 4, 2, 3, 6, 5, 7];

describe('7 7 6 5 4 2 3 6 5 7', () => {
  test('have the mean, spread and interval of R 4.2.2 (t.test, sd)', () => {
    expect(rowsOf(found({ '': effort }), 'overall')[0]).toMatchObject({
      n: 10,
      ces: 5.2,
      std_error: near(0.55377492419454),
      std_dev: near(1.7511900715418263),
      conf_low: near(3.94727408865529),
      conf_high: near(6.45272591134471),
    });
  });

  test('are seven easy answers and two hard ones, with the interval of a net score (R 4.2.2, qnorm)', () => {
    expect(rowsOf(found({ '': effort }), 'overall')[0]).toMatchObject({
      easy: 7,
      hard: 2,
      easy_share: 0.7,
      // prop.test(7, 10, correct = FALSE)
      easy_share_conf_low: near(0.396778147461145),
      easy_share_conf_high: near(0.892208732593699),
      net_ease: 0.5,
      net_ease_conf_low: near(-0.056925065716917),
      net_ease_conf_high: near(0.826155834947686),
    });
  });

  test('are three headlines that say their scale, direction and cut', () => {
    const { headlines } = found({ '': effort });
    expect(headlines.map(({ name, unit, value, label }) => [name, unit, value, label.en])).toEqual([
      ['ces', 'score', 5.2, 'CES (1–7, 7 is easiest)'],
      ['easy_share', 'share', 0.7, 'Easy share (5–7)'],
      ['net_ease', 'share', 0.5, 'Net ease (5–7 less 1–3)'],
    ]);
  });

  test('differ from 4 3 5 2 1 6 4 in Welch’s test (R 4.2.2, t.test)', () => {
    const [row] = rowsOf(found({ a: effort, b: [4, 3, 5, 2, 1, 6, 4] }, { compare: 'pairs' }), 'differences');
    expect(row).toMatchObject({
      a: 'a',
      b: 'b',
      difference: near(1.628571428571),
      std_error: near(0.853484255361),
      conf_low: near(-0.211971809073),
      conf_high: near(3.469114666216),
      statistic: near(1.908144665049),
      p_value: near(0.078305078276),
      method: 'welch',
    });
  });
});

test('on 1–5 the easy answers are 4 and 5, and the hard ones 1 and 2', () => {
  const { headlines } = found({ '': [5, 4, 4, 3, 1] }, { scale: '1-5' });
  expect(headlines.map(({ value }) => value)).toEqual([near(3.4), 0.6, near(0.4)]);
  expect(headlines[0]!.label.en).toBe('CES (1–5, 5 is easiest)');
});

test('nobody answering gives nulls, and says so', () => {
  const { headlines, notices } = found({ '': [] });
  expect(headlines.map(({ value, n }) => [value, n])).toEqual([
    [null, 0],
    [null, 0],
    [null, 0],
  ]);
  expect(notices.map(({ code }) => code)).toEqual(['no-answers']);
});

describe('files', () => {
  const folder = temporaryFolder();
  const column = (name: string, values: readonly (string | number)[], header = 'ces') =>
    folder.file(name, `${header}\n${values.map((value) => `"${value}"\n`).join('')}`);

  test('of the older question, where the highest answer is much effort, are reversed', async () => {
    const file = column('effort.csv', [7, 6, 1, 1, 2]);
    const { headlines, options } = await resultOf(['ces', file, '--direction', 'effort']);
    expect(headlines.map(({ value }) => value)).toEqual([near(8 - 17 / 5), 0.6, near(0.2)]);
    expect(headlines[0]!.label).toBe('CES (1–7, 7 is easiest, answers reversed)');
    expect(options).toMatchObject({ direction: 'effort', scale: '1-7' });
    const onFive = await resultOf([
      'ces',
      column('five-effort.csv', [5, 1]),
      '--direction',
      'effort',
      '--scale',
      '1-5',
    ]);
    expect(onFive.headlines[0]).toMatchObject({ value: 3 });
  });

  test.each([
    ['no further than 5', [5, 3, 1], '--scale 1-5, --scale 1-7'],
    ['no further than 4, which 1–5 has as well as 1–7', [4, 3], '--scale 1-5, --scale 1-7'],
    ['out of 5', ['4 / 5', '3 / 5'], '--scale 1-5'],
    ['up to 10', [10, 9], 'cx nps'],
  ])('with answers %s are refused until the scale is named', async (_what, values, hint) => {
    const refused = await runCx(['ces', column('unsure.csv', values)]);
    expect(refused).toMatchObject({ status: 3, stdout: '' });
    expect(refused.stderr).toContain(hint);
  });

  test('of which one goes to 5 and another to 7 are not pooled, whichever engine counts them', async () => {
    const [five, seven] = [column('five.csv', [5, 4, 5]), column('seven.csv', [7, 4, 5])];
    for (const engine of ['scan', 'duckdb']) {
      const refused = await runCx(['ces', five, seven, '--engine', engine]);
      expect(refused).toMatchObject({ status: 3, stdout: '' });
      expect(refused.stderr).toContain(`5 in ${five} and up to 7 in ${seven}`);
    }
    const spanish = await runCx(['ces', seven, five, '--lang', 'es']);
    expect(spanish.stderr).toContain(`5 en ${five} y hasta 7 en ${seven}`);
  });

  test('that were all asked on 1–7 are pooled', async () => {
    const [a, b] = [column('a.csv', [7, 4, 5]), column('b.csv', [6, 4, 5])];
    expect((await resultOf(['ces', a, b])).headlines[0]).toMatchObject({ value: near(31 / 6), n: 6 });
  });

  test('without a question about effort are refused, with the metric that fits', async () => {
    const file = column('nps.csv', [10, 9], 'nps');
    expect((await runCx(['ces', file])).stderr).toContain(`cx nps ${file}`);
  });

  test('of the fixtures give what a count by hand gives', async () => {
    // cut -d, -f6 fixtures/responses.csv | sort | uniq -c
    const { tables, headlines } = await resultOf(['ces', 'fixtures/responses.csv']);
    const counts = [1, 21, 99, 354, 609, 541, 190];
    expect(tables.find(({ name }) => name === 'distribution')!.rows.map(({ n }) => n)).toEqual(counts);
    const sum = counts.reduce((total, count, at) => total + count * (at + 1), 0);
    expect(headlines.map(({ value }) => value)).toEqual([
      near(sum / 1815),
      near((609 + 541 + 190) / 1815),
      near((609 + 541 + 190 - 1 - 21 - 99) / 1815),
    ]);
  });
});
