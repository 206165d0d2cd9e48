import type { Question } from '../../../questions/question.ts';
import type { TypedRelation } from '../../../records/typed/relation.ts';
import type { RelationName } from '../../../relations/index.ts';
import { dayNumberOf, millisecondsPerDay } from '../../../values/dates/calendar.ts';
import { readPause, secondsIn } from '../../../values/dates/periods/pause.ts';
import { dayAfterSpan, readSpan } from '../../../values/dates/periods/span.ts';
import { instantOf } from '../../../values/dates/zones/instant.ts';
import { utc, zoneNamed } from '../../../values/dates/zones/zone.ts';
import type { OwnValue, QueryReduction, Stretch } from '../../reduction.ts';
import type { Wanted } from '../request.ts';
import type { Segments } from '../segments/segments.ts';
import { gridOf, type Days } from './spans.ts';
import type { Weigh } from './weighing.ts';

/** One asking of a query: its relations, and what of the question says how its rows are grouped. */
export interface Asking {
  readonly query: QueryReduction;
  /** What names the query in a fault. */
  readonly what: string;
  readonly options: Wanted['options'];
  readonly relations: ReadonlyMap<RelationName, TypedRelation>;
  readonly segments: Segments;
  readonly weigh: Weigh;
  /** Columns of scores whose scale is in doubt: SQL sees none of them. */
  readonly doubted: ReadonlySet<string>;
  readonly days: Days;
  readonly question: Question;
  /** The stretch of days or the file that it is asked of, where several are compared. */
  readonly part?: string;
}

/** Which groups are told apart. */
export interface Grouping {
  readonly segments: boolean;
  readonly periods: boolean;
}

export const whole: Grouping = { segments: false, periods: false };

/** The days that a query is asked about, and the metric's own options that it sees. */
export interface AskedDays {
  readonly grid: readonly Stretch[];
  readonly firstDay: string;
  readonly own: ReadonlyMap<string, OwnValue>;
}

/** Null where no day is asked about. */
export function toldOf({ query, days, question, options }: Asking, { periods }: Grouping): AskedDays | null {
  const { from, to, period } = question;
  const { span = 'records', restsOnBefore = false } = query;
  const grid = gridOf(days, { unit: periods ? period : null, from, to, span, restsOnBefore });
  const firstDay = grid.find(({ ordinal }) => ordinal === 1)?.first;
  if (firstDay === undefined) return null;
  const own = [
    ...(query.sees ?? []).map((name) => [name, valueOf(options[name], days.asOf)] as const),
    ...(query.pauses ?? []).map((name) => [name, secondsIn(readPause(String(options[name]))!)] as const),
    ...(query.seesEnd === true
      ? [
          ['as_of_minute', endOf(question)] as const,
          ['began_from', dayOrNull(question.began?.from)] as const,
          ['began_to', dayOrNull(question.began?.to)] as const,
        ]
      : []),
  ];
  return { grid, firstDay, own: new Map(own) };
}

const dayOrNull = (day: string | null | undefined) => (day === null || day === undefined ? null : dayNumberOf(day));

/** The end of the last day that was asked for, in the zone of the question. */
function endOf({ asOf, zone }: Pick<Question, 'asOf' | 'zone'>): number | null {
  if (asOf === null) return null;
  const midnight = (dayNumberOf(asOf) + 1) * millisecondsPerDay;
  return instantOf(midnight, (zone === null ? null : zoneNamed(zone)) ?? utc) / 60_000;
}

/** A day reaches SQL as days since 1970, a stretch of time as the days that it takes up to as-of, a choice as its word. */
function valueOf(value: unknown, asOf: string): OwnValue {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  if (isIsoDay.test(value)) return dayNumberOf(value);
  const span = readSpan(value);
  return span === null ? value : dayNumberOf(asOf) - dayNumberOf(dayAfterSpan(asOf, { ...span, count: -span.count }));
}

const isIsoDay = /^\d{4}-\d{2}-\d{2}$/u;
