import type { Engine, Tally, TallyCells } from '../../engines/engine.ts';
import type { Accounting } from '../../results/result.ts';
import { Accounts } from '../accounts.ts';
import { AnswerPool } from './answer-pool.ts';
import type { Answers } from './answers.ts';
import type { Question } from '../../questions/question.ts';
import { duplicatesOf, withoutLosers } from '../duplicates.ts';
import type { TallyPlan } from '../plan.ts';
import { Judge, type ValueColumn } from '../judge.ts';

export interface AnswersReading {
  readonly answers: Answers;
  readonly accounting: Accounting;
  readonly judge: Judge;
  /** Records that share their id with a later one, by file and line. */
  readonly duplicates: ReadonlySet<string>;
  /** Rows in which the product's own group contradicts the score. */
  readonly contradictions: number;
}

/** The place of a record among all files: what `duplicates` holds. */
export const place = (file: number, line: number) => `${file}:${line}`;

/**
 * Turns a tally into answers and accounting: every record read is used, or left out for one reason.
 *
 * @throws date-order-ambiguous, population-incomplete
 */
export async function readAnswers(
  engine: Engine,
  tally: Tally,
  plan: TallyPlan,
  question: Question,
  value: ValueColumn,
): Promise<AnswersReading> {
  const judge = new Judge(plan, question, value, tally.cells);
  const losers = await duplicatesOf(engine, tally.repeated, plan, question, judge);
  const accounts = new Accounts(tally);
  const pool = new AnswerPool(question);
  const cells = judge.joined(tally.cells);
  for (const cell of withoutLosers(cells, losers, judge)) {
    const verdict = judge.judge(cell.values);
    accounts.add(verdict, cell.rows);
    pool.add(verdict, cell.rows);
    pool.see(judge.score(cell.values), cell.rows);
  }
  if (losers.length > 0) accounts.add({ kind: 'excluded', reason: 'duplicate' }, losers.length);
  return {
    answers: pool.answers(),
    accounting: accounts.result(),
    judge,
    duplicates: new Set(losers.map(({ file, line }) => place(file, line))),
    contradictions: contradictions(cells, plan, judge),
  };
}

/** Where the product derived a group from the score (1 detractor, 2 passive, 3 promoter), they must agree. */
function contradictions(cells: TallyCells, plan: TallyPlan, judge: Judge): number {
  const positions = plan.opened.checks
    .map(({ group }) => plan.request.columns.findIndex(({ header }) => header === group))
    .filter((at) => at >= 0);
  if (positions.length === 0) return 0;
  let rows = 0;
  for (const cell of cells) {
    const score = judge.score(cell.values);
    if (score.kind !== 'value') continue;
    const group = score.value >= 9 ? '3' : score.value >= 7 ? '2' : '1';
    const told = positions.map((at) => cell.values[at]!.trim()).filter((text) => /^[123]$/u.test(text));
    if (told.some((text) => text !== group)) rows += cell.rows;
  }
  return rows;
}
