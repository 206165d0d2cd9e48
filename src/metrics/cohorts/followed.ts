import type { ShownSegment } from '../../estimates/groups/suppression.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import { groupsBy } from '../../relations/folded/groups.ts';
import type { CohortCell } from './cell.ts';

/** A cohort some periods after the one in which it came. */
export interface Cell {
  readonly offset: number;
  readonly complete: boolean;
  readonly active: number;
  readonly buyers: number;
  readonly revenue: number;
}

export interface Cohort {
  readonly name: string;
  readonly customers: number;
  readonly cells: readonly Cell[];
}

/** A cohort as it may be shown: some of its cells are hidden, or all that is known of it (null). */
export interface ShownCohort {
  readonly name: string;
  readonly cohort: Cohort | null;
  readonly hidden: ReadonlySet<Cell>;
}

/** The complete cells of all cohorts that are shown, so many periods after each came. */
export interface Average {
  readonly offset: number;
  readonly cohorts: number;
  readonly customers: number;
  /** Null where it would give away a cell that is hidden. */
  readonly active: number | null;
}

export interface ShownCohorts {
  readonly cohorts: readonly ShownCohort[];
  readonly averages: readonly Average[];
}

function cohortOf(name: string, rows: readonly CohortCell[]): Cohort {
  const cells = rows.map(({ offset, complete, active, buyers, revenue }) => ({
    offset,
    complete: complete === 1,
    active,
    buyers,
    revenue: amountOf(revenue),
  }));
  return { name, customers: rows.reduce((sum, { came }) => sum + came, 0), cells };
}

/**
 * The cohorts of a segment as they may be shown. A cohort that is hidden is in no average, for the averages of two offsets
 * differ by one cohort. Of the others a cell in which few are active is hidden, and as many more of its offset as are needed
 * so that the average does not give it away; or that average, where a cell lies between those beside it (who has left does not
 * come back), which would give away the others.
 */
export function cohortsOf(
  { periods }: Pick<ShownSegment<CohortCell>, 'periods'>,
  { minN, isBounded }: { readonly minN: number; readonly isBounded: boolean },
): ShownCohorts {
  const known = periods.flatMap(({ name, state }) =>
    state === null || state.length === 0 ? [] : [cohortOf(name, state)],
  );
  const complete = known.flatMap((cohort) =>
    cohort.cells.filter((cell) => cell.complete).map((cell) => ({ cohort, cell })),
  );
  const byOffset = [...groupsBy(complete, ({ cell }) => cell.offset)].toSorted(([a], [b]) => a - b);
  const hidden = new Set(known.flatMap(({ cells }) => cells.filter((cell) => isFew(cell, minN))));
  const averages = byOffset.map(([offset, own]): Average => {
    const cells = own.map(({ cell }) => cell);
    const isSafe = isBounded ? cells.every((cell) => !hidden.has(cell)) : hideWithFew(cells, hidden, minN);
    return {
      offset,
      cohorts: own.length,
      customers: own.reduce((sum, { cohort }) => sum + cohort.customers, 0),
      active: isSafe ? own.reduce((sum, { cell }) => sum + cell.active, 0) : null,
    };
  });
  const cohorts = periods.flatMap(({ name, state }): ShownCohort[] => {
    if (state === null) return [{ name, cohort: null, hidden }];
    return state.length === 0 ? [] : [{ name, cohort: known.find((one) => one.name === name)!, hidden }];
  });
  return { cohorts, averages };
}

const isFew = ({ active, buyers }: Cell, minN: number): boolean =>
  [active, buyers].some((count) => count > 0 && count < minN);

/**
 * Hides the smallest other cells beside those that are hidden, until what the total less the others comes to is no single cell
 * and not few. Whether that could be done: else the total must be hidden too.
 */
function hideWithFew(cells: readonly Cell[], hidden: Set<Cell>, minN: number): boolean {
  const few = cells.filter((cell) => hidden.has(cell));
  if (few.length === 0) return true;
  let [count, active] = [few.length, few.reduce((sum, cell) => sum + cell.active, 0)];
  const others = cells.filter((cell) => !hidden.has(cell) && cell.active > 0);
  for (const cell of others.toSorted((a, b) => a.active - b.active)) {
    if (count >= 2 && active >= minN) break;
    hidden.add(cell);
    count += 1;
    active += cell.active;
  }
  return count >= 2 && active >= minN;
}
