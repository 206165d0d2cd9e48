/** How a number is written out, as `Intl.NumberFormat` would with the same options. */
export interface NumberShape {
  readonly percent: boolean;
  /** Decimals, at least and at most. */
  readonly fewest: number;
  readonly most: number;
  readonly sign: 'negative' | 'exceptZero';
}

/** The marks of a locale. */
interface Marks {
  readonly group: string;
  readonly decimal: string;
  /** Between a number and its percent sign. */
  readonly beforePercent: string;
}

const english: Marks = { group: ',', decimal: '.', beforePercent: '' };
const spanish: Marks = { group: '.', decimal: ',', beforePercent: '\u00a0' };
const mexican: Marks = english;

const known: ReadonlyMap<string, Marks> = new Map([
  ['en', english],
  ['en-US', english],
  ['en-GB', english],
  ['es', spanish],
  ['es-ES', spanish],
  ['es-MX', mexican],
]);

/**
 * A number in a known locale; null where `Intl` has to be asked. `Intl` loads its data at the first call, which takes
 * longer than all other work on a small file.
 *
 * @example numberText(13954, { percent: false, fewest: 0, most: 1, sign: 'negative' }, 'es') // => "13.954"
 * @example numberText(0.5232, { percent: true, fewest: 1, most: 1, sign: 'negative' }, 'en') // => "52.3%"
 * @example numberText(1, { percent: false, fewest: 0, most: 1, sign: 'negative' }, 'de') // => null
 */
export function numberText(value: number, shape: NumberShape, locale: string): string | null {
  const marks = known.get(locale);
  if (marks === undefined || Math.abs(value) >= 1e21) return null;
  const { whole, fraction } = rounded(Math.abs(value), shape);
  const zero = /^0*$/u.test(whole + fraction);
  const sign = zero ? '' : value < 0 ? '-' : shape.sign === 'exceptZero' ? '+' : '';
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/gu, marks.group);
  const decimals = fraction === '' ? '' : marks.decimal + fraction;
  return sign + grouped + decimals + (shape.percent ? `${marks.beforePercent}%` : '');
}

/** The digits of a number, rounded half up as it is written in decimal: 1.005 has two decimals 1.01. */
function rounded(value: number, { percent, fewest, most }: NumberShape): { whole: string; fraction: string } {
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  const digits = mantissa.replace('.', '');
  const point = 1 + Number(exponent) + (percent ? 2 : 0);
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits;
  const before = Math.max(1, point);
  const kept = padded.padEnd(before + most, '0').slice(0, before + most);
  const next = padded[before + most];
  const text = next !== undefined && next >= '5' ? String(BigInt(kept) + 1n).padStart(kept.length, '0') : kept;
  const cut = text.length - most;
  let fraction = text.slice(cut);
  while (fraction.length > fewest && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return { whole: text.slice(0, cut).replace(/^0+(?=\d)/u, ''), fraction };
}
