import type { ScoreQuestion } from './question.ts';
import { effort } from './effort.ts';
import { recommendation } from './recommendation.ts';
import { satisfaction } from './satisfaction.ts';

/** All questions that a score may answer. */
export const questions: readonly ScoreQuestion[] = [recommendation, satisfaction, effort];
