import type { Unit, Value } from '../results/result.ts';
import { numberText } from './number-text.ts';

/** What stands for a value that there is not. */
export const absent = '–';

/** A plus before what is above zero, where the side of zero is the news. */
export type Sign = 'negative' | 'exceptZero';

type NumberStyle = Exclude<Unit, 'text' | 'date' | 'period' | 'boolean'> | 'whole-percent';

const decimals = (digits: number): Intl.NumberFormatOptions => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
});

const options: Readonly<Record<NumberStyle, Intl.NumberFormatOptions>> = {
  count: { maximumFractionDigits: 1 },
  number: { maximumFractionDigits: 3 },
  share: { style: 'percent', ...decimals(1) },
  'share-difference': { style: 'percent', ...decimals(1) },
  'whole-percent': { style: 'percent', ...decimals(0) },
  points: decimals(1),
  score: decimals(2),
  money: decimals(2),
  'p-value': { minimumSignificantDigits: 3, maximumSignificantDigits: 3 },
};

const styleOf: Readonly<Record<Unit, NumberStyle | null>> = {
  count: 'count',
  number: 'number',
  share: 'share',
  'share-difference': 'share-difference',
  points: 'points',
  score: 'score',
  money: 'money',
  'p-value': 'p-value',
  text: null,
  date: null,
  period: null,
  boolean: null,
};

const smallestShownPValue = 0.001;
const significantDigits = 3;

/** Making an `Intl.NumberFormat` costs far more than using it. */
const made = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, style: NumberStyle, sign: Sign, digits?: number): Intl.NumberFormat {
  const key = `${locale} ${style} ${sign} ${digits}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(locale, {
    // Spanish leaves 1234 without a point by default, and a column of counts would lose its line.
    useGrouping: 'always',
    signDisplay: sign,
    ...options[style],
    ...(digits === undefined ? {} : decimals(digits)),
  });
  made.set(key, format);
  return format;
}

/** The text without `Intl`, where its locale is a known one and its decimals are counted. */
function plainText(value: number, style: NumberStyle, locale: string, sign: Sign, digits?: number): string | null {
  if (style === 'p-value') {
    const rounded = Number(value.toPrecision(significantDigits));
    const first = rounded === 0 ? 0 : Math.floor(Math.log10(Math.abs(rounded)));
    const shown = Math.max(0, significantDigits - 1 - first);
    return numberText(rounded, { percent: false, fewest: shown, most: shown, sign }, locale);
  }
  const { style: kind, minimumFractionDigits = 0, maximumFractionDigits } = options[style];
  const most = digits ?? maximumFractionDigits;
  if (most === undefined) return null;
  const fewest = digits ?? minimumFractionDigits;
  return numberText(value, { percent: kind === 'percent', fewest, most, sign }, locale);
}

function formatNumber(value: number, style: NumberStyle, locale: string, sign: Sign, digits?: number): string {
  if (!Number.isFinite(value)) return absent;
  if (style === 'p-value' && value < smallestShownPValue)
    return `<${formatNumber(smallestShownPValue, 'number', locale, sign)}`;
  const text = plainText(value, style, locale, sign, digits) ?? numberFormat(locale, style, sign, digits).format(value);
  return style === 'share-difference' ? text.replace(/\s?%$/u, ' pp') : text;
}

/**
 * A value as a reader sees it: counts grouped, shares as percent with one decimal, their differences as points of it (pp), points with one decimal, scores and
 * money with two, other numbers with three at most, p-values with three significant digits. Text stays as it is, and is
 * not escaped here.
 *
 * @param locale BCP 47 tag of the number style
 * @throws RangeError for a tag that is none
 * @example formatValue(13954, 'count', 'es') // => "13.954"
 * @example formatValue(0.5232, 'share', 'en') // => "52.3%"
 * @example formatValue(0.04, 'share-difference', 'en', 'exceptZero') // => "+4.0 pp"
 * @example formatValue(31.26, 'points', 'en', 'exceptZero') // => "+31.3"
 * @example formatValue(0.0002, 'p-value', 'es') // => "<0,001"
 * @example formatValue(null, 'score', 'en') // => "–"
 */
export function formatValue(value: Value, unit: Unit, locale: string, sign: Sign = 'negative'): string {
  if (value === null) return absent;
  const style = styleOf[unit];
  return typeof value === 'number' && style !== null ? formatNumber(value, style, locale, sign) : String(value);
}

/** Fewest decimals, from 0 to `most`, that tell all that the values say. */
function decimalsNeeded(values: readonly Value[], most: number): number {
  const numbers = values.filter((value) => typeof value === 'number');
  for (let digits = 0; digits < most; digits += 1)
    if (numbers.every((value) => Number(value.toFixed(digits)) === value)) return digits;
  return most;
}

/**
 * The values of one column, with as many decimals in each, so that they stand one below the other.
 *
 * @example formatColumn([26, 56.5, null], 'number', 'en') // => ["26.0", "56.5", "–"]
 * @example formatColumn([26, 58], 'number', 'en') // => ["26", "58"]
 */
export function formatColumn(
  values: readonly Value[],
  unit: Unit,
  locale: string,
  sign: Sign = 'negative',
): readonly string[] {
  if (unit !== 'number' && unit !== 'count') return values.map((value) => formatValue(value, unit, locale, sign));
  const digits = decimalsNeeded(values, options[unit].maximumFractionDigits ?? 0);
  return values.map((value) =>
    typeof value === 'number'
      ? formatNumber(value, unit, locale, sign, digits)
      : formatValue(value, unit, locale, sign),
  );
}

/**
 * A value for a narrow cell: a share as whole percent, the rest as `formatValue` has it.
 *
 * @example formatNarrow(0.6821, 'share', 'en') // => "68%"
 */
export function formatNarrow(value: Value, unit: Unit, locale: string): string {
  return unit === 'share' && typeof value === 'number'
    ? formatNumber(value, 'whole-percent', locale, 'negative')
    : formatValue(value, unit, locale);
}

/**
 * A confidence level, without decimals that say nothing.
 *
 * @example formatLevel(0.95, 'en') // => "95%"
 * @example formatLevel(0.999, 'en') // => "99.9%"
 */
export function formatLevel(level: number, locale: string): string {
  const digits = decimalsNeeded([Number((100 * level).toFixed(2))], 2);
  return formatNumber(level, 'whole-percent', locale, 'negative', digits);
}
