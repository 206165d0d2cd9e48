/** The separator of the fraction. */
export type Decimal = '.' | ',';

/** A number taken out of its dress: what is left is digits and separators, still without a decision on which is which. */
export interface NumberForm {
  readonly negative: boolean;
  readonly percent: boolean;
  /** The sign or code of a currency as it stood, or null. */
  readonly currency: string | null;
  /** Digits, points, commas, spaces, apostrophes; begins with a digit or a point or comma, ends with a digit. */
  readonly body: string;
  /** The power of ten by which a program multiplied it (`2.5E+2`); null where none is written. */
  readonly exponent: number | null;
}

/** No engine's DECIMAL holds more digits; a longer run of digits is an identifier. */
const mostWholeDigits = 38;
const longestNumber = 80;

const currencyCodes =
  'AED|ARS|AUD|BOB|BRL|CAD|CHF|CLP|CNY|COP|CRC|CZK|DKK|DOP|EUR|GBP|GTQ|HKD|HNL|HUF|IDR|ILS|INR|JPY|KRW|MAD|MXN|MYR|NIO|NOK|NZD|PAB|PEN|PHP|PLN|PYG|RON|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|UYU|VES|VND|ZAR';
// `$`, `€`, `R$`, `US$`, `MX$`; then the signs that are letters.
const currency = String.raw`(?:[A-Z]{0,3}\p{Sc}|${currencyCodes}|S/|Kč|kr|zł|Fr\.)`;
const sign = '[-−+]';
const digitsAndSeparators = String.raw`((?:\d|[.,]\d)(?:[\d.,'’ \u00A0\u2009\u202F]*\d)?)`;

const dressed = new RegExp(
  `^(${sign})?(${currency})?(${sign})?(\\()?(${currency})?${digitsAndSeparators}([-−])?(%)?(${currency})?(\\))?(%)?(${currency})?([-−])?$`,
  'iu',
);

/** Most numbers wear nothing but a sign: these are told at once. */
const bare = /^(-?)(\d+(?:[.,]\d+)?)$/;

/** Spaces that no way of writing numbers has: two between digits, or one beside a separator. */
const brokenApart = /\d\s{2}|\d\s+[.,]|(?<!\p{L})[.,]\s+\d/u;

/**
 * Takes sign, currency, percent and accounting parentheses off a number, or null when the text is no number.
 * A number has one sign at most (before or after the currency, or a minus after the digits, as SAP writes it, or after all), and
 * parentheses are a sign.
 *
 * @example numberForm('-$1,240.00') // => { negative: true, percent: false, currency: '$', body: '1,240.00', exponent: null }
 */
export function numberForm(text: string): NumberForm | null {
  const [, minus, digits] = bare.exec(text) ?? [];
  if (digits !== undefined && text.length <= longestNumber)
    return { negative: minus === '-', percent: false, currency: null, body: digits, exponent: null };
  const cell = withoutPadding(text);
  const match = cell === null ? null : dressed.exec(cell);
  if (match === null) return null;
  const [
    ,
    first,
    before,
    second,
    open,
    within,
    body = '',
    after,
    percentWithin,
    codeWithin,
    close,
    percentAfter,
    code,
    last,
  ] = match;
  const signs = [first, second, open, after, last].filter((part) => part !== undefined);
  const percents = [percentWithin, percentAfter].filter((part) => part !== undefined);
  const currencies = [before, within, codeWithin, code].filter((part) => part !== undefined);
  const wellFormed =
    signs.length <= 1 &&
    (open === undefined) === (close === undefined) &&
    percents.length <= 1 &&
    (percents.length === 0 || currencies.length === 0) &&
    isOneCurrency(currencies);
  if (!wellFormed) return null;
  const negative = signs.some((part) => part !== '+');
  return { negative, percent: percents.length === 1, currency: currencies.at(-1) ?? null, body, exponent: null };
}

const scientific = /^'?([-−+]?)(\d+(?:[.,]\d+)?|[.,]\d+)e([-−+]?\d{1,3})$/iu;

/**
 * A number as programs write one that is very large or very small; null when the text is none.
 *
 * @example scientificForm('1e-05') // => { negative: false, percent: false, currency: null, body: '1', exponent: -5 }
 */
export function scientificForm(text: string): NumberForm | null {
  const [, first, body = '', power = ''] = scientific.exec(text.trim()) ?? [];
  if (first === undefined) return null;
  const negative = first !== '' && first !== '+';
  return { negative, percent: false, currency: null, body, exponent: Number(power.replace('−', '-')) };
}

/** The text without the apostrophe that form tools put first, and without the spaces that only set the parts of a number apart. */
function withoutPadding(text: string): string | null {
  const cell = text.trim().replace(/^'/, '');
  if (cell.length > longestNumber) return null;
  const spaced = cell.replaceAll(/\s+(?=[^\d\s.,])|(?<=[^\d\s.,])\s+/gu, '');
  return brokenApart.test(spaced) ? null : spaced.replace(/(?<=\p{L}\.)\s+/u, '');
}

/** `$40.00 MXN` names one currency twice: a sign, then a code; `$40.00 €` names two. */
function isOneCurrency(marks: readonly string[]): boolean {
  if (marks.length <= 1) return true;
  const [first = '', second = ''] = marks;
  return marks.length === 2 && /\p{Sc}$/u.test(first) && /^[A-Za-z]{3}$/.test(second);
}

interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

/** The whole and the fraction of a number under a decimal separator, or null when it cannot be read so. */
export function digitsOf({ body, exponent }: NumberForm, decimal: Decimal): Digits | null {
  // With an exponent nothing is grouped: what separates is the separator of the fraction.
  if (exponent !== null && /[.,]/.exec(body)?.[0] !== decimal && !/^\d+$/.test(body)) return null;
  const parts = split(body, decimal);
  const digits = parts === null || exponent === null ? parts : shifted(parts, exponent);
  return digits === null || digits.whole.length > mostWholeDigits ? null : digits;
}

function shifted({ whole, fraction }: Digits, by: number): Digits {
  const point = whole.length + by;
  const digits = (whole + fraction)
    .padEnd(point, '0')
    .padStart(whole.length + fraction.length - Math.min(point, 0), '0');
  const at = Math.max(point, 0);
  return { whole: digits.slice(0, at), fraction: digits.slice(at) };
}

/**
 * The whole and the fraction of a number's digits under a decimal separator, digits only, or null when it cannot be read so.
 * Thousands come in groups of three with one separator throughout (in India in one of three behind commas, and groups of two before
 * it), and the first group does not begin with zero.
 *
 * @example split('1.234,56', ',') // => { whole: '1234', fraction: '56' }
 */
export function split(body: string, decimal: Decimal): Digits | null {
  const at = body.lastIndexOf(decimal);
  if (at !== body.indexOf(decimal)) return null;
  const whole = at < 0 ? body : body.slice(0, at);
  const fraction = at < 0 ? '' : body.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return null;
  if (/^\d*$/.test(whole)) return { whole, fraction };
  const separator = /\D/.exec(whole)?.[0] ?? '';
  const [head = '', ...groups] = whole.split(separator);
  const inThrees = /^[1-9]\d{0,2}$/.test(head) && groups.every((group) => /^\d{3}$/.test(group));
  const grouped = inThrees || (separator === ',' && inLakhs(head, groups));
  return grouped ? { whole: whole.replaceAll(separator, ''), fraction } : null;
}

const inLakhs = (head: string, groups: readonly string[]) =>
  groups.length > 1 &&
  /^[1-9]\d?$/.test(head) &&
  groups.every((group, at) => group.length === (at === groups.length - 1 ? 3 : 2));
