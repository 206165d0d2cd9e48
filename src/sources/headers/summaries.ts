import { kindOfCell, writtenIn } from './cell-kinds.ts';

const word = '(?:sub-?)?total(?:es|s)?|average|avg|mean|median|promedio|media|mediana|suma|sum';
const label = new RegExp(
  String.raw`^(?:(?:grand|overall|gran|suma)\s)?(?:${word})\.?(?:\s(?:general|global|total))?\s?:?$`,
  'iu',
);
const labelOfGroup = new RegExp(String.raw`^(?:\S.*\s(?:${word})|(?:${word})\s.*\S)\.?\s?:?$`, 'iu');
const mostWords = 6;

const isLabel = (cell: string) =>
  label.test(cell) ||
  (labelOfGroup.test(cell) && cell.split(/\s+/u).length <= mostWords && kindOfCell(cell) === 'text');

/**
 * Whether a row states a total or a mean of others and is none of them: it says so in its first written cell, or in the second behind
 * the name of a group, has numbers and nothing else besides, and leaves blank what every record says.
 *
 * @param columns those that every record of the head says
 * @example isSummary(['Sol Average', '', '9.5'], [0, 1, 2]) // => true
 * @example isSummary(['Total', '2026-03-14', '9'], [0, 1, 2]) // => false
 */
export function isSummary(cells: readonly string[], columns: readonly number[]): boolean {
  // Most records leave none of them blank: what is asked of many comes first.
  if (!columns.some((column) => (cells[column] ?? '').trim() === '')) return false;
  const written = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [first = '', second = ''] = written;
  const at = isLabel(first) ? 0 : kindOfCell(first) === 'text' && isLabel(second) ? 1 : -1;
  return at >= 0 && written.slice(at + 1).every((cell) => kindOfCell(cell) === 'number');
}

/** The same of a record, in files where such rows stand among the records (else `columns` is null). */
export const isSummaryOf = (columns: readonly number[] | null, cells: () => readonly string[]): boolean =>
  columns !== null && isSummary(cells(), columns);

/** What tells summaries from records in a file. */
export interface Summaries {
  /** The columns that every record says. */
  readonly columns: readonly number[];
  /** They stand among the records: several, one after each group, or one that says it is a mean. */
  readonly amongRecords: boolean;
}

const ofMean = /\b(?:average|avg|mean|promedio|media)\b/iu;
const isMean = (cells: readonly string[]) => cells.some((cell) => ofMean.test(cell));

/** @param rows those of the head, from the first record on */
export function summariesIn(rows: readonly (readonly string[])[], width: number): Summaries {
  const everyColumn = Array.from({ length: width }, (_, column) => column);
  const records = rows.filter((cells) => writtenIn(cells) > 0 && !isSummary(cells, everyColumn));
  const columns = everyColumn.filter((column) => records.every((cells) => (cells[column] ?? '').trim() !== ''));
  const known = records.length === 0 ? [] : columns;
  const found = rows.filter((cells) => isSummary(cells, known));
  return { columns: known, amongRecords: found.length > 1 || found.some(isMean) };
}
