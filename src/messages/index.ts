import type { Dictionary } from './dictionary.ts';
import { en } from './en/index.ts';
import { es } from './es/index.ts';
import type { Language } from './language.ts';

export type { Dictionary } from './dictionary.ts';

/** All words of the program, by language. */
export const dictionaries: Readonly<Record<Language, Dictionary>> = { en, es };
