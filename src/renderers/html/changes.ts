import { beforeFindings, levelFindings } from '../findings/changes.ts';
import { controlFindings } from '../findings/control.ts';
import { differenceFindings } from '../findings/differences.ts';
import type { Finding } from '../findings/finding.ts';
import { testFindings } from '../findings/tests.ts';
import { sentence } from '../typeset/figures.ts';
import { element, nothing, trusted, words, type Markup } from '../typeset/markup.ts';
import { okResults, type Page } from './page.ts';

/** More than this is no summary: the sections have the rest. */
const mostOf = 3;
const mostShown = 9;

/** What is shown of each result, and what is not, each by the rule of its test. */
function findingsOf(page: Page): readonly Found[] {
  return okResults(page.report).flatMap((result) => {
    const seen = { result, style: page.style };
    const all = [
      ...beforeFindings(seen, page.report.before),
      ...differenceFindings(seen),
      ...testFindings(seen),
      ...controlFindings(seen),
      ...levelFindings(seen),
    ];
    const shown = all.filter(({ isShown }) => isShown).slice(0, mostOf);
    return [...shown, ...all.filter(({ isShown }) => !isShown)].map((finding) => ({ ...finding, of: result.title }));
  });
}

/** A finding, and of what. */
interface Found extends Finding {
  readonly of: string;
}

/** Of several metrics each finding says whose it is, where it does not begin with it. */
const item =
  (isNamed: boolean) =>
  ({ says, detail, of, isShown }: Found): Markup =>
    element(
      'li',
      {},
      isNamed && isShown ? element('span', { class: 'of' }, words(of)) : nothing,
      element('strong', {}, trusted(sentence(says))),
      words(' '),
      detail,
    );

/** What changed and what differs, and for what nothing of that can be shown; nothing where nothing was tested. */
export function changes(page: Page): Markup {
  const findings = findingsOf(page);
  const { pageWords, report } = page;
  const isNamed = report.results.length > 1;
  const shown = findings.filter(({ isShown }) => isShown).slice(0, mostShown);
  const unshown = findings.filter(({ isShown }) => !isShown);
  if (findings.length === 0) return nothing;
  const rest = element('ul', { class: 'changes unshown' }, ...unshown.map(item(isNamed)));
  const heading = (text: string) => element('h2', {}, words(text));
  if (shown.length === 0) return element('section', { class: 'wrap' }, heading(pageWords.notShown), rest);
  return element(
    'section',
    { class: 'wrap' },
    heading(pageWords.shown),
    element('ol', { class: 'changes shown' }, ...shown.map(item(isNamed))),
    ...(unshown.length === 0 ? [] : [element('h3', { class: 'not' }, words(pageWords.notShown)), rest]),
  );
}
