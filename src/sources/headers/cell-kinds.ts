/** What a cell looks like before anybody knows what its column is. */
export type CellKind = 'blank' | 'number' | 'date' | 'text';

const number =
  /^[-−+(]{0,2}\s?(?:\p{Sc}|[A-Z]{2,3}\$?)?\s?[-−]?[.,]?\d[\d.,'’]*(?:[ \u00A0\u202F]\d{3})*(?:[.,]\d+)?\s?(?:%|\p{Sc}|[A-Z]{3})?\)?\s?%?$/u;
const date =
  /^(?:\p{L}{2,10}\.?,?\s)?(?:\d{1,4}([-/.])\d{1,2}\1\d{1,4}|\d{1,2}(?:[-/]|\s(?:de\s)?)\p{L}{3,10}\.?(?:[-/]|,?\s(?:del?\s)?)\d{2,4}|\p{L}{3,10}\.?\s\d{1,2},?\s\d{4}|(?:19|20)\d\d[-/]\d{2})(?:[T ,].*)?$/u;
const clock = /^\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?$/iu;
const noAnswer = /^(?:n\s?[/.]?\s?[ad]\.?|nan|null|none|-+|–|—|\.+|#N\/A)$/iu;

/**
 * Whether a cell has the look of a number, of a date, or of words; what stands for no answer is as good as blank.
 *
 * @example kindOfCell('1.234,50 €') // => 'number'
 * @example kindOfCell('14/03/2026 09:15') // => 'date'
 * @example kindOfCell('0-10') // => 'text'
 * @example kindOfCell('N/A') // => 'blank'
 */
export function kindOfCell(cell: string): CellKind {
  const text = cell.trim();
  if (text === '' || noAnswer.test(text)) return 'blank';
  if (text.length > 60) return 'text';
  if (date.test(text) || clock.test(text)) return 'date';
  return number.test(text) ? 'number' : 'text';
}

/** What the cells of a column have in common. */
export interface ColumnKind {
  /** That of nine in ten cells that are not blank; null where they differ, or none is written. */
  readonly kind: Exclude<CellKind, 'blank'> | null;
  readonly isAlwaysWritten: boolean;
  readonly texts: ReadonlySet<string>;
}

/** The kinds of the columns of some records. */
export function kindsOfColumns(rows: readonly (readonly string[])[], width: number): readonly ColumnKind[] {
  return Array.from({ length: width }, (_, column) => kindOfColumn(rows.map((cells) => cells[column] ?? '')));
}

function kindOfColumn(cells: readonly string[]): ColumnKind {
  const repeats = new Map<string, number>();
  for (const cell of cells) repeats.set(cell, (repeats.get(cell) ?? 0) + 1);
  const counts = { blank: 0, number: 0, date: 0, text: 0 };
  for (const [cell, times] of repeats) counts[kindOfCell(cell)] += times;
  const written = cells.length - counts.blank;
  const kind = (['number', 'date', 'text'] as const).find((one) => written > 0 && counts[one] >= 0.9 * written);
  return {
    kind: kind ?? null,
    isAlwaysWritten: written > 0 && counts.blank === 0,
    texts: new Set([...repeats.keys()].map((cell) => cell.trim())),
  };
}

/** How many cells say anything. */
export const writtenIn = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;
