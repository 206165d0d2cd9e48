import type { Language } from '../messages/language.ts';

/** What is made at once, as text; pages and workbooks are made by parts of the program that few runs need. */
export type TextFormat = 'table' | 'json' | 'ndjson' | 'csv' | 'markdown';
/** A picture of what flows, or the words of a language that draws it. */
export type PictureFormat = 'svg' | 'dot' | 'mermaid';
export type Format = TextFormat | PictureFormat | 'html' | 'xlsx';

/** Formats of a picture of what flows. */
export const pictureFormats: readonly PictureFormat[] = ['svg', 'dot', 'mermaid'];

export const isPicture = (format: Format): format is PictureFormat =>
  (pictureFormats as readonly Format[]).includes(format);

/** How a report is to be drawn, apart from what it says. */
export interface Style {
  /** The language of the renderer's own words; it should be that of the report. */
  readonly language: Language;
  /** The number style, a BCP 47 tag such as `en`, `es` or `es-MX`. */
  readonly locale: string;
  readonly color: boolean;
  /** Columns of the terminal; null where the output is none: then nothing is cut and nothing is drawn with lines. */
  readonly width: number | null;
  /** The table to print, where it is not the usual one, or all of them. */
  readonly table?: string;
  /** How many rows of a table of groups are printed, the largest ones; all, unless said. */
  readonly rows?: number;
  /** The column in whose order rows are printed. */
  readonly sort?: string;
  /** Headlines, accounting and warnings alone. */
  readonly brief?: true;
}
