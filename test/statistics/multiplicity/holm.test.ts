import { holm } from '../../../src/statistics/multiplicity/holm.ts';
import { agreesWithR } from '../reference.ts';

agreesWithR('holm', holm);

test('no questions give no answers', () => {
  expect(holm([])).toEqual([]);
});

test('a single p-value stays as it is', () => {
  expect(holm([null, 0.04, null])).toEqual([null, 0.04, null]);
});
