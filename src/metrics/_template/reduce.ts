import { readScore } from '../../values/scores/score.ts';
import { tally } from '../reduction.ts';

/** The ends of the scale that was asked. */
export const scale = { low: 0, high: 10 };

/**
 * Step 1: records become a sufficient statistic. A tally counts the texts of one column of a relation; `read` turns each
 * distinct text into a value once, however many records have it, and says why where it cannot.
 */
export const answers = tally('responses', 'recommend_score', { read: (text: string) => readScore(text, scale) });
