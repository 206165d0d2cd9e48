import { CxError } from '../../errors.ts';
import { nearest } from '../../messages/nearest.ts';
import type { Question } from '../../questions/question.ts';
import { valuesIn } from '../options.ts';

/** The ends of a journey, what is too small to stand alone, and a channel that nothing says: no names of the files. */
export const start = '(start)';
export const exit = '(exit)';
export const others = '(other)';
export const blank = '(blank)';
/** What is owed to no touchpoint. */
export const unattributed = '(unattributed)';

const reserved = new Set([start, exit, others, blank, unattributed]);

export const isReserved = (name: string): boolean => reserved.has(name);

/**
 * A name as it is printed: one that a file shares with a word of the tables stands in quotes, and in more of them where it has
 * some of its own.
 *
 * @example [printed('(exit)'), printed('exit')] // => ['"(exit)"', 'exit']
 * @example printed('"(exit)"') // => '""(exit)""'
 */
export const printed = (name: string): string => (reserved.has(name.replaceAll(/^"+|"+$/gu, '')) ? `"${name}"` : name);

/** A channel as it is printed. */
export const printedChannel = (name: string): string => (name === '' ? blank : printed(name));

/**
 * The touchpoints of `--conversion` at which there is no contact in the days asked for: there may be some on others.
 * @throws unknown-name where all days were asked for
 */
export function withoutContact(
  conversion: string | null,
  names: ReadonlySet<string>,
  { began }: Pick<Question, 'began'>,
): readonly string[] {
  if (names.size === 0) return [];
  const lacking = valuesIn(conversion).filter((name) => !names.has(name));
  const [name] = lacking;
  if (name === undefined || began !== undefined) return lacking;
  const known = [...names].toSorted();
  throw new CxError('unknown-name', { option: '--conversion', name, nearest: nearest(name, known), known });
}
