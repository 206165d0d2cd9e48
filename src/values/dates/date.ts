import { civilDay, dayNumber, isDay, isoDay, millisecondsPerDay, pad, usualMoment, type CivilDay } from './calendar.ts';
import { dateForm, dayInOrder, type DateForm, type EpochUnit } from './date-form.ts';
import { isRead, type DateStyle } from './date-style.ts';
import { isMissing } from '../missing.ts';
import { missing, unreadable, type NoValue } from '../reading.ts';
import type { TimeOfDay } from './time-of-day.ts';
import { instantOf } from './zones/instant.ts';
import { utc, type Zone } from './zones/zone.ts';

export { dateStyle, type DateStyle } from './date-style.ts';
export type { DateFamily, DateOrder, EpochUnit } from './date-form.ts';

export type DateReading =
  | {
      readonly kind: 'value';
      /** `YYYY-MM-DD`: the day in the style's zone where the text has a zone, else the day as it is written. */
      readonly day: string;
      /** Milliseconds since 1970-01-01 UTC, or null where the text has no zone. */
      readonly instant: number | null;
      /** `YYYY-MM-DDThh:mm:ss.nnnnnnnnn` in UTC: it sorts as text, to the nanosecond. */
      readonly sortKey: string;
    }
  | NoValue;

/** What a style must say for a date to be read. */
export type DateReadingStyle = Pick<DateStyle, 'family' | 'yearLast' | 'epoch'> &
  Partial<Pick<DateStyle, 'zone' | 'yearFirst' | 'months'>>;

/** Day 0 of spreadsheet serials is 1899-12-30, for all serials after the February 29 of 1900 that never was. */
const serialOfEpoch = 25_569;

/**
 * The date that a cell states under its column's style. A zone or offset moves it to the day in
 * the style's zone (UTC where it has none), which is also that of times without one; a day that the calendar
 * does not have, `24:00`, a month without its day where days count, text before or after, and forms of another family are unreadable.
 *
 * @example readDate('27/09/2026 9:05:12', dateStyle([{ text: '27/09/2026 9:05:12', rows: 1 }])).day // => '2026-09-27'
 * @example readDate('2024-01-01T23:30:00-05:00', { family: 'year-first', yearLast: null, epoch: null }).day // => '2024-01-02'
 * @example readDate('2023-02-29', { family: 'year-first', yearLast: null, epoch: null }) // => { kind: 'unreadable' }
 */
export function readDate(text: string, style: DateReadingStyle): DateReading {
  const usual = usualReading(text, style);
  if (usual !== null) return usual;
  if (isMissing(text)) return missing;
  const form = dateForm(text);
  return form === null ? unreadable : readForm(form, style);
}

/**
 * Whether a style reads `2026-09-27 09:05:12`, as most exports write times without a zone, as it stands: such texts are read many times
 * as fast as their parts are told apart.
 */
export const takesUsual = ({ family, yearFirst = 'ymd', zone = utc }: DateReadingStyle): boolean =>
  family === 'year-first' && yearFirst === 'ymd' && zone === utc;

function usualReading(text: string, style: DateReadingStyle): DateReading | null {
  if (!takesUsual(style) || usualMoment(text) === null) return null;
  const day = text.slice(0, 10);
  return { kind: 'value', day, instant: null, sortKey: `${day}T${text.slice(11)}.000000000` };
}

function readForm(form: DateForm, style: DateReadingStyle): DateReading {
  if (!isRead(form.family, style)) return unreadable;
  const zone = style.zone ?? utc;
  if (form.family === 'epoch') return form.unit === style.epoch ? fromEpoch(form.count, form.unit, zone) : unreadable;
  if (form.family === 'excel-serial') return onClock(serialMidnight(form.days) + form.milliseconds, 0, zone);
  const day = dayOf(form, style);
  return day === null ? unreadable : atTime(day, form.time, zone);
}

/**
 * Whether the day that counts is another than the one that is written (of seconds since 1970, than that of UTC).
 *
 * @example isMoved('2024-01-01T23:30:00-05:00', { family: 'year-first', yearLast: null, epoch: null }) // => true
 */
export function isMoved(text: string, style: DateReadingStyle): boolean {
  const form = isMissing(text) ? null : dateForm(text);
  if (form === null || form.family === 'excel-serial') return false;
  const reading = readForm(form, style);
  if (reading.kind !== 'value' || reading.instant === null) return false;
  if (form.family === 'epoch') return !reading.sortKey.startsWith(reading.day);
  const day = dayOf(form, style);
  return day !== null && isoDay(day) !== reading.day;
}

function dayOf(
  form: Exclude<DateForm, { family: 'epoch' | 'excel-serial' }>,
  style: DateReadingStyle,
): CivilDay | null {
  if (form.family === 'year-last') return style.yearLast === null ? null : dayInOrder(form.parts, style.yearLast);
  const swapped = form.family === 'year-first' && style.yearFirst === 'ydm' ? form.dayBeforeMonth : null;
  const day = swapped ?? form.day;
  return isDay(day) ? day : null;
}

const serialMidnight = (days: number) => (days - serialOfEpoch) * millisecondsPerDay;

function atTime(day: CivilDay, time: TimeOfDay | null, zone: Zone): DateReading {
  const midnight = dayNumber(day) * millisecondsPerDay;
  if (time === null) return onClock(midnight, 0, zone);
  const written = midnight + time.seconds * 1000;
  if (time.offset === null) return onClock(written, time.nanoseconds, zone);
  return atMoment(written - time.offset * 60_000, time.nanoseconds, zone);
}

function fromEpoch(count: string, unit: EpochUnit, zone: Zone): DateReading {
  const decimals = { s: 0, ms: 3, us: 6 }[unit];
  const seconds = Number(count.slice(0, count.length - decimals));
  return atMoment(seconds * 1000, Number(count.slice(count.length - decimals).padEnd(9, '0')), zone);
}

/** What a clock of the zone shows. */
function onClock(milliseconds: number, nanoseconds: number, zone: Zone): DateReading {
  const day = dayAt(milliseconds);
  return day === null ? unreadable : readingOf(day, instantOf(milliseconds, zone), nanoseconds, null);
}

function atMoment(milliseconds: number, nanoseconds: number, zone: Zone): DateReading {
  const day = dayAt(milliseconds + zone.offset(milliseconds));
  if (day === null) return unreadable;
  return readingOf(day, milliseconds, nanoseconds, milliseconds + Math.floor(nanoseconds / 1e6));
}

/** Null beyond years of four digits. */
function dayAt(milliseconds: number): string | null {
  const civil = civilDay(Math.floor(milliseconds / millisecondsPerDay));
  return isDay(civil) ? isoDay(civil) : null;
}

/** `moment` in milliseconds since 1970 UTC, and the billionths beyond them. */
function readingOf(day: string, moment: number, nanoseconds: number, instant: number | null): DateReading {
  const dayCount = Math.floor(moment / millisecondsPerDay);
  const ofDay = moment - dayCount * millisecondsPerDay;
  const seconds = Math.floor(ofDay / 1000);
  const fraction = (ofDay % 1000) * 1e6 + nanoseconds;
  const clock = `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
  return { kind: 'value', day, instant, sortKey: `${isoDay(civilDay(dayCount))}T${clock}.${pad(fraction, 9)}` };
}

/**
 * The moment of a reading's sort key, in whole microseconds since 1970 UTC.
 *
 * @example microseconds('2026-01-01T00:00:00.000001999') // => '1767225600000001'
 */
export function microseconds(sortKey: string): string {
  const [moment = '', fraction = ''] = sortKey.split('.');
  const seconds = BigInt(Date.parse(`${moment}Z`) / 1000);
  return String(seconds * 1_000_000n + BigInt(fraction.slice(0, 6)));
}
