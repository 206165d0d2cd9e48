import type { PeriodUnit } from '../../values/dates/period.ts';

/** How many answers have a value and a weight. */
export interface Answer {
  readonly value: number;
  readonly weight: number;
  readonly n: number;
}

/** The answers of one segment in one period. */
export interface AnswerGroup {
  readonly segment: readonly string[];
  readonly period: string | null;
  readonly answers: readonly Answer[];
}

/** What is not shown because too few answered: by the keys of segments and of their periods. */
export interface Hidden {
  readonly minN: number;
  readonly overall: boolean;
  readonly segments: ReadonlySet<string>;
  readonly cells: ReadonlySet<string>;
}

export const nothingHidden: Hidden = { minN: 1, overall: false, segments: new Set(), cells: new Set() };

/** The sufficient statistic of a survey metric: answers by value, in the finest groups that were asked for. */
export interface Answers {
  readonly by: readonly string[];
  readonly unit: PeriodUnit | null;
  readonly weighted: boolean;
  readonly groups: readonly AnswerGroup[];
  /** The answers of each stretch of days that is compared. */
  readonly ranges: readonly { readonly label: string; readonly answers: readonly Answer[] }[];
  /** Every value read in the column, whether its record is used or not: what tells one scale from another. */
  readonly seen: ReadonlyMap<number, number>;
  readonly hidden: Hidden;
}

/** One answer for each value and weight, in their order. */
export function summed(answers: Iterable<Answer>): readonly Answer[] {
  const sums = new Map<string, Answer>();
  for (const { value, weight, n } of answers) {
    const key = `${value} ${weight}`;
    sums.set(key, { value, weight, n: n + (sums.get(key)?.n ?? 0) });
  }
  return [...sums.values()].toSorted((a, b) => a.value - b.value || a.weight - b.weight);
}
