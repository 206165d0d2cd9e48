import type { Check } from '../../results/result.ts';
import { figure } from '../typeset/figures.ts';
import { element, nothing, words, type Markup } from '../typeset/markup.ts';
import type { Page } from './page.ts';

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

/** A comparison as it is printed. */
const typeset = (expect: string): string => expect.replace(/^(?:>=|<=|!=)/u, (sign) => signsOf.get(sign)!);

function checkItem({ style, pageWords, report }: Page, check: Check): Markup {
  const verdict = verdictOf(check);
  const said = { passed: pageWords.passed, failed: pageWords.failed, open: pageWords.undecided }[verdict];
  const title = report.results.find(({ metric }) => metric === check.subject)?.title ?? check.subject;
  const what = [title, check.headline, check.value === 'value' ? undefined : check.value].filter(
    (part) => part !== undefined,
  );
  const found =
    typeof check.found === 'number' ? figure(check.found, check.unit ?? 'number', style.locale) : check.found;
  const details = [...(found === null ? [] : [pageWords.found(found)]), check.reason].filter((part) => part !== '');
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
      words(`${what.join(' · ')} ${typeset(check.expect)}`),
      details.length === 0 ? nothing : element('span', { class: 'why' }, words(details.join(' · '))),
    ),
  );
}
