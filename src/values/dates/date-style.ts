import { gather, families, isRead, type DateStyle, type Evidence } from './date-evidence.ts';
import type { DateFamily, DateOrder } from './date-form.ts';
import { inWords } from './date-style-words.ts';
import { isStray, type ValueCount } from '../reading.ts';
import { utc, type Zone } from './zones/zone.ts';

export { isRead, type DateStyle } from './date-evidence.ts';

/**
 * How a column writes its dates, by the evidence of all its values.
 *
 * - One family of forms to a column, that of most rows (a tie goes to years first, then to names of months); values in
 *   another are unreadable, but for years first and spreadsheet serials, which have one reading wherever days are written,
 *   and for years last beside years first, once their order is settled; months without a day are read beside days, or alone, where
 *   `options.months` says that they tell enough. By themselves serials and epochs are dates only
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
  options: { readonly order?: DateOrder; readonly zone?: Zone; readonly months?: boolean } = {},
): DateStyle {
  const evidence = gather(values);
  const months = options.months === true && evidence.rows.has('month');
  const family = familyOf(evidence, months);
  const yearFirst: DateStyle['yearFirst'] =
    options.order === 'ydm' || (options.order === undefined && isDayFirst(evidence)) ? 'ydm' : 'ymd';
  const told = options.order !== undefined && canApply(options.order, evidence) ? options.order : null;
  const isBesideIso = family === 'year-first' && evidence.rows.has('year-last');
  const yearLast = family === 'year-last' || isBesideIso ? (told ?? settledOrder(evidence)) : null;
  const order = family === 'year-first' ? yearFirst : yearLast;
  const epoch = family === 'epoch' ? ([...evidence.epochs.keys()][0] ?? null) : null;
  const read = families.filter((one) => isRead(one, { family, yearLast, months }));
  const count = (rows: ReadonlyMap<DateFamily, number>) => read.reduce((sum, one) => sum + (rows.get(one) ?? 0), 0);
  const style = {
    family,
    months,
    order,
    yearLast,
    yearFirst,
    ambiguous:
      (family === 'year-first' && options.order === undefined && areYearsFirstMixed(evidence)) ||
      ((family === 'year-last' || (isBesideIso && !isFew(evidence))) && yearLast === null),
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

/** Years first, and the day before the month, which at least one day proves. */
const isDayFirst = ({ yearsFirst: { ymd, ydm } }: Evidence) => ydm > 0 && isStray(ymd, ydm);

/** Both orders behind years first are proven, by more than a slip; or the one that ISO 8601 does not know, and no other. */
const areYearsFirstMixed = ({ yearsFirst: { ymd, ydm, ydmInIso } }: Evidence) =>
  (ydm > 1 && ymd > 0 && !isStray(ydm, ymd) && !isStray(ymd, ydm)) || (ydmInIso > 0 && isStray(ymd, ydmInIso));

/** So few days with the year last among ISO ones that they are stray records. */
const isFew = ({ rows, either }: Evidence) => isStray(either, rows.get('year-first') ?? 0);

function familyOf(evidence: Evidence, months: boolean): DateFamily | null {
  const rowsOf = (family: DateFamily) => evidence.rows.get(family) ?? 0;
  if (evidence.written > 0 && rowsOf('excel-serial') === evidence.written) return 'excel-serial';
  if (evidence.written > 0 && rowsOf('epoch') === evidence.written && evidence.epochs.size === 1) return 'epoch';
  const days = (['year-first', 'month-name', 'year-last'] as const).filter((family) => rowsOf(family) > 0);
  return days.toSorted((a, b) => rowsOf(b) - rowsOf(a))[0] ?? (months ? 'month' : null);
}

/** A year of four digits in the last place can not be told to stand first. */
function canApply(order: DateOrder, { twoDigitYears }: Evidence): boolean {
  return order !== 'ydm' && (order !== 'ymd' || twoDigitYears.has('year-last'));
}

function settledOrder({ orders }: Evidence): 'dmy' | 'mdy' | null {
  const winner = orders.mdy > orders.dmy ? 'mdy' : 'dmy';
  const lesser = Math.min(orders.dmy, orders.mdy);
  return orders[winner] > 0 && isStray(lesser, orders[winner]) ? winner : null;
}
