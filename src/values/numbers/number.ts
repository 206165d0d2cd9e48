import type { Text } from '../../messages/language.ts';
import { isMissing } from '../missing.ts';
import { Thousands } from './thousands.ts';
import { digitsOf, numberForm, scientificForm, type Decimal, type NumberForm } from './number-form.ts';
import { isStray, missing, unreadable, type NoValue, type ValueCount } from '../reading.ts';

export type { Decimal } from './number-form.ts';

export type NumberReading =
  | {
      readonly kind: 'value';
      readonly value: number;
      /** The same number in canonical decimal digits (`-1234.56`, no trailing zeros), for exact arithmetic. */
      readonly exact: string;
      /** It was written in percent, and `value` is the hundredth part. */
      readonly percent: boolean;
      /** The sign or code of the currency as it stood, or null. */
      readonly currency: string | null;
    }
  | NoValue;

/** Whether a number may be written with a power of ten: in money and measures of customers it may, in answers it is a fault. */
export type Exponents = 'read' | 'refused';

const formOf = (text: string, exponents: Exponents): NumberForm | null =>
  numberForm(text) ?? (exponents === 'read' ? scientificForm(text) : null);

export interface DecimalStyle {
  /** Null when no value needs one, or when the values do not settle it. */
  readonly decimal: Decimal | null;
  readonly evidence: Text;
  /** Rows that can only be read with the other separator (with no decision: the lesser of the two). */
  readonly conflicting: number;
  /** Rows whose number depends on the separator (`1.234`). Without a decision they are unreadable. */
  readonly ambiguous: number;
}

/**
 * Which separator a column writes its fractions with, by the evidence of all its values. A value that can be read with one
 * separator alone is a proof (`1.234,56`, `99,95`, `0,123`, `1.234.567`); `1.234` alone proves nothing. When both are
 * proven, the lesser counts as stray records only up to one row in a hundred; otherwise there is no decision. When none is proven,
 * the custom of the file decides where all from 1,000 on, and none below, is grouped as thousands.
 *
 * @param custom the separator of fractions that the delimiter or the language of the headers speaks for
 *
 * @example decimalStyle([{ text: '1.234,56', rows: 1 }, { text: '1.000', rows: 1 }]).decimal // => ','
 * @example decimalStyle([{ text: '1.234', rows: 1 }]).decimal // => null
 */
export function decimalStyle(
  values: Iterable<ValueCount>,
  exponents: Exponents = 'refused',
  custom: Decimal | null = null,
): DecimalStyle {
  const proofs = { '.': 0, ',': 0 };
  const examples: { '.'?: string; ','?: string } = {};
  let ambiguous = 0;
  const thousands = new Thousands();
  for (const { text, rows } of values) {
    const form = isMissing(text) ? null : formOf(text, exponents);
    const proof = form === null ? null : proofOf(form);
    if (form !== null) thousands.see(form);
    if (proof === 'either') ambiguous += rows;
    else if (proof !== null) {
      proofs[proof] += rows;
      const example = examples[proof];
      // The least text, so that the order of rows changes nothing.
      if (example === undefined || text < example) examples[proof] = text;
    }
  }
  const winner = proofs[','] > proofs['.'] ? ',' : '.';
  const loser = winner === ',' ? '.' : ',';
  const conflicting = proofs[loser];
  const proven = proofs[winner] > 0 && isStray(conflicting, proofs[winner]) ? winner : null;
  const isUnproven = proofs['.'] + proofs[','] === 0 && ambiguous > 0;
  const decimal = proven ?? (isUnproven && thousands.groupedBy(custom) ? custom : null);
  return { decimal, conflicting, ambiguous, evidence: evidenceOf(decimal, proofs, examples, ambiguous) };
}

/** The one separator that a number can be read with; 'either' when its value depends on it; null when it needs none. */
function proofOf(form: NumberForm): Decimal | 'either' | null {
  const point = digitsOf(form, '.');
  const comma = digitsOf(form, ',');
  if (point === null) return comma === null ? null : ',';
  if (comma === null) return '.';
  return canonical(point) === canonical(comma) ? null : 'either';
}

const separatorName = {
  '.': { en: 'decimal point', es: 'punto decimal' },
  ',': { en: 'decimal comma', es: 'coma decimal' },
} as const satisfies Record<Decimal, Text>;

function evidenceOf(
  decimal: Decimal | null,
  proofs: Readonly<Record<Decimal, number>>,
  examples: { readonly '.'?: string; readonly ','?: string },
  ambiguous: number,
): Text {
  if (decimal !== null && proofs[decimal] === 0) {
    return {
      en: `${separatorName[decimal].en}: all numbers from 1,000 on, and none below, are grouped in threes`,
      es: `${separatorName[decimal].es}: todos los números desde 1.000, y ninguno menor, van agrupados de tres en tres`,
    };
  }
  if (decimal !== null) {
    const other = proofs[decimal === ',' ? '.' : ','];
    const name = separatorName[decimal];
    const example = examples[decimal] ?? '';
    return {
      en: `${name.en}: "${example}" has no other reading (rows that prove it: ${proofs[decimal]}${other > 0 ? `; that contradict it: ${other}` : ''})`,
      es: `${name.es}: "${example}" no tiene otra lectura (filas que lo prueban: ${proofs[decimal]}${other > 0 ? `; que lo contradicen: ${other}` : ''})`,
    };
  }
  if (proofs['.'] > 0) {
    return {
      en: `both "${examples['.'] ?? ''}" (rows: ${proofs['.']}) and "${examples[','] ?? ''}" (rows: ${proofs[',']}): the decimal separator is not settled`,
      es: `tanto "${examples['.'] ?? ''}" (filas: ${proofs['.']}) como "${examples[','] ?? ''}" (filas: ${proofs[',']}): el separador decimal no queda decidido`,
    };
  }
  if (ambiguous > 0) {
    return {
      en: `point or comma may be thousands or decimals (rows: ${ambiguous}), and no value settles it`,
      es: `el punto o la coma pueden ser de miles o decimales (filas: ${ambiguous}), y ningún valor lo decide`,
    };
  }
  return { en: 'no value has decimals', es: 'ningún valor tiene decimales' };
}

/**
 * The number that a cell states. Thousands in groups of three (point, comma, space, apostrophe), a currency sign or code,
 * percent, accounting parentheses and a sign are understood, and exponents where they are asked for; hexadecimal, underscores, `nan` and `inf` are not.
 * With `decimal` null, a number that depends on the separator is unreadable.
 *
 * @example readNumber('(1.234,50 €)', ',') // => { kind: 'value', value: -1234.5, exact: '-1234.5', percent: false, currency: '€' }
 * @example readNumber('12.5 %', '.') // => { kind: 'value', value: 0.125, exact: '0.125', percent: true, currency: null }
 * @example readNumber('1e5', '.') // => { kind: 'unreadable' }
 */
export function readNumber(text: string, decimal: Decimal | null, exponents: Exponents = 'refused'): NumberReading {
  if (isMissing(text)) return missing;
  const form = formOf(text, exponents);
  if (form === null) return unreadable;
  if (decimal === null && proofOf(form) !== null) return unreadable;
  const parts = digitsOf(form, decimal ?? '.');
  if (parts === null) return unreadable;
  const digits = canonical(form.percent ? hundredth(parts) : parts);
  const exact = form.negative && digits !== '0' ? `-${digits}` : digits;
  return { kind: 'value', value: Number(exact), exact, percent: form.percent, currency: form.currency };
}

/**
 * A number as it stands in its cell, percents as they are said.
 *
 * @example asWritten({ kind: 'value', value: 0.07, exact: '0.07', percent: true, currency: null }) // => 7
 */
export const asWritten = ({ value, exact, percent }: Extract<NumberReading, { kind: 'value' }>): number =>
  percent ? Number(`${exact}e2`) : value;

interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

function hundredth({ whole, fraction }: Digits): Digits {
  const padded = whole.padStart(3, '0');
  return { whole: padded.slice(0, -2), fraction: padded.slice(-2) + fraction };
}

function canonical({ whole, fraction }: Digits): string {
  const units = whole.replace(/^0+/, '') || '0';
  const decimals = fraction.replace(/0+$/, '');
  return decimals === '' ? units : `${units}.${decimals}`;
}
