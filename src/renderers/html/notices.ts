import type { Notice, Report } from '../../results/result.ts';
import { columnCalled, columnNamesOf, type ColumnNames } from '../text/columns/names.ts';
import { reasonWords, type Words } from '../text/words.ts';
import { sentence } from '../typeset/figures.ts';
import { element, nothing, words, type Markup } from '../typeset/markup.ts';
import { okResults, type Page } from './page.ts';

type Told = Notice<string>;

const keyOf = ({ severity, message }: Told): string => `${severity} ${message}`;

/** What is noted of several results alike, each once: a warning stands with the numbers that it bears on, and is none of these. */
export function notedOfSeveral(report: Report): readonly Told[] {
  const all = okResults(report).flatMap(({ notices }) => [
    ...new Map(notices.map((notice) => [keyOf(notice), notice])).values(),
  ]);
  const counts = new Map<string, number>();
  for (const notice of all) counts.set(keyOf(notice), (counts.get(keyOf(notice)) ?? 0) + 1);
  const several = all.filter((notice) => notice.severity === 'info' && counts.get(keyOf(notice))! > 1);
  return [...new Map(several.map((notice) => [keyOf(notice), notice])).values()];
}

/** What is to be minded of one result: warnings first, as they bear on every number of it. */
export function noticesOf(page: Page, all: readonly Told[]): Markup {
  const elsewhere = new Set(notedOfSeveral(page.report).map(keyOf));
  const own = all.filter((notice) => !elsewhere.has(keyOf(notice)));
  if (own.length === 0) return nothing;
  const ordered = ['warning', 'info'].flatMap((severity) => own.filter((notice) => notice.severity === severity));
  return element('ul', { class: 'notices' }, ...ordered.map((notice) => item(page, notice)));
}

function item(page: Page, { severity, message }: Told): Markup {
  const { words: said } = page;
  const kind = severity === 'warning' ? said.warning : said.note;
  return element(
    'li',
    { class: severity },
    element('b', {}, words(sentence(kind))),
    words(`: ${forReaders(message, page)}`),
  );
}

/** What was noticed, in the words of a page. */
export const forReaders = (message: string, { words: said, style }: Pick<Page, 'words' | 'style'>): string =>
  withColumnsCalled(withoutCodes(withoutOptions(message), said), columnNamesOf[style.language]);

/** Names of columns that are no words of a language, in words; what stands in quotation marks is a file's own. */
const withColumnsCalled = (message: string, names: ColumnNames): string =>
  message.replaceAll(/(?<!["“«'`\w])[a-z]+(?:_[a-z]+)+(?!["”»'`\w])/gu, (name) => columnCalled(name, names));

/** The codes of reasons in words, as the account of records has them. */
function withoutCodes(message: string, said: Words): string {
  const codes = Object.keys(said.reasons).filter((code) => code.includes('-'));
  const found = new RegExp(`(?:\\b(\\w+) )?\\b(${codes.join('|')})\\b`, 'gu');
  return message.replaceAll(found, (_, column: string | undefined, code: string) => reasonWords(said, code, column));
}

const option = /(?:^|[\s(«“])--[a-z]/u;

/**
 * What was noticed, without what to type about it, and without the names of tables: who reads a page has no command line. A first clause that cannot do without an option
 * keeps it.
 *
 * @example withoutOptions('the last day is 2026-10-31; another: --as-of') // => "the last day is 2026-10-31"
 * @example withoutOptions('--drivers names none that varies') // => "--drivers names none that varies"
 */
export function withoutOptions(message: string): string {
  const plain = message.replaceAll(/\s*\((?:[^()]*--[a-z][^()]*|(?:table|tabla) \w+)\)/gu, '');
  const [first = '', ...rest] = plain.split(/(?<=[;.])\s+/u);
  const kept = [withoutAdvice(first), ...rest.filter((clause) => !option.test(clause))].join(' ');
  return rest.some((clause) => option.test(clause)) ? kept.replace(/;$/u, '') : kept;
}

/** A clause without the advice behind its colon. */
function withoutAdvice(clause: string): string {
  const [says = '', ...advice] = clause.split(/:\s+/u);
  return option.test(advice.join(' ')) && !option.test(says) ? says : clause;
}
