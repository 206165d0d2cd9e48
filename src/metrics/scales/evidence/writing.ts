import { byRows } from '../../../values/commonest.ts';
import { isStray } from '../../../values/reading.ts';
import type { ScoreReading } from '../../../values/scores/score.ts';
import { ratingOf } from '../../../values/scores/words/ratings.ts';
import { wordScale, type WordScale } from '../../../values/scores/words/ladders.ts';
import { readScore } from '../../../values/scores/score.ts';
import type { ScaleDoubt, TextCounts } from './texts.ts';
import { scaleOf, scaleText, type ScoreQuestion } from '../questions/question.ts';
import { unsure } from './ends.ts';

type Read = (text: string) => ScoreReading;

/** How many records hold a text that is read as a value, and how many one that is not. */
function tallyOf(texts: TextCounts, read: Read): { readonly read: number; readonly unread: number } {
  let [values, others] = [0, 0];
  for (const [text, rows] of texts) {
    const { kind } = read(text);
    if (kind === 'value') values += rows;
    else if (kind !== 'missing') others += rows;
  }
  return { read: values, unread: others };
}

/** The doubt that answers are written as on another scale, and not as on the assumed one: all but stray ones are. */
export function writtenOtherwise(question: ScoreQuestion, texts: TextCounts): ScaleDoubt | null {
  const other = question.otherwise.find(({ name }) => {
    const { read, unread } = tallyOf(texts, scaleOf(question, name).read);
    return read > 0 && isStray(unread, read);
  });
  return other === undefined ? writtenOutOf(question, texts) : unsure(question, other.written, [other.name]);
}

/** `6 / 7` says of a question that is asked on 1–5 that this one was not. */
function writtenOutOf(question: ScoreQuestion, texts: TextCounts): ScaleDoubt | null {
  const assumed = scaleOf(question, null);
  const ends = new Map<number, number>();
  for (const [text, rows] of texts) {
    const high = Number(/^\s*\d{1,3}\s*(?:\/|out of|de|sobre)\s*(\d{1,3})\s*$/iu.exec(text)?.[1] ?? assumed.high);
    if (high === assumed.high || readScore(text, { low: 0, high }).kind !== 'value') continue;
    ends.set(high, (ends.get(high) ?? 0) + rows);
  }
  const [[high, rows] = [0, 0]] = [...ends].toSorted((a, b) => b[1] - a[1]);
  if (rows === 0 || isStray(rows, tallyOf(texts, assumed.read).read)) return null;
  // Where a scale begins, `9 / 10` does not tell.
  const names = (high < 10 ? [`1-${high}`] : [`1-${high}`, `0-${high}`]).filter(
    (name) => question.scaleNamed(name) !== null,
  );
  const found = {
    en: `has answers such as "${high - 1} / ${high}"`,
    es: `tiene respuestas como "${high - 1} / ${high}"`,
  };
  return unsure(question, found, names, high, 'short');
}

/** A scale in words, and how many records hold each of its words. */
export interface FoundWords {
  readonly scale: WordScale;
  readonly counts: TextCounts;
}

/**
 * The scale in words on which a column is answered. Null where its answers are numbers; a doubt where they are words, but not all of
 * one scale that answers this question.
 * @param told the scale that was named, which says how many steps there are
 */
export function answersInWords(
  question: ScoreQuestion,
  texts: TextCounts,
  told: string | null,
): FoundWords | ScaleDoubt | null {
  const { read: assumed, low, high } = scaleOf(question, told);
  const length = told === null ? null : high - low + 1;
  const words = new Map<string, number>();
  const strange: [string, number][] = [];
  let numbers = 0;
  for (const [text, rows] of texts) {
    const reading = assumed(text);
    if (reading.kind === 'missing') continue;
    if (reading.kind !== 'unreadable') numbers += rows;
    else if (ratingOf(text) !== null) words.set(text, rows);
    else strange.push([text, rows]);
  }
  const sum = (counts: Iterable<readonly [string, number]>) => [...counts].reduce((total, [, rows]) => total + rows, 0);
  const rated = sum(words);
  const unknown = sum(strange);
  if (rated === 0 || rated <= numbers + unknown) return null;
  const scale = isStray(numbers + unknown, rated) ? wordScale([...words.keys()], question.words, length) : null;
  if (scale !== null) return { scale, counts: words };
  const found = byRows([...words, ...strange].map(([text, rows]) => ({ text: text.trim(), rows })));
  return { kind: 'words', found, scale: scaleText(told ?? question.assumed) };
}
