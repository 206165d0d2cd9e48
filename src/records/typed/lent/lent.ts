import type { FirstAnswers } from './answers.ts';

/** Which customers count, by their ids, where another relation decides it; null where none does. */
export type Members = ((id: string) => boolean) | null;

/** What other relations say of the customers of this one. */
export interface Lent {
  readonly members: Members;
  /** Their first answers, where a group of them was asked for. */
  readonly answers: FirstAnswers | null;
}

export const nothingLent: Lent = { members: null, answers: null };
