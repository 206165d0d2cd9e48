import { calculate } from '../../src/metrics/_template/calculate.ts';
import { nothingHidden, type Answers } from '../../src/records/tally/answers.ts';
import type { Findings } from '../../src/results/result.ts';

/** What a reduction gives for one group of answers. */
function reduced(values: readonly number[]): Answers {
  const answers = values.map((value) => ({ value, weight: 1, n: 1 }));
  const groups = values.length === 0 ? [] : [{ segment: [], period: null, answers }];
  return { by: [], unit: null, weighted: false, groups, ranges: [], seen: new Map(), hidden: nothingHidden };
}

const found = (values: readonly number[]): Findings =>
  calculate(reduced(values), { confidence: 0.95, compare: null, minN: 1, rolling: null });

test('ten answers have the mean and the interval that R 4.2.2 gives them (t.test)', () => {
  const [headline] = found([5, 5, 4, 4, 3, 5, 2, 5, 4, 1]).headlines;
  expect(headline).toMatchObject({
    name: 'metric_name',
    value: expect.closeTo(3.8, 7) as number,
    conf_low: expect.closeTo(2.79963646, 7) as number,
    conf_high: expect.closeTo(4.80036354, 7) as number,
    n: 10,
  });
});

test('one answer has a mean and no interval', () => {
  expect(found([7]).headlines[0]).toMatchObject({ value: 7, conf_low: null, conf_high: null, n: 1 });
});

test('nobody has no mean, and a notice says so', () => {
  const { headlines, notices } = found([]);
  expect(headlines[0]).toMatchObject({ value: null, conf_low: null, conf_high: null, n: 0 });
  expect(notices.map(({ code }) => code)).toEqual(['no-answers']);
});
