/** How much of what is written may be unread without a word, and how much at most with one; in words, as documents say it. */
export const shares = { warned: '1 in 20', refused: 'half' } as const;

/** Whether so few cannot be read that what is left speaks for all. */
export const isFew = (unread: number, written: number): boolean => unread * 20 <= written;

/** Whether so many cannot be read that what is left speaks for none. */
export const isMost = (unread: number, written: number): boolean => unread * 2 > written;
