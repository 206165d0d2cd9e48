import { cutApart, padEnd, padStart, widest } from '../text/display-width.ts';
import type { Page } from './page.ts';

/** Beyond this a chart is a wall: the table has the rows. */
export const mostRows = 40;

const gap = 2;
const leastArt = 14;
const mostArt = 60;
/** Labels take up to this part of the width. */
const labelPart = 0.4;

/** Numbers to the right of the art: one text a row; `optional` ones give way where the width is short. */
export interface NumberColumn {
  readonly texts: readonly string[];
  readonly optional?: boolean;
}

/** Where label, art and numbers stand. */
export interface Frame {
  readonly label: number;
  readonly art: number;
  readonly numbers: readonly NumberColumn[];
}

const taken = (numbers: readonly NumberColumn[]) => numbers.reduce((sum, { texts }) => sum + gap + widest(texts), 0);

/** The frame for rows of these labels and numbers, or null where the terminal is too narrow for any art. */
export function frameFor(width: number, labels: readonly string[], numbers: readonly NumberColumn[]): Frame | null {
  const label = Math.min(widest(labels), Math.floor(width * labelPart));
  const art = width - label - (label > 0 ? gap : 0) - taken(numbers);
  if (art >= leastArt) return { label, art: Math.min(art, mostArt), numbers };
  const last = numbers.findLastIndex(({ optional }) => optional === true);
  return last < 0 ? null : frameFor(width, labels, numbers.toSpliced(last, 1));
}

const indentOf = ({ label }: Frame) => (label > 0 ? ' '.repeat(label + gap) : '');

/** A line that stands where the art stands: a legend, an axis. */
export function artLine(frame: Frame, text: string): string {
  return `${indentOf(frame)}${text}`.trimEnd();
}

/** Label, art and numbers of every row; each art takes exactly `frame.art` columns. */
export function artRows(
  page: Page,
  frame: Frame,
  labels: readonly string[],
  arts: readonly string[],
): readonly string[] {
  const named = cutApart(labels, frame.label);
  const widths = frame.numbers.map(({ texts }) => widest(texts));
  return arts.map((art, row) => {
    const label = frame.label > 0 ? padEnd(named[row] ?? '', frame.label) + ' '.repeat(gap) : '';
    const numbers = frame.numbers.map(({ texts }, index) => padStart(texts[row] ?? '', widths[index] ?? 0));
    const right = numbers.map(
      (text, index) => ' '.repeat(gap) + (frame.numbers[index]?.optional ? page.paint.dim(text) : text),
    );
    return `${label}${art}${right.join('')}`.trimEnd();
  });
}
