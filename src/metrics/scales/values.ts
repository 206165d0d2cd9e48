import { fold } from '../../values/folding.ts';
import type { ScoreReading } from '../../values/scores/score.ts';
import { scaleOf, type AskedScale, type ScoreQuestion } from './questions/question.ts';

/** A text, and the number that it stands for. */
export interface TextValue {
  readonly text: string;
  readonly value: number;
}

/**
 * The pairs of `--values`: a text may hold commas, for only one behind a number parts two pairs. Null where it is none.
 *
 * @example textValues('Muy bien=5, Ni bien, ni mal=3') // => [{ text: 'Muy bien', value: 5 }, { text: 'Ni bien, ni mal', value: 3 }]
 * @example textValues('Muy bien') // => null
 */
export function textValues(option: string): readonly TextValue[] | null {
  const pairs = option.split(/(?<==\s*\d{1,4}\s*),/u).map((pair) => /^(.+)=\s*(\d{1,4})\s*$/su.exec(pair.trim()));
  const values = pairs.map((pair) => (pair === null ? null : { text: pair[1]!.trim(), value: Number(pair[2]) }));
  if (values.some((one) => one === null || one.text === '')) return null;
  const found = values as readonly TextValue[];
  return new Set(found.map(({ text }) => keyOf(text))).size === found.length ? found : null;
}

export const valuesText = (values: readonly TextValue[]): string =>
  values.map(({ text, value }) => `${text}=${value}`).join(',');

/** Case, accents and punctuation make no other word; of signs alone nothing is left out. */
const keyOf = (text: string): string => fold(text) || text.trim();

/** The scale of the values: the assumed one where they end as it does, else their own. */
export function scaleOfValues(question: ScoreQuestion, option: string): string {
  const numbers = (textValues(option) ?? []).map(({ value }) => value);
  const { low, high } = scaleOf(question, null);
  const [lowest, highest] = [Math.min(...numbers), Math.max(...numbers)];
  const own = `${lowest}-${highest}`;
  const isAssumed = lowest >= low && highest === high;
  return isAssumed || question.scaleNamed(own) === null ? question.assumed : own;
}

/** How a cell is read: the values of its words, else as on the scale; turned round where the lowest answer is the best. */
export function readerOf(
  { low, high, read }: AskedScale,
  values: string | null,
  isReversed: boolean,
): (text: string) => ScoreReading {
  const told = new Map(
    (values === null ? [] : (textValues(values) ?? [])).map(({ text, value }) => [keyOf(text), value]),
  );
  const valued = (text: string): ScoreReading => {
    const value = told.size === 0 ? undefined : told.get(keyOf(text));
    if (value === undefined) return read(text);
    return { kind: value >= low && value <= high ? 'value' : 'out-of-scale', value };
  };
  if (!isReversed) return told.size === 0 ? read : valued;
  return (text) => {
    const reading = valued(text);
    return reading.kind === 'value' ? { kind: 'value', value: low + high - reading.value } : reading;
  };
}
