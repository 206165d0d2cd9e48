import { CxError, status } from '../../errors.ts';
import { dictionaries } from '../../messages/index.ts';
import { errorText } from '../../messages/error-text.ts';
import type { Language } from '../../messages/language.ts';
import { escapeJson, escapeTerminal } from '../../renderers/text/escape.ts';

/** A known error in two lines: what is wrong, and what to type. Text from files is escaped. */
export function errorForPeople(error: CxError, language: Language): string {
  const { message, hint } = errorText(error, language);
  return `cx: ${escapeTerminal(message)}\n${hint === undefined ? '' : `    ${escapeTerminal(hint)}\n`}`;
}

/** The same as one object, for programs. */
export function errorForMachines(error: CxError, language: Language): string {
  const { message, hint } = errorText(error, language);
  const { file, line } = error.details as { file?: string; line?: number };
  const about = {
    ...(hint === undefined ? {} : { hint }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
  };
  return `${escapeJson(JSON.stringify({ error: { code: error.code, message, ...about } }))}\n`;
}

/** An unknown error, whole: whoever reports it can copy it. */
export function faultText(error: unknown, language: Language): string {
  const words = dictionaries[language].faults;
  return `cx: ${words.internal}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}

export const exitStatusOf = (error: unknown): number => (error instanceof CxError ? error.exitStatus : status.fault);

export const isKnown = (error: unknown): error is CxError => error instanceof CxError;
