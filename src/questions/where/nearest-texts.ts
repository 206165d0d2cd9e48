import type { Text } from '../../messages/language.ts';
import { nearest } from '../../messages/nearest.ts';
import { asSeen, unaccented, withoutUnseen } from '../../values/folding.ts';
import { contains, isOneOf } from './terms.ts';

/** A column that says more things than these names persons or days, and no kinds of which one could be chosen. */
const mostKinds = 20;
const mostShown = 5;

/** A text that no cell says, with the one that was meant, or with those that are there. */
export function noneHas(column: string, text: string, cells: readonly string[]): readonly Text[] {
  const found = textsIn(cells);
  if (found.has(text) || (text === '' && cells.some((cell) => asSeen(cell) === ''))) return [];
  const wanted = unaccented(text);
  const close = [...found].find((one) => unaccented(one) === wanted) ?? nearest(text.trim(), found);
  return [wordsFor(isOneOf(column, [text]), close, cells)];
}

/** A text that stands in no cell, with how it stands there in other case or accents. */
export function noneContains(
  { column, text }: { readonly column: string; readonly text: string },
  cells: readonly string[],
): readonly Text[] {
  if (cells.some((cell) => withoutUnseen(cell).includes(text))) return [];
  const wanted = unaccented(text);
  let close: string | null = null;
  for (const cell of cells) close ??= alike(asSeen(cell), wanted);
  return [wordsFor(contains(column, text), close, cells)];
}

/** What stands in a column, where it says kinds. */
export function thereAre(cells: readonly string[]): Text {
  const found = textsIn(cells);
  if (found.size === 0 || found.size > mostKinds) return { en: '', es: '' };
  const shown = [...found].toSorted().slice(0, mostShown);
  const list = `${shown.map((one) => `"${one}"`).join(', ')}${found.size > shown.length ? ', …' : ''}`;
  return { en: `: there are ${list}`, es: `: hay ${list}` };
}

function wordsFor(asked: string, close: string | null, cells: readonly string[]): Text {
  const there =
    close === null ? thereAre(cells) : { en: `: did you mean "${close}"?`, es: `: ¿quiso decir "${close}"?` };
  return { en: `no record has ${asked}${there.en}`, es: `ningún registro tiene ${asked}${there.es}` };
}

const textsIn = (cells: readonly string[]): ReadonlySet<string> =>
  new Set(cells.map((cell) => asSeen(cell)).filter((cell) => cell !== ''));

/** The part of a text that differs from what is wanted in case or accents alone. */
function alike(text: string, wanted: string): string | null {
  // Where no letter becomes two, the part stands at the place where it is found.
  const at = unaccented(text).indexOf(wanted);
  const part = at < 0 ? '' : text.slice(at, at + wanted.length);
  return unaccented(part) === wanted && wanted !== '' ? part : null;
}
