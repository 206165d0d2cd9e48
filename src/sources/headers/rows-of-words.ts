import { kindOfCell, kindsOfColumns, type ColumnKind } from './cell-kinds.ts';

const mostRows = 3;
/** One record or two do not tell what all others have. */
const fewestRecords = 3;

/** What a row of units has above numbers: the ends of a scale, a currency, a share, how a date is written. */
const unit =
  /^[([]?(?:\d{1,3}\s?(?:-|–|a|to|\/)\s?\d{1,3}|\p{Sc}|%|eur|usd|mxn|gbp|days?|d[ií]as?|min(?:utes|utos)?|seg(?:undos)?|sec(?:onds)?|dd?[-/.]mm?[-/.](?:yy|aa){1,2}|yyyy-mm-dd|aaaa-mm-dd)[)\]]?$/iu;

/**
 * How many rows of the head are header rows: the first, and those below it that have words or units where all others have numbers
 * and dates, number the columns or give an example, and are no records: they leave blank what every record says, ask a question above
 * numbers, or have words above dates, or above three columns of numbers.
 *
 * @param rows from the first header row on
 */
export function rowsOfWords(rows: readonly (readonly string[])[]): number {
  const width = rows[0]!.length;
  let count = 1;
  while (count < mostRows && rows.length > count + 1) {
    const cells = rows[count]!;
    if (cells.length !== width) break;
    const below = kindsOfColumns(rows.slice(count + 1), width);
    const hasRecords = rows.length >= count + 1 + fewestRecords;
    if (!isOfPlaces(cells, below) && !isExample(cells, below) && !(hasRecords && isHeaderRow(cells, below))) break;
    count += 1;
  }
  return count;
}

const placeIn = (cell: string): number => Number(/^\(?(\d{1,3})\)?$/u.exec(cell.trim())?.[1] ?? Number.NaN);
const arePlaces = (cells: readonly string[]) =>
  cells.length > 1 && cells.every((cell, at) => placeIn(cell) === placeIn(cells[0]!) + at) && placeIn(cells[0]!) <= 1;

/** It numbers the columns, and some of them have words or dates below. */
const isOfPlaces = (cells: readonly string[], below: readonly ColumnKind[]) =>
  arePlaces(cells) && below.some(({ kind }) => kind === 'text' || kind === 'date');

const example =
  /^(?:ej(?:emplo)?s?\b|p(?:or|\.)? ?ej(?:emplo)?\b|e\.? ?g\.|eg:|(?:for )?example\b|sample:|z\. ?b\.|beispiel\b)/iu;

/** It shows how the columns are filled in: an example above numbers or dates, or in the first of them. */
const isExample = (cells: readonly string[], below: readonly ColumnKind[]) =>
  cells.some((cell, column) => {
    const { kind, texts } = below[column]!;
    const isFirst = column === 0 && ![...texts].some((text) => example.test(text));
    return example.test(cell.trim()) && (isFirst || kind === 'number' || kind === 'date');
  });

/** A question in its words: no number, and no date, is one. */
const question = /(?:\p{L}{2,}\P{L}+){3,}.*\?\s*(?:\([^()]*\))?$/u;

const asksAboveNumbers = (cells: readonly string[], below: readonly ColumnKind[]) =>
  cells.some((cell, column) => {
    const { kind } = below[column]!;
    return (kind === 'number' || kind === 'date') && question.test(cell.trim());
  });

function isHeaderRow(cells: readonly string[], below: readonly ColumnKind[]): boolean {
  if (asksAboveNumbers(cells, below)) return true;
  let [units, aboveNumbers, aboveDates, lacking, others] = [0, 0, 0, 0, 0];
  for (const [column, cell] of cells.entries()) {
    const { kind, isAlwaysWritten, texts } = below[column]!;
    const own = kindOfCell(cell);
    if (own === 'blank') {
      if (isAlwaysWritten && kind !== null) lacking += 1;
    } else if (kind === 'number' || kind === 'date') {
      if (unit.test(cell.trim())) units += 1;
      else if (own !== 'text' || /\d/u.test(cell) || !/\p{L}/u.test(cell)) return false;
      else if (kind === 'date') aboveDates += 1;
      else aboveNumbers += 1;
    } else {
      if (texts.has(cell.trim())) return false;
      others += 1;
    }
  }
  if (units > 0 && aboveNumbers + aboveDates + others === 0) return true;
  if (units + aboveNumbers + aboveDates === 0) return false;
  return aboveDates > 0 || units + aboveNumbers >= 3 || (lacking > 0 && units + aboveNumbers + lacking >= 2);
}

/** The names of columns under several header rows: where the first row leaves them blank or alike, those of the last. */
export function namesUnder(rows: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = rows;
  const last = others.findLast((row) => !arePlaces(row) && !row.some((cell) => example.test(cell.trim())));
  if (last === undefined) return first;
  const times = new Map<string, number>();
  for (const cell of first) times.set(cell.trim(), (times.get(cell.trim()) ?? 0) + 1);
  const isOwn = (cell: string) => cell.trim() !== '' && times.get(cell.trim()) === 1;
  return first.map((cell, column) => (isOwn(cell) || last[column]!.trim() === '' ? cell : last[column]!));
}

/** The question of each column, where a later header row asks it in several words; else its name. */
export const labelsUnder = (rows: readonly (readonly string[])[], names: readonly string[]): readonly string[] =>
  names.map((name, column) => {
    const named = rows.slice(1).filter((row) => !row.some((cell) => example.test(cell.trim())));
    const asked = named.find((row) => row[column]!.trim().split(/\s+/u).length > 2);
    return asked === undefined ? name : asked[column]!.trim();
  });
