import { civilDay, dayNumberOf, isoDay } from '../../src/values/dates/calendar.ts';
import { periodOf, periodRange, type PeriodUnit } from '../../src/values/dates/periods/period.ts';

/** A day, as its number since 1970-01-01. */
export type Day = number;

export const dayOf = (text: string): Day => dayNumberOf(text);
export const textOf = (day: Day): string => isoDay(civilDay(day));

/** The days that a run is asked about. */
export interface Asked {
  readonly unit: PeriodUnit | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly asOf: Day;
}

/** A row of a report over time: consecutive days of one period, or all that were asked for. */
export interface Stretch {
  readonly period: string | null;
  readonly days: readonly Day[];
  /** All of the period was asked for, and it is over. */
  readonly complete: boolean;
  /** Of the one before it not all was asked for: what rests on that is not complete. */
  readonly followsCut?: boolean;
}

/** The first of the 12 months up to a day; a year back from 29 February is 28 February. */
export function yearUpTo(last: Day): Day {
  const text = textOf(last);
  const ago = `${Number(text.slice(0, 4)) - 1}${text.slice(4)}`;
  return dayOf(ago.endsWith('02-29') ? `${ago.slice(0, 8)}28` : ago) + 1;
}

/** The stretches of what was asked, where the first thing ever happened on `first`. */
export function stretchesOf({ unit, from, to, asOf }: Asked, first: Day): readonly Stretch[] {
  const last = to ?? asOf;
  if (unit === null) return [{ period: null, days: daysFrom(from ?? yearUpTo(last), last), complete: last <= asOf }];
  const days = new Map<string, Day[]>();
  for (const day of daysFrom(from ?? first, last)) {
    const period = periodOf(textOf(day), unit);
    days.set(period, [...(days.get(period) ?? []), day]);
  }
  const [firstPeriod] = days.keys();
  const beginsCut = from !== null && firstPeriod !== undefined && from > dayOf(periodRange(firstPeriod)[0]);
  return [...days].map(([period, ofPeriod], at) => {
    const [begins, ends] = periodRange(period).map(dayOf) as [Day, Day];
    const isCut = (from !== null && from > begins) || last < ends;
    return { period, days: ofPeriod, complete: !isCut && ends <= asOf, followsCut: beginsCut && at === 1 };
  });
}

function daysFrom(first: Day, last: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day += 1) days.push(day);
  return days;
}
