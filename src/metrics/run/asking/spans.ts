import { list, literal, sql, identifier, type Sql } from '../../../sql/tag.ts';
import { civilDay, dayNumberOf, isoDay } from '../../../values/dates/calendar.ts';
import { dayAfterSpan } from '../../../values/dates/periods/span.ts';
import {
  periodOf,
  periodRange,
  periodsBetween,
  previousPeriod,
  type PeriodUnit,
} from '../../../values/dates/periods/period.ts';
import type { OwnValue, Span, Stretch } from '../../reduction.ts';

/** The days that queries are about. */
export interface Days {
  /** The last day that counts. */
  readonly asOf: string;
  /** The first day of the records that are counted. */
  readonly firstUsed: string;
}

/** What of a question says which days it is about. */
export interface DaysAsked {
  readonly unit: PeriodUnit | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly span: Span;
  /** A period that follows one of which only the end was asked for is not complete. */
  readonly restsOnBefore?: boolean;
}

/**
 * The periods that are asked for, or one stretch without a name; before them the one before, and all time before that. None
 * where the days asked for lie wholly after the last one that counts.
 */
export function gridOf(
  { asOf, firstUsed }: Days,
  { unit, from, to, span, restsOnBefore = false }: DaysAsked,
): readonly Stretch[] {
  const last = to === null || to > asOf ? asOf : to;
  const isFixed = unit === null && typeof span === 'object';
  const usual = unit !== null || span === 'records' ? firstUsed : firstOfSpan(span, last);
  const first = isFixed ? usual : (from ?? usual);
  if (first > last) return [];
  const asked = { first, last };
  const asOne = { ...asked, name: null, complete: to === null || to <= asOf };
  const stretches = unit === null ? [asOne] : periods(from === null ? wholePeriods(asked, unit) : asked, unit);
  const isCut = unit !== null && from !== null && restsOnBefore && first > rangeOf(stretches[0]!.name!).first;
  const numbered = stretches.map((stretch, at) => ({
    ...stretch,
    ordinal: at + 1,
    complete: stretch.complete && !(isCut && at === 1),
  }));
  const before = unit === null ? stretchBefore(asked) : rangeOf(previousPeriod(stretches[0]!.name!));
  return [
    { ...longAgo, first: '0001-01-01', last: dayBefore(before.first) },
    { name: null, ordinal: 0, ...before, complete: true },
    // Of a period that is asked for from some day on, the days before that are past too.
    ...(first > dayAfter(before.last) ? [{ ...longAgo, first: dayAfter(before.last), last: dayBefore(first) }] : []),
    ...numbered,
  ];
}

/** What lies before the days that are compared. */
const longAgo = { name: null, ordinal: -1, complete: true } as const;

/** Of the stretch before the one asked for, so much may have passed before the first record: else it is not whole. */
const missingPart = 0.1;

/** The first day of the stretch before the one that is asked for, where the records begin well after it; null where not. */
export function beginsTooLate(days: Days, asked: DaysAsked): string | null {
  const before = gridOf(days, asked).find(({ ordinal }) => ordinal === 0);
  if (before === undefined) return null;
  const [first, last, used] = [before.first, before.last, days.firstUsed].map(dayNumberOf) as [number, number, number];
  return used > first + missingPart * (last - first + 1) ? before.first : null;
}

interface Ends {
  readonly first: string;
  readonly last: string;
}

/** Where nobody asked for a first day, the first period is looked at from its beginning. */
const wholePeriods = ({ first, last }: Ends, unit: PeriodUnit): Ends => ({
  first: rangeOf(periodOf(first, unit)).first,
  last,
});

function periods({ first, last }: Ends, unit: PeriodUnit) {
  return periodsBetween(first, last, unit).map((name) => {
    const [begin, end] = periodRange(name);
    const within = { first: begin < first ? first : begin, last: end > last ? last : end };
    return {
      name,
      ...within,
      complete: within.first === begin && within.last === end,
    };
  });
}

const rangeOf = (period: string): Ends => {
  const [first, last] = periodRange(period);
  return { first, last };
};

function firstOfSpan(span: Exclude<Span, 'records'>, last: string): string {
  return span === 'year' ? dayAfter(yearBack(last)) : isoDay(civilDay(dayNumberOf(last) - span.days + 1));
}

/** As long a stretch as this one, up to the day before it. */
function stretchBefore({ first, last }: Ends): Ends {
  const days = dayNumberOf(last) - dayNumberOf(first);
  const isYear = first === dayAfter(yearBack(last));
  const end = dayBefore(first);
  return { first: isYear ? dayAfter(yearBack(end)) : isoDay(civilDay(dayNumberOf(end) - days)), last: end };
}

/** The same day of the year before; 28 February for the 29th. */
const yearBack = (day: string) => dayAfterSpan(day, { count: -1, unit: 'year' });

const dayAfter = (day: string) => isoDay(civilDay(dayNumberOf(day) + 1));
const dayBefore = (day: string) => isoDay(civilDay(dayNumberOf(day) - 1));

export const date = (day: string): Sql => sql`CAST(${literal(day)} AS DATE)`;

const stretchRow = ({ name, ordinal, first, last, complete }: Stretch): Sql =>
  sql`(${list([literal(name), literal(ordinal), literal(first), literal(last), complete ? sql`true` : sql`false`])})`;

/** The relation `grid`; `periods` is its part from 1 on. */
export const gridSql = (grid: readonly Stretch[]): Sql =>
  sql`SELECT CAST(name AS VARCHAR) AS name, ordinal, CAST(first AS DATE) AS first, CAST(last AS DATE) AS last, complete FROM (VALUES ${list(grid.map(stretchRow))}) AS stretches (name, ordinal, first, last, complete)`;

export const periodsSql = sql`SELECT name, ordinal, first, last, complete FROM grid WHERE ordinal > 0`;

/** The one row of what was asked: the last day that counts, and a metric's own numbers and words. */
export const askedSql = (asOf: string, own: readonly (readonly [name: string, value: OwnValue])[]): Sql =>
  sql`SELECT ${list([
    sql`${date(asOf)} AS as_of`,
    ...own.map(([name, value]) =>
      typeof value === 'string'
        ? sql`${literal(value)} AS ${identifier(name)}`
        : sql`CAST(${literal(value)} AS INTEGER) AS ${identifier(name)}`,
    ),
  ])}`;
