/** The languages that `cx` speaks. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** A text in every language; a declaration that lacks one does not compile. */
export type Text = Readonly<Record<Language, string>>;

/** The same words in every language: names, symbols, what a file says. */
export function untranslated(words: string): Text {
  return { en: words, es: words };
}
