import { dateStyle, readDate } from '../../../src/values/dates/date.ts';

const column = (...texts: string[]) => texts.map((text) => ({ text, rows: 1 }));
/** The instant, else the day, of a text that is its column's only value. */
function readingOf(text: string): string {
  const reading = readDate(text, dateStyle(column(text)));
  if (reading.kind !== 'value') return reading.kind;
  return reading.instant === null ? reading.day : new Date(reading.instant).toISOString();
}

describe('a day of the calendar', () => {
  test.each([
    ['2000-02-29', '2000-02-29'],
    ['1900-02-29', 'unreadable'],
    ['2100-02-29', 'unreadable'],
    ['2024-02-29', '2024-02-29'],
    ['1000-01-01', '1000-01-01'],
    ['9999-12-31', '9999-12-31'],
  ])('%s is %s', (text, day) => {
    expect(readingOf(text)).toBe(day);
  });
});

describe('a spreadsheet’s count of days', () => {
  // Days after 1899-12-30, counted by GNU date 9.1.
  test.each([
    ['20000', '1954-10-03'],
    ['45292', '2024-01-01'],
    ['60000', '2064-04-08'],
    ['80000', '2119-01-11'],
    ['19999', 'unreadable'],
    ['80001', 'unreadable'],
  ])('%s is %s', (text, day) => {
    expect(readingOf(text)).toBe(day);
  });

  test('has a time of day only where it has a fraction', () => {
    expect(dateStyle(column('45292', '45293,0', '45294.0')).naive).toBe(0);
    expect(dateStyle(column('45292', '45293.5')).naive).toBe(1);
  });
});

describe('a zone', () => {
  // RFC 5322, section 4.3.
  test.each([
    ['UTC', '12:00'],
    ['GMT', '12:00'],
    ['EST', '17:00'],
    ['EDT', '16:00'],
    ['CST', '18:00'],
    ['CDT', '17:00'],
    ['MST', '19:00'],
    ['MDT', '18:00'],
    ['PST', '20:00'],
    ['PDT', '19:00'],
  ])('called %s makes noon %s in UTC', (zone, time) => {
    expect(readingOf(`2026-01-05 12:00 ${zone}`)).toBe(`2026-01-05T${time}:00.000Z`);
  });

  test.each([
    ['+14:00', '2026-01-04T22:00:00.000Z'],
    ['-12:00', '2026-01-06T00:00:00.000Z'],
    ['+05:45', '2026-01-05T06:15:00.000Z'],
    ['+00:59', '2026-01-05T11:01:00.000Z'],
    ['+14:01', 'unreadable'],
    ['-12:01', 'unreadable'],
    ['+00:60', 'unreadable'],
  ])('%s makes noon %s', (offset, instant) => {
    expect(readingOf(`2026-01-05T12:00:00${offset}`)).toBe(instant);
  });
});

describe('of two forms with as many rows', () => {
  test.each([
    ['year-first', ['2026-01-05', '5 Jan 2026']],
    ['year-first', ['13/01/2026', '2026-01-05']],
    ['month-name', ['13/01/2026', '5 Jan 2026']],
  ])('%s is read in %j', (family, texts) => {
    expect(dateStyle(column(...texts)).family).toBe(family);
    expect(dateStyle(column(...texts.toReversed())).family).toBe(family);
  });
});

test('of many proofs of an order the least is shown, wherever it stands', () => {
  for (const texts of [
    ['14/01/2026', '13/01/2026', '15/01/2026'],
    ['13/01/2026', '14/01/2026'],
  ]) {
    expect(dateStyle(column(...texts)).evidence.en).toContain('"13/01/2026" has no other reading');
  }
});
