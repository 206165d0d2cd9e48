import { nothingHidden, summed, type Answer, type Answers } from './answers.ts';
import type { Ask } from '../../questions/ask.ts';
import { rakedWeights } from './raked-weights.ts';
import { periodOf } from '../../values/dates/period.ts';
import type { ScoreReading } from '../../values/scores/score.ts';
import type { Verdict } from '../judge.ts';

/** Collects used answers by everything that groups them. */
export class AnswerPool {
  private readonly ask: Ask;
  private readonly used = new Map<string, { verdict: Extract<Verdict, { kind: 'used' }>; n: number }>();
  private readonly seen = new Map<number, number>();

  constructor(ask: Ask) {
    this.ask = ask;
  }

  see(score: ScoreReading, rows: number): void {
    if (score.kind === 'value') this.seen.set(score.value, (this.seen.get(score.value) ?? 0) + rows);
  }

  add(verdict: Verdict, rows: number): void {
    if (verdict.kind === 'excluded') return;
    const { segment, day, value, weight, levels } = verdict;
    const key = JSON.stringify([segment, day, value, weight, levels]);
    const entry = this.used.get(key) ?? { verdict, n: 0 };
    entry.n += rows;
    this.used.set(key, entry);
  }

  answers(): Answers {
    const { ask } = this;
    const used = this.weighed();
    const groups = new Map<string, { segment: readonly string[]; period: string | null; answers: Answer[] }>();
    const ranges = ask.ranges.map(({ label }) => ({ label, answers: [] as Answer[] }));
    for (const { segment, day, ...answer } of used) {
      const period = day === null || ask.period === null ? null : periodOf(day, ask.period);
      const key = JSON.stringify([segment, period]);
      const group = groups.get(key) ?? { segment, period, answers: [] };
      group.answers.push(answer);
      groups.set(key, group);
      for (const [at, { first, last }] of ask.ranges.entries()) {
        if (day !== null && day >= first && day <= last) ranges[at]!.answers.push(answer);
      }
    }
    return {
      by: ask.by,
      unit: ask.period,
      weighted: ask.weight !== null || ask.population !== null,
      groups: [...groups.values()].map((group) => ({ ...group, answers: summed(group.answers) })),
      ranges: ranges.map(({ label, answers }) => ({ label, answers: summed(answers) })),
      seen: this.seen,
      hidden: nothingHidden,
    };
  }

  private weighed(): (Answer & { readonly segment: readonly string[]; readonly day: string | null })[] {
    const used = [...this.used.values()];
    const weightOf = this.ask.population === null ? null : rakedWeights(used, this.ask.population);
    return used.map(({ verdict: { segment, day, value, weight, levels }, n }) => ({
      segment,
      day,
      value,
      weight: weightOf === null ? weight : weightOf(levels),
      n,
    }));
  }
}
