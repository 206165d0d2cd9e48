import type { StateRow } from '../reduction.ts';

export const scoredKeys = {
  /** `cell`: those of three scores; `middle`: of a named segment; `spenders`: one of the hundred parts of all, the best first. */
  part: 'text',
  recency_score: 'count',
  frequency_score: 'count',
  monetary_score: 'count',
  name: 'text',
  hundredth: 'count',
} as const;

export const scoredSums = {
  customers: 'count',
  purchases: 'count',
  revenue: 'money',
  /** Of a cell the ends of each value; of the middle of a segment the recencies beside its median. */
  recency_from: 'count',
  recency_to: 'count',
  frequency_from: 'count',
  frequency_to: 'count',
  monetary_from: 'money',
  monetary_to: 'money',
} as const;

export type ScoredRow = StateRow<typeof scoredKeys, typeof scoredSums>;

/** How many customers stand behind some rows. */
export const customersIn = (rows: readonly Readonly<Record<string, number | string | bigint>>[]): number =>
  rows.reduce((sum, { part, customers }) => (part === 'cell' ? sum + Number(customers) : sum), 0);
