import type { Text } from '../../messages/language.ts';
import type { Remark } from '../source.ts';
import { asSeen } from '../../values/folding.ts';

/** The names by which columns are known from here on, and what was changed to make them. */
export interface ColumnNames {
  readonly names: readonly string[];
  readonly remarks: readonly Remark[];
}

const ofId = /(?:^|[^\p{L}])(?:id|key|uuid|number|no)$/iu;

/** `nps.1` beside `nps` is what pandas makes of a name that comes again: it is labelled as the first. An id that comes again is no doubt. */
export function ownLabel(name: string, names: readonly string[]): string {
  const first = /^(.+)\.\d+$/u.exec(name)?.[1];
  return first !== undefined && !ofId.test(first) && names.includes(first) ? first : name;
}

/** As they are seen; a blank name becomes `column_3`; a name that comes again becomes `name_2`. */
export function columnNames(written: readonly string[]): ColumnNames {
  const header = written.map(asSeen);
  const taken = new Set<string>();
  const blank: string[] = [];
  const repeated: string[] = [];
  const trimmed = header.filter((name, at) => name !== '' && /^\s|\s$/u.test(written[at]!));
  const own = new Set(header);
  const names = header.map((cell, at) => {
    const base = cell === '' ? `column_${at + 1}` : cell;
    let name = base;
    const isOwn = (text: string) => text === cell;
    for (let copy = 2; taken.has(name) || (!isOwn(name) && own.has(name)); copy += 1) name = `${base}_${copy}`;
    taken.add(name);
    if (cell === '') blank.push(name);
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
