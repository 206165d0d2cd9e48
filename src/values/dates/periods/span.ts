import { civilDay, dayNumber, dayNumberOf, daysInMonth, isoDay } from '../calendar.ts';

export const spanUnits = ['day', 'week', 'month', 'year'] as const;
export type SpanUnit = (typeof spanUnits)[number];

/** A stretch of time as people say it: so many units of the calendar. */
export interface TimeSpan {
  readonly count: number;
  readonly unit: SpanUnit;
}

const words: Readonly<Record<SpanUnit, RegExp>> = {
  day: /^(d|days?|d[ií]as?)$/iu,
  week: /^(w|weeks?|semanas?)$/iu,
  month: /^(months?|mes|meses)$/iu,
  year: /^(y|years?|años?)$/iu,
};

/** A hundred years: further ahead nobody looks. */
const mostDays = 36_525;

const hours = /^(h|hours?|horas?)$/iu;

/**
 * What a text says of time, in English or Spanish; hours that make whole days are days.
 * Null where it is no whole number of units, from 1 to a hundred years.
 *
 * @example readSpan('18 months') // => { count: 18, unit: 'month' }
 * @example readSpan('48 hours') // => { count: 2, unit: 'day' }
 * @example readSpan('36 hours') // => null
 * @example readSpan('1 year or so') // => null
 */
export function readSpan(text: string): TimeSpan | null {
  const [, digits, word = ''] = /^\s*(\d{1,6})\s*(\p{L}+)\s*$/u.exec(text) ?? [];
  const areHours = hours.test(word);
  const unit = areHours ? 'day' : spanUnits.find((one) => words[one].test(word));
  const count = areHours ? Number(digits) / 24 : Number(digits);
  if (!Number.isInteger(count)) return null;
  return unit === undefined || count < 1 || count * daysInUnit(unit) > mostDays ? null : { count, unit };
}

/** A unit alone, and several. */
const named = {
  en: { day: ['day', 'days'], week: ['week', 'weeks'], month: ['month', 'months'], year: ['year', 'years'] },
  es: { day: ['día', 'días'], week: ['semana', 'semanas'], month: ['mes', 'meses'], year: ['año', 'años'] },
} as const;

/**
 * A stretch of time as `readSpan` reads it.
 *
 * @example spanText({ count: 18, unit: 'month' }) // => '18 months'
 * @example spanText({ count: 1, unit: 'year' }, 'es') // => '1 año'
 */
export const spanText = ({ count, unit }: TimeSpan, language: 'en' | 'es' = 'en'): string =>
  `${count} ${named[language][unit][count === 1 ? 0 : 1]}`;

/**
 * The day so long after another one, by the calendar; with a count below 0 before it. A month without the day ends sooner.
 *
 * @example dayAfterSpan('2024-02-29', { count: 1, unit: 'year' }) // => '2025-02-28'
 * @example dayAfterSpan('1997-09-30', { count: 39, unit: 'week' }) // => '1998-06-30'
 */
export function dayAfterSpan(day: string, { count, unit }: TimeSpan): string {
  const number = dayNumberOf(day);
  if (unit === 'day' || unit === 'week') return isoDay(civilDay(number + count * (unit === 'week' ? 7 : 1)));
  const { year, month, day: ofMonth } = civilDay(number);
  const months = 12 * year + month - 1 + count * (unit === 'year' ? 12 : 1);
  const there = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
  const known = Math.min(ofMonth, daysInMonth(there.year, there.month));
  return isoDay(civilDay(dayNumber({ ...there, day: known })));
}

/**
 * How many years a stretch of time takes from a day on: whole ones by the calendar, and of the next the part that its days are.
 * Without a day, in the mean.
 *
 * @example yearsInSpan({ count: 2, unit: 'year' }, '2024-02-29') // => 2
 * @example yearsInSpan({ count: 18, unit: 'month' }, '2025-01-01') // => 1.49589
 * @example yearsInSpan({ count: 6, unit: 'month' }, null) // => 0.5
 */
export function yearsInSpan(span: TimeSpan, from: string | null): number {
  if (from === null) return (span.count * daysInUnit(span.unit)) / daysInUnit('year');
  const end = dayNumberOf(dayAfterSpan(from, span));
  const after = (years: number) => dayNumberOf(dayAfterSpan(from, { count: years, unit: 'year' }));
  let whole = 0;
  while (after(whole + 1) <= end) whole += 1;
  return whole + (end - after(whole)) / (after(whole + 1) - after(whole));
}

/**
 * How many days a unit has in the mean: a year 365.25, a month a twelfth of it.
 *
 * @example daysInUnit('month') // => 30.4375
 */
export function daysInUnit(unit: SpanUnit): number {
  if (unit === 'day') return 1;
  if (unit === 'week') return 7;
  return unit === 'year' ? 365.25 : 365.25 / 12;
}
