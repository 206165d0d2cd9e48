import { literal, sql, type Sql } from '../../../sql/tag.ts';
import { millisecondsPerDay } from '../../../values/dates/calendar.ts';
import type { TypedColumn } from '../../typed-table.ts';

/** A form in which the cluster itself reads texts of a column as they are read here. */
export interface ReadableForm {
  readonly sql: (text: Sql) => Sql;
  /** Whether a text has it, and says that value. */
  readonly holds: (text: string, value: string | null) => boolean;
}

const isoDay = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]|$)/u;

/** Days since 1970 of a text that begins with a day of the calendar; NaN for others. */
function dayOf(text: string): number {
  if (!isoDay.test(text)) return Number.NaN;
  const time = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return new Date(time).toISOString().startsWith(text.slice(0, 10)) ? time / millisecondsPerDay : Number.NaN;
}

/** Texts in other forms go to the cluster with what they say. */
export function readableForm(column: TypedColumn): ReadableForm | null {
  switch (column.type) {
    case 'day':
      return {
        sql: (text) => sql`try_cast(substr(${text}, 1, 10) AS DATE)`,
        holds: (text, value) => value !== null && dayOf(text) === Number(value),
      };
    case 'count':
      return {
        sql: (text) => sql`try_cast(${text} AS INTEGER)`,
        holds: (text, value) => /^\d{1,9}$/u.test(text) && value === String(Number(text)),
      };
    case 'decimal':
      return {
        sql: (text) => sql`try_cast(${text} AS DECIMAL(${literal(column.digits)}, ${literal(column.scale)}))`,
        holds: (text, value) => isDecimal(text, column.scale) && value === withoutZeros(text),
      };
    case 'word':
      return { sql: (text) => text, holds: (text, value) => text === value };
    case 'key':
      return null;
  }
}

const isDecimal = (text: string, scale: number): boolean =>
  /^-?(?:0|[1-9]\d{0,17})(?:\.\d+)?$/u.test(text) && (text.split('.')[1] ?? '').length <= scale;

/** As exact decimals are written here. */
const withoutZeros = (text: string): string => {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.replace(/0+$/u, '');
  return digits === '' ? whole : `${whole}.${digits}`;
};
