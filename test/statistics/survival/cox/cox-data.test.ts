import { coxData, type CoxRow } from '../../../../src/statistics/survival/cox/cox-data.ts';

const row = (time: number, event: boolean, covariates: readonly number[], count = 1): CoxRow => ({
  time,
  event,
  covariates,
  count,
});

test('people are counted, not rows, and rows of nobody are left out', () => {
  const data = coxData([row(3, true, [1], 4), row(5, false, [2], 6), row(9, true, [900], 0), row(2, true, [2])]);
  expect([data.n, data.events, data.rows.length]).toEqual([11, 5, 3]);
  expect(data.rows.map(({ time }) => time)).toEqual([5, 3, 2]);
});

test('covariates have a mean of 0 and a standard deviation of 1 over the people, however far from 0 they lie', () => {
  const data = coxData([row(1, true, [1e9 + 1], 3), row(2, true, [1e9 + 5], 1)]);
  expect([...data.scales]).toEqual([Math.sqrt(3)]);
  expect([...data.covariates]).toEqual([3 / Math.sqrt(3), -1 / Math.sqrt(3)]);
});

test('a constant column is 0, though its mean is not exactly its value', () => {
  const data = coxData(Array.from({ length: 1000 }, (_, index) => row(index, true, [0.1 + 0.2, index % 2])));
  expect(data.covariates.filter((_, place) => place % 2 === 0).every((value) => value === 0)).toBe(true);
  expect([...data.scales]).toEqual([1, 0.5]);
});

test('those who enter late are listed from the last entry to the first', () => {
  const entered = [4, 1, 6].map((entry, index) => ({ ...row(10 + index, true, []), entry }));
  const { rows, byEntry } = coxData([...entered, row(20, false, [])]);
  expect(byEntry.map((index) => rows[index]!.entry)).toEqual([6, 4, 1]);
});
