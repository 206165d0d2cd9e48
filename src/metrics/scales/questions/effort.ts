import { endsNamed, numeric, type AskedScale, type ScoreQuestion } from './question.ts';

/** A scale of effort: the lowest answer that counts as easy, and the highest that counts as hard, where the highest is the easiest. */
export interface EffortScale extends AskedScale {
  readonly easyFrom: number;
  readonly hardTo: number;
}

/** Easy is above the middle of the scale, and hard below it. */
function scaleNamed(name: string): EffortScale | null {
  const ends = endsNamed(name);
  if (ends === null) return null;
  const { low, high } = ends;
  const middle = (low + high) / 2;
  return { ...numeric(low, high), easyFrom: Math.floor(middle) + 1, hardTo: Math.ceil(middle) - 1 };
}

/** How easy it was; the assumed scale is that of CES 2.0. */
export const effort: ScoreQuestion<EffortScale> = {
  column: 'effort_score',
  assumed: '1-7',
  // Many products ask it on 1–5.
  shorter: { highest: [5], asUsual: true },
  option: {
    type: 'scale',
    names: [],
    default: null,
    describe: {
      en: 'the scale that was asked, where it is not 1–7 or looks like another: its ends (1-5, 1-10)',
      es: 'la escala preguntada, si no es 1–7 o parece otra: sus extremos (1-5, 1-10)',
    },
  },
  scaleNamed,
  words: ['ease', 'effort', 'agreement'],
  otherwise: [],
  directions: ['ease', 'effort'],
  asksIt: /^(?!.*\b(difficult|hard|dificil|effort|esfuerzo)\b).*\b(easy|ease|facil|facilidad|agree|acuerdo)\b/u,
  // Who agrees with a statement of difficulty found it hard.
  asksTheOpposite:
    /\b(how much effort|cuanto esfuerzo)\b|^(?!.*\b(how|que tan|cuan|como de|not|no|easy|facil)\b).*\b(was|were|made it|fue|era|resulto|hizo|hicieron) (\w+ )?(difficult|hard|complicated|dificil|complicado)\b|^(?!.*\b(how|not|no|easy|facil)\b).*\b(lot of effort|too much effort|mucho esfuerzo|demasiado esfuerzo|esforzar\w* (mucho|demasiado))\b/u,
  namesTheOpposite: /^(?!.*\b(easy|ease|facil|facilidad|agree|acuerdo)\b).*\b(effort|esfuerzo)\b/u,
  namesAScore: /\b(score|index|ces|indice|nota|puntuacion|puntaje)\b/u,
  asksEither: /^(?!.*\b(easy|facil)\b).*\b(how (difficult|hard)|(que tan|cuan|como de) dificil)\b/u,
};
