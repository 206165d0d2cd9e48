import { isOk, type Accounting, type MetricResult, type OkResult } from '../../results/result.ts';
import { askedLine } from '../text/asked.ts';
import { columnNamesOf } from '../text/columns/names.ts';
import { escapeMarkup } from '../text/escape.ts';
import { accountingEquation, countsRecords, coveredDays, excludedValues } from '../text/wording.ts';
import { sentence } from '../typeset/figures.ts';
import { element, joined, nothing, trusted, words, type Markup } from '../typeset/markup.ts';
import { cards } from './cards.ts';
import { chartedIn } from './figures/charted.ts';
import { figureOf } from './figures/figure.ts';
import { openable, tableOf } from './figures/table.ts';
import { noticesOf } from './notices.ts';
import { definedAt, type Page } from './page.ts';

export interface Placed {
  /** Begins the ids of the section. */
  readonly id: string;
  /** The headlines that no card above has. */
  readonly headlines: OkResult['headlines'];
  /** Whether what was asked is said here, because results were asked differently. */
  readonly saysAsked: boolean;
  readonly title: string;
}

/** Where the records went, as an equation that begins with how many there were, and by which method they were counted. */
function accounted(page: Page, result: OkResult): Markup {
  const { accounting } = result;
  const [read = '', ...rest] = accountingEquation(
    accounting,
    page.style,
    escapeMarkup,
    columnNamesOf[page.style.language],
  ).split(' = ');
  const equation = element(
    'p',
    {},
    element('strong', {}, trusted(sentence(read))),
    ...(rest.length === 0 ? [] : [trusted(` = ${rest.join(' = ')}`)]),
  );
  const days = coveredDays(accounting, page.style).map((line) => element('p', {}, words(sentence(line))));
  return element('div', { class: 'account' }, equation, ...days, methodOf(page, result));
}

/** By which methods the headlines have their intervals, and where the formula stands. */
function methodOf({ definitions, pageWords }: Page, { metric, headlines }: OkResult): Markup {
  const named = headlines.filter(({ method }) => method !== undefined);
  const methods = [...new Set(named.map(({ method }) => method!))];
  const told =
    methods.length < 2
      ? methods
      : methods.map((one) => {
          const labels = named.filter(({ method }) => method === one).map(({ label }) => label);
          return `${one} (${labels.join(', ')})`;
        });
  const link = definitions.has(metric)
    ? [element('a', { href: `#${definedAt(metric)}` }, words(pageWords.formulaAndSource))]
    : [];
  const parts = [...told.map(words), ...link];
  if (parts.length === 0) return nothing;
  return element('p', {}, words(`${pageWords.method}: `), joined(parts, '; '));
}

/** Everything about a metric: what it is, its pictures, where its records went, what is to be minded. */
export function section(page: Page, result: MetricResult, placed: Placed): Markup {
  const asked = placed.saysAsked ? askedLine(result, page.style, escapeMarkup) : '';
  const about = page.definitions.get(result.metric)?.summary;
  return element(
    'section',
    { class: 'wrap', id: placed.id },
    element('h2', {}, words(placed.title)),
    about === undefined ? nothing : element('p', { class: 'about' }, words(sentence(about))),
    asked === '' ? nothing : element('p', { class: 'kicker' }, trusted(asked)),
    isOk(result) ? findings(page, result, placed) : refused(page, result),
  );
}

function refused({ words: said }: Page, { reason, hint }: Extract<MetricResult, { status: 'not-applicable' }>): Markup {
  return joined([
    element(
      'p',
      { class: 'refused' },
      element('strong', {}, words(sentence(said.notApplicable))),
      words(`: ${reason}`),
    ),
    hint === '' ? nothing : element('p', { class: 'more' }, words(hint)),
  ]);
}

function findings(page: Page, result: OkResult, { id, headlines }: Placed): Markup {
  const charted = chartedIn(page, result);
  const drawn = new Set<string>();
  const figures = charted.map((one, at) => {
    const isFirst = !drawn.has(one.table.name);
    drawn.add(one.table.name);
    return figureOf(page, result, one, `${id}-${at + 1}`, isFirst);
  });
  const others = result.tables
    .filter(({ name }) => !drawn.has(name))
    .map((table) => [table, tableOf(page, table)] as const);
  // What is nothing but tables is read there.
  const isOpen = headlines.length + figures.length === 0;
  return joined([
    headlines.length === 0
      ? nothing
      : cards(
          page,
          headlines.map((headline) => ({ headline, result })),
          { small: true },
        ),
    figures.length === 0 ? nothing : element('div', { class: 'figures' }, ...figures),
    countsRecords(page.report, result) ? accounted(page, result) : nothing,
    noticesOf(page, result.notices),
    values(page, result.accounting),
    others.length === 0
      ? nothing
      : isOpen
        ? joined(others.map(([, drawnTable]) => drawnTable))
        : openable(
            `${page.pageWords.moreTables} (${others.map(([{ title }]) => title).join(', ')})`,
            ...others.map(([, drawnTable]) => drawnTable),
          ),
  ]);
}

function values(page: Page, accounting: Accounting): Markup {
  const lines = excludedValues(accounting, page.style, escapeMarkup, columnNamesOf[page.style.language]);
  if (lines.length === 0) return nothing;
  return openable(
    page.pageWords.excludedValues,
    element('ul', {}, ...lines.map((line) => element('li', {}, trusted(line)))),
  );
}
