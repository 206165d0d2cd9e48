import * as fc from '../../chance.ts';
import { dateStyle, isMoved, readDate } from '../../../src/values/dates/date.ts';
import { instantOf } from '../../../src/values/dates/zones/instant.ts';
import { utc, zoneNamed, type Zone } from '../../../src/values/dates/zones/zone.ts';
import { often, slowTest } from '../../often.ts';

const hour = 3_600_000;
const madrid = zoneNamed('Europe/Madrid')!;

/** What the clocks of a zone show, as `Intl` writes it out in full: another way through it than that of offsets. */
function clocksOf({ name }: Zone): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type)!;
    const seconds = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return seconds + (instant - Math.floor(instant / 1000) * 1000);
  };
}

describe('a zone', () => {
  test('is one of the IANA database, in capitals or not', () => {
    for (const name of ['Europe/Madrid', 'europe/madrid', 'America/Mexico_City', 'CET', 'Etc/GMT+3', 'Japan'])
      expect([name, zoneNamed(name)?.name]).toEqual([name, name]);
    expect(zoneNamed('utc')).toBe(utc);
  });

  test('is no offset, no city, and no abbreviation that means several zones', () => {
    for (const name of ['+01:00', 'GMT+3', 'Madrid', 'IST', 'CST', 'PST', 'ART', 'Z', '', 'Europe/Madrid '])
      expect([name, zoneNamed(name)]).toEqual([name, null]);
  });

  // Directive 2000/84/EC: clocks change at 01:00 UTC on the last Sundays of March and October.
  test('changes its clocks at the moment that the law says', () => {
    const spring = Date.UTC(2026, 2, 29, 1);
    const autumn = Date.UTC(2026, 9, 25, 1);
    const around = [spring - 1, spring, autumn - 1, autumn].map((instant) => madrid.offset(instant) / hour);
    expect(around).toEqual([1, 2, 2, 1]);
  });

  // IANA, file `australasia`: at the end of 29 December 2011 Samoa went from UTC−10 (summer) to UTC+14.
  test('may leave out a whole day', () => {
    const apia = zoneNamed('Pacific/Apia')!;
    const end = Date.UTC(2011, 11, 30, 10);
    expect([apia.offset(end - 1) / hour, apia.offset(end) / hour]).toEqual([-10, 14]);
  });

  test('shows at any moment what Intl writes out in full', () => {
    for (const name of [
      'Europe/Madrid',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Casablanca',
    ]) {
      const zone = zoneNamed(name)!;
      const clocks = clocksOf(zone);
      fc.assert(
        fc.property(fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2037, 0) }), (instant) => {
          expect(instant + zone.offset(instant)).toBe(clocks(instant));
        }),
        { numRuns: often(400) },
      );
    }
  });

  test('tells the moment from what its clocks show, the first of an hour that comes twice', () => {
    const moment = (...parts: [number, number, number, number, number]) =>
      new Date(instantOf(Date.UTC(...parts), madrid)).toISOString().slice(0, 16);
    expect(moment(2026, 6, 1, 10, 0)).toBe('2026-07-01T08:00');
    expect(moment(2026, 9, 25, 2, 30)).toBe('2026-10-25T00:30');
    expect(moment(2026, 9, 25, 3, 0)).toBe('2026-10-25T02:00');
    // 02:30 of 29 March never was.
    expect(moment(2026, 2, 29, 2, 30)).toBe('2026-03-29T01:30');
    expect(moment(2026, 2, 29, 1, 59)).toBe('2026-03-29T00:59');
    expect(moment(2026, 2, 29, 3, 0)).toBe('2026-03-29T01:00');
  });

  test('and back, wherever the clocks show a time once', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2037, 0) }), (instant) => {
        const wall = instant + madrid.offset(instant);
        const found = instantOf(wall, madrid);
        expect([instant, instant - hour]).toContain(found);
        expect(found + madrid.offset(found)).toBe(wall);
      }),
    );
  });
});

describe('a date in a zone', () => {
  const isoIn = (zone: Zone) => dateStyle([{ text: '2026-07-01', rows: 1 }], { zone });
  const read = (text: string, zone = madrid) => {
    const reading = readDate(text, isoIn(zone));
    return reading.kind === 'value' ? [reading.day, reading.sortKey.slice(0, 16)] : [reading.kind];
  };

  test('is the day of that zone where an offset is written, and sorts by its moment', () => {
    expect(read('2026-06-30T22:30:00Z')).toEqual(['2026-07-01', '2026-06-30T22:30']);
    expect(read('2026-07-01T00:30:00+05:30')).toEqual(['2026-06-30', '2026-06-30T19:00']);
    expect(read('2026-01-01T23:30:00Z')).toEqual(['2026-01-02', '2026-01-01T23:30']);
    expect(read('2026-07-01T03:00:00Z', zoneNamed('America/Mexico_City')!)).toEqual(['2026-06-30', '2026-07-01T03:00']);
  });

  test('is the day that is written where none is, and sorts among the others as a time of that zone', () => {
    expect(read('2026-07-01 00:30:00')).toEqual(['2026-07-01', '2026-06-30T22:30']);
    expect(read('2026-07-01')).toEqual(['2026-07-01', '2026-06-30T22:00']);
  });

  test('counts seconds since 1970 on the day of that zone', () => {
    const text = String(Date.UTC(2026, 5, 30, 22, 30) / 1000);
    expect(readDate(text, dateStyle([{ text, rows: 1 }], { zone: madrid }))).toMatchObject({ day: '2026-07-01' });
    expect(readDate(text, dateStyle([{ text, rows: 1 }]))).toMatchObject({ day: '2026-06-30' });
  });

  test('is moved where its day is another than the one written', () => {
    const moved = (zone: Zone, ...texts: string[]) => texts.map((text) => isMoved(text, isoIn(zone)));
    expect(moved(madrid, '2026-06-30T22:30:00Z', '2026-06-30T21:30:00Z', '2026-06-30 22:30:00')).toEqual([
      true,
      false,
      false,
    ]);
    expect(moved(utc, '2026-06-30T22:30:00Z', '2026-06-30T22:30:00-05:00')).toEqual([false, true]);
    expect(isMoved('30/06/2026 22:30 UTC', dateStyle([{ text: '30/06/2026', rows: 1 }], { zone: madrid }))).toBe(true);
  });

  slowTest('is asked of Intl a few times for each day, however many times the day has', () => {
    const prototype = Intl.DateTimeFormat.prototype;
    const own = Object.getOwnPropertyDescriptor(prototype, 'format')!;
    let asked = 0;
    Object.defineProperty(prototype, 'format', {
      ...own,
      get(this: Intl.DateTimeFormat) {
        asked += 1;
        return own.get!.call(this);
      },
    });
    try {
      const zone = zoneNamed('Europe/Lisbon')!;
      // Every minute of 2026: 525,600 times on 365 days, two of which change the clocks.
      for (let minute = 0; minute < 525_600; minute += 1) zone.offset(Date.UTC(2026, 0) + minute * 60_000);
    } finally {
      Object.defineProperty(prototype, 'format', own);
    }
    // Two a day, and two searches in the milliseconds of a day (2^27 > 86,400,000).
    expect(asked).toBeGreaterThanOrEqual(730);
    expect(asked).toBeLessThanOrEqual(730 + 2 * 27);
  });
});
