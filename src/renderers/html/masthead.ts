import { sharedAskedLine } from '../text/asked.ts';
import { escapeMarkup } from '../text/escape.ts';
import { sourceFiles } from '../text/wording.ts';
import { element, joined, nothing, trusted, words, type Markup } from '../typeset/markup.ts';
import type { Page } from './page.ts';

/** A picture of its own kind alone: no page, no script, no address. */
const pictures = /^data:image\/(?:png|jpeg|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/u;

/** What the report is called, what it stands on, and what was asked. */
export function masthead(page: Page): Markup {
  const { report, style } = page;
  const { title, subtitle, logo } = report;
  const asked = sharedAskedLine(report, style, escapeMarkup) ?? '';
  const files = sourceFiles(report, escapeMarkup);
  const kicker = [files, asked].filter((part) => part !== '').map(trusted);
  return element(
    'header',
    { class: 'wrap masthead' },
    logo !== undefined && pictures.test(logo) ? element('img', { class: 'logo', src: logo, alt: '' }) : nothing,
    kicker.length === 0 ? nothing : element('p', { class: 'kicker' }, joined(kicker, ' · ')),
    element('h1', {}, words(title)),
    subtitle === undefined || subtitle === '' ? nothing : element('p', { class: 'lead' }, words(subtitle)),
  );
}
