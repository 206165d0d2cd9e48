/** How wide each letter of the page's font is, in thousandths of the size: `dist/fonts.json`, made at build time. */
export interface Advances {
  readonly regular: Readonly<Record<string, number>>;
  readonly bold: Readonly<Record<string, number>>;
}

export interface Face {
  readonly size: number;
  readonly bold?: boolean;
}

/** Other fonts draw what the page's own has not: as wide as this, which `textLength` then holds them to. */
const wideLetter = 1000;
const pictureLetter = 1300;
const otherLetter = 620;

const withoutWidth = /^[\p{Mark}\p{Cf}]+$/u;
const picture = /^\p{Extended_Pictographic}|^\p{Regional_Indicator}/u;
const wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Measures and cuts labels by the letters of the page's font, without a screen. */
export class Letters {
  private readonly advances: Advances;

  constructor(advances: Advances) {
    this.advances = advances;
  }

  /** Whether the page's font draws the whole text. */
  isOwn(text: string): boolean {
    return Array.from(text).every((letter) => Object.hasOwn(this.advances.regular, letter));
  }

  /** In pixels. */
  width(text: string, face: Face): number {
    const table = face.bold === true ? this.advances.bold : this.advances.regular;
    let thousandths = 0;
    for (let at = 0; at < text.length; at += 1) {
      const own = Object.hasOwn(table, text[at]!) ? table[text[at]!] : undefined;
      // Letters of other fonts come in groups that are drawn as one.
      if (own === undefined) return (this.foreign(text, face) * face.size) / 1000;
      thousandths += own;
    }
    return (thousandths * face.size) / 1000;
  }

  widest(texts: readonly string[], face: Face): number {
    return texts.reduce((most, text) => Math.max(most, this.width(text, face)), 0);
  }

  /** The text, or its beginning and its end where there is no room for all: names that begin alike often end differently. */
  fitted(text: string, room: number, face: Face): string {
    if (this.width(text, face) <= room) return text;
    const segments = Array.from(graphemes.segment(text), ({ segment }) => segment);
    const [head, tail]: [string[], string[]] = [[], []];
    let used = this.advance('…', face);
    const most = (room * 1000) / face.size;
    for (let at = 0; at < segments.length; at += 1) {
      const [end, segment] =
        at % 2 === 0 ? [head, segments[at / 2]!] : [tail, segments[segments.length - (at + 1) / 2]!];
      used += this.advance(segment, face);
      if (used > most) break;
      end.push(segment);
    }
    return `${head.join('').trimEnd()}…${tail.toReversed().join('').trimStart()}`;
  }

  /** The text, or its beginning where there is no room for all. */
  begun(text: string, room: number, face: Face): string {
    if (this.width(text, face) <= room) return text;
    let kept = '';
    for (const { segment } of graphemes.segment(text)) {
      if (this.width(`${kept}${segment}…`, face) > room) break;
      kept += segment;
    }
    return `${kept.trimEnd()}…`;
  }

  private foreign(text: string, face: Face): number {
    let thousandths = 0;
    for (const { segment } of graphemes.segment(text)) thousandths += this.advance(segment, face);
    return thousandths;
  }

  private advance(grapheme: string, { bold = false }: Face): number {
    const table = bold ? this.advances.bold : this.advances.regular;
    if (Object.hasOwn(table, grapheme)) return table[grapheme]!;
    if (withoutWidth.test(grapheme)) return 0;
    if (picture.test(grapheme)) return pictureLetter;
    if (wide.test(grapheme)) return wideLetter;
    return otherLetter;
  }
}
