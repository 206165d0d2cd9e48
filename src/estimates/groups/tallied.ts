import type { Question } from '../../questions/question.ts';
import type { Answer, Answers, UsedAnswer } from '../../records/tally/answers.ts';
import { periodOf } from '../../values/dates/periods/period.ts';
import type { Cell, Groups } from './groups.ts';
import { plus, type Shape } from './state.ts';
import type { Shown } from './suppression.ts';

/** The answers that may be shown, and all values that were read in the column. */
export type ShownAnswers = Shown<Answer> & Pick<Answers, 'seen'>;

/** How many answers are of each class. */
export type AnswerClasses = NonNullable<Shape<Answer>['classesOf']>;

/** Answers by value and weight. */
export const answerShape: Shape<Answer> = { keys: ['value', 'weight'], sums: ['n'], base: ({ n }) => n };

/** The answers of a tally in the finest groups that a question asks for. */
export function answerGroups(used: readonly UsedAnswer[], question: Question, shape: Shape<Answer>): Groups<Answer> {
  const { by, period: unit, ranges } = question;
  const cells = new Map<string, { segment: readonly string[]; period: string | null; answers: Answer[] }>();
  const inRange = ranges.map(({ label, first, last }) => ({ label, days: { first, last }, answers: [] as Answer[] }));
  for (const { segment, day, ...answer } of used) {
    const period = day === null || unit === null ? null : periodOf(day, unit);
    const key = JSON.stringify([segment, period]);
    const cell = cells.get(key) ?? { segment, period, answers: [] };
    cell.answers.push(answer);
    cells.set(key, cell);
    for (const { days, answers } of inRange) {
      if (day !== null && day >= days.first && day <= days.last) answers.push(answer);
    }
  }
  return {
    shape,
    by,
    unit,
    cells: [...cells.values()].map(({ segment, period, answers }): Cell<Answer> => ({
      segment,
      period,
      state: plus(shape, [answers]),
    })),
    ranges: inRange.map(({ label, days, answers }) => ({ label, days, state: plus(shape, [answers]) })),
  };
}
