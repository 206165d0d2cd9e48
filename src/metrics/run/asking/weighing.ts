import { CxError } from '../../../errors.ts';
import type { Question } from '../../../questions/question.ts';
import type { weigher } from '../../../records/typed/weights.ts';
import type { QueryReduction } from '../../reduction.ts';

/** The weight of a class of records. */
export type Weigh = ReturnType<typeof weigher>;

export const isWeightedQuery = ({ keys }: Pick<QueryReduction, 'keys'>): boolean =>
  Object.values(keys).includes('weight');

/** A query whose state has no weights would count all records alike. @throws options-conflict */
export function assertWeighs(query: QueryReduction, { weight, population }: Question, what: string): void {
  if (isWeightedQuery(query) || (weight === null && population === null)) return;
  throw new CxError('options-conflict', { a: weight === null ? '--rake' : '--weight', b: what });
}
