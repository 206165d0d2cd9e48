import { joined, list, literal, sql, type Sql } from '../../../sql/tag.ts';
import { civilDay, isoDay, millisecondsPerDay } from '../../../values/dates/calendar.ts';
import type { Zone } from '../../../values/dates/zones/zone.ts';

/** A time of day and how far its clock is from UTC, at the end of a text. */
const zoned = String.raw`:[0-9]{2}(\.[0-9]+)? ?(Z|[+-][0-9]{2}:?[0-9]{2})$`;
const times = ['%H:%M:%S%z', '%H:%M:%S.%f%z', '%H:%M%z'];

export const saysZone = (cell: Sql): Sql => sql`regexp_matches(${cell}, ${literal(zoned)})`;

/** The moment in UTC of a text that says its zone; it stays a TIMESTAMP, which no setting of the database moves. */
export function momentInUtc(cell: Sql, days: readonly string[]): Sql {
  const formats = days.flatMap((day) => times.map((time) => literal(`${day} ${time}`)));
  const inNumbers = sql`regexp_replace(replace(${cell}, 'T', ' '), ' ?Z$', '+00:00')`;
  const text = sql`regexp_replace(${inNumbers}, ' ([+-][0-9:]+)$', ${literal(String.raw`\1`)})`;
  return sql`make_timestamp(epoch_us(try_strptime(${text}, [${list(formats)}])))`;
}

/** A text of a day, with a time or without, and with an offset or without. */
const written =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?(?: ?(Z|([+-])(\d{2}):?(\d{2})))?)?$/u;

/** Microseconds since 1970 as its clock shows them, and how far that clock is from UTC; null where it says no zone. */
export interface WrittenMoment {
  readonly wall: bigint;
  readonly offset: bigint | null;
}

/**
 * What a text in the plain form of ISO 8601 says; null for other texts.
 *
 * @example momentWritten('2026-03-01T10:00:00+01:00')?.offset // => 3600000000n
 * @example momentWritten('1 March 2026') // => null
 */
export function momentWritten(text: string): WrittenMoment | null {
  const match = written.exec(text);
  if (match === null) return null;
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0', decimals = '', zone, sign, east, past] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (isoDay(civilDay(midnight / millisecondsPerDay)) !== text.slice(0, 10)) return null;
  const clock = BigInt((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000_000n;
  const wall = BigInt(midnight) * 1000n + clock + BigInt(decimals.padEnd(6, '0'));
  if (zone === undefined) return { wall, offset: null };
  const offset = BigInt(Number(east ?? 0) * 60 + Number(past ?? 0)) * 60_000_000n;
  return { wall, offset: sign === '-' ? -offset : offset };
}

/** Some milliseconds since 1970 as a TIMESTAMP. */
export const timestamp = (milliseconds: number): Sql =>
  sql`TIMESTAMP ${literal(new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' '))}`;

/** The last microsecond before some whole seconds since 1970. */
export const justBefore = (milliseconds: number): Sql =>
  sql`TIMESTAMP ${literal(`${new Date(milliseconds - 1000).toISOString().slice(0, 19).replace('T', ' ')}.999999`)}`;

/** Where the clocks of a zone are changed between two moments, and what they are ahead of UTC before and after it. */
function changesIn(zone: Zone, first: number, last: number) {
  const changes: { readonly at: number; readonly before: number; readonly after: number }[] = [];
  for (let day = first; day < last; day += millisecondsPerDay) {
    const [before, after] = [zone.offset(day), zone.offset(day + millisecondsPerDay)];
    if (before === after) continue;
    let [low, high] = [day, day + millisecondsPerDay];
    while (high - low > 1000) {
      const middle = Math.round((low + high) / 2000) * 1000;
      if (zone.offset(middle) === before) low = middle;
      else high = middle;
    }
    changes.push({ at: high, before, after });
  }
  return changes;
}

const interval = (milliseconds: number): Sql => sql`to_seconds(${literal(milliseconds / 1000)})`;

/**
 * How far the clocks of a zone are ahead of UTC at a moment.
 *
 * @param between the first and the last moment that are asked for, in milliseconds
 * @param clock `wall` where the moment is what these clocks show: of an hour that comes twice the first, as in `instantOf`
 */
export function offsetAt(
  zone: Zone,
  moment: Sql,
  [first, last]: readonly [number, number],
  clock: 'utc' | 'wall',
): Sql {
  const [from, to] = [first - 2 * millisecondsPerDay, last + 2 * millisecondsPerDay];
  const changes = changesIn(zone, from, to);
  const whens = changes.map(({ at, before, after }) => {
    const change = clock === 'utc' ? at : at + Math.max(before, after);
    return sql` WHEN ${moment} < ${timestamp(change)} THEN ${interval(before)}`;
  });
  const end = interval(zone.offset(to));
  return whens.length === 0 ? end : sql`CASE${joined(whens)} ELSE ${end} END`;
}
