import type { MetricResult, Report } from '../../results/result.ts';
import type { Style } from '../style.ts';
import { wordsOf, type Words } from './words.ts';

type Options = MetricResult['options'];
type Escape = (text: string) => string;

/** What was asked, in one line: `country = "ES" · 2026-01-01 to 2026-06-30 · by channel`; empty where all records were. */
export function askedLine(
  { options, asked = [] }: Pick<MetricResult, 'options' | 'asked'>,
  { language }: Style,
  escape: Escape,
): string {
  const words = wordsOf[language].asked;
  return [
    ...textsIn(options, 'where'),
    ...daysAsked(options, words),
    ...together(textsIn(options, 'by')).map((columns) => words.by(columns)),
    ...textsIn(options, 'period').map((unit) => words.by(words.units[unit] ?? unit)),
    ...comparisonAsked(options, words),
    ...textsIn(options, 'rolling').map((periods) => words.rolling(periods)),
    ...textsIn(options, 'weight').map((column) => words.weight(column)),
    ...textsIn(options, 'rake_file').map((file) => words.rake(file, textsIn(options, 'rake').join(', '))),
    ...textsIn(options, 'min_n').map((least) => words.minN(least)),
    ...textsIn(options, 'map').map((pair) => pair.replace('=', ' = ')),
    ...asked.filter((name) => !worded.has(name)).flatMap((name) => asTyped(name, options)),
  ]
    .map(escape)
    .join(' · ');
}

/** The options for which the line has words of its own. */
const worded = new Set('where from to by period baseline compare rolling weight rake rake_file min_n map'.split(' '));

/** Any other option as it would be typed, which is the same in every language: `--inactive-after 90`. */
function asTyped(name: string, options: Options): readonly string[] {
  const texts = textsIn(options, name);
  if (texts.length === 0) return [];
  const flag = `--${name.replaceAll('_', '-')}`;
  return [options[name] === true ? flag : `${flag} ${texts.join(',')}`];
}

/** The line of all results of a report, where they were asked the same; null where each has its own. */
export function sharedAskedLine({ results }: Report, style: Style, escape: Escape): string | null {
  const lines = new Set(results.map((result) => askedLine(result, style, escape)));
  return lines.size > 1 ? null : ([...lines][0] ?? '');
}

/** An option as texts: none where it was not asked. */
function textsIn(options: Options, name: string): readonly string[] {
  const value = options[name];
  if (value === undefined || value === null) return [];
  return typeof value === 'object' ? value : [String(value)];
}

const together = (texts: readonly string[]): readonly string[] => (texts.length === 0 ? [] : [texts.join(', ')]);

function daysAsked(options: Options, words: Words['asked']): readonly string[] {
  const [[from], [to]] = [textsIn(options, 'from'), textsIn(options, 'to')];
  if (from === undefined) return to === undefined ? [] : [words.to(to)];
  return [to === undefined ? words.from(from) : words.between(from, to)];
}

function comparisonAsked(options: Options, words: Words['asked']): readonly string[] {
  const [[baseline], [compare]] = [textsIn(options, 'baseline'), textsIn(options, 'compare')];
  if (baseline !== undefined) return [words.baseline(baseline)];
  return compare === undefined ? [] : [words.compare[compare] ?? words.ranges(compare.split(','))];
}
