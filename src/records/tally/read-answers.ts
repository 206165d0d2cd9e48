import type { Engine, Tally, TallyCell } from '../../engines/engine.ts';
import type { Accounting } from '../../results/result.ts';
import { Accounts } from '../accounts.ts';
import { AnswerPool } from './answer-pool.ts';
import type { Answers } from './answers.ts';
import type { Question } from '../../questions/question.ts';
import { duplicatesOf, keyOf, lostIn, withoutLosers, type Loser } from '../duplicates.ts';
import type { TallyPlan } from '../plan.ts';
import { Judge, type ValueColumn } from '../judge.ts';

export interface AnswersReading {
  readonly answers: Answers;
  readonly accounting: Accounting;
  readonly judge: Judge;
  /** Records that share their id with a later one, by file and line. */
  readonly duplicates: ReadonlySet<string>;
  /** How many records those are; their places may not be known. */
  readonly lost: number;
  /** Records that are used though the product's own group contradicts their score. */
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
  const losers = await duplicatesOf(engine, tally, plan, question, judge);
  const accounts = new Accounts(tally);
  const pool = new AnswerPool(question);
  const contradicts = groupCheck(plan, value.column);
  let contradictions = 0;
  for (const cell of withoutLosers(judge.joined(tally.cells), losers, judge)) {
    const verdict = judge.judge(cell.values);
    if (verdict.kind === 'used' && contradicts(cell.values, verdict.value)) contradictions += cell.rows;
    accounts.add(verdict, cell.rows);
    pool.add(verdict, cell.rows);
    pool.see(judge.score(cell.values), cell.rows);
  }
  const lost = losers.reduce((sum, { rows }) => sum + rows, 0);
  if (lost > 0) accounts.add({ kind: 'excluded', reason: 'duplicate' }, lost);
  return {
    answers: pool.answers(),
    accounting: accounts.result(judge.covered(tally.cells, isUsed(judge, losers))),
    judge,
    duplicates: new Set(losers.flatMap(({ at }) => (at === null ? [] : [place(at.file, at.line)]))),
    lost,
    contradictions,
  };
}

/** Whether a cell has a record that is used. */
function isUsed(judge: Judge, losers: readonly Loser[]) {
  const lost = lostIn(losers, (values) => values);
  return ({ values, rows }: TallyCell) => rows > (lost.get(keyOf(values)) ?? 0) && judge.judge(values).kind === 'used';
}

/** Where the product derived a group from the score (1 detractor, 2 passive, 3 promoter), whether it says another one. */
function groupCheck({ opened, request, values }: TallyPlan, column: string) {
  const header = values.get(column) ?? null;
  const groups = opened.checks
    .filter(({ score }) => score === header)
    .map(({ group }) => request.columns.findIndex((one) => one.header === group));
  return (cells: readonly string[], score: number): boolean => {
    const expected = score >= 9 ? '3' : score >= 7 ? '2' : '1';
    const told = groups.map((at) => cells[at]!.trim()).filter((text) => /^[123]$/u.test(text));
    return told.some((text) => text !== expected);
  };
}
