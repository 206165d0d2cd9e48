import type { Question } from '../../../questions/question.ts';
import { list, literal, sql, type Sql } from '../../../sql/tag.ts';
import { civilDay, dayNumberOf, isoDay, millisecondsPerDay } from '../../../values/dates/calendar.ts';
import { datePart } from '../../../values/dates/date-part-sql.ts';
import { instantOf } from '../../../values/dates/zones/instant.ts';
import { utc, zoneNamed } from '../../../values/dates/zones/zone.ts';
import { justBefore, momentInUtc, saysZone, timestamp } from './moments.ts';

type Asked = Pick<Question, 'from' | 'to' | 'zone' | 'dateOrder'>;

const orders = {
  ymd: ['%Y', '%m', '%d'],
  ydm: ['%Y', '%d', '%m'],
  dmy: ['%d', '%m', '%Y'],
  mdy: ['%m', '%d', '%Y'],
} as const;

/** The plain ways of writing a date in an order, and with the year first where no other order of such dates was named. */
const formatsOf = (order: keyof typeof orders): readonly string[] =>
  [...new Set([order, ...(order === 'ydm' ? [] : ['ymd' as const])])].flatMap((one) =>
    ['-', '/', '.'].map((mark) => orders[one].join(mark)),
  );

/**
 * The condition that a record is of the days that are asked for; one whose day is not plainly written meets nothing. A text that
 * says its zone is of the day in the zone of the question: between two moments of UTC.
 *
 * @param saysZones whether texts may say a zone
 */
export function daysSql(cell: Sql, { from, to, zone, dateOrder }: Asked, saysZones: boolean): Sql {
  const numberOf = (day: string | null) => (day === null ? null : dayNumberOf(day));
  const [first, last] = [numberOf(from), numberOf(to)];
  const formats = list(formatsOf(dateOrder ?? 'ymd').map(literal));
  const day = sql`CAST(try_strptime(${datePart(cell, false)}, [${formats}]) AS DATE)`;
  const date = (number: number) => sql`DATE ${literal(isoDay(civilDay(number)))}`;
  const written = within(day, first === null ? null : date(first), last === null ? null : date(last));
  if (!saysZones) return sql`coalesce(${written}, FALSE)`;
  const there = (zone === null ? null : zoneNamed(zone)) ?? utc;
  const midnight = (number: number) => instantOf(number * millisecondsPerDay, there);
  const moment = momentInUtc(cell, [
    '%Y-%m-%d',
    ...(dateOrder === null || dateOrder === 'ymd' ? [] : formatsOf(dateOrder)),
  ]);
  const between = within(
    moment,
    first === null ? null : timestamp(midnight(first)),
    last === null ? null : justBefore(midnight(last + 1)),
  );
  return sql`coalesce(CASE\n  WHEN ${saysZone(cell)} THEN ${between}\n  ELSE ${written}\nEND, FALSE)`;
}

function within(value: Sql, first: Sql | null, last: Sql | null): Sql {
  if (first !== null && last !== null) return sql`${value} BETWEEN ${first} AND ${last}`;
  if (first !== null) return sql`${value} >= ${first}`;
  return last === null ? sql`TRUE` : sql`${value} <= ${last}`;
}
