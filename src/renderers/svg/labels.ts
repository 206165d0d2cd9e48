import { spellActing } from '../text/escape.ts';
import { element, nothing, words, type Attributes, type Markup } from '../typeset/markup.ts';
import type { Face, Letters } from './letters.ts';

/** The kinds of text in a picture: each has its class, size and weight. */
export const faces = {
  name: { class: 't', size: 13 },
  strong: { class: 't-b', size: 13, bold: true },
  axis: { class: 'a', size: 12 },
  value: { class: 'value', size: 15, bold: true },
  note: { class: 'note', size: 12, bold: true },
  cell: { class: 'cell', size: 11.5 },
} as const satisfies Readonly<Record<string, Face & { readonly class: string }>>;

export type FaceName = keyof typeof faces;

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** More classes, for colour. */
  readonly also?: string;
  /** Where there is no more room, the text is cut. */
  readonly room?: number;
}

const firstFlagLetter = 0x1f1e6;

/**
 * Without pictures that two characters make, which no two systems draw as wide: a flag by its letters, as many systems have
 * it, a hand without its colour. The table beside the picture has the name as it is.
 */
export const spelt = (text: string): string =>
  spellActing(text)
    .replaceAll(/\p{Regional_Indicator}/gu, (letter) =>
      String.fromCodePoint('A'.codePointAt(0)! + letter.codePointAt(0)! - firstFlagLetter),
    )
    .replaceAll(/\p{Emoji_Modifier}/gu, '');

/** A line of text; `y` is where its letters stand. Letters of other fonts are held to the width that was planned. */
export function label(letters: Letters, text: string, name: FaceName, place: Place): Markup {
  if (text === '') return nothing;
  const face = faces[name];
  const plain = spelt(text);
  const shown = place.room === undefined ? plain : letters.fitted(plain, Math.max(place.room, 0), face);
  const planned = letters.isOwn(shown)
    ? {}
    : { textLength: letters.width(shown, face), lengthAdjust: 'spacingAndGlyphs' };
  const attributes: Attributes = {
    x: place.x,
    y: place.y,
    class: place.also === undefined ? face.class : `${face.class} ${place.also}`,
    'text-anchor': place.anchor === 'start' ? undefined : place.anchor,
    ...planned,
  };
  return element('text', attributes, words(shown));
}

/** A name, and the room that it has. */
export interface Roomed {
  readonly text: string;
  readonly room: number;
}

/**
 * Names as they find room. Those that would look alike once they are cut are cut where they begin to differ:
 * `Shop 1 of the long street` and `Shop 2 of the long street` become `…1 of the l…` and `…2 of the l…`.
 */
export function namesFitted(letters: Letters, names: readonly Roomed[], name: FaceName): readonly string[] {
  const face = faces[name];
  const plain = names.map(({ text }) => spelt(text));
  const cut = plain.map((text, at) => letters.fitted(text, Math.max(names[at]!.room, 0), face));
  const alike = new Map<string, number[]>();
  cut.forEach((text, at) => alike.set(text, [...(alike.get(text) ?? []), at]));
  return cut.map((text, at) => {
    const peers = [...new Set(alike.get(text)!.map((other) => plain[other]!))];
    if (peers.length < 2) return text;
    const shared = sharedStart(peers);
    return letters.begun(`…${plain[at]!.slice(shared)}`, Math.max(names[at]!.room, 0), face);
  });
}

/** Where texts begin to differ, back to the beginning of that word. */
function sharedStart([first = '', ...others]: readonly string[]): number {
  let length = 0;
  while (length < first.length && others.every((other) => other[length] === first[length])) length += 1;
  return first.slice(0, length).lastIndexOf(' ') + 1;
}

/** From the middle of a line to where its letters stand. */
export const toBaseline = (name: FaceName): number => faces[name].size * 0.36;

export const rule = (x1: number, y1: number, x2: number, y2: number, name: string): Markup =>
  element('line', { x1, y1, x2, y2, class: name });
