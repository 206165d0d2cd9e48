import { CommanderError } from 'commander';
import { CxError, type ErrorCode } from '../../errors.ts';
import { keepPlace } from '../process/failures.ts';
import type { Setting } from './config.ts';

/** The options that errors are about whose words do not name one. */
const optionOf: Partial<Record<ErrorCode, string>> = {
  'invalid-where': '--where',
  'layout-not-found': '--layout',
  'no-sort-column': '--sort',
  'no-table': '--table',
  'population-contradictory': '--rake',
  'population-incomplete': '--rake',
  'population-unreadable': '--rake',
  'unknown-encoding': '--encoding',
  'unknown-map': '--map',
};

/**
 * Where the setting stands that an error is about; null where the error is about none, or about what was typed.
 * @param settings the options that configuration files set
 */
export function settingAtFault(error: unknown, settings: readonly Setting[]): string | null {
  const options =
    error instanceof CommanderError ? optionsIn(error.message) : error instanceof CxError ? of(error) : [];
  const file = error instanceof CxError ? (error.details as { readonly file?: string }).file : undefined;
  const isAtFault = ({ option, values }: Setting) =>
    options.includes(option) || (file !== undefined && values.includes(file));
  return settings.find(isAtFault)?.place ?? null;
}

function of({ code, details }: CxError): readonly string[] {
  const { option, a, b } = details as { readonly option?: string; readonly a?: string; readonly b?: string };
  const known = optionOf[code];
  return [...(known === undefined ? [] : [known]), ...[option, a, b].flatMap((text) => optionsIn(text ?? ''))];
}

const optionsIn = (text: string): readonly string[] => text.match(/--[a-z][a-z-]*/gu) ?? [];

/** What is wrong with a setting says in which file, and under which key. */
export function placed(error: unknown, settings: readonly Setting[]): unknown {
  const place = settingAtFault(error, settings);
  if (place !== null && (error instanceof CxError || error instanceof CommanderError)) keepPlace(error, place);
  return error;
}
