import metricName from '../../src/metrics/_template-query/index.ts';
import { findingsOfStates } from './states.ts';

const found = (customers: number, here: number) => findingsOfStates(metricName, [{ customers, here }]);

test('81 of 263 have the interval that Newcombe (1998), table I, gives them', () => {
  const [headline] = found(263, 81).headlines;
  expect(headline).toMatchObject({
    name: 'metric_name',
    value: 81 / 263,
    conf_low: expect.closeTo(0.2553, 4) as number,
    conf_high: expect.closeTo(0.3662, 4) as number,
    n: 263,
  });
});

test('nobody has no share, and a notice says so', () => {
  const { headlines, notices } = findingsOfStates(metricName, []);
  expect(headlines[0]).toMatchObject({ value: null, conf_low: null, conf_high: null, n: 0 });
  expect(notices.map(({ code }) => code)).toEqual(['no-answers']);
});
