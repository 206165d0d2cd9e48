import type { Text } from '../../messages/language.ts';
import { dateForm, dayInOrder, type DateFamily, type DateForm, type DateOrder, type EpochUnit } from './date-form.ts';
import { isMissing } from '../missing.ts';
import { isStray, type ValueCount } from '../reading.ts';
import { utc, type Zone } from './zones/zone.ts';

/** How a column writes its dates, decided once for all its values. */
export interface DateStyle {
  /** The form of most rows; null when no value has the form of a date. */
  readonly family: DateFamily | null;
  /** `ymd` for years first; for years last, the order that was settled or told; else null. */
  readonly order: DateOrder | null;
  /** The order of dates whose year stands last, beside others too; null where nothing settles it, and they are not read. */
  readonly yearLast: DateOrder | null;
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

interface Evidence {
  readonly rows: Map<DateFamily, number>;
  readonly orders: { dmy: number; mdy: number };
  readonly examples: { dmy?: string; mdy?: string };
  readonly epochs: Map<EpochUnit, number>;
  readonly twoDigitYears: Map<DateFamily, number>;
  readonly naive: Map<DateFamily, number>;
  readonly zoned: Map<DateFamily, number>;
  written: number;
  /** Rows with the year last that the calendar has in both orders. */
  either: number;
}

/**
 * How a column writes its dates, by the evidence of all its values.
 *
 * - One family of forms to a column, that of most rows (a tie goes to years first, then to names of months); values in
 *   another are unreadable, but for years first and spreadsheet serials, which have one reading wherever days are written,
 *   and for years last beside years first, once their order is settled. By themselves serials and epochs are dates only
 *   where every value is one.
 * - With years last, a value that the calendar has in one order alone settles the order (`31/12/2026`). When both orders
 *   are proven, the lesser counts as stray records only up to one row in a hundred; otherwise, and when no value proves
 *   anything, the style is ambiguous, also where more than stray records stand so among ISO dates. `options.order` settles it by decree.
 *
 * @example dateStyle([{ text: '05/01/2024', rows: 3 }, { text: '13/01/2024', rows: 1 }]).order // => 'dmy'
 * @example dateStyle([{ text: '01/02/2024', rows: 1 }]).ambiguous // => true
 */
export function dateStyle(
  values: Iterable<ValueCount>,
  options: { readonly order?: DateOrder; readonly zone?: Zone } = {},
): DateStyle {
  const evidence = gather(values);
  const family = familyOf(evidence);
  const told = options.order !== undefined && canApply(options.order, evidence) ? options.order : null;
  const isBesideIso = family === 'year-first' && evidence.rows.has('year-last');
  const yearLast = family === 'year-last' || isBesideIso ? (told ?? settledOrder(evidence)) : null;
  const order = family === 'year-first' ? 'ymd' : yearLast;
  const epoch = family === 'epoch' ? ([...evidence.epochs.keys()][0] ?? null) : null;
  const read = families.filter((one) => isRead(one, { family, yearLast }));
  const count = (rows: ReadonlyMap<DateFamily, number>) => read.reduce((sum, one) => sum + (rows.get(one) ?? 0), 0);
  const style = {
    family,
    order,
    yearLast,
    ambiguous: (family === 'year-last' || (isBesideIso && !isFew(evidence))) && yearLast === null,
    twoDigitYear: count(evidence.twoDigitYears) > 0,
    excelSerial: family === 'excel-serial',
    epoch,
    zone: options.zone ?? utc,
    naive: count(evidence.naive),
    zoned: count(evidence.zoned),
    otherForms: evidence.written - count(evidence.rows),
  };
  return { ...style, evidence: inWords(style, evidence, told !== null) };
}

/** So few days with the year last among ISO ones that they are stray records. */
const isFew = ({ rows, either }: Evidence) => isStray(either, rows.get('year-first') ?? 0);

const families: readonly DateFamily[] = ['year-first', 'year-last', 'month-name', 'excel-serial', 'epoch'];

/** Whether a form is read in a column; the order of what is read is another question. */
export function isRead(form: DateFamily, { family, yearLast }: Pick<DateStyle, 'family' | 'yearLast'>): boolean {
  if (form === family) return true;
  const writesDays = family === 'year-first' || family === 'year-last' || family === 'month-name';
  if (form === 'year-first' || form === 'excel-serial') return writesDays;
  return form === 'year-last' && family === 'year-first' && yearLast !== null;
}

function gather(values: Iterable<ValueCount>): Evidence {
  const evidence: Evidence = {
    rows: new Map(),
    orders: { dmy: 0, mdy: 0 },
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

function familyOf(evidence: Evidence): DateFamily | null {
  const rowsOf = (family: DateFamily) => evidence.rows.get(family) ?? 0;
  if (evidence.written > 0 && rowsOf('excel-serial') === evidence.written) return 'excel-serial';
  if (evidence.written > 0 && rowsOf('epoch') === evidence.written && evidence.epochs.size === 1) return 'epoch';
  const candidates = (['year-first', 'month-name', 'year-last'] as const).filter((family) => rowsOf(family) > 0);
  return candidates.toSorted((a, b) => rowsOf(b) - rowsOf(a))[0] ?? null;
}

/** A year of four digits in the last place can not be told to stand first. */
function canApply(order: DateOrder, { twoDigitYears }: Evidence): boolean {
  return order !== 'ymd' || twoDigitYears.has('year-last');
}

function settledOrder({ orders }: Evidence): 'dmy' | 'mdy' | null {
  const winner = orders.mdy > orders.dmy ? 'mdy' : 'dmy';
  const lesser = Math.min(orders.dmy, orders.mdy);
  return orders[winner] > 0 && isStray(lesser, orders[winner]) ? winner : null;
}

const orderName: Readonly<Record<DateOrder, Text>> = {
  dmy: { en: 'day, month, year', es: 'día, mes, año' },
  mdy: { en: 'month, day, year', es: 'mes, día, año' },
  ymd: { en: 'year, month, day', es: 'año, mes, día' },
};

function inWords(style: Omit<DateStyle, 'evidence'>, evidence: Evidence, told: boolean): Text {
  const parts = [formInWords(style, evidence, told), ...othersInWords(style, evidence, told)];
  if (style.twoDigitYear) {
    parts.push({
      en: 'years of two digits: 00–68 are 2000–2068, 69–99 are 1969–1999',
      es: 'años de dos cifras: 00–68 son 2000–2068, 69–99 son 1969–1999',
    });
  }
  if (style.zoned > 0 && (style.epoch === null || style.zone !== utc)) {
    parts.push({
      en: `days are those of ${style.zone.name} (rows with a zone: ${style.zoned})`,
      es: `los días son los de ${style.zone.name} (filas con zona: ${style.zoned})`,
    });
  }
  if (style.zoned > 0 && style.naive > 0) {
    parts.push({ en: `rows without a zone: ${style.naive}`, es: `filas sin zona: ${style.naive}` });
  }
  if (style.family !== null && style.otherForms > 0) {
    parts.push({
      en: `rows in another form, not read: ${style.otherForms}`,
      es: `filas en otra forma, no leídas: ${style.otherForms}`,
    });
  }
  return join(parts);
}

const formName: Readonly<Record<Exclude<DateFamily, 'year-last' | 'epoch'>, Text>> = {
  'year-first': orderName.ymd,
  'month-name': { en: 'months by name', es: 'meses por su nombre' },
  'excel-serial': {
    en: 'every value looks like a spreadsheet serial date (days since 1899-12-30)',
    es: 'todos los valores parecen fechas seriales de hoja de cálculo (días desde 1899-12-30)',
  },
};

const unitName: Readonly<Record<EpochUnit, Text>> = {
  s: { en: 'seconds', es: 'segundos' },
  ms: { en: 'milliseconds', es: 'milisegundos' },
  us: { en: 'microseconds', es: 'microsegundos' },
};

function formInWords(style: Omit<DateStyle, 'evidence'>, evidence: Evidence, told: boolean): Text {
  if (style.family === null) return { en: 'no value has the form of a date', es: 'ningún valor tiene forma de fecha' };
  if (style.family === 'year-last') return orderInWords(style.order, evidence, told);
  if (style.family !== 'epoch') return formName[style.family];
  const unit = unitName[style.epoch ?? 's'];
  return {
    en: `every value looks like ${unit.en} since 1970-01-01 UTC`,
    es: `todos los valores parecen ${unit.es} desde 1970-01-01 UTC`,
  };
}

/** The forms that are read beside that of most rows. */
function othersInWords(style: Omit<DateStyle, 'evidence'>, evidence: Evidence, told: boolean): Text[] {
  const rows = (form: DateFamily) => evidence.rows.get(form) ?? 0;
  const isBeside = (form: DateFamily) => form !== style.family && rows(form) > 0 && isRead(form, style);
  const others: Text[] = [];
  if (isBeside('year-first')) {
    others.push({
      en: `rows with the year first, read as ${orderName.ymd.en}: ${rows('year-first')}`,
      es: `filas con el año delante, leídas como ${orderName.ymd.es}: ${rows('year-first')}`,
    });
  }
  if (isBeside('year-last')) {
    const order = orderInWords(style.yearLast, evidence, told);
    others.push({
      en: `rows with the year last: ${rows('year-last')}, ${order.en}`,
      es: `filas con el año detrás: ${rows('year-last')}, ${order.es}`,
    });
  }
  if (isBeside('excel-serial')) {
    others.push({
      en: `rows with a spreadsheet serial (days since 1899-12-30): ${rows('excel-serial')}`,
      es: `filas con una fecha serial de hoja de cálculo (días desde 1899-12-30): ${rows('excel-serial')}`,
    });
  }
  return others;
}

function orderInWords(order: DateOrder | null, { orders, examples }: Evidence, told: boolean): Text {
  const dmy = examples.dmy ?? '';
  const mdy = examples.mdy ?? '';
  if (order === null && orders.dmy > 0) {
    return {
      en: `both "${dmy}" (rows: ${orders.dmy}) and "${mdy}" (rows: ${orders.mdy}): day and month cannot be told apart`,
      es: `tanto "${dmy}" (filas: ${orders.dmy}) como "${mdy}" (filas: ${orders.mdy}): no se distingue el día del mes`,
    };
  }
  if (order === null) {
    return { en: 'no value tells day from month', es: 'ningún valor distingue el día del mes' };
  }
  const name = orderName[order];
  const against = order === 'dmy' ? orders.mdy : order === 'mdy' ? orders.dmy : 0;
  const contradicted =
    against > 0 ? { en: `rows that contradict it: ${against}`, es: `filas que lo contradicen: ${against}` } : null;
  if (told || order === 'ymd')
    return join([{ en: `${name.en}, as told`, es: `${name.es}, como se indicó` }, contradicted]);
  const example = order === 'dmy' ? dmy : mdy;
  const proof = {
    en: `${name.en}: "${example}" has no other reading (rows that prove it: ${orders[order]})`,
    es: `${name.es}: "${example}" no tiene otra lectura (filas que lo prueban: ${orders[order]})`,
  };
  return join([proof, contradicted]);
}

function join(parts: readonly (Text | null)[]): Text {
  const present = parts.filter((part) => part !== null);
  return { en: present.map((part) => part.en).join('; '), es: present.map((part) => part.es).join('; ') };
}
