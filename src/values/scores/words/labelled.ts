import { monthNumber } from '../../dates/names/month-names.ts';
import { ratingAtStart } from './ratings.ts';

/** A number and the words beside it. */
export interface LabelledNumber {
  readonly digits: string;
  readonly words: string;
}

// A fraction must be zero. Exactly three zeros are left out: `1.000` may be a thousand.
export const wholeNumber = String.raw`([-−]?\d{1,15})(?:[.,](?:0{1,2}|0{4,12}))?`;
const unsigned = String.raw`(\d{1,15})(?:[.,](?:0{1,2}|0{4,12}))?`;
// A label holds no digit: `9 - 10` is a range, and `1 - worse than 0` has two readings.
const label = String.raw`([\p{L}\p{Extended_Pictographic}¡¿"'“‘][^\p{N}\p{C}]*)`;
// A hyphen without spaces wants a capital: `10-Muy probable`, not `9-ish`.
const separator = String.raw`(?:\s*[–—:=]\s*|\s+-\s*|-\s+|-(?=\p{Lu}))`;

const numberFirst = new RegExp(`^${wholeNumber}(?:${separator}${label}|\\s*\\(${label}\\))$`, 'u');
// Behind words a hyphen without spaces may be a minus.
const labelFirst = new RegExp(`^${label}(?:\\(${wholeNumber}\\)|\\s*[–—:=]\\s*${unsigned}|\\s+-\\s+${unsigned})$`, 'u');

// Without a separator only the words of a scale are a label: `10 Extremely likely`, not `8 minutes`.
const looseNumberFirst = new RegExp(String.raw`^[([]?${unsigned}[\s)\].,_-]+[-–—:]?\s*${label}$`, 'u');
const looseLabelFirst = new RegExp(String.raw`^${label}(?:\s+|\s*,\s*|(?<!\s)[_-])[([]?${unsigned}[)\]]?$`, 'u');
const units = /^(?:stars?|points?|pts|estrellas?|puntos?|[★⭐]\uFE0F?)$/iu;

/**
 * The number and the words of a cell that has both, wherever the words stand; null of any other cell.
 *
 * @example labelledNumber('Extremely likely - 10') // => { digits: '10', words: 'Extremely likely' }
 * @example labelledNumber('10 Extremely likely') // => { digits: '10', words: 'Extremely likely' }
 * @example labelledNumber('8 minutes') // => null
 */
export function labelledNumber(cell: string): LabelledNumber | null {
  const [, digits, after, inside] = numberFirst.exec(cell) ?? [];
  if (digits !== undefined) return { digits, words: (after ?? inside)!.trim() };
  const [, before, ...numbers] = labelFirst.exec(cell) ?? [];
  if (before !== undefined) return { digits: numbers.find((one) => one !== undefined)!, words: before.trim() };
  return loose(cell);
}

function loose(cell: string): LabelledNumber | null {
  const [, number, behind] = looseNumberFirst.exec(cell) ?? [];
  const [, before, last] = number === undefined ? (looseLabelFirst.exec(cell) ?? []) : [];
  const digits = number ?? last;
  const words = (behind ?? before)?.trim();
  if (digits === undefined || words === undefined || monthNumber(words) !== null) return null;
  return units.test(words) || ratingAtStart(words) !== null ? { digits, words } : null;
}
