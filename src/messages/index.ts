import { en } from './en.ts';
import { es } from './es.ts';
import type { Language } from './language.ts';

export type Dictionary = typeof en;

/** All words of the program, by language. */
export const dictionaries: Readonly<Record<Language, Dictionary>> = { en, es };
