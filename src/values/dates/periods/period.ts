import { civilDay, dayNumber, daysInMonth, isDay, isoDay, pad, type CivilDay } from '../calendar.ts';

export const periodUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/**
 * The calendar period of a day: `2026-01-05`, `2026-W02` (ISO 8601 week), `2026-01`, `2026-Q1`, `2026`. Within a unit,
 * periods sort as text.
 *
 * @example periodOf('2026-01-05', 'week') // => '2026-W02'
 * @throws RangeError where `day` is no day.
 */
export function periodOf(day: string, unit: PeriodUnit): string {
  const civil = parseDay(day);
  return nameOfPeriod[unit](civil);
}

const nameOfPeriod: Readonly<Record<PeriodUnit, (civil: CivilDay) => string>> = {
  day: isoDay,
  week: isoWeek,
  month: ({ year, month }) => `${pad(year, 4)}-${pad(month, 2)}`,
  quarter: ({ year, month }) => `${pad(year, 4)}-Q${Math.ceil(month / 3)}`,
  year: ({ year }) => pad(year, 4),
};

/**
 * The first and the last day of a period.
 *
 * @example periodRange('2026-W02') // => ['2026-01-05', '2026-01-11']
 * @throws RangeError where `period` is no period.
 */
export function periodRange(period: string): readonly [first: string, last: string] {
  const week = /^(\d{4})-W(\d{2})$/.exec(period);
  if (week !== null) return weekRange(Number(week[1]), Number(week[2]), period);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter !== null) return monthsRange(Number(quarter[1]), Number(quarter[2]) * 3 - 2, Number(quarter[2]) * 3);
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period);
  if (month !== null) return monthsRange(Number(month[1]), Number(month[2]), Number(month[2]));
  if (/^\d{4}$/.test(period)) return monthsRange(Number(period), 1, 12);
  const day = isoDay(parseDay(period));
  return [day, day];
}

/**
 * The period that follows, of the same unit.
 *
 * @example nextPeriod('2026-Q4') // => '2027-Q1'
 * @throws RangeError where `period` is no period.
 */
export function nextPeriod(period: string): string {
  const [, last] = periodRange(period);
  return periodOf(isoDay(civilDay(dayNumber(parseDay(last)) + 1)), unitOf(period));
}

/**
 * The period before, of the same unit.
 *
 * @example previousPeriod('2026-W01') // => '2025-W52'
 * @throws RangeError where `period` is no period.
 */
export function previousPeriod(period: string): string {
  const [first] = periodRange(period);
  return periodOf(isoDay(civilDay(dayNumber(parseDay(first)) - 1)), unitOf(period));
}

/**
 * Every period from that of the first day to that of the last, none left out; none when `last` is before `first`.
 *
 * @example periodsBetween('2025-12-31', '2026-02-01', 'month') // => ['2025-12', '2026-01', '2026-02']
 * @throws RangeError where either is no day.
 */
export function periodsBetween(first: string, last: string, unit: PeriodUnit): readonly string[] {
  const end = periodOf(last, unit);
  let period = periodOf(first, unit);
  if (period > end) return [];
  const periods = [period];
  while (period !== end) {
    period = nextPeriod(period);
    periods.push(period);
  }
  return periods;
}

function unitOf(period: string): PeriodUnit {
  if (period.length === 4) return 'year';
  if (period.includes('W')) return 'week';
  if (period.includes('Q')) return 'quarter';
  return period.length === 7 ? 'month' : 'day';
}

function parseDay(text: string): CivilDay {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const civil = { year: Number(year), month: Number(month), day: Number(day) };
  if (!isDay(civil)) throw new RangeError(`not a day of the calendar: ${text}`);
  return civil;
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function isoWeek(civil: CivilDay): string {
  const number = dayNumber(civil);
  const thursday = number - weekday(number) + 3;
  const { year } = civilDay(thursday);
  const week = Math.floor((thursday - dayNumber({ year, month: 1, day: 1 })) / 7) + 1;
  return `${pad(year, 4)}-W${pad(week, 2)}`;
}

/** Monday is 0; 1970-01-01 was a Thursday. */
function weekday(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

function weekRange(year: number, week: number, period: string): readonly [string, string] {
  // January 4 is always in the first week.
  const fourth = dayNumber({ year, month: 1, day: 4 });
  const monday = fourth - weekday(fourth) + (week - 1) * 7;
  if (isoWeek(civilDay(monday)) !== period) throw new RangeError(`not a week of the calendar: ${period}`);
  return [isoDay(civilDay(monday)), isoDay(civilDay(monday + 6))];
}

function monthsRange(year: number, first: number, last: number): readonly [string, string] {
  return [isoDay({ year, month: first, day: 1 }), isoDay({ year, month: last, day: daysInMonth(year, last) })];
}
