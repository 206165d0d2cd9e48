import { isOk, type Report, type Source } from '../../results/result.ts';
import { alphaOf, confidenceOf } from '../findings/finding.ts';
import { formatLevel } from '../format.ts';
import { figure, sentence } from '../typeset/figures.ts';
import { element, joined, nothing, words, type Markup } from '../typeset/markup.ts';
import { forReaders, notedOfSeveral, withoutOptions } from './notices.ts';
import { definedAt, type Defined, type Page } from './page.ts';

/** How everything was calculated: by which rules, what each metric means, and how the files were read. */
export function appendix(page: Page): Markup {
  const { report, pageWords } = page;
  const [defined, told] = [definitionsOf(page), rules(page)];
  if (defined.length + told.length + report.sources.length === 0) return nothing;
  return element(
    'section',
    { class: 'wrap made' },
    element('h2', {}, words(pageWords.definitions)),
    ...told.map((text) => element('p', {}, words(text))),
    defined.length === 0 ? nothing : element('dl', {}, ...defined.map((one) => definition(page, one))),
    report.sources.length === 0 ? nothing : files(page),
  );
}

function definitionsOf({ report, definitions }: Page): readonly Defined[] {
  const ids = new Set(report.results.map(({ metric }) => metric));
  return [...ids].flatMap((id) => definitions.get(id) ?? []);
}

function rules(page: Page): readonly string[] {
  const { report, style, pageWords, words: said } = page;
  const ok = report.results.filter(isOk);
  const [first] = ok;
  if (first === undefined) return [];
  const isTested = ok.some(({ tables }) =>
    tables.some(({ name }) => name === 'differences' || name === 'control_chart' || name === 'change_points'),
  );
  const isCompared = ok.some(({ tables }) => tables.some(({ name }) => name === 'differences' || name === 'segments'));
  const hasIntervals = ok.some(({ headlines }) => headlines.some(({ conf_low: low }) => typeof low === 'number'));
  const sameLevel = new Set(ok.map(confidenceOf)).size === 1;
  const { before } = report;
  return [
    ...(hasIntervals && sameLevel ? [pageWords.levelOfAll(formatLevel(confidenceOf(first), style.locale))] : []),
    ...(isTested || before !== undefined
      ? [pageWords.rules(figure(Number(alphaOf(first).toPrecision(6)), 'number', style.locale))]
      : []),
    ...(isCompared ? [pageWords.association] : []),
    ...(before === undefined ? [] : [pageWords.before(before.as_of ?? null)]),
    ...notedOfSeveral(report).map(({ message }) => `${sentence(said.note)}: ${forReaders(message, page)}`),
  ];
}

function definition({ pageWords }: Page, { metric, title, summary, formula, reference, caveats }: Defined): Markup {
  const part = (name: string, text: string) => element('p', {}, element('b', {}, words(`${name}: `)), words(text));
  return joined([
    element('dt', { id: definedAt(metric) }, words(title)),
    element(
      'dd',
      {},
      element('p', {}, words(sentence(summary))),
      part(pageWords.formula, formula),
      part(pageWords.reference, reference),
      ...(caveats.length === 0 ? [] : [part(pageWords.caveats, caveats.map(asSentence).join(' '))]),
    ),
  ]);
}

/** What is to be minded, without what to type about it. */
const asSentence = (caveat: string): string => withoutOptions(caveat).replace(/[^.?!]$/u, '$&.');

function files(page: Page): Markup {
  const { report, pageWords } = page;
  const cell = (text: string, name?: string) => element('td', { class: name }, words(text));
  const head = [pageWords.file, pageWords.relation, pageWords.understood].map((text) =>
    element('th', { scope: 'col', class: 'l' }, words(text)),
  );
  const counts = [pageWords.records, pageWords.rejected].map((text) => element('th', { scope: 'col' }, words(text)));
  const count = (value: number) => cell(figure(value, 'count', page.style.locale));
  const rows = report.sources.map((source) =>
    element(
      'tr',
      {},
      cell(source.file === '-' ? page.words.standardInput : source.file, 'l'),
      cell(source.relation, 'l'),
      cell(understood(page, source), 'l'),
      count(source.records),
      count(source.rejected),
    ),
  );
  const table = element(
    'table',
    {},
    element('caption', {}, words(pageWords.files)),
    element('thead', {}, element('tr', {}, ...head, ...counts)),
    element('tbody', {}, ...rows),
  );
  return element(
    'div',
    { class: 'scroll', role: 'group', 'aria-label': pageWords.table(pageWords.files), tabindex: '0' },
    table,
  );
}

function understood({ pageWords }: Page, source: Source): string {
  const { encoding, delimiter, decimal, date_order: dates, layout } = source.understood;
  const mark = delimiter === '\t' ? 'tab' : `“${delimiter}”`;
  return [
    ...(layout === null ? [] : [layout]),
    encoding,
    mark,
    ...(decimal === null ? [] : [pageWords.decimal(`“${decimal}”`)]),
    ...(dates === null ? [] : [pageWords.dates[dates] ?? dates]),
  ].join(', ');
}

/** Who made the page. */
export function footer({ report, pageWords }: Page): Markup {
  const tool = toolOf(report);
  return element(
    'footer',
    { class: 'wrap' },
    element('p', {}, words(tool === '' ? report.title : pageWords.madeBy(tool))),
  );
}

const toolOf = ({ tool }: Report): string => (tool === undefined ? '' : `${tool.name} ${tool.version}`);
