import type { Text } from '../../messages/language.ts';
import { isDay } from './calendar.ts';
import { dateForm, dayInOrder, type DateFamily, type DateForm, type DateOrder, type EpochUnit } from './date-form.ts';
import { isMissing } from '../missing.ts';
import type { ValueCount } from '../reading.ts';
import type { Zone } from './zones/zone.ts';

/** How a column writes its dates, decided once for all its values. */
export interface DateStyle {
  /** The form of most rows; null when no value has the form of a date. */
  readonly family: DateFamily | null;
  /** Months without a day are read beside days, as the first of theirs: nothing that is asked tells the days of a month apart. */
  readonly months: boolean;
  /** `ymd` for years first; for years last, the order that was settled or told; else null. */
  readonly order: DateOrder | null;
  /** The order of dates whose year stands last, beside others too; null where nothing settles it, and they are not read. */
  readonly yearLast: DateOrder | null;
  /** How dates with the year first go on. */
  readonly yearFirst: 'ymd' | 'ydm';
  readonly evidence: Text;
  /** Years stand last and nothing settles whether the day or the month stands first: no value can be read. */
  readonly ambiguous: boolean;
  /** Some years have two digits: 00–68 are read as 2000–2068, 69–99 as 1969–1999. */
  readonly twoDigitYear: boolean;
  readonly excelSerial: boolean;
  readonly epoch: EpochUnit | null;
  /** That of times without one, and in which days are counted. */
  readonly zone: Zone;
  /** Rows with a time of day and no zone. */
  readonly naive: number;
  /** Rows with a time of day and a zone or offset, and epochs. */
  readonly zoned: number;
  /** Rows with a text in a form that is not read. */
  readonly otherForms: number;
}

export interface Evidence {
  readonly rows: Map<DateFamily, number>;
  readonly orders: { dmy: number; mdy: number };
  readonly yearsFirst: { ymd: number; ydm: number; ydmInIso: number };
  readonly examples: { dmy?: string; mdy?: string };
  readonly epochs: Map<EpochUnit, number>;
  readonly twoDigitYears: Map<DateFamily, number>;
  readonly naive: Map<DateFamily, number>;
  readonly zoned: Map<DateFamily, number>;
  written: number;
  /** Rows with the year last that the calendar has in both orders. */
  either: number;
}

export const families: readonly DateFamily[] = [
  'year-first',
  'year-last',
  'month-name',
  'month',
  'excel-serial',
  'epoch',
];

/** Whether a form is read in a column; the order of what is read is another question. */
export function isRead(
  form: DateFamily,
  { family, yearLast, months = false }: Pick<DateStyle, 'family' | 'yearLast'> & Partial<Pick<DateStyle, 'months'>>,
): boolean {
  if (form === family) return true;
  const writesDays = family === 'year-first' || family === 'year-last' || family === 'month-name';
  if (form === 'month') return months && writesDays;
  if (form === 'year-first' || form === 'excel-serial') return writesDays;
  return form === 'year-last' && family === 'year-first' && yearLast !== null;
}

export function gather(values: Iterable<ValueCount>): Evidence {
  const evidence: Evidence = {
    rows: new Map(),
    orders: { dmy: 0, mdy: 0 },
    yearsFirst: { ymd: 0, ydm: 0, ydmInIso: 0 },
    examples: {},
    epochs: new Map(),
    twoDigitYears: new Map(),
    naive: new Map(),
    zoned: new Map(),
    written: 0,
    either: 0,
  };
  for (const { text, rows } of values) {
    if (isMissing(text)) continue;
    evidence.written += rows;
    const form = dateForm(text);
    if (form === null) continue;
    add(evidence.rows, form.family, rows);
    if (form.family === 'epoch') add(evidence.epochs, form.unit, rows);
    const zoned = isZoned(form);
    if (zoned !== null) add(zoned ? evidence.zoned : evidence.naive, form.family, rows);
    if ('twoDigitYear' in form && form.twoDigitYear) add(evidence.twoDigitYears, form.family, rows);
    if (form.family === 'year-first') addYearFirst(evidence, form, rows);
    const orders = form.family === 'year-last' ? ordersOf(form.parts) : [];
    if (orders.length === 2) evidence.either += rows;
    const [order] = orders;
    if (order === undefined || orders.length > 1) continue;
    evidence.orders[order] += rows;
    const example = evidence.examples[order];
    // The least text, so that the order of rows changes nothing.
    if (example === undefined || text < example) evidence.examples[order] = text;
  }
  return evidence;
}

function addYearFirst({ yearsFirst }: Evidence, form: Extract<DateForm, { family: 'year-first' }>, rows: number): void {
  if (form.dayBeforeMonth === null) return;
  const [ymd, ydm] = [isDay(form.day), isDay(form.dayBeforeMonth)];
  if (ymd && !ydm) yearsFirst.ymd += rows;
  if (ydm && !ymd) yearsFirst[form.isIso ? 'ydmInIso' : 'ydm'] += rows;
}

function add<Key>(counts: Map<Key, number>, key: Key, rows: number): void {
  counts.set(key, (counts.get(key) ?? 0) + rows);
}

/** Null for a form without a time of day. */
function isZoned(form: DateForm): boolean | null {
  if (form.family === 'epoch') return true;
  if (form.family === 'excel-serial') return form.milliseconds > 0 ? false : null;
  return form.time === null ? null : form.time.offset !== null;
}

/** The orders in which the calendar has such a day. */
const ordersOf = (parts: readonly [string, string, string]): ('dmy' | 'mdy')[] =>
  (['dmy', 'mdy'] as const).filter((order) => dayInOrder(parts, order) !== null);
