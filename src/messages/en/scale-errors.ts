import type { ErrorText } from '../error-words.ts';
import type { Text } from '../language.ts';
import { list } from './phrases.ts';

interface Counted {
  readonly text: string;
  readonly rows: number;
}

const mostWords = 7;

const wordsShown = (found: readonly Counted[]) =>
  list(
    found.map(({ text, rows }) => `"${text}" ×${rows}`),
    mostWords,
  );

/** What is said of answers of which nothing tells on what scale they stand. */
export const scaleErrors = {
  'scale-unsure': (d: {
    file: string;
    header: string;
    found: Text;
    assumed: string;
    scales: readonly string[];
    metric: string;
    asks: string;
  }): ErrorText => ({
    message: `${d.file}: ${d.header} ${d.found.en}: it is not taken for a scale of ${d.assumed} unless you say so`,
    hint: [
      d.scales.length === 0
        ? `no --scale of this metric goes so far: name another column with --map, or recode the answers`
        : `say which scale was asked: ${list(d.scales.map((scale) => `--scale ${scale}`))}`,
      ...(d.metric === '' ? [] : [`if it asks something else: cx ${d.metric} ${d.file} --map ${d.asks}="${d.header}"`]),
    ].join('   '),
  }),
  'answers-in-words': (d: { file: string; header: string; unread: readonly Counted[]; scale: string }): ErrorText => ({
    message: `${d.file}: ${d.header} holds words that are not read on a scale of ${d.scale}: ${wordsShown(d.unread)}`,
    hint: `say what number each stands for: --values "${d.unread
      .slice(0, mostWords)
      .map(({ text }) => `${text}=…`)
      .join(',')}"`,
  }),
  'answers-unread': (d: {
    file: string;
    header: string;
    rows: number;
    written: number;
    scale: string;
    texts: string;
  }): ErrorText => ({
    message: `${d.file}: ${d.header}: ${d.rows} of the ${d.written} answers that are written cannot be read on a scale of ${d.scale}: ${d.texts}`,
    hint: 'those that are left would not speak for all: say the scale with --scale, what words stand for with --values "…=5,…=4", or another column with --map',
  }),
  'dates-unread': (d: { file: string; header: string; rows: number; written: number; texts: string }): ErrorText => ({
    message: `${d.file}: ${d.header}: ${d.rows} of the ${d.written} dates that are written cannot be read: ${d.texts}`,
    hint: 'the records that are left would not speak for all: write dates as 2026-01-31, say their order with --date-order, or name another column with --map submitted_at=<header>',
  }),
  'values-unread': (d: {
    file: string;
    column: string;
    rows: number;
    asked: number;
    texts: string;
    areDates: boolean;
  }): ErrorText => ({
    message: `${d.file}: in ${d.rows} of ${d.asked} records ${d.column} holds no ${d.areDates ? 'date' : 'value'} that can be read${d.texts}`,
    hint: `those that are left would not speak for all: ${d.areDates ? 'write dates as 2026-01-31, say their order with --date-order' : 'say the separator of fractions with --decimal'}, or name another column: --map ${d.column}=<header>`,
  }),
  'direction-unsure': (d: { file: string; header: string; found: Text; directions: readonly string[] }): ErrorText => ({
    message: `${d.file}: ${d.header} ${d.found.en}`,
    hint: `say which it is: ${list(d.directions.map((direction) => `--direction ${direction}`))}`,
  }),
  'scale-not-assumed': (d: {
    file: string;
    header: string;
    found: Text;
    scale: string;
    column: string;
  }): ErrorText => ({
    message: `${d.file}: ${d.header} ${d.found.en}: here it is read on a scale of ${d.scale} alone, whose highest answer is the best`,
    hint: `if another column asks it: --map ${d.column}=<header>; otherwise put the answers on ${d.scale} into a column of their own`,
  }),
  'scales-differ': (d: { file: string; scale: string; other: string; otherScale: string }): ErrorText => ({
    message: `${d.file} is read on a scale of ${d.scale}, and ${d.other} on one of ${d.otherScale}: their answers are not compared`,
    hint: 'if both were asked on one scale, say which: --scale',
  }),
  'scales-mixed': (d: {
    header: string;
    file: string;
    low: number;
    other: string;
    high: number;
    scale: string;
  }): ErrorText => ({
    message: `${d.header} goes up to ${d.low} in ${d.file} and up to ${d.high} in ${d.other}: answers on two scales are not pooled`,
    hint: `read each file on its own; if both were asked on one scale, say which: --scale ${d.scale}`,
  }),
};
