import { ColumnStatistics } from './column-statistics.ts';
import { labelledRow, mayHaveLabel, type LabelledRow } from './labelled-row.ts';
import { plainWords, summaryLabel } from './labels.ts';

/** One alone may be a name: `Total Energies` below `Energies`. */
const fewestGroups = 2;

/**
 * The labels of rows that leave nothing blank and state what the records right above them come to, whose group they name (`Sol Count`
 * below those of `Sol`), for two groups and more, and of totals of all beside those; none where there are none.
 *
 * @param rows all of a file, in their order
 * @example [...subtotalLabels([['Sol', '10'], ['Sol', '9'], ['Sol Count', '2'], ['Mar', '3'], ['Mar', '8'], ['Mar Count', '2'], ['Grand Count', '4']])] // => ['sol count', 'mar count', 'grand count']
 */
export function subtotalLabels(rows: readonly (readonly string[])[]): ReadonlySet<string> {
  const labelled = rows.map((cells) => (mayHaveLabel(cells) ? labelledRow(cells) : null));
  const labelOf = (row: LabelledRow) => plainWords(row.cells[row.at!]!);
  const ofGroups = labelled.flatMap((row, at) =>
    row !== null && isSubtotal(row, rows.slice(0, at)) ? [labelOf(row)] : [],
  );
  if (new Set(ofGroups).size < fewestGroups) return new Set();
  const ofAll = labelled.flatMap((row) => (row !== null && isOfAll(row) ? [labelOf(row)] : []));
  return new Set([...ofGroups, ...ofAll]);
}

/** Whether a row has one of these labels, and numbers and nothing else beside it. */
export function isOfLabels(cells: readonly string[], labels: ReadonlySet<string>): boolean {
  if (labels.size === 0) return false;
  const row = labelledRow(cells);
  return row !== null && row.at !== null && row.numbers.length > 0 && labels.has(plainWords(cells[row.at]!));
}

function isOfAll({ cells, at, numbers }: LabelledRow): boolean {
  const label = at === null || numbers.length === 0 ? null : summaryLabel(cells[at]!);
  return label?.isStrong === true && label.group === null;
}

/** Each of its numbers is the sum, the count or the mean of the records right above it that are of the group it names. */
function isSubtotal({ cells, at, numbers }: LabelledRow, above: readonly (readonly string[])[]): boolean {
  const group = at === null ? null : (summaryLabel(cells[at]!)?.group ?? null);
  if (group === null || numbers.length === 0) return false;
  const isOther = (row: readonly string[]) => plainWords(row[at!] ?? '') !== group;
  const records = above.slice(above.findLastIndex(isOther) + 1);
  return (
    records.length > 0 &&
    numbers.every(({ column, cell }) => {
      const statistics = new ColumnStatistics(records.map((row) => row[column] ?? ''));
      return statistics.follows(cell) !== null || statistics.isMean(cell);
    })
  );
}
