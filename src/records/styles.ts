import { CxError } from '../errors.ts';
import { dateStyle, type DateOrder, type DateStyle } from '../values/dates/date.ts';
import { decimalStyle, readNumber, type Decimal } from '../values/numbers/number.ts';
import type { ValueCount } from '../values/reading.ts';

/**
 * How the dates of a column are written, settled by all its values or told.
 * @throws date-order-ambiguous
 */
export function settledDates(header: string, counts: readonly ValueCount[], told: DateOrder | null): DateStyle {
  const style = dateStyle(counts, told === null ? {} : { order: told });
  if (!style.ambiguous) return style;
  const example = counts.find(({ text }) => /\d/u.test(text))?.text ?? '';
  throw new CxError('date-order-ambiguous', { header, example });
}

/**
 * The separator of a column's fractions, settled by all its values or told; null where no value needs one.
 * @throws decimal-undecided
 */
export function settledDecimal(header: string, counts: readonly ValueCount[], told: Decimal | null): Decimal | null {
  const { decimal, ambiguous } = decimalStyle(counts);
  if (told !== null || decimal !== null || ambiguous === 0) return told ?? decimal;
  const example = counts.find(({ text }) => dependsOnSeparator(text))?.text.trim() ?? '';
  throw new CxError('decimal-undecided', { header, example });
}

const dependsOnSeparator = (text: string) =>
  readNumber(text, '.').kind === 'value' && readNumber(text, null).kind !== 'value';
