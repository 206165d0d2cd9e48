import { CxError } from '../errors.ts';
import { dateForm } from '../values/dates/date-form.ts';
import { dateStyle, isMoved, type DateOrder, type DateStyle } from '../values/dates/date.ts';
import { utc, zoneNamed } from '../values/dates/zones/zone.ts';
import { decimalStyle, readNumber, type Decimal, type Exponents } from '../values/numbers/number.ts';
import type { ValueCount } from '../values/reading.ts';
import { decimalCustom } from '../relations/headers/custom.ts';
import type { OpenedRelation } from '../relations/headers/opened.ts';

/** How the dates of a column are read, and what that does to them. */
export interface SettledDates extends DateStyle {
  /** Records whose day is another than the one that is written. */
  readonly moved: number;
}

/**
 * How the dates of a column are written, settled by all its values or told.
 * @throws date-order-ambiguous
 */
export function settledDates(
  header: string,
  counts: readonly ValueCount[],
  told: {
    readonly order: DateOrder | null;
    readonly zone: string | null;
    readonly months?: boolean;
    /** What else may tell the order, asked where the values leave it open. */
    readonly beside?: () => DateOrder | null;
  },
): SettledDates {
  const zone = (told.zone === null ? null : zoneNamed(told.zone)) ?? utc;
  const styleBy = (order: DateOrder | null) =>
    dateStyle(counts, { zone, ...(told.months === true && { months: true }), ...(order !== null && { order }) });
  const alone = styleBy(told.order);
  const other = alone.ambiguous && told.order === null ? (told.beside?.() ?? null) : null;
  const style = other === null ? alone : styleBy(other);
  if (!style.ambiguous) return { ...style, moved: style.zoned === 0 ? 0 : movedRows(counts, style) };
  const isDoubtful = (family: string | undefined) => family === 'year-last' || family === style.family;
  const example = counts.find(({ text }) => isDoubtful(dateForm(text)?.family))?.text ?? '';
  const orders =
    style.family === 'year-first' && style.yearLast === null ? (['ymd', 'ydm'] as const) : (['dmy', 'mdy'] as const);
  throw new CxError('date-order-ambiguous', { header, example, orders });
}

const movedRows = (counts: readonly ValueCount[], style: DateStyle) =>
  counts.reduce((sum, { text, rows }) => (isMoved(text, style) ? sum + rows : sum), 0);

/**
 * The separator of a column's fractions, settled by all its values or told; null where no value needs one.
 * @throws decimal-undecided
 */
export function settledDecimal(
  header: string,
  counts: readonly ValueCount[],
  told: Decimal | null,
  exponents: Exponents = 'refused',
  opened: OpenedRelation | null = null,
): Decimal | null {
  const custom = opened === null ? null : decimalCustom(opened);
  const { decimal, ambiguous } = decimalStyle(counts, exponents, custom);
  if (told !== null || ambiguous === 0) return told ?? decimal;
  const strange = opened === null || decimal === null ? null : strangeNumber(opened, header, decimal);
  if (decimal !== null && strange === null) return decimal;
  const example = strange ?? counts.find(({ text }) => dependsOnSeparator(text))?.text.trim() ?? '';
  throw new CxError('decimal-undecided', { header, example });
}

/** A number of a file that proves no separator by itself, and where another than that of the other files is usual. */
function strangeNumber(
  { relation, sources, headers }: OpenedRelation,
  header: string,
  decimal: Decimal,
): string | null {
  if (sources.length < 2) return null;
  for (const source of sources) {
    const at = source.columns.indexOf(header);
    const cells = source.shown.map((row) => ({ text: row[at] ?? '', rows: 1 }));
    const own = headers.filter(({ name }) => source.columns.includes(name));
    const custom = decimalCustom({ relation, sources: [source], headers: own });
    const isProven = decimalStyle(cells).decimal !== null;
    const open = cells.find(({ text }) => dependsOnSeparator(text));
    if (open !== undefined && !isProven && custom !== null && custom !== decimal) return open.text.trim();
  }
  return null;
}

const dependsOnSeparator = (text: string) =>
  readNumber(text, '.').kind === 'value' && readNumber(text, null).kind !== 'value';
