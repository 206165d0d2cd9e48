import type { PeriodUnit } from '../../values/dates/periods/period.ts';
import type { Cell, Groups } from './groups.ts';
import type { Range } from './ranges.ts';
import { plus, type Shape } from './state.ts';

/** A row that a query returned for a segment in a period. */
export interface QueriedRow<R> {
  /** The place of its segment. */
  readonly segment: number;
  readonly period: string | null;
  readonly row: R;
}

/** What a query returned for each grouping that was asked for. */
export interface Queried<R> {
  readonly overall: readonly QueriedRow<R>[];
  readonly segments: readonly QueriedRow<R>[];
  /** By segment and period, where periods were asked for. */
  readonly cells: readonly QueriedRow<R>[];
  readonly ranges: readonly Range<readonly QueriedRow<R>[]>[];
}

/**
 * The states of a query in the groups that were asked for.
 * @param nameOf the values of a segment in each column of `--by`
 */
export function queriedGroups<R extends object>(
  { overall, segments, cells, ranges }: Queried<R>,
  nameOf: (segment: number) => readonly string[],
  { shape, by, unit }: { readonly shape: Shape<R>; readonly by: readonly string[]; readonly unit: PeriodUnit | null },
): Groups<R> {
  const stateOf = (rows: readonly QueriedRow<R>[]) => plus(shape, [rows.map(({ row }) => row)]);
  const all = stateOf(overall);
  // Where nothing groups them, all records are one segment.
  const isOne = segments === overall && by.length === 0 && unit === null && overall.length > 0;
  const bySegment = isOne ? [{ segment: nameOf(0), period: null, state: all }] : cellsOf(segments, nameOf, shape);
  return {
    shape,
    by,
    unit,
    cells: unit === null ? bySegment : cellsOf(cells, nameOf, shape),
    ranges: ranges.map((range) => ({ ...range, state: stateOf(range.state) })),
    whole: { overall: all, segments: bySegment },
  };
}

function cellsOf<R extends object>(
  rows: readonly QueriedRow<R>[],
  nameOf: (segment: number) => readonly string[],
  shape: Shape<R>,
): Cell<R>[] {
  const cells = new Map<string, { segment: readonly string[]; period: string | null; rows: R[] }>();
  for (const { segment, period, row } of rows) {
    const key = JSON.stringify([segment, period]);
    const cell = cells.get(key) ?? { segment: nameOf(segment), period, rows: [] };
    cell.rows.push(row);
    cells.set(key, cell);
  }
  return [...cells.values()].map(({ segment, period, rows: own }) => ({ segment, period, state: plus(shape, [own]) }));
}
