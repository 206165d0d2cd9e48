import { meanOfSums, welchTest, type MeanSummary } from '../../statistics/means/mean.ts';
import { oneWay, type OneWay } from '../../statistics/means/one-way.ts';
import type { OfferedRow } from './reduce.ts';

/** What customers say of a touchpoint in one channel. */
export interface InChannel {
  readonly channel: string;
  /** Too few customers rated it, or others must not be worked out. */
  readonly isHidden: boolean;
  readonly summary: MeanSummary;
  /** The squared deviations of its ratings from their mean. */
  readonly squares: number;
}

/** A touchpoint and the channels in which it is rated. */
export interface Compared {
  readonly touchpoint: string;
  readonly channels: readonly InChannel[];
}

/** The touchpoints that are rated in two channels or more, in the order of their names. */
export function comparedIn(rows: readonly OfferedRow[]): readonly Compared[] {
  const touchpoints = new Map<string, InChannel[]>();
  for (const { first, second, n, ratings: sum, squares } of rows.filter(({ kind }) => kind === 'cell')) {
    const { squaredDeviations, ...summary } = meanOfSums({ n, sum, squares });
    const own = { channel: second, isHidden: n === 0, summary, squares: squaredDeviations };
    touchpoints.set(first, [...(touchpoints.get(first) ?? []), own]);
  }
  return [...touchpoints]
    .map(([touchpoint, channels]) => ({ touchpoint, channels }))
    .filter(({ channels }) => channels.length > 1);
}

/** How far channels agree. */
export interface Agreement extends OneWay {
  readonly best: string;
  readonly worst: string;
  readonly gap: number;
  readonly conf_low: number | null;
  readonly conf_high: number | null;
}

/** How far the channels of a touchpoint agree; of equal means the first name is the best, and the worst. */
export function agreementOf({ channels }: Compared, confidence: number): Agreement {
  const meanOf = ({ summary }: InChannel) => summary.mean!;
  const byName = channels.toSorted((a, b) => (a.channel < b.channel ? -1 : 1));
  const best = byName.reduce((first, one) => (meanOf(one) > meanOf(first) ? one : first));
  const worst = byName.reduce((first, one) => (meanOf(one) < meanOf(first) ? one : first));
  const test = welchTest(best.summary, worst.summary, confidence);
  return {
    ...oneWay(channels.map(({ summary: { n, mean }, squares }) => ({ n, mean, squares }))),
    best: best.channel,
    worst: worst.channel,
    gap: meanOf(best) - meanOf(worst),
    conf_low: test?.conf_low ?? null,
    conf_high: test?.conf_high ?? null,
  };
}
