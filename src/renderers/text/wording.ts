import type { Accounting, Exclusion, Headline, MetricResult, OkResult, Report } from '../../results/result.ts';
import { formatLevel, formatValue } from '../format.ts';
import { signOf } from './cells.ts';
import { columnCalled, type ColumnNames } from './columns/names.ts';
import type { Style } from '../style.ts';
import { reasonWords, wordsOf } from './words.ts';

type Escape = (text: string) => string;

/** A headline's number. */
export function headlineValue(headline: Headline<string>, { locale }: Style): string {
  return formatValue(headline.value, headline.unit, locale, signOf(headline));
}

/** A headline's interval with its level and method, or nothing where it has none. */
export function headlineInterval(
  headline: Headline<string>,
  { options }: MetricResult,
  { language, locale }: Style,
  escape: Escape,
): string {
  const { conf_low: low = null, conf_high: high = null, method } = headline;
  if (low === null && high === null) return '';
  const words = wordsOf[language];
  const limit = (value: number | null) => formatValue(value, headline.unit, locale);
  const [from, to] = [limit(low), limit(high)];
  const level = options['confidence'];
  const interval =
    typeof level === 'number' ? words.intervalOf(formatLevel(level, locale), from, to) : words.interval(from, to);
  return method === undefined ? interval : `${interval} (${escape(method)})`;
}

/** Under these an interval is nearly the whole scale: it says that nothing is known. */
const fewest = 3;

/** A headline's base and the period that it is of, where it has them; an estimate from nearly nobody says so beside its interval. */
export const headlineBase = (headline: Headline<string>, style: Style): string =>
  [baseOf(headline, style), headline.period ?? ''].filter((part) => part !== '').join(' · ');

function baseOf({ n, value, conf_low: low = null }: Headline<string>, { language, locale }: Style): string {
  if (n === undefined) return '';
  const words = wordsOf[language];
  const base = `${words.n} ${formatValue(n, 'count', locale)}`;
  return value !== null && low !== null && n < fewest ? `${base} (${words.tooFew})` : base;
}

const reasonOf = ({ reason, column }: Exclusion, { language }: Style, escape: Escape, names: ColumnNames) =>
  escape(reasonWords(wordsOf[language], reason, column === undefined ? column : columnCalled(column, names)));

/** Whether a result counts records: what stands on no file, as a definition, has none to account for. */
export const countsRecords = ({ sources }: Report, { accounting }: OkResult): boolean =>
  sources.length > 0 || accounting.read > 0;

/**
 * Where the rows went, as an equation that a reader can check: `records read 10 = used 8 + excluded 2 (duplicate 2)`.
 */
export function accountingEquation(
  { read, used, excluded }: Accounting,
  style: Style,
  escape: Escape,
  names: ColumnNames = {},
): string {
  const words = wordsOf[style.language];
  const count = (rows: number) => formatValue(rows, 'count', style.locale);
  const total = excluded.reduce((sum, { rows }) => sum + rows, 0);
  const reasons = excluded.map((exclusion) => `${reasonOf(exclusion, style, escape, names)} ${count(exclusion.rows)}`);
  const parts = reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
  return `${words.read} ${count(read)} = ${words.used} ${count(used)} + ${words.excluded} ${count(total)}${parts}`;
}

/** The days that the used records cover, where they say any. */
export const coveredDays = ({ days }: Accounting, { language }: Style): readonly string[] =>
  days === undefined ? [] : [wordsOf[language].covers(days.first, days.last)];

const valuesListed = 10;

/** What stood in the rows left out, a line for each reason: `recommend_score unreadable: "N/A" ×41`. */
export function excludedValues(
  { excluded }: Accounting,
  style: Style,
  escape: Escape,
  names: ColumnNames = {},
): readonly string[] {
  const count = (rows: number) => formatValue(rows, 'count', style.locale);
  return excluded.flatMap((exclusion) => {
    const values = exclusion.values ?? [];
    if (values.length === 0) return [];
    const listed = values.slice(0, valuesListed).map(({ value, rows }) => `"${escape(value)}" ×${count(rows)}`);
    const more = values.length - listed.length;
    if (more > 0) listed.push(wordsOf[style.language].moreValues(count(more)));
    return [`${reasonOf(exclusion, style, escape, names)}: ${listed.join(', ')}`];
  });
}

/** One metric that bears the report's title is the report, and needs no title of its own. */
export const isTitledByReport = ({ title, results }: Report): boolean =>
  results.length === 1 && results[0]?.title === title;

/** The files that a report stands on. */
export function sourceFiles({ sources, language }: Report, escape: Escape): string {
  const names = sources.map(({ file }) => (file === '-' ? wordsOf[language].standardInput : escape(file)));
  return [...new Set(names)].join(', ');
}

/** What made a report, in words; empty where it does not say it. */
export const madeBy = ({ tool }: Report, { language }: Style): string =>
  tool === undefined ? '' : wordsOf[language].madeBy(`${tool.name} ${tool.version}`);
