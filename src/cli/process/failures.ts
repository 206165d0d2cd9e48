import { CxError, status, type ErrorCode } from '../../errors.ts';
import { dictionaries } from '../../messages/index.ts';
import type { ErrorText } from '../../messages/error-words.ts';
import { errorText } from '../../messages/error-text.ts';
import type { Language } from '../../messages/language.ts';
import { escapeJson, escapeTerminal } from '../../renderers/text/escape.ts';

/** Notes in which file, and under which key, that stands which is wrong; what was noted first is nearest. */
export function keepPlace(error: Error & { within?: string | null }, place: string): void {
  error.within ??= place;
}

/** A known error in two lines. */
export const errorForPeople = (error: CxError, language: Language): string => textForPeople(errorText(error, language));

/** What is wrong, and what to type. Text from files and from the command line is escaped. */
export function textForPeople({ message, hint }: ErrorText): string {
  return `cx: ${escapeTerminal(message)}\n${hint === undefined ? '' : `    ${escapeTerminal(hint)}\n`}`;
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

/** An unknown error, whole: whoever reports it can copy it. */
export function faultText(error: unknown, language: Language): string {
  const words = dictionaries[language].faults;
  return `cx: ${words.internal}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}

export const exitStatusOf = (error: unknown): number => (error instanceof CxError ? error.exitStatus : status.fault);

export const isKnown = (error: unknown): error is CxError => error instanceof CxError;
