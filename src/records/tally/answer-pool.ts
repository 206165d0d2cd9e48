import type { Question } from '../../questions/question.ts';
import type { ScoreReading } from '../../values/scores/score.ts';
import type { Verdict } from '../judge.ts';
import type { Answers, UsedAnswer } from './answers.ts';
import { rakedWeights } from '../weights/raked-weights.ts';

type Used = Extract<Verdict, { kind: 'used' }>;

/** Collects used answers by everything that groups them. */
export class AnswerPool {
  private readonly question: Question;
  private readonly used = new Map<string, { verdict: Used; n: number }>();
  private readonly seen = new Map<number, number>();

  constructor(question: Question) {
    this.question = question;
  }

  see(score: ScoreReading, rows: number): void {
    if (score.kind === 'value') this.seen.set(score.value, (this.seen.get(score.value) ?? 0) + rows);
  }

  add(verdict: Verdict, rows: number): void {
    if (verdict.kind === 'excluded') return;
    const { segment, day, value, weight, times, levels } = verdict;
    const key = JSON.stringify([segment, day, value, weight, levels]);
    const entry = this.used.get(key) ?? { verdict, n: 0 };
    entry.n += rows * times;
    this.used.set(key, entry);
  }

  /** @throws population-incomplete, population-contradictory */
  answers(): Answers {
    return { used: this.weighed(), seen: this.seen };
  }

  private weighed(): UsedAnswer[] {
    const used = [...this.used.values()];
    const { population } = this.question;
    const strata = used.map(({ verdict: { levels }, n }) => ({ levels, n }));
    const weightOf = population === null ? null : rakedWeights(strata, population);
    return used.map(({ verdict: { segment, day, value, weight, levels }, n }) => ({
      segment,
      day,
      value,
      weight: weightOf === null ? weight : weightOf(levels),
      n,
    }));
  }
}
