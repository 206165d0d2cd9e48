import metricName from '../../src/metrics/_template/index.ts';
import { answersOf, findingsOf } from './states.ts';

const found = (values: readonly number[]) => findingsOf(metricName, { '': answersOf(values) });

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
