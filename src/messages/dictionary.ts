import type { en } from './en/index.ts';

/** All words of the program in one language. A word that another language lacks does not compile. */
export type Dictionary = typeof en;
