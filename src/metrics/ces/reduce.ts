import { readScore, type Scale } from '../../values/scores/score.ts';
import type { EffortCut } from './estimator.ts';
import { goesUpTo, highestAnswer, isWrittenOtherwise, mixedScales } from '../scales/scale-evidence.ts';
import { tally } from '../reduction.ts';
import type { ColumnTexts, ScaleDoubt } from '../scales/scale-doubt.ts';

export const scaleNames = ['1-7', '1-5'] as const;
export type ScaleName = (typeof scaleNames)[number];

/** What `--scale` may say, and which answers are easy and hard on each scale. */
export const scales: Readonly<Record<ScaleName, Scale & EffortCut>> = {
  '1-7': { low: 1, high: 7, easyFrom: 5, hardTo: 3 },
  '1-5': { low: 1, high: 5, easyFrom: 4, hardTo: 2 },
};

/** The scale that is read where none is named and nothing speaks against it: that of CES 2.0. */
export const assumed: ScaleName = '1-7';

export const directions = ['ease', 'effort'] as const;

export interface EffortOptions {
  readonly scale: ScaleName | null;
  /** Whether the highest answer means easy, or much effort. */
  readonly direction: (typeof directions)[number];
}

/** Answers by score, turned so that the highest is the easiest. */
export const answers = tally('responses', 'effort_score', {
  read(text, { scale, direction }: EffortOptions) {
    const { low, high } = scales[scale ?? assumed];
    const reading = readScore(text, { low, high });
    return reading.kind === 'value' && direction === 'effort'
      ? { kind: 'value', value: low + high - reading.value }
      : reading;
  },
  scaleDoubt: async (column, { scale }) => (scale === null ? scaleDoubt(column) : null),
});

/** Why answers may not be from 1 to 7: none is beyond 5, some are beyond 7, or files seem to differ. */
export async function scaleDoubt(column: ColumnTexts): Promise<ScaleDoubt | null> {
  const { texts } = column;
  const highest = highestAnswer(texts);
  if (highest !== null && highest > 7) {
    const fits = { metric: 'nps', column: 'recommend_score' };
    return { ...unsure, found: goesUpTo(highest), scales: ['1-7'], fits };
  }
  if (highest !== null && highest > 5) return mixedScales(await column.byFile(), 5, assumed);
  if (highest !== null) return { ...unsure, found: onlyUpTo(highest), scales: ['1-5', '1-7'], fits: null };
  return isWrittenOtherwise(texts, readOn('1-7'), readOn('1-5'))
    ? { ...unsure, found: outOfFive, scales: ['1-5'], fits: null }
    : null;
}

const readOn = (name: ScaleName) => (text: string) => readScore(text, scales[name]);

const unsure = { kind: 'unsure', assumed: '1–7' } as const;
const onlyUpTo = (highest: number) => ({ en: `goes up to ${highest} only`, es: `solo llega hasta ${highest}` });
const outOfFive = { en: 'has answers such as "4 / 5"', es: 'tiene respuestas como "4 / 5"' };
