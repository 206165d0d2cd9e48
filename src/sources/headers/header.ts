import type { Text } from '../../messages/language.ts';
import type { Remark } from '../source.ts';

/** The names by which columns are known from here on, and what was changed to make them. */
export interface ColumnNames {
  readonly names: readonly string[];
  readonly remarks: readonly Remark[];
}

/** Trimmed; a blank name becomes `column_3`; a name that comes again becomes `name_2`. */
export function columnNames(header: readonly string[]): ColumnNames {
  const taken = new Set<string>();
  const blank: string[] = [];
  const repeated: string[] = [];
  const trimmed = header.filter((name) => name !== name.trim() && name.trim() !== '').map((name) => name.trim());
  const own = new Set(header.map((name) => name.trim()));
  const names = header.map((cell, at) => {
    const base = cell.trim() === '' ? `column_${at + 1}` : cell.trim();
    let name = base;
    const isOwn = (text: string) => text === cell.trim();
    for (let copy = 2; taken.has(name) || (!isOwn(name) && own.has(name)); copy += 1) name = `${base}_${copy}`;
    taken.add(name);
    if (cell.trim() === '') blank.push(name);
    else if (name !== base) repeated.push(name);
    return name;
  });
  return {
    names,
    remarks: [
      ...remark('header-blank', blank, {
        en: 'columns without a name are called',
        es: 'las columnas sin nombre se llaman',
      }),
      ...remark('header-repeated', repeated, {
        en: 'column names that come again are called',
        es: 'los nombres de columna repetidos se llaman',
      }),
      ...remark('header-trimmed', trimmed, {
        en: 'spaces around column names were left out:',
        es: 'se quitaron espacios alrededor de los nombres:',
      }),
    ],
  };
}

function remark(code: Remark['code'], names: readonly string[], words: Text): Remark[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '');
  return [{ severity: 'info', code, message: { en: `${words.en} ${shown}`, es: `${words.es} ${shown}` } }];
}

/** A row in which every cell that is not blank is a number is no header. */
export const looksLikeData = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.trim() !== '') && cells.every((cell) => /^\s*[-+]?[\d.,]*\s*$/u.test(cell));
