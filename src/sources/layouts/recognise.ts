import { layouts } from './index.ts';
import type { Layout } from './layout.ts';

/** A file's layout, and the headers that come of it. */
export interface RecognisedLayout {
  readonly layout: Layout;
  readonly headerRows: 1 | 2 | 3;
  /** One for each column, as the file has them: blanks and repeats are for the caller to tell apart. */
  readonly names: string[];
  /** The question of each column where the layout has one, else its name. */
  readonly labels: string[];
}

/** Headers are the same without case, accents and outer blanks; signs such as `#` and `(UTC)` count. */
const headerKey = (header: string): string =>
  header
    .replace(/^\uFEFF/, '')
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();

/** Whether a header is the wanted word, without regard to case and accents, or fits the pattern as it stands. */
export const fits = (wanted: string | RegExp, header: string): boolean =>
  typeof wanted === 'string'
    ? headerKey(wanted) === headerKey(header)
    : wanted.test(header.replace(/^\uFEFF/, '').trim());

function isConfirmed(layout: Layout, rows: readonly (readonly string[])[]): boolean {
  const { confirm } = layout.headerRows;
  if (!confirm) return true;
  const row = rows[confirm.row - 1];
  if (!row) return false;
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const { everyCell, someCell, blankUnder } = confirm;
  if (everyCell && !(cells.length > 0 && cells.every((cell) => everyCell.test(cell)))) return false;
  if (someCell && !cells.some((cell) => someCell.test(cell))) return false;
  if (blankUnder === undefined) return true;
  const column = rows[0]?.findIndex((header) => fits(blankUnder, header));
  return column !== undefined && column >= 0 && (row[column] ?? '').trim() === '';
}

/** Second cells that say no more than "the answer stands here". */
const plainAnswer =
  /^(|response|open-ended response|respuesta|respuesta abierta|respuesta de opci[oó]n abierta|respuesta libre)$/i;

/** `Which did you use?` over `Web | App | Phone` becomes three headers; over `Response` it stays one. */
function choiceHeaders(questions: readonly string[], choices: readonly string[]): string[] {
  let question = '';
  return questions.map((cell, column) => {
    if (cell.trim() !== '') question = cell.trim();
    const choice = (choices[column] ?? '').trim();
    const isBlankColumn = cell.trim() === '' && choice === '';
    if (isBlankColumn) return '';
    const spans =
      cell.trim() === '' ||
      ((questions[column + 1] ?? 'end').trim() === '' && (choices[column + 1] ?? '').trim() !== '');
    return plainAnswer.test(choice) || !spans ? question : `${question} - ${choice}`;
  });
}

function headers(layout: Layout, rows: readonly (readonly string[])[]): { names: string[]; labels: string[] } {
  const first = (rows[0] ?? []).map((header) => header.replace(/^\uFEFF/, '').trim());
  const second = (rows[1] ?? []).map((cell) => cell.trim());
  if (layout.headerRows.second === 'choice') {
    const names = choiceHeaders(first, second);
    return { names, labels: [...names] };
  }
  const asked = layout.headerRows.second === 'question' ? second : [];
  return { names: first, labels: first.map((name, column) => asked[column] || name) };
}

/**
 * Recognises an export by its headers.
 *
 * @param firstRows up to four parsed records from the first header row on
 * @param candidates the layouts to try: all, or the one that `--layout` names
 * @returns null when no layout fits
 *
 * @example recogniseLayout([['#', 'How likely?', 'Submit Date (UTC)', 'Network ID']]).layout.name // => "typeform"
 * @example recogniseLayout([['country', 'nps']]) // => null
 */
export function recogniseLayout(
  firstRows: readonly (readonly string[])[],
  candidates: readonly Layout[] = layouts,
): RecognisedLayout | null {
  const present = firstRows[0] ?? [];
  const layout = candidates.find(
    ({ recognise, ...rest }) =>
      recognise.every((wanted) => present.some((header) => fits(wanted, header))) &&
      isConfirmed({ recognise, ...rest }, firstRows),
  );
  return layout ? { layout, headerRows: layout.headerRows.count, ...headers(layout, firstRows) } : null;
}

/**
 * The layout of that name, whatever the headers say. Its later header rows are believed only where the file confirms
 * them, so that no record is taken for a header.
 *
 * @returns null when there is no layout of that name
 *
 * @example layoutNamed('qualtrics', [['Q1', 'Q2'], ['9', 'good'], ['3', 'bad']]).headerRows // => 1
 */
export function layoutNamed(name: string, firstRows: readonly (readonly string[])[]): RecognisedLayout | null {
  const layout = layouts.find((candidate) => candidate.name === name);
  if (!layout) return null;
  if (isConfirmed(layout, firstRows))
    return { layout, headerRows: layout.headerRows.count, ...headers(layout, firstRows) };
  return { layout, headerRows: 1, ...headers(layout, firstRows.slice(0, 1)) };
}
