import { readBinaryScore, readFaces } from '../../../values/scores/binary-score.ts';
import { endsNamed, numeric, type AskedScale, type ScoreQuestion } from './question.ts';

/** A scale of satisfaction, and how many of its highest answers usually count as satisfied; null where no number is usual. */
export interface SatisfactionScale extends AskedScale {
  readonly top: number | null;
}

const longestUsual = 11;

/** The two highest answers count as satisfied, and the highest alone of two or three. */
function usualTop(steps: number): number | null {
  if (steps > longestUsual) return null;
  return steps <= 3 ? 1 : 2;
}

function scaleNamed(name: string): SatisfactionScale | null {
  if (name === 'good-bad') return { name, low: 0, high: 1, read: readBinaryScore, top: 1 };
  if (name === 'faces') return { name, low: 1, high: 5, read: readFaces, top: 2 };
  const ends = endsNamed(name);
  return ends === null ? null : { ...numeric(ends.low, ends.high), top: usualTop(ends.high - ends.low + 1) };
}

/** How satisfied one is. */
export const satisfaction: ScoreQuestion<SatisfactionScale> = {
  column: 'satisfaction_score',
  assumed: '1-5',
  shorter: { highest: [], asUsual: false },
  option: {
    type: 'scale',
    names: ['good-bad', 'faces'],
    default: null,
    describe: {
      en: 'the scale that was asked, where it is not 1–5 or looks like another: its ends (1-4, 0-10), good-bad or faces',
      es: 'la escala preguntada, si no es 1–5 o parece otra: sus extremos (1-4, 0-10), good-bad o faces',
    },
  },
  scaleNamed,
  typed: (name) => (scaleNamed(name)?.top === null ? `${name} --top …` : name),
  words: ['satisfaction', 'quality', 'agreement'],
  otherwise: [
    {
      name: 'good-bad',
      written: {
        en: 'has answers of two kinds, good and bad',
        es: 'tiene respuestas de dos clases, buenas y malas',
      },
    },
    { name: 'faces', written: { en: 'has faces for answers', es: 'tiene caras por respuestas' } },
  ],
  directions: ['high-is-best', 'low-is-best'],
  // Who agrees with a statement of dissatisfaction is not satisfied.
  asksTheOpposite:
    /\b(?:am|are|was|were) not (?:\w+ )?(?:satisfied|happy|pleased)\b|\bno (?:estoy|estaba|quede) (?:\w+ )?(?:satisfech[oa]|content[oa])\b|\b(?:am|was|estoy|quede) (?:\w+ )?(?:unhappy|descontent[oa])\b|^(?!.*\b(?:how|que tan|or|o)\b).*\b(?:is|was|es|fue) (?:\w+ )?(?:bad|poor|terrible|mal[oa]|pesim[oa])\b|^(?!.*\b(?:satisf(?:ied|action)|satisf(?:echo|echa|accion))\b).*\b(?:dissatisf\w+|unsatisf\w+|insatisf\w+|unhappiness|displeasure)\b/u,
};
