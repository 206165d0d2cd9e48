/** What a text says in a column of one type: a number of days, an exact decimal, a whole number, a word; or why none. */
export type TypedReading =
  | { readonly kind: 'value'; readonly value: number | string }
  | { readonly kind: 'missing' | 'unreadable' | 'out-of-scale' };

export const nothing: TypedReading = { kind: 'missing' };
