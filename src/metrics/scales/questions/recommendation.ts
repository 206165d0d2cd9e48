import { baseOf } from '../../../estimates/groups/state.ts';
import type { Notice } from '../../../results/result.ts';
import { readScore } from '../../../values/scores/score.ts';
import type { ShownAnswers } from '../../../estimates/groups/tallied.ts';
import { numeric, type AskedScale, type ScoreQuestion } from './question.ts';

/** A choice question is exported with its answers numbered from 1, whatever stands beside them. */
const recoded: AskedScale = {
  ...numeric(0, 10),
  name: '1-11',
  read(text) {
    const reading = readScore(text, { low: 1, high: 11 });
    return reading.kind === 'value' ? { kind: 'value', value: reading.value - 1 } : reading;
  },
};

const scales = new Map([numeric(0, 10), numeric(1, 10), recoded].map((scale) => [scale.name, scale]));

/** How likely one is to recommend. */
export const recommendation: ScoreQuestion = {
  column: 'recommend_score',
  assumed: '0-10',
  shorter: { highest: [5, 7], asUsual: false },
  option: {
    type: 'choice',
    choices: [...scales.keys()],
    default: null,
    describe: {
      en: 'the scale that was asked, where it is not 0–10 or looks like another; 1-11: exported with 1 added to each',
      es: 'la escala preguntada, si no es 0–10 o parece otra; 1-11: exportada con 1 sumado a cada una',
    },
  },
  scaleNamed: (name) => scales.get(name) ?? null,
  words: [],
  otherwise: [],
  directions: ['high-is-best', 'low-is-best'],
};

const enoughToExpectZero = 200;

/** Where hundreds answer and nobody says 0, the question probably began at 1: then scores are not comparable. */
export function startNotice({ seen, shape, overall }: ShownAnswers, { name }: AskedScale): Notice[] {
  if (name !== recommendation.assumed || overall === null) return [];
  if (baseOf(shape, overall) < enoughToExpectZero || (seen.get(0) ?? 0) > 0) return [];
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
