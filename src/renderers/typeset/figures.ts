import type { Column, Unit, Value } from '../../results/result.ts';
import { formatColumn, formatNarrow, formatValue, type Sign } from '../format.ts';
import { signOf } from '../text/cells.ts';

/** A minus as long as a plus, where a page has room for types. */
export const typeset = (number: string): string => number.replace(/^-(?=[\d.,])/u, '−');

/** A sentence that begins as sentences do, whatever it was taken from. */
export const sentence = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** A value as a reader of a page sees it. */
export const figure = (value: Value, unit: Unit, locale: string, sign: Sign = 'negative'): string =>
  typeset(formatValue(shortened(value, unit), unit, locale, sign));

const significant = 4;

/** A number without a unit of its own, with as many digits as are read in a sentence; tables have them all. */
const shortened = (value: Value, unit: Unit): Value =>
  typeof value !== 'number' || unit !== 'number' || Math.abs(value) >= 10 ** significant
    ? value
    : Number(value.toPrecision(significant));

/** The values of one column, which stand below each other with as many decimals. */
export const figuresBelow = (values: readonly (number | null)[], unit: Unit, locale: string): readonly string[] =>
  formatColumn(
    values.map((value) => shortened(value, unit)),
    unit,
    locale,
  ).map(typeset);

/** A value of a column: with a plus where the side of zero is the news. */
export const figureOf = (value: Value, column: Pick<Column<string>, 'name' | 'unit'>, locale: string): string =>
  figure(value, column.unit, locale, signOf(column));

/** A value in a narrow place. */
export const narrowFigure = (value: Value, unit: Unit, locale: string): string =>
  typeset(formatNarrow(value, unit, locale));

const percents: ReadonlySet<Unit> = new Set(['share', 'share-difference']);

/**
 * The numbers along an axis, with as many decimals as tell them apart.
 *
 * @example tickTexts([0, 0.2, 0.4], 'share', 'en') // => ["0%", "20%", "40%"]
 * @example tickTexts([-0.5, 0, 0.5], 'points', 'es') // => ["−0,5", "0,0", "0,5"]
 */
export function tickTexts(ticks: readonly number[], unit: Unit, locale: string): readonly string[] {
  if (!percents.has(unit)) return formatColumn(ticks.map(unscaled), 'number', locale).map(typeset);
  const sign = unit === 'share' ? formatNarrow(0, 'share', locale).replace('0', '') : ' pp';
  return formatColumn(
    ticks.map((tick) => unscaled(100 * tick)),
    'number',
    locale,
  ).map((text) => typeset(text) + sign);
}

/** Without what binary fractions add to a tick: 0.30000000000000004 is 0.3. */
const unscaled = (tick: number) => Number(tick.toPrecision(12));
