import { CxError, status, type ErrorCode } from '../../errors.ts';
import { dictionaries } from '../../messages/index.ts';
import type { ErrorText } from '../../messages/error-words.ts';
import { errorText } from '../../messages/error-text.ts';
import type { Language } from '../../messages/language.ts';
import { wrap } from '../../renderers/text/display-width.ts';
import { escapeJson, escapeTerminal } from '../../renderers/text/escape.ts';

/** Notes in which file, and under which key, that stands which is wrong; what was noted first is nearest. */
export function keepPlace(error: Error & { within?: string | null }, place: string): void {
  error.within ??= place;
}

/** A known error, in the lines of a terminal. */
export const errorForPeople = (error: CxError, language: Language, width: number | null): string =>
  textForPeople(errorText(error, language), width);

const indent = '    ';
const leastRoom = 40;

/**
 * What is wrong, and what to type. Text from files and from the command line is escaped.
 * @param width of the terminal, whose lines end at words; null where there is none
 */
export function textForPeople({ message, hint }: ErrorText, width: number | null): string {
  const room = width === null ? null : Math.max(width - indent.length, leastRoom);
  const lines = wrap(`cx: ${escapeTerminal(message)}`, width === null ? null : Math.max(width, leastRoom));
  const hints = hint === undefined ? [] : wrap(escapeTerminal(hint), room);
  const told = [...lines.map((line, at) => (at === 0 ? line : indent + line)), ...hints.map((line) => indent + line)];
  return `${told.join('\n')}\n`;
}

/** The same as one object, for programs. */
export function errorForMachines(error: CxError, language: Language): string {
  const { file, line } = error.details as { file?: string; line?: number };
  const about = {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
  };
  return textForMachines(error.code, errorText(error, language), about);
}

export const textForMachines = (code: ErrorCode, { message, hint }: ErrorText, about: object = {}): string =>
  `${escapeJson(JSON.stringify({ error: { code, message, ...(hint === undefined ? {} : { hint }), ...about } }))}\n`;

const traceOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** An unknown error, whole: whoever reports it can copy it. */
export function faultText(error: unknown, language: Language): string {
  const words = dictionaries[language].faults;
  return `cx: ${words.internal}\n${traceOf(error)}\n`;
}

/** The same as one object, for programs. */
export function faultForMachines(error: unknown, language: Language): string {
  const { internal } = dictionaries[language].faults;
  return `${escapeJson(JSON.stringify({ error: { code: 'internal', message: internal, stack: traceOf(error) } }))}\n`;
}

export const exitStatusOf = (error: unknown): number => (error instanceof CxError ? error.exitStatus : status.fault);

export const isKnown = (error: unknown): error is CxError => error instanceof CxError;
