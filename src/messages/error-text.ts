import type { Dictionary } from './dictionary.ts';
import type { ErrorText } from './error-words.ts';
import { dictionaries } from './index.ts';
import type { Language } from './language.ts';

/** The code of a known error, and the facts that its words need. */
export interface KnownError {
  readonly code: keyof Dictionary['errors'];
  readonly details: unknown;
}

/** What a known error says, in one language. */
export function errorText({ code, details }: KnownError, language: Language): ErrorText {
  const say = dictionaries[language].errors[code] as (details: unknown) => ErrorText;
  return say(details);
}
