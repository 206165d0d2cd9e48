import type { Text } from '../../messages/language.ts';
import type { TextSource } from '../source.ts';

export type RejectionReason =
  | 'field-count'
  | 'stray-quote'
  | 'unclosed-quote'
  | 'invalid-text'
  | 'repeated-header'
  | 'footer';

/** A record that was read and cannot be trusted: where it stands (physical lines, from 1) and why. */
export interface Rejection {
  readonly line: number;
  readonly lastLine: number;
  readonly reason: RejectionReason;
  readonly detail: Text;
}

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const lines = (first: number, last: number): Text =>
  first === last ? { en: '', es: '' } : { en: ` (lines ${first}–${last})`, es: ` (líneas ${first}–${last})` };

export function wrongFieldCount(line: number, lastLine: number, found: number, expected: number): Rejection {
  const en = `${plural(found, 'field', 'fields')}, expected ${expected}`;
  const es = `${plural(found, 'campo', 'campos')}, se esperaban ${expected}`;
  return { line, lastLine, reason: 'field-count', detail: { en, es } };
}

/** A whole-looking record beside a piece that may belong to it. */
export function besideFragment(line: number, lastLine: number, fragment: number): Rejection {
  const en = `may be part of one record with line ${fragment}`;
  const es = `puede ser parte de un mismo registro con la línea ${fragment}`;
  return { line, lastLine, reason: 'field-count', detail: { en, es } };
}

/** A whole-looking record that a broken quote further on may take into a field of several lines. */
export function beforeBrokenQuote(line: number, lastLine: number, fault: number): Rejection {
  const en = `may be part of one record with line ${fault}, where a quote is broken`;
  const es = `puede ser parte de un mismo registro con la línea ${fault}, donde hay unas comillas rotas`;
  return { line, lastLine, reason: 'stray-quote', detail: { en, es } };
}

export function strayQuote(line: number, lastLine: number): Rejection {
  const span = lines(line, lastLine);
  return {
    line,
    lastLine,
    reason: 'stray-quote',
    detail: {
      en: `a quote where none can stand${span.en}`,
      es: `unas comillas donde no pueden estar${span.es}`,
    },
  };
}

export function unclosedQuote(line: number, lastLine: number): Rejection {
  const span = lines(line, lastLine);
  return {
    line,
    lastLine,
    reason: 'unclosed-quote',
    detail: {
      en: `a quote opens and is never closed${span.en}`,
      es: `unas comillas se abren y no se cierran${span.es}`,
    },
  };
}

export function invalidText(line: number, lastLine: number): Rejection {
  const detail = { en: 'bytes that are not UTF-8', es: 'bytes que no son UTF-8' };
  return { line, lastLine, reason: 'invalid-text', detail };
}

export function repeatedHeader(line: number, lastLine: number): Rejection {
  const detail = { en: 'the header row again', es: 'otra vez la fila de encabezados' };
  return { line, lastLine, reason: 'repeated-header', detail };
}

/** How many totals and their like stand at the end of a file, and where. */
type AtTheEnd = Pick<TextSource, 'footers' | 'footerLines'>;

/** @param first the line of the first of them */
export const footers = ({ footers: count, footerLines }: AtTheEnd, first: number): readonly Rejection[] =>
  footerLines.slice(0, count).map((line) => ({
    line: first + line,
    lastLine: first + line,
    reason: 'footer',
    detail: { en: 'a total at the end, not a record', es: 'un total al final, no un registro' },
  }));

/** How many lines they take. */
export const linesOfFooters = ({ footers: count, footerLines }: AtTheEnd): number =>
  count === 0 ? 0 : footerLines[count - 1]! + 1;

export function summary(line: number, lastLine: number): Rejection {
  const detail = { en: 'a total or mean of other records', es: 'un total o una media de otros registros' };
  return { line, lastLine, reason: 'footer', detail };
}
