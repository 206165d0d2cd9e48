/** A condition as a user would type it, for messages that say what to type. */

export const quoted = (text: string) => `"${text.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;

/** A name that is one word stands bare; a word of the grammar does not. */
export const named = (column: string) =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(column) && !/^(?:and|or|not|in|is|blank|contains)$/iu.test(column)
    ? column
    : `\`${column}\``;

/** @example isOneOf('Tipo de línea', ['venta']) // => "`Tipo de línea` = \"venta\"" */
export const isOneOf = (column: string, texts: readonly string[]): string =>
  texts.length === 1
    ? `${named(column)} = ${quoted(texts[0]!)}`
    : `${named(column)} in (${texts.map(quoted).join(', ')})`;

/** @example isNoneOf('type', ['refund', 'Return']) // => "type not in (\"refund\", \"Return\")" */
export const isNoneOf = (column: string, texts: readonly string[]): string =>
  texts.length === 1
    ? `${named(column)} != ${quoted(texts[0]!)}`
    : `${named(column)} not in (${texts.map(quoted).join(', ')})`;

/** @example contains('amount', '€') // => "amount contains \"€\"" */
export const contains = (column: string, text: string): string => `${named(column)} contains ${quoted(text)}`;
