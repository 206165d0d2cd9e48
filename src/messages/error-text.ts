import type { Dictionary } from './dictionary.ts';
import type { ErrorText } from './error-words.ts';
import { dictionaries } from './index.ts';
import type { Language } from './language.ts';

/** The code of a known error, and the facts that its words need. */
export interface KnownError {
  readonly code: keyof Dictionary['errors'];
  readonly details: unknown;
  readonly within?: string | null;
  readonly table?: string | null;
}

/** What a known error says, in one language. */
export function errorText({ code, details, within = null, table = null }: KnownError, language: Language): ErrorText {
  const say = dictionaries[language].errors[code] as (details: unknown) => ErrorText;
  const said = withPlaceOfOptions(say(details), table, language);
  return within === null || said.message.includes(within) ? said : { ...said, message: `${within}: ${said.message}` };
}

/** Options that are advised stand in the file of the settings, where nobody can type them. */
function withPlaceOfOptions(said: ErrorText, table: string | null, language: Language): ErrorText {
  const { hint = '' } = said;
  if (table === null || !/(?:^|\s)--[a-z]/u.test(hint)) return said;
  return { ...said, hint: `${hint}   ${dictionaries[language].reports.optionsThere(table)}` };
}
