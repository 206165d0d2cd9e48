import { CxError, status } from '../../errors.ts';
import { dictionaries } from '../../messages/index.ts';
import { errorText } from '../../messages/error-text.ts';
import type { Language } from '../../messages/language.ts';
import { wrap } from '../../renderers/text/display-width.ts';
import { escapeJson, escapeTerminal } from '../../renderers/text/escape.ts';

const indent = '    ';

/**
 * A known error: what is wrong, and what to type. Text from files is escaped.
 * @param width of the terminal, whose lines end at words; null where there is none
 */
export function errorForPeople(error: CxError, language: Language, width: number | null): string {
  const { message, hint } = errorText(error, language);
  const room = width === null ? null : Math.max(width - indent.length, leastRoom);
  const lines = wrap(`cx: ${escapeTerminal(message)}`, width === null ? null : Math.max(width, leastRoom));
  const hints = hint === undefined ? [] : wrap(escapeTerminal(hint), room);
  const told = [...lines.map((line, at) => (at === 0 ? line : indent + line)), ...hints.map((line) => indent + line)];
  return `${told.join('\n')}\n`;
}

const leastRoom = 40;

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
