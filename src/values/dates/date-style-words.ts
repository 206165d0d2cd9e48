import type { Text } from '../../messages/language.ts';
import { isRead, type DateStyle, type Evidence } from './date-evidence.ts';
import type { DateFamily, DateOrder, EpochUnit } from './date-form.ts';
import { utc } from './zones/zone.ts';

const orderName: Readonly<Record<DateOrder, Text>> = {
  dmy: { en: 'day, month, year', es: 'día, mes, año' },
  mdy: { en: 'month, day, year', es: 'mes, día, año' },
  ymd: { en: 'year, month, day', es: 'año, mes, día' },
  ydm: { en: 'year, day, month', es: 'año, día, mes' },
};

export function inWords(style: Omit<DateStyle, 'evidence'>, evidence: Evidence, told: boolean): Text {
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
  month: { en: 'months without a day', es: 'meses sin día' },
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
  if (style.family === 'year-first') return orderName[style.yearFirst];
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
  if (isBeside('month')) {
    others.push({
      en: `rows with a month without a day: ${rows('month')}`,
      es: `filas con un mes sin día: ${rows('month')}`,
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
  if (told || order === 'ymd' || order === 'ydm')
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
