import type { Text } from '../messages/language.ts';

/**
 * A number that was published and is quoted as if it held everywhere. It is never a default: whoever wants it names it by its id.
 * Shares are fractions; where one number was published, `low` and `high` are alike.
 */
export interface Claim {
  readonly id: string;
  readonly low: number;
  readonly high: number;
  readonly says: Text;
  /** Who published it, when and where: null where that was not found. */
  readonly authors: string | null;
  readonly year: number | null;
  readonly title: string | null;
  /** Who was asked, how, and what the number really is; or that nobody knows. */
  readonly measured: Text;
}

/** Author and title as one line; null where neither was found. */
export function sourceOf({ authors, title }: Pick<Claim, 'authors' | 'title'>): string | null {
  const known = [authors, title].filter((part) => part !== null);
  return known.length === 0 ? null : known.join(', ');
}
