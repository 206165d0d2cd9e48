import type { MetricResult, OkResult, Report } from '../../results/result.ts';
import type { LayOut } from '../flow/layout.ts';
import type { Letters } from '../svg/letters.ts';
import type { Style } from '../style.ts';
import { wordsOf, type Words } from '../text/words.ts';
import { pageWordsOf, type PageWords } from './words.ts';

/** What a metric means, in the language of the page: told by who knows metrics. */
export interface Defined {
  readonly metric: string;
  readonly title: string;
  readonly summary: string;
  readonly formula: string;
  readonly reference: string;
  readonly caveats: readonly string[];
}

/** What every part of a page is made with. */
export interface Page {
  readonly report: Report;
  readonly style: Style;
  readonly words: Words;
  readonly pageWords: PageWords;
  readonly letters: Letters;
  /** What finds places for what flows; null where nothing does. */
  readonly layOut: LayOut | null;
  readonly definitions: ReadonlyMap<string, Defined>;
}

export function pageOf(
  report: Report,
  style: Style,
  letters: Letters,
  definitions: readonly Defined[],
  layOut: LayOut | null = null,
): Page {
  // A stored report may have been made by another program.
  const language = Object.hasOwn(wordsOf, report.language) ? report.language : style.language;
  // A page is in one language: that of the report's own words. Numbers follow where they can.
  const locale = style.locale.startsWith(language) ? style.locale : language;
  return {
    report,
    style: { ...style, language, locale },
    words: wordsOf[language],
    pageWords: pageWordsOf[language],
    letters,
    layOut,
    definitions: new Map(definitions.map((one) => [one.metric, one] as const)),
  };
}

export const okResults = ({ results }: Report): readonly OkResult[] =>
  results.filter((result: MetricResult) => result.status === 'ok');

/** The id under which a page has the definition of a metric. */
export const definedAt = (metric: string): string => `about-${metric}`;
