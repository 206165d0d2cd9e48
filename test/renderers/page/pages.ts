import { readFileSync } from 'node:fs';
import { renderPage, type Defined, type Fonts } from '../../../src/renderers/html/index.ts';
import { Letters } from '../../../src/renderers/svg/letters.ts';
import type { LayOut } from '../../../src/renderers/flow/layout.ts';
import type { Style } from '../../../src/renderers/index.ts';
import type { Report } from '../../../src/results/result.ts';

/** The fonts as the build makes them. */
export const fonts = JSON.parse(readFileSync('dist/fonts.json', 'utf8')) as Fonts;

export const letters = new Letters(fonts.advances);

export const english: Style = { language: 'en', locale: 'en', color: false, width: null };
export const spanish: Style = { language: 'es', locale: 'es', color: false, width: null };

export const pageOf = (
  report: Report,
  style: Style = english,
  definitions: readonly Defined[] = [],
  layOut: LayOut | null = null,
): string => renderPage(report, style, fonts, definitions, layOut);

/** The start tags of a page, without attributes: its tree of elements, as far as text can change it. */
export const tagsOf = (page: string): readonly string[] =>
  [...withoutStyle(page).matchAll(/<(\/?[a-zA-Z][a-zA-Z0-9]*)(?=[\s>/])/gu)].map(([, tag]) => tag!);

/** What a reader sees of a page, and the markup around it. */
export const withoutStyle = (page: string): string => {
  const [from, to] = [page.indexOf('<style>'), page.indexOf('</style>')];
  return page.slice(0, from) + page.slice(to);
};
