import { fileColumn } from '../../results/columns.ts';
import type { Table, Value } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { besideOwn, namesOf } from './by-columns.ts';
import { suppressedColumn } from './hidden.ts';

export type Cells = readonly (readonly [string, Value])[];

/** A segment of `--by`, with its value in each of those columns, and what is told of it; null where it is hidden. */
export interface ToldSegment<Told> {
  readonly values: readonly string[];
  readonly told: Told | null;
}

/** The segments of a table that has rows of its own for each. */
export interface ToldSegments<Told> {
  readonly by: readonly string[];
  readonly segments: readonly ToldSegment<Told>[];
  /** Whether anything may be hidden: then a column says what is. */
  readonly hides: boolean;
}

export interface Line {
  readonly cells: Cells;
  readonly isHidden: boolean;
}

/** A line of which all but the first cells are hidden where it is. */
export const line = (keys: Cells, isHidden: boolean, cells: () => Cells): Line => ({
  cells: isHidden ? keys : [...keys, ...cells()],
  isHidden,
});

/**
 * A table beside the shared ones: the columns of `--by`, then its own.
 * @param linesOf the rows of a segment; what a hidden one does not say is empty
 */
export function segmentTable<Told>(
  { by, segments, hides }: ToldSegments<Told>,
  { name, title, columns }: Omit<Table, 'rows'>,
  linesOf: (told: Told) => readonly Line[],
): Table {
  const marks = hides ? [suppressedColumn] : [];
  const names = besideOwn(by, namesOf(columns));
  const rows = segments.flatMap(({ values, told }) => {
    const cells = names.map((one, at) => [one, values[at]!] as const);
    const lines = told === null ? [{ cells: [], isHidden: true }] : linesOf(told);
    return lines.map((own) => {
      const known = new Map(own.cells);
      const others = columns.map((one) => [one.name, known.get(one.name) ?? null] as const);
      return row([...cells, ...others, ...(hides ? [['suppressed', own.isHidden] as const] : [])]);
    });
  });
  return { name, title, columns: [...names.map(fileColumn), ...columns, ...marks], rows };
}
