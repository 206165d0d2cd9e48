import type { ErrorText } from '../error-words.ts';
import { list } from './phrases.ts';

const quotedWords = (words: readonly { readonly text: string; readonly rows: number }[]) =>
  words.map(({ text, rows }) => `"${text.trim()}" ×${rows}`).join(', ');

/** What is said of an outcome and the measures that are to go with it. */
export const measureErrors = {
  'columns-unnamed': (d: { command: string; options: readonly string[]; headers: readonly string[] }): ErrorText => ({
    message: `cx ${d.command} needs ${d.options.join(' and ')}: which columns to look at`,
    hint: `name columns of the file: --outcome <column> --drivers <column>,<column>${d.headers.length === 0 ? '' : ` (it has ${list(d.headers, 12)})`}`,
  }),
  'measure-is-outcome': (d: { outcome: string }): ErrorText => ({
    message: `${d.outcome} is the outcome and one of the drivers: it would explain itself`,
    hint: 'leave it out of --drivers, or name another outcome: --outcome <column>',
  }),
  'measure-of-words': (d: { header: string; isOutcome: boolean; words: readonly string[] }): ErrorText => ({
    message: `${d.header} holds no numbers, but ${list(
      d.words.map((word) => `"${word}"`),
      3,
    )}: ${d.isOutcome ? 'an outcome is a number' : 'a driver is a rating here'}`,
    hint: `name a column of numbers: ${d.isOutcome ? '--outcome' : '--drivers'} <column>`,
  }),
  'measure-mixed': (d: {
    header: string;
    mixed: readonly { readonly text: string; readonly rows: number }[];
    rows: number;
    without: string;
  }): ErrorText => ({
    message: `${d.header} holds numbers and words (${quotedWords(d.mixed)}${d.mixed.length < 3 ? '' : ' …'}, in ${d.rows} rows): as texts its numbers would be names`,
    hint: `if those words are no answers, leave their rows out: --where '${d.without}'; else write numbers in their place`,
  }),
  'measure-codes': (d: {
    header: string;
    codes: readonly number[];
    low: number;
    high: number;
    without: string;
  }): ErrorText => ({
    message: `${d.header} holds ${list(d.codes.map(String), 5)} beside ${d.low}–${d.high}: a code for no answer would count as an answer`,
    hint: `leave those rows out: --where '${d.without}', or blank the cells`,
  }),
  'measures-aliased': (d: { driver: string; determining: readonly string[] }): ErrorText => ({
    message: `${d.driver} follows from ${list(d.determining, 6)}: nothing tells their effects apart`,
    hint: 'leave one of them out of --drivers',
  }),
  'outcome-constant': (d: { outcome: string }): ErrorText => ({
    message: `${d.outcome} says the same in all rows: there is nothing to explain`,
    hint: 'name another outcome: --outcome <column>; and look at --where',
  }),
  'rows-too-few': (d: { rows: number; needed: number; drivers: number }): ErrorText => ({
    message: `${d.rows} rows are too few for ${d.drivers} drivers: ${d.needed} are needed at least`,
    hint: 'name fewer drivers with --drivers (each value of a text but one counts), or look at the reasons why rows were left out',
  }),
  'cuts-unnamed': (d: { driver: string; top: number }): ErrorText => ({
    message: `${d.driver} goes up to ${d.top}: nothing says which of its ratings are low and which are high`,
    hint: `say up to which a rating is low, and from which on high: --low ${Math.floor(d.top * 0.4)} --high ${Math.ceil(d.top * 0.8)}`,
  }),
  'weights-nothing': (d: { weight: string }): ErrorText => ({
    message: `all weights in ${d.weight} are 0: no row counts`,
    hint: 'name another column: --weight <column>',
  }),
};
