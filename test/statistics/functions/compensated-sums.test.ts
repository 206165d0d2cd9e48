import * as fc from '../../chance.ts';
import { CompensatedSums } from '../../../src/statistics/functions/compensated-sums.ts';

test('a million tenths are a hundred thousand, though added one by one they are not', () => {
  const sums = new CompensatedSums(2);
  let naive = 0;
  for (let index = 0; index < 1_000_000; index += 1) {
    sums.add(1, 0.1);
    naive += 0.1;
  }
  expect(sums.at(1)).toBe(100_000);
  expect(naive).not.toBe(100_000);
  expect([...sums.toArray()]).toEqual([0, 100_000]);
});

test('what is added and taken away again leaves nothing', () => {
  const term = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(fc.array(term, { maxLength: 50 }), (terms) => {
      const sums = new CompensatedSums(1);
      terms.forEach((one) => sums.add(0, one));
      terms.forEach((one) => sums.add(0, -one));
      expect(Math.abs(sums.at(0))).toBeLessThan(1e-15);
    }),
  );
});

test('cleared sums begin anew', () => {
  const sums = new CompensatedSums(1);
  sums.add(0, 1e20);
  sums.add(0, 0.5);
  sums.clear();
  expect(sums.at(0)).toBe(0);
});
