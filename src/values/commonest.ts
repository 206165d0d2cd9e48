import type { ValueCount } from './reading.ts';

const shownTexts = 3;
const longestShown = 40;

/** The commonest first, then by their characters. */
export const byRows = (counts: readonly ValueCount[]): readonly ValueCount[] =>
  counts.toSorted((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1));

const shortened = (text: string) => (text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text);

/**
 * The commonest of some texts, and how many records hold each, in words.
 *
 * @example commonest([{ text: 'free', rows: 2 }, { text: 'a lot', rows: 5 }]) // => '"a lot" ×5, "free" ×2'
 */
export function commonest(counts: readonly ValueCount[], most = shownTexts): string {
  const shown = byRows(counts).slice(0, most);
  const list = shown.map(({ text, rows }) => `"${shortened(text.trim())}" ×${rows}`).join(', ');
  return counts.length > most ? `${list}, …` : list;
}
