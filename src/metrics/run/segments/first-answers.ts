import { wholeNumbers } from '../../../records/typed/columns.ts';
import type { FirstAnswers } from '../../../records/typed/lent/answers.ts';
import type { Keys } from '../../../records/typed/ids/keys.ts';
import type { TypedRelation } from '../../../records/typed/relation.ts';
import { effort } from '../../scales/questions/effort.ts';
import type { ScoreQuestion } from '../../scales/questions/question.ts';
import { recommendation } from '../../scales/questions/recommendation.ts';
import { satisfaction } from '../../scales/questions/satisfaction.ts';

/** A group of customers by what they answered first: the question, and the group of each score. */
export interface AnswerGroup {
  readonly question: ScoreQuestion;
  readonly groupOf: (score: number) => string;
}

/** The groups that `--by` may name: of NPS, of the top two boxes of five, of the easy ones of seven. */
export const answerGroups: ReadonlyMap<string, AnswerGroup> = new Map([
  [
    'recommend_group',
    {
      question: recommendation,
      groupOf: (score: number) => (score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor'),
    },
  ],
  ['satisfaction_group', { question: satisfaction, groupOf: (score: number) => (score >= 4 ? 'top' : 'other') }],
  ['effort_group', { question: effort, groupOf: (score: number) => (score >= 5 ? 'easy' : 'other') }],
] as const);

/** The first answer of each customer; of several at one moment the lowest. */
export function firstAnswersOf({ table }: TypedRelation, { question, groupOf }: AnswerGroup, keys: Keys): FirstAnswers {
  const [ids, days, moments, scores] = ['customer_id', 'submitted_at', 'moment', question.column].map((name) =>
    wholeNumbers(table, name),
  );
  const first = new Map<string, { readonly day: number; readonly moment: number; readonly score: number }>();
  for (let row = 0; row < table.rows; row += 1) {
    const id = keys.id(ids![row]!);
    const answer = { day: days![row]!, moment: moments![row]!, score: scores![row]! };
    const known = first.get(id);
    const comesFirst = known === undefined || answer.moment < known.moment;
    if (comesFirst || (answer.moment === known.moment && answer.score < known.score)) first.set(id, answer);
  }
  return (id) => {
    const answer = first.get(id);
    return answer === undefined ? null : { day: answer.day, group: groupOf(answer.score) };
  };
}
