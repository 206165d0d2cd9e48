import type { Comparison, Condition, Literal } from './parse.ts';

/** The cells of a record, by column: as text, and as a number in the column's own decimal style (null where it is none). */
export interface Cells {
  text(column: string): string;
  number(column: string): number | null;
}

/**
 * Whether a record meets a condition. Texts are compared letter for letter without outer blanks; a comparison with a
 * number reads the cell as a number, and a cell that is none (a blank one too) does not meet it. Texts are ordered by
 * their characters, which is right for dates with the year first.
 *
 * @example matches({ kind: 'compare', column: 'n', by: '>', to: 9 }, { text: () => '10', number: Number }) // => false
 * @example matches({ kind: 'compare', column: 'n', by: '>', to: 9 }, { text: () => '10', number: () => 10 }) // => true
 */
export function matches(condition: Condition, cells: Cells): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => matches(part, cells));
    case 'or':
      return condition.parts.some((part) => matches(part, cells));
    case 'not':
      return !matches(condition.part, cells);
    case 'blank':
      return cells.text(condition.column).trim() === '';
    case 'contains':
      return cells.text(condition.column).includes(condition.text);
    case 'in':
      return condition.values.some((value) => compares(cells, condition.column, '=', value));
    case 'compare':
      return compares(cells, condition.column, condition.by, condition.to);
  }
}

function compares(cells: Cells, column: string, by: Comparison, to: Literal): boolean {
  if (typeof to === 'string') return ordered(cells.text(column).trim(), by, to);
  const number = cells.number(column);
  return number !== null && ordered(number, by, to);
}

function ordered<V extends string | number>(a: V, by: Comparison, b: V): boolean {
  switch (by) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}
