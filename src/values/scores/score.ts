import { isMissing } from '../missing.ts';
import { monthNumber } from '../dates/names/month-names.ts';
import { missing, unreadable, type NoValue } from '../reading.ts';
import { labelledNumber, wholeNumber } from './words/labelled.ts';
import { asSeen } from '../folding.ts';

/** The ends of a rating scale: 0 and 10, 1 and 5, 1 and 7. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

export type ScoreReading =
  | { readonly kind: 'value'; readonly value: number }
  /** A whole number that the scale does not have: often a code for "no answer", such as 99 or -1. */
  | { readonly kind: 'out-of-scale'; readonly value: number }
  | NoValue;

/** Longer cells are not scores; the limit also bounds the work of every pattern. */
const longestScore = 200;

const bare = new RegExp(`^${wholeNumber}$`, 'u');
const ofHighest = new RegExp(`^${wholeNumber}(?:\\s*/\\s*|\\s+(?:out of|de|sobre)\\s+)${wholeNumber}$`, 'iu');
const stars = /^((?:[★⭐]\uFE0F?){0,5})(☆{0,5})$/u;

/**
 * The score that a cell states on a scale, or why there is none. Read are whole numbers (`9`, `9.0`, `9,00`), with a label
 * before or behind (`10 - Extremely likely`, `10: text`, `10 (text)`, `Extremely likely (10)`, `Extremely likely - 10`; without a
 * separator where it is a word of a scale: `10 Extremely likely`), out of the scale's highest (`4 / 5`), and stars on 1–5
 * (`★★★★☆`). Everything that has a second reading, or none, is unreadable: `7.5`, `1e1`, `9 - 10`, `0x0A`, `nan`.
 * A labelled number whose label says that there is no answer (`0 - Not applicable`) is missing.
 *
 * @example readScore('10 - Extremely likely', { low: 0, high: 10 }) // => { kind: 'value', value: 10 }
 * @example readScore('4 / 5', { low: 0, high: 10 }) // => { kind: 'unreadable' }
 * @example readScore('99', { low: 0, high: 10 }) // => { kind: 'out-of-scale', value: 99 }
 */
export function readScore(text: string, scale: Scale): ScoreReading {
  if (isMissing(text)) return missing;
  // Form tools put an apostrophe before a text that a spreadsheet could take for a formula.
  const cell = asSeen(text).replace(/^'/, '');
  if (cell.length > longestScore) return unreadable;
  return (
    readWhole(cell, scale) ??
    readLabelled(cell, scale) ??
    readOutOf(cell, scale) ??
    readStars(cell, scale) ??
    unreadable
  );
}

function readWhole(cell: string, scale: Scale): ScoreReading | null {
  const digits = bare.exec(cell)?.[1];
  return digits === undefined ? null : onScale(digits, scale);
}

function readLabelled(cell: string, scale: Scale): ScoreReading | null {
  const found = labelledNumber(cell);
  if (found === null) return null;
  const { digits, words } = found;
  if (isMissing(words)) return missing;
  // A spreadsheet turns the range `3-10` into `10-Mar`.
  return monthNumber(words) === null ? onScale(digits, scale) : unreadable;
}

function readOutOf(cell: string, scale: Scale): ScoreReading | null {
  const [, digits, highest] = ofHighest.exec(cell) ?? [];
  if (digits === undefined || highest === undefined) return null;
  return Number(highest) === scale.high ? onScale(digits, scale) : unreadable;
}

function readStars(cell: string, scale: Scale): ScoreReading | null {
  const [, full = '', empty = ''] = stars.exec(cell) ?? [];
  const filled = full.replaceAll('\uFE0F', '').length;
  const drawn = filled + empty.length;
  const isFiveStars = scale.low === 1 && scale.high === 5 && drawn > 0 && (empty === '' || drawn === 5);
  return isFiveStars ? onScale(String(filled), scale) : null;
}

function onScale(digits: string, scale: Scale): ScoreReading {
  // Adding zero turns -0 into 0.
  const value = Number(digits.replace('−', '-')) + 0;
  return { kind: value >= scale.low && value <= scale.high ? 'value' : 'out-of-scale', value };
}
