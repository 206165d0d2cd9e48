import { CxError } from '../../errors.ts';
import type { Question } from '../../questions/question.ts';
import { columnsOf } from '../../questions/where/parse.ts';
import { isOneOf } from '../../questions/where/terms.ts';
import { namedHeader, type OpenedRelation } from '../../relations/headers/opened.ts';
import { columnOfCounts, countsBeside } from './counts.ts';
import { finishedScores } from './finished.ts';
import { Sample } from './sample.ts';
import { severalQuestions } from './several-questions.ts';

/** What `--count` says of a file whose rows are answers, whatever they look like. */
export const eachIsOne = 'none';

/**
 * The header by which a condition chooses one of several questions whose answers stand in one column; null where it chooses none.
 *
 * @param columns the questions that are read, and the header of each
 */
export function chosenBy(
  opened: OpenedRelation,
  columns: ReadonlyMap<string, string>,
  where: ReadonlySet<string>,
): string | null {
  if (opened.relation !== 'responses' || where.size === 0) return null;
  const sample = new Sample(opened);
  for (const [column, header] of columns) {
    const several = severalQuestions(sample, header, column);
    if (several !== null && where.has(several.header)) return several.header;
  }
  return null;
}

/**
 * Makes sure that a row is one answer to the question that is read, by the evidence of some records.
 *
 * @param header of the answers
 * @param column the question that is read
 * @throws rows-are-counts, rows-are-scores, several-questions
 */
export function assertAnswers(
  opened: OpenedRelation,
  { header, column }: { readonly header: string; readonly column: string },
  { count, where }: Pick<Question, 'count' | 'where'>,
): void {
  if (opened.relation !== 'responses') return;
  const sample = new Sample(opened);
  const { file } = opened.sources[0]!;
  const several = severalQuestions(sample, header, column);
  const named = where === null ? [] : [...columnsOf(where)].map((name) => namedHeader(opened, name, '--where'));
  const isChosen = several !== null && named.includes(several.header);
  if (several !== null && !isChosen) {
    const { header: by, questions, own } = several;
    throw new CxError('several-questions', { file, header, by, questions, where: isOneOf(by, [own ?? questions[0]!]) });
  }
  if (count !== null) return;
  const finished = finishedScores(sample, header, column === 'recommend_score');
  if (finished.length > 0) throw new CxError('rows-are-scores', { file, header, examples: finished });
  const counts = columnOfCounts(opened, sample, header);
  if (counts === null) return;
  throw new CxError('rows-are-counts', { file, header, counts, ...countsBeside(sample, header, counts) });
}
