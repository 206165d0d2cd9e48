import type { Before, Headline, OkResult } from '../../results/result.ts';
import { verdictOf } from '../findings/changes.ts';
import { confidenceOf } from '../findings/finding.ts';
import { sentencesOf } from '../findings/sentences.ts';
import { formatLevel } from '../format.ts';
import { signOf } from '../text/cells.ts';
import { isNumber } from '../text/rows.ts';
import { figure } from '../typeset/figures.ts';
import { element, nothing, words, type Markup } from '../typeset/markup.ts';
import { periodName } from '../typeset/periods.ts';
import type { Page } from './page.ts';

/** A headline, and the result that it leads. */
export interface Led {
  readonly headline: Headline<string>;
  readonly result: OkResult;
}

/** The numbers that answer the question, each with its interval, its base, and what it changed by. */
export function cards(page: Page, led: readonly Led[], { small = false, isNamed = false } = {}): Markup {
  const items = led.map((one) => card(page, one, isNamed));
  const names = [
    'cards',
    ...(small ? ['small'] : []),
    ...(isNamed ? ['named'] : []),
    ...(inThrees(items.length) ? ['three'] : []),
  ];
  return element('ul', { class: names.join(' ') }, ...items);
}

/** Three in a line, where four would leave one alone. */
const inThrees = (count: number): boolean => count > 4 && (count % 4 === 1 || count === 6);

/** Longer numbers are set smaller, so that they keep their line. */
const longNumber = 8;

/** @param isNamed whether it says whose headline it is */
function card(page: Page, { headline, result }: Led, isNamed: boolean): Markup {
  const { style, words: said } = page;
  const value = withUnit(figure(headline.value, headline.unit, style.locale, signOf(headline)), headline, result, page);
  const base = [
    ...(headline.n === undefined ? [] : [`${said.n} ${figure(headline.n, 'count', style.locale)}`]),
    ...(headline.method === undefined ? [] : [headline.method]),
    ...(headline.period === undefined ? [] : [periodName(headline.period, style.language)]),
  ];
  return element(
    'li',
    { class: value.length > longNumber ? 'card long' : 'card' },
    element(
      'h3',
      {},
      words(isNamed && headline.label !== result.title ? `${result.title}: ${headline.label}` : headline.label),
    ),
    element('p', { class: 'big' }, words(value)),
    strip(headline, result),
    interval(page, { headline, result }),
    base.length === 0 ? nothing : element('p', { class: 'base' }, words(base.join(' · '))),
    verdict(page, { headline, result }, page.report.before),
  );
}

/** A number of days says that it is one; where there is no number there is nothing to say it of. */
function withUnit(
  text: string,
  { unit, value }: Headline<string>,
  { options }: OkResult,
  { style }: Pick<Page, 'style'>,
): string {
  const time = sentencesOf[style.language].units[String(options['time_unit'])];
  return unit === 'number' && value !== null && time !== undefined ? `${text} ${time}` : text;
}

function interval({ style, words: said, pageWords }: Page, { headline, result }: Led): Markup {
  const { conf_low: low, conf_high: high, unit } = headline;
  if (!isNumber(low) && !isNumber(high)) return nothing;
  const end = (value: number | null | undefined) => figure(value ?? null, unit, style.locale);
  const range = withUnit(said.range(end(low), end(high)), headline, result, { style });
  const level = pageWords.level(formatLevel(confidenceOf(result), style.locale));
  return element('p', { class: 'interval' }, words(`${level}: ${range}`));
}

function verdict({ style }: Page, { headline, result }: Led, before: Before | undefined): Markup {
  const said = verdictOf(headline, { result, style }, before);
  return said === null ? nothing : element('p', { class: `verdict ${said.side}` }, said.says);
}

/** The whole scale of a headline, where its unit or its question has one. */
export function scaleOf({ unit }: Headline<string>, { options }: OkResult): readonly [number, number] | null {
  if (unit === 'share') return [0, 1];
  if (unit === 'points') return [-100, 100];
  const [, from, to] = /^(\d+)-(\d+)$/u.exec(String(options['scale'] ?? '')) ?? [];
  return unit === 'score' && from !== undefined ? [Number(from), Number(to)] : null;
}

const most = 100;

/** Where the interval lies on the whole scale. */
function strip(headline: Headline<string>, result: OkResult): Markup {
  const { value, conf_low: low, conf_high: high } = headline;
  const scale = scaleOf(headline, result);
  if (scale === null || !isNumber(value) || !isNumber(low) || !isNumber(high)) return nothing;
  const [from, to] = scale;
  if (low < from || high > to) return nothing;
  const at = (one: number) => ((one - from) / (to - from)) * most;
  const mark = Math.min(Math.max(at(value) - 0.5, 0), most - 1);
  return element(
    'svg',
    { class: 'range', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
    element('rect', { x: 0, y: 2.5, width: most, height: 1, class: 'track' }),
    element('rect', { x: at(low), y: 1, width: Math.max(at(high) - at(low), 0.5), height: 4, class: 'range-fill' }),
    element('rect', { x: mark, y: 0, width: 1, height: 6, class: 'range-mark' }),
  );
}

/** Whether any of the headlines has a strip, which is then explained. */
export const hasStrip = (led: readonly Led[]): boolean =>
  led.some(({ headline, result }) => strip(headline, result) !== '');
