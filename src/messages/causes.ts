import { because as inEnglish } from './en/causes.ts';
import { because as inSpanish } from './es/causes.ts';
import type { Text } from './language.ts';

/** Why a system refuses a file, by its code. */
export const because = (cause: string): Text => ({ en: inEnglish(cause), es: inSpanish(cause) });
