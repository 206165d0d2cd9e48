import type { OpenedRelation } from '../../relations/headers/opened.ts';
import { fold } from '../../values/folding.ts';
import { isWhole, type Sample } from './sample.ts';

/** Headers that say how many gave an answer. */
const ofCounts =
  /^(?:(?:n|no|num|number|numero|total|cantidad|cuantos|cuenta|count|conteo|recuento)(?: de| of)? )?(?:responses?|respondents?|answers?|respuestas?|encuestas?|encuestad[oa]s?|respondentes?|votes?|votos?|people|personas)(?: (?:count|total|number))?$|^(?:n|f|freq|frequency|frequencies|frecuencias?|counts?|choice count|response count|answer count|conteo|recuento|casos|cases)$/u;
/** What is calculated from counts. */
const ofShares = /^(?:.* )?(?:percent|percentage|pct|share|porcentaje|proporcion|cumulative|acumulad[oa])(?: .*)?$/u;

/** Columns of which one says who answered: such a row is an answer. */
const ofPersons = ['response_id', 'customer_id', 'comment'] as const;

/**
 * The column that says how many gave each answer, where a file is a table of counts: its header says so, its cells are whole
 * numbers, no row says who answered, and no two rows have the same answer and the same other cells; null where a row is an answer.
 *
 * @param header of the answers
 */
export function columnOfCounts({ roles }: OpenedRelation, sample: Sample, header: string): string | null {
  if (sample.rows.length < 2 || ofPersons.some((column) => (roles.get(column)?.header ?? null) !== null)) return null;
  const counts = sample.headers.find(
    (one) => one !== header && ofCounts.test(fold(one)) && isOfCounts(sample.column(one)),
  );
  return counts !== undefined && isEachAnswerOnce(sample, header, counts) ? counts : null;
}

function isOfCounts(cells: readonly string[]): boolean {
  const written = cells.filter((cell) => cell !== '');
  return (
    written.length > 1 && written.every(isWhole) && written.some((cell) => Number(cell.replaceAll(/\D/gu, '')) > 1)
  );
}

function isEachAnswerOnce(sample: Sample, header: string, counts: string): boolean {
  const { headers, rows } = sample;
  const answer = headers.indexOf(header);
  const groups = headers.flatMap((one, at) =>
    one === header ||
    one === counts ||
    one.includes('%') ||
    ofShares.test(fold(one)) ||
    saysTheAnswer(sample, at, answer)
      ? []
      : [at],
  );
  const keys = rows.map((cells) => JSON.stringify([cells[answer], ...groups.map((at) => cells[at])]));
  if (new Set(keys).size < keys.length) return false;
  const sizes = new Map<string, number>();
  for (const cells of rows) {
    const key = JSON.stringify(groups.map((at) => cells[at]));
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  // A group has several answers: else each row may be one of its own.
  return sizes.size * 2 <= rows.length;
}

/** A column that says the same wherever the answer is the same: its words. */
function saysTheAnswer({ rows }: Sample, at: number, answer: number): boolean {
  const words = new Map<string, string>();
  for (const cells of rows) {
    const known = words.get(cells[answer]!);
    if (known !== undefined && known !== cells[at]) return false;
    words.set(cells[answer]!, cells[at]!);
  }
  // Where each answer stands once, every column does.
  return words.size < rows.length || new Set(words.values()).size < words.size || areWords([...words.values()]);
}

const areWords = (cells: readonly string[]) => cells.every((cell) => !/\d/u.test(cell));
