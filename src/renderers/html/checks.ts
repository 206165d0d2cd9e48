import type { Check } from '../../results/result.ts';
import { figure } from '../typeset/figures.ts';
import { checkedCalled } from '../text/words.ts';
import { element, nothing, words, type Markup } from '../typeset/markup.ts';
import { okResults, type Page } from './page.ts';

/** Each verdict has a sign of its own, so that it is told without colour. */
const signs = { passed: 'M2 7.5 5.5 11 12 3', failed: 'M3 3 11 11M11 3 3 11', open: 'M2 7H12' } as const;

const verdictOf = ({ passed }: Check): keyof typeof signs => (passed === null ? 'open' : passed ? 'passed' : 'failed');

/** What was expected, whether it holds, and why it does not. */
export function checks(page: Page): Markup {
  const { report, pageWords } = page;
  if (report.checks === undefined || report.checks.length === 0) return nothing;
  return element(
    'section',
    { class: 'wrap' },
    element('h2', {}, words(pageWords.checks)),
    element('ul', { class: 'checks' }, ...report.checks.map((check) => checkItem(page, check))),
  );
}

const signsOf: ReadonlyMap<string, string> = new Map([
  ['>=', '≥'],
  ['<=', '≤'],
  ['!=', '≠'],
]);

/** A comparison as it is printed: its number as those of the page are. */
function typeset({ expect, unit = 'number' }: Check, locale: string): string {
  const [, sign = '', bound = ''] = /^(\D+?)\s*([-+.\d].*)$/u.exec(expect) ?? [];
  const number = Number(bound);
  const isDay = unit === 'date' || !Number.isFinite(number);
  return sign === '' || isDay ? expect : `${signsOf.get(sign) ?? sign} ${figure(number, unit, locale)}`;
}

/** What of a metric or of an input is checked, in words. */
function subjectOf({ report, words: said }: Page, check: Check): string {
  const result = okResults(report).find(({ metric }) => metric === check.subject);
  const headline = result?.headlines.find(({ name }) => name === check.headline);
  const parts = [
    result?.title ?? check.subject,
    headline?.label === result?.title ? undefined : (headline?.label ?? check.headline),
    check.value === 'value' ? undefined : checkedCalled(check.value, said),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function checkItem(page: Page, check: Check): Markup {
  const { style, pageWords } = page;
  const verdict = verdictOf(check);
  const said = { passed: pageWords.passed, failed: pageWords.failed, open: pageWords.undecided }[verdict];
  const found =
    typeof check.found === 'number' ? figure(check.found, check.unit ?? 'number', style.locale) : check.found;
  // Where there is a number that settles it, the reason says no more.
  const why = found === null || check.passed === null ? check.reason : pageWords.found(found);
  const sign = element(
    'svg',
    { viewBox: '0 0 14 14', 'aria-hidden': 'true', focusable: 'false' },
    element('path', { d: signs[verdict], class: 'sign' }),
  );
  return element(
    'li',
    { class: verdict },
    sign,
    element('b', {}, words(said)),
    element(
      'span',
      {},
      words(`${subjectOf(page, check)} ${typeset(check, style.locale)}`),
      why === '' ? nothing : element('span', { class: 'why' }, words(why)),
    ),
  );
}
