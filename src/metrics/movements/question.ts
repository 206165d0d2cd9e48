import { assertPeriod, type Question } from '../../questions/question.ts';
import type { FilesGiven } from '../reduction.ts';

/**
 * Purchases alone know no span but that of a period: a month, unless another was asked for.
 * @throws column-not-found where a customers file stands alone and does not say when they came, option-needs
 */
export function byMonthOfPurchases(question: Question, _options: unknown, files: FilesGiven): Question {
  if (!files.has('transactions')) files.need('customers', 'started_at');
  const isByMonth = question.period === null && !files.knows('customers', 'started_at');
  const settled: Question = isByMonth ? { ...question, period: 'month' } : question;
  assertPeriod(settled);
  return settled;
}
