import { benjaminiHochberg } from '../../../src/statistics/multiplicity/benjamini-hochberg.ts';
import { holm } from '../../../src/statistics/multiplicity/holm.ts';
import { agreesWithR } from '../reference.ts';

agreesWithR('holm', holm);
agreesWithR('benjaminiHochberg', benjaminiHochberg);

test('no questions give no answers', () => {
  expect(holm([])).toEqual([]);
  expect(benjaminiHochberg([])).toEqual([]);
});

test('a single p-value stays as it is', () => {
  expect(holm([null, 0.04, null])).toEqual([null, 0.04, null]);
  expect(benjaminiHochberg([null, 0.04, null])).toEqual([null, 0.04, null]);
});
