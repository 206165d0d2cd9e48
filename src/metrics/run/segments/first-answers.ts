import type { TypedTable } from '../../../engines/typed-table.ts';
import type { FirstAnswers } from '../../../records/typed/lent/answers.ts';
import type { Keys } from '../../../records/typed/ids/keys.ts';
import type { TypedRelation } from '../../../records/typed/relation.ts';

/** A group of customers by what they answered first: the question, and the group of each score. */
export interface AnswerGroup {
  readonly score: 'recommend_score' | 'satisfaction_score' | 'effort_score';
  readonly groupOf: (score: number) => string;
}

/** The groups that `--by` may name: of NPS, of the top two boxes of five, of the easy ones of seven. */
export const answerGroups: ReadonlyMap<string, AnswerGroup> = new Map([
  [
    'recommend_group',
    {
      score: 'recommend_score',
      groupOf: (score: number) => (score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor'),
    },
  ],
  ['satisfaction_group', { score: 'satisfaction_score', groupOf: (score: number) => (score >= 4 ? 'top' : 'other') }],
  ['effort_group', { score: 'effort_score', groupOf: (score: number) => (score >= 5 ? 'easy' : 'other') }],
] as const);

/** The first answer of each customer; of several at one moment the lowest. */
export function firstAnswersOf({ table }: TypedRelation, { score, groupOf }: AnswerGroup, keys: Keys): FirstAnswers {
  const [ids, days, moments, scores] = ['customer_id', 'submitted_at', 'moment', score].map((name) =>
    numbersIn(table, name),
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

function numbersIn({ name, columns, rows }: TypedTable, wanted: string): Int32Array {
  const values = columns.find((column) => column.name === wanted)?.rows(0, rows).values;
  if (values instanceof Int32Array) return values;
  throw new Error(`${name} has no numbers under ${wanted}`);
}
