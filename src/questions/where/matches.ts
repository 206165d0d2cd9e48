import type { Comparison, Condition, Literal } from './parse.ts';
import { asSeen, withoutUnseen } from '../../values/folding.ts';

/** The cells of a record, by column: as text, and as a number in the column's own decimal style (null where it is none). */
export interface Cells {
  text(column: string): string;
  /** Percents as they are written: `40%` is 40. */
  number(column: string): number | null;
  /** Whether a cell is written, and as a number can be none. */
  isUnread?(column: string): boolean;
}

/**
 * Whether a record meets a condition. Texts are compared letter for letter without outer blanks; a comparison with a
 * number reads the cell as a number, and a cell that is none (a blank one too) does not meet it. Texts are ordered by
 * their characters, which is right for dates with the year first.
 *
 * @example matches({ kind: 'compare', column: 'n', by: '>', to: 9 }, { text: () => '10', number: Number }) // => false
 * @example matches({ kind: 'compare', column: 'n', by: '>', to: 9 }, { text: () => '10', number: () => 10 }) // => true
 */
export const matches = (condition: Condition, cells: Cells): boolean => meets(condition, cells) === 'yes';

/** `unread`: what a cell says that cannot be read decides it. */
export type Met = 'yes' | 'no' | 'unread';

const saying = (truth: boolean): Met => (truth ? 'yes' : 'no');

/**
 * The same, where cells may be written and not be read (Kleene's logic of three values).
 *
 * @example meets({ kind: 'compare', column: 'n', by: '>', to: 9 }, { text: () => '10 or so', number: () => null, isUnread: () => true }) // => 'unread'
 */
export function meets(condition: Condition, cells: Cells): Met {
  switch (condition.kind) {
    case 'and':
      return all(condition.parts.map((part) => meets(part, cells)));
    case 'or':
      return not(all(condition.parts.map((part) => not(meets(part, cells)))));
    case 'not':
      return not(meets(condition.part, cells));
    case 'blank':
      return saying(cells.text(condition.column).trim() === '');
    case 'contains':
      return saying(withoutUnseen(cells.text(condition.column)).includes(condition.text));
    case 'in':
      return not(all(condition.values.map((value) => not(compares(cells, condition.column, '=', value)))));
    case 'compare':
      return compares(cells, condition.column, condition.by, condition.to);
  }
}

const all = (parts: readonly Met[]): Met => (parts.includes('no') ? 'no' : parts.includes('unread') ? 'unread' : 'yes');
const not = (met: Met): Met => (met === 'unread' ? met : saying(met === 'no'));

function compares(cells: Cells, column: string, by: Comparison, to: Literal): Met {
  if (typeof to === 'string') return saying(ordered(asSeen(cells.text(column)), by, to));
  const number = cells.number(column);
  // What is no number is not equal to one; whether it is greater, nobody knows.
  if (number === null && by !== '=' && by !== '!=' && cells.isUnread?.(column) === true) return 'unread';
  return saying(number !== null && ordered(number, by, to));
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
