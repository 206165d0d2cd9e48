import { createHash } from 'node:crypto';
import { isOk, type Headline, type OkResult, type Report } from '../../results/result.ts';
import { confidenceOf } from '../findings/finding.ts';
import { formatLevel } from '../format.ts';
import type { LayOut } from '../flow/layout.ts';
import { Letters, type Advances } from '../svg/letters.ts';
import type { Style } from '../style.ts';
import { sharedAskedLine } from '../text/asked.ts';
import { escapeMarkup } from '../text/escape.ts';
import { isTitledByReport } from '../text/wording.ts';
import { element, joined, nothing, trusted, words, type Markup } from '../typeset/markup.ts';
import { appendix, footer } from './appendix.ts';
import { cards, hasStrip, type Led } from './cards.ts';
import { changes } from './changes.ts';
import { checks } from './checks.ts';
import { masthead } from './masthead.ts';
import { okResults, pageOf, type Defined, type Page } from './page.ts';
import { section } from './section.ts';
import { styleSheet, type FontFiles } from './style/sheet.ts';

export { standaloneFlow } from '../svg/standalone.ts';
export type { Defined } from './page.ts';

/** The fonts of a page, and how wide their letters are: what `dist/fonts.json` holds. */
export interface Fonts extends FontFiles {
  readonly advances: Advances;
}

/**
 * A report as one page that stands alone: no address, no script, nothing that its own policy does not name. The same report
 * makes the same bytes.
 *
 * @param definitions what the metrics of the report mean, where that is known
 * @param layOut finds places for what flows; without it a table tells that
 */
export function renderPage(
  report: Report,
  style: Style,
  fonts: Fonts,
  definitions: readonly Defined[],
  layOut: LayOut | null = null,
): string {
  const page = pageOf(report, style, new Letters(fonts.advances), definitions, layOut);
  const sheet = styleSheet(fonts);
  const body = element(
    'body',
    {},
    element('a', { class: 'skip', href: '#content' }, words(page.pageWords.skip)),
    masthead(page),
    element(
      'main',
      { id: 'content' },
      keyFigures(page),
      changes(page),
      ...sections(page),
      checks(page),
      appendix(page),
    ),
    footer(page),
  );
  return `<!doctype html>\n${element('html', { lang: page.style.language }, head(report, sheet), body)}\n`;
}

/** Nothing may be loaded, run or sent; the one style is known by its sum, fonts and logos are in the page. */
export const policyOf = (sheet: string): string =>
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(sheet).digest('base64')}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;

function head({ title }: Report, sheet: string): Markup {
  return element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    policy(sheet),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('title', {}, words(title)),
    element('link', { rel: 'icon', href: 'data:,' }),
    element('style', {}, trusted(sheet)),
  );
}

const policy = (sheet: string): Markup =>
  element('meta', { 'http-equiv': 'Content-Security-Policy', content: policyOf(sheet) });

/** One result shows all its headlines; of several each leads with one, and has the others in its section. */
function ledOf({ report }: Page): readonly Led[] {
  const ok = okResults(report);
  const all = ok.flatMap((result) => result.headlines.map((headline) => ({ headline, result })));
  return ok.length === 1 ? all : all.filter(({ headline, result }) => leading(result) === headline);
}

/**
 * The headline that stands for its result among others: of those that say more than how many there are the first that has an interval, else
 * the first that is no bare number, else the first that has a value.
 */
const leading = ({ headlines }: OkResult): Headline<string> | undefined => {
  const known = headlines.filter(({ value }) => value !== null);
  const telling = known.filter(({ unit }) => unit !== 'count');
  const hasInterval = ({ conf_low: low }: Headline<string>) => typeof low === 'number';
  return (
    telling.find(hasInterval) ??
    telling.find(({ unit }) => unit !== 'number') ??
    known.find(hasInterval) ??
    known[0] ??
    headlines[0]
  );
};

function keyFigures(page: Page): Markup {
  const led = ledOf(page);
  const [first] = led;
  if (first === undefined) return nothing;
  const level = formatLevel(confidenceOf(first.result), page.style.locale);
  const strip = hasStrip(led) ? element('p', { class: 'more' }, words(page.pageWords.strip(level))) : nothing;
  return element(
    'section',
    { class: 'wrap' },
    element('h2', {}, words(page.pageWords.keyFigures)),
    joined([cards(page, led, { isNamed: okResults(page.report).length > 1 }), strip]),
  );
}

function sections(page: Page): readonly Markup[] {
  const { report, style, pageWords } = page;
  const shared = sharedAskedLine(report, style, escapeMarkup);
  const above = new Set(ledOf(page).map(({ headline }) => headline));
  return report.results.map((result, at) =>
    section(page, result, {
      id: `m${at + 1}`,
      headlines: isOk(result) ? ownHeadlines(page, result, above) : [],
      saysAsked: shared === null,
      title: isTitledByReport(report) ? pageWords.detail : result.title,
    }),
  );
}

/** Those that no card above has; what draws nothing by itself among others would say nothing without all of them. */
function ownHeadlines({ report }: Page, { headlines, charts }: OkResult, above: ReadonlySet<Headline<string>>) {
  const isAlone = okResults(report).length === 1;
  return charts.length === 0 && !isAlone ? headlines : headlines.filter((headline) => !above.has(headline));
}
