import { pooled } from '../../estimates/groups.ts';
import type { Answers } from '../../records/tally/answers.ts';
import { readScore, type Scale } from '../../values/scores/score.ts';
import type { Notice } from '../../results/result.ts';
import type { OptionSpecs } from '../options.ts';
import { tally } from '../reduction.ts';
import { intervals } from '../../estimates/estimators/net-promoter.ts';
import type { ScaleDoubt, TextCounts } from './scale-doubt.ts';
import { highestAnswer } from './scale-evidence.ts';

/** What `--scale` may say of a question how likely one is to recommend, and the ends of each scale. */
export const recommendScales = { '0-10': { low: 0, high: 10 }, '1-10': { low: 1, high: 10 } } as const satisfies Record<
  string,
  Scale
>;

export interface RecommendScaleOptions {
  readonly scale: keyof typeof recommendScales | null;
}

/** The options of a metric that is a net promoter score. */
export const recommendOptions = {
  interval: {
    type: 'choice',
    choices: intervals,
    default: 'adjusted-wald',
    describe: { en: 'how the interval is made', es: 'cómo se calcula el intervalo' },
  },
  scale: {
    type: 'choice',
    choices: ['0-10', '1-10'],
    default: null,
    describe: {
      en: 'the scale that was asked, where it is not 0–10 or looks like another',
      es: 'la escala preguntada, si no es 0–10 o parece otra',
    },
  },
} as const satisfies OptionSpecs;

/** The scale on which answers are read. */
export const recommendScale = ({ scale }: RecommendScaleOptions): Scale => recommendScales[scale ?? '0-10'];

/** Answers by score: all that a net promoter score, its intervals and its tests depend on. */
export const recommendAnswers = tally('responses', 'recommend_score', {
  read: (text, options: RecommendScaleOptions) => readScore(text, recommendScale(options)),
  scaleDoubt: ({ texts }, { scale }) => (scale === null ? anotherQuestion(texts) : null),
});

/** A column whose highest answer is 5 or 7 asks another question than this one. */
export function anotherQuestion(texts: TextCounts): ScaleDoubt | null {
  const highest = highestAnswer(texts);
  const fits =
    highest === 5
      ? { metric: 'csat', column: 'satisfaction_score' }
      : highest === 7
        ? { metric: 'ces', column: 'effort_score' }
        : null;
  return highest === null || fits === null ? null : { kind: 'wrong', highest, fits, expected: '0–10' };
}

const enoughToExpectZero = 200;

/** Where hundreds answer and nobody says 0, the question probably began at 1: then scores are not comparable. */
export function scaleNotice({ seen, groups }: Answers, { scale }: RecommendScaleOptions): Notice[] {
  if (scale === '1-10') return [];
  const n = pooled(groups).reduce((sum, answer) => sum + answer.n, 0);
  if (n < enoughToExpectZero || (seen.get(0) ?? 0) > 0) return [];
  return [
    {
      severity: 'warning',
      code: 'scale-may-start-at-1',
      message: {
        en: 'no answer is 0: if the question was asked from 1 to 10, the score is not comparable with others (say so with --scale 1-10)',
        es: 'ninguna respuesta es 0: si se preguntó de 1 a 10, el índice no es comparable con otros (indíquelo con --scale 1-10)',
      },
    },
  ];
}
