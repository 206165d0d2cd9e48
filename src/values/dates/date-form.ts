import { isDay, type CivilDay } from './calendar.ts';
import { hasLetter, withoutOrnament } from './names/ornaments.ts';
import { monthNumber } from './names/month-names.ts';
import { readTimeOfDay, type TimeOfDay } from './time-of-day.ts';
import { asSeen } from '../folding.ts';

/** The order in which a numeric date names day, month and year. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd' | 'ydm';
export type EpochUnit = 's' | 'ms' | 'us';
/**
 * Forms of a date: `2026-09-27`; `27/09/2026` or `9/27/26`; `27 Sep 2026`; a month without its day,
 * `2026-09` or `sep-26`; a spreadsheet's count of days; a computer's count of seconds.
 */
export type DateFamily = 'year-first' | 'year-last' | 'month-name' | 'month' | 'excel-serial' | 'epoch';

interface Dated {
  readonly time: TimeOfDay | null;
  readonly twoDigitYear: boolean;
}

/** The shape of a date before anybody decides on the order of its parts. */
export type DateForm =
  | (Dated & {
      readonly family: 'year-first';
      readonly day: CivilDay;
      /** What it is with the day before the month; null where it is written in one run of digits. */
      readonly dayBeforeMonth: CivilDay | null;
      /** With the hyphens of ISO 8601, which knows one order. */
      readonly isIso: boolean;
    })
  | (Dated & { readonly family: 'month-name'; readonly day: CivilDay })
  /** The first day of a month whose days are not told. */
  | (Dated & { readonly family: 'month'; readonly day: CivilDay })
  | (Dated & { readonly family: 'year-last'; readonly parts: readonly [string, string, string] })
  | { readonly family: 'excel-serial'; readonly days: number; readonly milliseconds: number }
  | { readonly family: 'epoch'; readonly unit: EpochUnit; readonly count: string };

/** Longer than any form of a date; the limit also bounds the work of every pattern. */
const longestDate = 100;

// The separator is the same on both sides of the month.
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const compact = /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const dayMonthName =
  /^(\d{1,2})(?:[-/]|\s{1,3}(?:de\s{1,3})?)(\p{L}{3,10}\.?)(?:[-/]|,?\s{1,3}(?:del?\s{1,3})?)(\d{4}|\d{2})$/iu;
const monthNameDay = /^(\p{L}{3,10}\.?)\s{1,3}(\d{1,2})(?:,\s{0,3}|\s{1,3})(?:del?\s{1,3})?(\d{4})$/iu;
const yearMonthName = /^(\d{4})[-/\s](\p{L}{3,10}\.?)[-/\s](\d{1,2})$/iu;
const timeSuffix = /(?:T|,?\s{1,3}(?:(?:at|a las?)\s{1,3})?)(\d{1,2}:\d{2}.*)$/su;
const numericMonth = /^(?:(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4}))$/;
const namedMonth =
  /^(?:(\p{L}{3,10}\.?)(?:[-/.]|\s{1,3}(?:del?\s{1,3})?)['’]?(\d{4}|\d{2})|(\d{4})[-/\s](\p{L}{3,10}\.?))$/iu;

/**
 * The shape of a date, with its time of day where it has one, or null when the text has the shape of none.
 *
 * @example dateForm('9/27/26') // => { family: 'year-last', parts: ['9', '27', '26'], time: null, twoDigitYear: true }
 */
export function dateForm(text: string): DateForm | null {
  const cell = asSeen(text);
  if (cell.length > longestDate) return null;
  const count = countForm(cell);
  if (count !== null) return count;
  const form = timedForm(cell);
  if (form !== null || !hasLetter.test(cell)) return form;
  const plain = withoutOrnament(cell);
  return plain === cell ? null : timedForm(plain);
}

function timedForm(cell: string): DateForm | null {
  const suffix = timeSuffix.exec(cell);
  const time = suffix === null ? null : readTimeOfDay(suffix[1] ?? '');
  if (suffix !== null && time === null) return null;
  return dayForm(suffix === null ? cell : cell.slice(0, suffix.index), time);
}

/** Spreadsheet serials from 1954 to 2119, and epochs by their number of digits: seconds 10, milliseconds 13, microseconds 16. */
function countForm(cell: string): DateForm | null {
  const serial = /^([2-7]\d{4}|80000)(?:[.,](\d{1,15}))?$/.exec(cell);
  if (serial !== null) {
    return {
      family: 'excel-serial',
      days: Number(serial[1]),
      milliseconds: Math.round(Number(`0.${serial[2] ?? '0'}`) * 86_400_000),
    };
  }
  if (!/^[1-9]\d+$/.test(cell)) return null;
  const unit = cell.length === 10 ? 's' : cell.length === 13 ? 'ms' : cell.length === 16 ? 'us' : null;
  return unit === null ? null : { family: 'epoch', unit, count: cell };
}

function dayForm(cell: string, time: TimeOfDay | null): DateForm | null {
  const iso = yearFirst.exec(cell);
  if (iso !== null) return yearFirstForm(iso.slice(1), time);
  const digits = compact.exec(cell);
  if (digits !== null) return yearFirstForm([digits[1]!, '', digits[2]!, digits[3]!], time);
  const numeric = yearLast.exec(cell);
  const month = time === null ? monthForm(cell) : null;
  if (month !== null) return month;
  if (numeric !== null) {
    const [, first = '', , second = '', third = ''] = numeric;
    return { family: 'year-last', parts: [first, second, third], time, twoDigitYear: third.length === 2 };
  }
  return monthNameForm(cell, time);
}

function yearFirstForm([year, separator, month, day]: readonly string[], time: TimeOfDay | null): DateForm {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return {
    family: 'year-first',
    day: { year: y, month: m, day: d },
    dayBeforeMonth: separator === '' ? null : { year: y, month: d, day: m },
    isIso: separator === '-',
    time,
    twoDigitYear: false,
  };
}

function monthForm(cell: string): DateForm | null {
  const numbers = numericMonth.exec(cell);
  const words = numbers === null ? namedMonth.exec(cell) : null;
  const year = numbers?.[1] ?? numbers?.[4] ?? words?.[2] ?? words?.[3];
  const month = numbers === null ? monthNumber(words?.[1] ?? words?.[4] ?? '') : Number(numbers[2] ?? numbers[3]);
  if (year === undefined || month === null) return null;
  const day = { year: fullYear(year), month, day: 1 };
  return isDay(day) ? { family: 'month', day, time: null, twoDigitYear: year.length === 2 } : null;
}

function monthNameForm(cell: string, time: TimeOfDay | null): DateForm | null {
  const [day, name, year] = partsWithName(cell);
  if (day === undefined || name === undefined || year === undefined) return null;
  const month = monthNumber(name);
  if (month === null) return null;
  const twoDigitYear = year.length === 2;
  return { family: 'month-name', day: { year: fullYear(year), month, day: Number(day) }, time, twoDigitYear };
}

function partsWithName(cell: string): readonly (string | undefined)[] {
  const dayFirst = dayMonthName.exec(cell);
  if (dayFirst !== null) return [dayFirst[1], dayFirst[2], dayFirst[3]];
  const monthFirst = monthNameDay.exec(cell);
  if (monthFirst !== null) return [monthFirst[2], monthFirst[1], monthFirst[3]];
  const yearAhead = yearMonthName.exec(cell);
  return yearAhead === null ? [] : [yearAhead[3], yearAhead[2], yearAhead[1]];
}

/** The POSIX rule (strptime `%y`): 69–99 are the 1900s, 00–68 the 2000s. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return number >= 69 ? 1900 + number : 2000 + number;
}

/**
 * The day that three numbers name in an order, or null where the calendar has none.
 *
 * @example dayInOrder(['31', '12', '2026'], 'dmy') // => { year: 2026, month: 12, day: 31 }
 * @example dayInOrder(['31', '12', '2026'], 'mdy') // => null
 */
export function dayInOrder(
  [first, second, third]: readonly [string, string, string],
  order: DateOrder,
): CivilDay | null {
  // Only a two-digit year can stand first here: four digits in front are a family of their own.
  if (order === 'ydm') return null;
  if (order === 'ymd' && (first.length !== 2 || third.length !== 2)) return null;
  const [year, month, day] =
    order === 'ymd' ? [first, second, third] : order === 'dmy' ? [third, second, first] : [third, first, second];
  const civil = { year: fullYear(year), month: Number(month), day: Number(day) };
  return isDay(civil) ? civil : null;
}
