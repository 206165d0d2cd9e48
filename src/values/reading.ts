/** A distinct text of a column, and how many rows hold it. */
export interface ValueCount {
  readonly text: string;
  readonly rows: number;
}

/** What a cell says when it says nothing that can be used: no answer, or an answer that cannot be read without a guess. */
export type NoValue = { readonly kind: 'missing' } | { readonly kind: 'unreadable' };

export const missing = { kind: 'missing' } as const;
export const unreadable = { kind: 'unreadable' } as const;

/**
 * Whether two kinds of proof in one column are so uneven that the lesser is a stray record: at most one row in a hundred.
 * Otherwise two sources were mixed, and a text that both could have written cannot be read.
 */
export function isStray(lesser: number, greater: number): boolean {
  return lesser * 100 <= lesser + greater;
}
