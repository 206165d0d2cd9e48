import { isReserved } from '../contacts/names.ts';

/**
 * A touchpoint in a path: a name that holds the sign between two, or a quote, is quoted as in CSV; so is one that is a word of the
 * tables.
 *
 * @example [quotedInPath('a > b'), quotedInPath('(exit)'), quotedInPath('say "hi"')] // => ['"a > b"', '"(exit)"', '"say ""hi"""']
 */
export const quotedInPath = (name: string): string =>
  name.includes(' > ') || name.includes('"') || isReserved(name) ? `"${name.replaceAll('"', '""')}"` : name;
