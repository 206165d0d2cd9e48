import { civilDay, dayNumber, isDay, isoDay, millisecondsPerDay, pad, type CivilDay } from './calendar.ts';
import { dateForm, dayInOrder, type DateForm, type EpochUnit } from './date-form.ts';
import { isRead, type DateStyle } from './date-style.ts';
import { isMissing } from '../missing.ts';
import { missing, unreadable, type NoValue } from '../reading.ts';
import type { TimeOfDay } from './time-of-day.ts';

export { dateStyle, type DateStyle } from './date-style.ts';
export type { DateFamily, DateOrder, EpochUnit } from './date-form.ts';

export type DateReading =
  | {
      readonly kind: 'value';
      /** `YYYY-MM-DD`: the day in UTC where the text has a zone, else the day as it is written. */
      readonly day: string;
      /** Milliseconds since 1970-01-01 UTC, or null where the text has no zone. */
      readonly instant: number | null;
      /** `YYYY-MM-DDThh:mm:ss.nnnnnnnnn`, in UTC where the text has a zone: it sorts as text, to the nanosecond. */
      readonly sortKey: string;
    }
  | NoValue;

/** What a style must say for a date to be read. */
export type DateReadingStyle = Pick<DateStyle, 'family' | 'yearLast' | 'epoch'>;

/** Day 0 of spreadsheet serials is 1899-12-30, for all serials after the February 29 of 1900 that never was. */
const serialOfEpoch = 25_569;

/**
 * The date that a cell states under its column's style. A zone or offset moves it to the day in UTC; a day that the calendar
 * does not have, `24:00`, a month without its day, text before or after, and forms of another family are unreadable.
 *
 * @example readDate('27/09/2026 9:05:12', dateStyle([{ text: '27/09/2026 9:05:12', rows: 1 }])).day // => '2026-09-27'
 * @example readDate('2024-01-01T23:30:00-05:00', { family: 'year-first', yearLast: null, epoch: null }).day // => '2024-01-02'
 * @example readDate('2023-02-29', { family: 'year-first', yearLast: null, epoch: null }) // => { kind: 'unreadable' }
 */
export function readDate(text: string, style: DateReadingStyle): DateReading {
  if (isMissing(text)) return missing;
  const form = dateForm(text);
  if (form === null || !isRead(form.family, style)) return unreadable;
  if (form.family === 'epoch') return form.unit === style.epoch ? fromEpoch(form.count, form.unit) : unreadable;
  if (form.family === 'excel-serial') return fromSerial(form.days, form.milliseconds);
  const day = dayOf(form, style);
  return day === null ? unreadable : atTime(day, form.time);
}

function dayOf(
  form: Exclude<DateForm, { family: 'epoch' | 'excel-serial' }>,
  style: DateReadingStyle,
): CivilDay | null {
  if (form.family === 'year-last') return style.yearLast === null ? null : dayInOrder(form.parts, style.yearLast);
  return isDay(form.day) ? form.day : null;
}

function atTime(day: CivilDay, time: TimeOfDay | null): DateReading {
  const midnight = dayNumber(day) * millisecondsPerDay;
  if (time === null) return reading(midnight, 0, null);
  const written = midnight + time.seconds * 1000;
  if (time.offset === null) return reading(written, time.nanoseconds, null);
  const instant = written - time.offset * 60_000;
  return reading(instant, time.nanoseconds, instant + Math.floor(time.nanoseconds / 1e6));
}

function fromSerial(days: number, milliseconds: number): DateReading {
  return reading((days - serialOfEpoch) * millisecondsPerDay + milliseconds, 0, null);
}

function fromEpoch(count: string, unit: EpochUnit): DateReading {
  const decimals = { s: 0, ms: 3, us: 6 }[unit];
  const seconds = Number(count.slice(0, count.length - decimals));
  const nanoseconds = Number(count.slice(count.length - decimals).padEnd(9, '0'));
  return reading(seconds * 1000, nanoseconds, seconds * 1000 + Math.floor(nanoseconds / 1e6));
}

/** `milliseconds` of the clock that is read (UTC, or the wall clock of a naive time), and the billionths beyond them. */
function reading(milliseconds: number, nanoseconds: number, instant: number | null): DateReading {
  const dayCount = Math.floor(milliseconds / millisecondsPerDay);
  const civil = civilDay(dayCount);
  if (!isDay(civil)) return unreadable;
  const ofDay = milliseconds - dayCount * millisecondsPerDay;
  const seconds = Math.floor(ofDay / 1000);
  const fraction = (ofDay % 1000) * 1e6 + nanoseconds;
  const clock = `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
  const day = isoDay(civil);
  return { kind: 'value', day, instant, sortKey: `${day}T${clock}.${pad(fraction, 9)}` };
}
