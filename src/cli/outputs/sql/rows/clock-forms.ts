import type { TypedKind } from '../../../../engines/typed-table.ts';
import { list, literal, sql, type Sql } from '../../../../sql/tag.ts';
import { civilDay, dayNumberOf, isoDay, millisecondsPerDay } from '../../../../values/dates/calendar.ts';
import { instantOf } from '../../../../values/dates/zones/instant.ts';
import { utc } from '../../../../values/dates/zones/zone.ts';
import { momentInUtc, momentWritten, offsetAt, saysZone } from '../moments.ts';
import type { Clock, Form } from './form.ts';

const noDay = (text: string): null | undefined => (/\d/u.test(text) ? undefined : null);

const isoDays: Form = {
  sql: (cell) => sql`TRY_CAST(left(${cell}, 10) AS DATE)`,
  value(text) {
    if (!/^\d{4}-\d{2}-\d{2}(?:[T ]|$)/u.test(text)) return noDay(text);
    return realDay(text.slice(0, 10));
  },
};

function realDay(iso: string): string | undefined {
  const number = dayNumberOf(iso);
  return Number.isInteger(number) && isoDay(civilDay(number)) === iso ? String(number) : undefined;
}

type Order = readonly [year: number, month: number, day: number];

/** Where year, month and day stand, and the pattern of a text that begins with them. */
const orders: readonly (readonly [format: readonly string[], pattern: RegExp, order: Order])[] = [
  [['%d', '%m', '%Y'], /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=[T ]|$)/u, [4, 3, 1]],
  [['%m', '%d', '%Y'], /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=[T ]|$)/u, [4, 1, 3]],
  [['%Y', '%m', '%d'], /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=[T ]|$)/u, [1, 3, 4]],
  [['%Y', '%d', '%m'], /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=[T ]|$)/u, [1, 4, 3]],
];

const orderedDays: readonly Form[] = orders.map(([format, pattern, [year, month, day]]) => ({
  sql: (cell) => {
    const formats = list(['-', '/', '.'].map((mark) => literal(format.join(mark))));
    return sql`CAST(try_strptime(regexp_extract(${cell}, '^[0-9]+[-/.][0-9]+[-/.][0-9]+'), [${formats}]) AS DATE)`;
  },
  value(text) {
    const match = pattern.exec(text);
    if (match === null) return noDay(text);
    return realDay([match[year]!, match[month]!.padStart(2, '0'), match[day]!.padStart(2, '0')].join('-'));
  },
}));

/** Days as they are written; and where texts say a zone, as they are in the zone of the question. */
export function dayForms({ zone, between }: Clock): readonly Form[] {
  const plain = [isoDays, ...orderedDays];
  return [
    ...plain,
    ...plain.slice(0, 1).map((form): Form => {
      return {
        sql: (cell) => {
          const moment = momentInUtc(cell, ['%Y-%m-%d']);
          const there = zone === utc ? moment : sql`${moment} + ${offsetAt(zone, moment, between, 'utc')}`;
          return sql`CASE WHEN ${saysZone(cell)} THEN CAST(${there} AS DATE) ELSE ${form.sql(cell)} END`;
        },
        value(text) {
          const moment = momentWritten(text);
          if (moment === null || moment.offset === null) return form.value(text);
          const milliseconds = Number((moment.wall - moment.offset) / 1000n);
          return String(Math.floor((milliseconds + zone.offset(milliseconds)) / millisecondsPerDay));
        },
      };
    }),
  ];
}

/** Moments in microseconds since 1970 UTC: of texts without a zone, of that of the question. */
export function momentForms(
  { zone, between }: Clock,
  { digits }: TypedKind & { readonly type: 'decimal' },
): readonly Form[] {
  const whole = (moment: Sql) => sql`CAST(epoch_us(${moment}) AS DECIMAL(${literal(digits)}, 0))`;
  const wall = (cell: Sql) => sql`TRY_CAST(${cell} AS TIMESTAMP)`;
  const inUtc = (cell: Sql) =>
    zone === utc ? wall(cell) : sql`${wall(cell)} - ${offsetAt(zone, wall(cell), between, 'wall')}`;
  const value = (text: string) => {
    const moment = momentWritten(text);
    if (moment === null) return noDay(text);
    if (moment.offset !== null) return String(moment.wall - moment.offset);
    const milliseconds = moment.wall / 1000n;
    const there = BigInt(instantOf(Number(milliseconds), zone));
    return String(there * 1000n + (moment.wall - milliseconds * 1000n));
  };
  const isZoned = (text: string) => (momentWritten(text)?.offset ?? null) !== null;
  return [
    { sql: (cell) => whole(inUtc(cell)), value: (text) => (isZoned(text) ? undefined : value(text)) },
    {
      sql: (cell) =>
        whole(sql`CASE WHEN ${saysZone(cell)} THEN ${momentInUtc(cell, ['%Y-%m-%d'])} ELSE ${inUtc(cell)} END`),
      value,
    },
  ];
}
