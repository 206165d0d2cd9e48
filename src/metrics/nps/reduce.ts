import { readScore, type Scale } from '../../relations/values/score.ts';
import { tally, type OtherScale } from '../reduction.ts';

/** What `--scale` may say, and the ends of each scale. */
export const scales = { '0-10': { low: 0, high: 10 }, '1-10': { low: 1, high: 10 } } as const satisfies Record<
  string,
  Scale
>;

interface NpsOptions {
  readonly scale: keyof typeof scales | null;
}

/** Answers by score: all that the score, its intervals and its tests depend on. */
export const answers = tally('responses', 'recommend_score', {
  read: (text, { scale }: NpsOptions) => readScore(text, scales[scale ?? '0-10']),
  otherScale: (seen, { scale }) => (scale === null ? otherScale(seen) : null),
});

/** A column whose highest answer is 5 or 7 asks another question than this one. */
export function otherScale(seen: ReadonlyMap<number, number>): OtherScale | null {
  const highest = Math.max(...seen.keys());
  if (highest === 5) return { highest, metric: 'csat', expected: '0–10' };
  return highest === 7 ? { highest, metric: 'ces', expected: '0–10' } : null;
}
