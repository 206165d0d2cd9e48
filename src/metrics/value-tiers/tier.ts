import type { State } from '../../estimates/groups/state.ts';
import type { Answer } from '../../records/tally/answers.ts';
import { customersIn, type TierRow } from './reduced/tier-row.ts';

/** The customers of a tier in a segment: what they are worth, what they said last, and how many of them left. */
export interface Tier {
  readonly tier: number;
  readonly customers: number;
  /** In units of 10^−12. */
  readonly value: bigint;
  readonly answered: number;
  readonly recommend: readonly Answer[];
  readonly satisfaction: readonly Answer[];
  readonly effort: readonly Answer[];
  readonly there: number;
  readonly lost: number;
}

/** All tiers, those too in which the segment has nobody. @param count how many there are */
export const tiersOf = (rows: State<TierRow>, count: number): readonly Tier[] =>
  Array.from({ length: count }, (_, at) =>
    tierOf(
      rows.filter(({ tier }) => tier === at + 1),
      at + 1,
    ),
  );

function tierOf(rows: State<TierRow>, tier: number): Tier {
  const of = (part: string) => rows.filter((row) => row.part === part);
  const count = (part: string) => of(part).reduce((sum, { customers }) => sum + customers, 0);
  const answers = (question: string) =>
    of(question).map(({ score, customers }): Answer => ({ value: score, weight: 1, n: customers }));
  return {
    tier,
    customers: customersIn(rows),
    value: rows.reduce((sum, { value }) => sum + value, 0n),
    answered: count('answered'),
    recommend: answers('recommend_score'),
    satisfaction: answers('satisfaction_score'),
    effort: answers('effort_score'),
    there: count('there'),
    lost: count('lost'),
  };
}
