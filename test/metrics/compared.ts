import type { OkResult, Row } from '../../src/results/result.ts';
import type { Cell, Cells } from './customer-lives.ts';

/** A row that a table should have: the columns by which it is found, and what stands in it. */
export interface Simulated {
  readonly key: Readonly<Record<string, string | null>>;
  readonly cells: Cells;
}

/**
 * Where a table differs from what was simulated, a line for each difference. A row in which nothing happened may lack, or be
 * there: which periods before the first and after the last a table has is not what is compared here.
 */
export function tableDifferences(
  { tables }: Pick<OkResult, 'tables'>,
  name: string,
  simulated: readonly Simulated[],
): readonly string[] {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) return [`no table ${name}`];
  const left = new Set(table.rows);
  const found = simulated.flatMap(({ key, cells }) => {
    const rows = table.rows.filter((row) => Object.entries(key).every(([column, text]) => isAt(row, column, text)));
    for (const row of rows) left.delete(row);
    const place = `${name} ${Object.values(key).join(' ')}`;
    if (rows.length === 0 && isEmpty(cells)) return [];
    if (rows.length !== 1) return [`${place}: ${rows.length} rows`];
    return Object.entries(cells).flatMap(([column, cell]) =>
      isMet(rows[0]![column], cell)
        ? []
        : [`${place} ${column}: ${String(rows[0]![column])}, simulated ${String(cell)}`],
    );
  });
  const others = [...left].filter((row) => !isEmpty(row));
  return [...found, ...others.map((row) => `${name} has a row that was not simulated: ${JSON.stringify(row)}`)];
}

const isAt = (row: Row, column: string, text: string | null) => column in row && row[column] === text;

const happenings = [
  'start',
  'new',
  'returned',
  'lost',
  'end',
  'numerator',
  'denominator',
  'churn_rate',
  'revenue_start',
  'revenue_end',
];

/** Whether nobody was there, nobody came or left, and no money moved. */
const isEmpty = (cells: Cells) => happenings.every((column) => (cells[column] ?? 0) === 0);

function isMet(found: Cell, simulated: Cell): boolean {
  if (simulated === undefined) return true;
  if (typeof found !== 'number' || typeof simulated !== 'number') return found === simulated;
  return Math.abs(found - simulated) <= 1e-9 * Math.max(1, Math.abs(simulated));
}

const movements = [
  ['start', 'new', 'returned', 'lost', 'end'],
  ['revenue_start', 'revenue_new', 'revenue_reactivation', 'revenue_churn', 'revenue_end'],
] as const;

/** Rows that do not add up, or do not begin where the one before ended; what is null moves nothing. */
export function imbalances(rows: readonly Row[], by: readonly string[] = []): readonly string[] {
  const ends = new Map<string, Row>();
  return rows.flatMap((row) => {
    const segment = JSON.stringify(by.map((column) => row[column]));
    const before = ends.get(segment);
    ends.set(segment, row);
    return movements.flatMap(([start, began, came, lost, end]) => {
      // A table may tell what was lost of the money at the start, and not what was left.
      if (!(end in row)) return [];
      const number = (column: string) => Number(row[column] ?? 0);
      const turned = start === 'start' ? 0 : number('revenue_expansion') - number('revenue_contraction');
      const sum = number(start) + number(began) + number(came) + turned - number(lost);
      const place = `${segment} ${String(row['period'])}`;
      return [
        ...(isMet(sum, number(end)) ? [] : [`${place}: ${end} is ${number(end)}, and the movements come to ${sum}`]),
        ...(before === undefined || isMet(row[start], before[end])
          ? []
          : [`${place}: ${start} is ${String(row[start])}, and ${String(before[end])} were left`]),
      ];
    });
  });
}
