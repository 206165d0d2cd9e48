import type { Dictionary } from './dictionary.ts';
import type { ErrorText } from './error-words.ts';
import { dictionaries } from './index.ts';
import type { Language } from './language.ts';

/** The code of a known error, and the facts that its words need. */
export interface KnownError {
  readonly code: keyof Dictionary['errors'];
  readonly details: unknown;
  readonly within?: string | null;
}

/** What a known error says, in one language. */
export function errorText({ code, details, within = null }: KnownError, language: Language): ErrorText {
  const say = dictionaries[language].errors[code] as (details: unknown) => ErrorText;
  const said = say(details);
  return within === null || said.message.includes(within) ? said : { ...said, message: `${within}: ${said.message}` };
}
