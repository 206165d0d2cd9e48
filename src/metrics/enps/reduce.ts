import { recommendAnswers } from '../scales/recommend-scale.ts';

/** Answers by score, and the refusal of a column that answers another question. */
export const answers = recommendAnswers;
