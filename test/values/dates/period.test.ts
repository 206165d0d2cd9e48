import * as fc from '../../chance.ts';
import {
  nextPeriod,
  periodOf,
  periodRange,
  periodsBetween,
  periodUnits,
} from '../../../src/values/dates/periods/period.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('periodOf', () => {
  test.each([
    // ISO weeks as GNU date 9.1 prints them with +%G-W%V.
    ['2026-01-05', ['2026-01-05', '2026-W02', '2026-01', '2026-Q1', '2026']],
    ['2025-12-29', ['2025-12-29', '2026-W01', '2025-12', '2025-Q4', '2025']],
    ['2027-01-03', ['2027-01-03', '2026-W53', '2027-01', '2027-Q1', '2027']],
    ['2021-01-03', ['2021-01-03', '2020-W53', '2021-01', '2021-Q1', '2021']],
    ['2024-02-29', ['2024-02-29', '2024-W09', '2024-02', '2024-Q1', '2024']],
  ])('%s lies in %j', (text, periods) => {
    expect(periodUnits.map((unit) => periodOf(text, unit))).toEqual(periods);
  });

  test('a text that is no day is refused', () => {
    expect(() => periodOf('2023-02-29', 'month')).toThrow(RangeError);
    expect(() => periodRange('2025-W53')).toThrow(RangeError);
    expect(() => periodRange('2026-Q5')).toThrow(RangeError);
  });
});

describe('periodRange and nextPeriod', () => {
  test.each([
    ['2026-02', '2026-02-01', '2026-02-28', '2026-03'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-03'],
    ['2026-Q4', '2026-10-01', '2026-12-31', '2027-Q1'],
    ['2026', '2026-01-01', '2026-12-31', '2027'],
    ['2026-W53', '2026-12-28', '2027-01-03', '2027-W01'],
    ['2026-12-31', '2026-12-31', '2026-12-31', '2027-01-01'],
  ])('%s runs from %s to %s, and %s follows', (period, first, last, next) => {
    expect(periodRange(period)).toEqual([first, last]);
    expect(nextPeriod(period)).toBe(next);
  });

  test('every day lies in the range of its period, and the next period begins after it', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...periodUnits), (text, unit) => {
        const period = periodOf(text, unit);
        const [first, last] = periodRange(period);
        expect(first <= text && text <= last).toBe(true);
        expect([periodOf(first, unit), periodOf(last, unit)]).toEqual([period, period]);
        expect(nextPeriod(period) > period).toBe(true);
        expect(Date.parse(periodRange(nextPeriod(period))[0]) - Date.parse(last)).toBe(86_400_000);
      }),
    );
  });
});

describe('periodsBetween', () => {
  test('no period is left out', () => {
    expect(periodsBetween('2026-12-20', '2027-01-05', 'week')).toEqual([
      '2026-W51',
      '2026-W52',
      '2026-W53',
      '2027-W01',
    ]);
    expect(periodsBetween('2024-02-28', '2024-03-01', 'day')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(periodsBetween('2026-03-01', '2026-02-01', 'month')).toEqual([]);
    expect(periodsBetween('9999-11-05', '9999-12-31', 'month')).toEqual(['9999-11', '9999-12']);
  });
});
