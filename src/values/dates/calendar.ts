/** A day of the proleptic Gregorian calendar. */
export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const millisecondsPerDay = 86_400_000;
export const secondsPerDay = 86_400;

/**
 * How many days a month has.
 *
 * @example daysInMonth(2024, 2) // => 29
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * Whether the calendar has this day, in a year of four digits.
 *
 * @example isDay({ year: 2023, month: 2, day: 29 }) // => false
 */
export function isDay({ year, month, day }: CivilDay): boolean {
  return year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Days from 1970-01-01 to a day.
 *
 * @example dayNumber({ year: 2024, month: 1, day: 1 }) // => 19723
 */
export function dayNumber({ year, month, day }: CivilDay): number {
  return Date.UTC(year, month - 1, day) / millisecondsPerDay;
}

/**
 * Days from 1970-01-01 to a day as ISO 8601 writes it.
 *
 * @example dayNumberOf('2024-01-01') // => 19723
 */
export const dayNumberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay;

/**
 * The day that lies so many days after 1970-01-01.
 *
 * @example civilDay(19723) // => { year: 2024, month: 1, day: 1 }
 */
export function civilDay(number: number): CivilDay {
  const date = new Date(number * millisecondsPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * A day as ISO 8601 writes it.
 *
 * @example isoDay({ year: 2026, month: 9, day: 7 }) // => '2026-09-07'
 */
export function isoDay({ year, month, day }: CivilDay): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/**
 * A whole number with leading zeros.
 *
 * @example pad(7, 2) // => '07'
 */
export function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

/**
 * The seconds from 1970 to a day and a time as most exports write them, on a clock without a zone; null for every other text.
 *
 * @example usualMoment('1970-01-02 00:00:05') // => 86405
 * @example [usualMoment('2026-02-29 10:00:00'), usualMoment('2026-02-28')] // => [null, null]
 */
export function usualMoment(text: string): number | null {
  if (text.length !== 19 || !hasUsualSigns(text)) return null;
  const day = { year: digits(text, 0, 4), month: digits(text, 5, 7), day: digits(text, 8, 10) };
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  if (!isDay(day) || !(hour <= 23 && minute <= 59 && second <= 59)) return null;
  return Date.UTC(day.year, day.month - 1, day.day, hour, minute, second) / 1000;
}

const [dash, blank, letterT, colon, zero] = ['-', ' ', 'T', ':', '0'].map((sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
];

function hasUsualSigns(text: string): boolean {
  const between = text.charCodeAt(10);
  return (
    text.charCodeAt(4) === dash &&
    text.charCodeAt(7) === dash &&
    (between === blank || between === letterT) &&
    text.charCodeAt(13) === colon &&
    text.charCodeAt(16) === colon
  );
}

/** NaN where not all are digits. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = 10 * number + digit;
  }
  return number;
}
