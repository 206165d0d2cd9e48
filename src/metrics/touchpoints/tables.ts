import type { MayBeShown, Shown } from '../../estimates/groups/suppression.ts';
import { cellsOf, type Measure } from '../../estimates/estimator.ts';
import { besideOwn, namesOf } from '../../estimates/tables/by-columns.ts';
import { suppressedColumn } from '../../estimates/tables/hidden.ts';
import { fileColumn, period } from '../../results/columns.ts';
import type { Row, Table, Value } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { channel, touchpoint } from '../contacts/columns.ts';
import { printed, printedChannel } from '../contacts/names.ts';
import type { Estimate } from './measures.ts';
import type { Cell } from './reduce.ts';

/** How a cell of a state is estimated, and by which measures it is told. */
export interface Estimating {
  readonly of: (cell: Cell, state: readonly Cell[]) => Estimate;
  readonly measures: readonly Measure<Estimate>[];
}

/** The count of all that a state holds; null where it is hidden or nothing is there. */
export const allOf = (state: MayBeShown<Cell>): Cell | null => state?.find(({ kind }) => kind === 'all') ?? null;

export function overallTable({ overall }: Shown<Cell>, { of, measures }: Estimating): Table {
  const all = allOf(overall);
  return {
    name: 'overall',
    title: { en: 'Overall', es: 'Total' },
    columns: measures.map(({ column }) => column),
    rows: [row(cellsOf(measures, all === null ? null : of(all, overall!)))],
  };
}

/** A segment in a period, or in all days. */
interface Group {
  readonly keys: readonly (readonly [string, Value])[];
  readonly state: MayBeShown<Cell>;
}

/** A row for each touchpoint and channel, in each period and segment that was asked for. */
export function touchpointsTable(shown: Shown<Cell>, estimating: Estimating): Table {
  const { by, unit } = shown;
  const own = [touchpoint, channel, ...estimating.measures.map(({ column }) => column)];
  const names = besideOwn(by, namesOf([period, ...own]));
  const groups = shown.segments.flatMap(({ segment, state, periods }): Group[] => {
    const keys = names.map((name, at) => [name, segment[at]!] as const);
    if (unit === null) return [{ keys, state }];
    return periods.map((one) => ({ keys: [['period', one.name], ...keys], state: one.state }));
  });
  const inOrder = unit === null ? groups : groups.toSorted((a, b) => comparePeriods(a, b));
  const lines = inOrder.flatMap((group) => linesOf(group, estimating));
  const hides = lines.some(({ isHidden }) => isHidden);
  return {
    name: 'touchpoints',
    title: { en: 'Touchpoints', es: 'Puntos de contacto' },
    columns: [
      ...(unit === null ? [] : [period]),
      ...names.map(fileColumn),
      ...own,
      ...(hides ? [suppressedColumn] : []),
    ],
    rows: lines.map(({ cells, isHidden }): Row =>
      row([...cells, ...(hides ? [['suppressed', isHidden] as const] : [])]),
    ),
  };
}

const comparePeriods = (a: Group, b: Group) => {
  const [one, other] = [String(a.keys[0]![1]), String(b.keys[0]![1])];
  return one < other ? -1 : one > other ? 1 : 0;
};

interface Line {
  readonly cells: readonly (readonly [string, Value])[];
  readonly isHidden: boolean;
}

function linesOf({ keys, state }: Group, { of, measures }: Estimating): Line[] {
  if (state === null) {
    const nameless = [...keys, ['touchpoint', null], ['channel', null]] as const;
    return [{ cells: [...nameless, ...cellsOf<Estimate>(measures, null)], isHidden: true }];
  }
  // What is hidden stands in a state as a cell of nobody.
  return state
    .filter(({ kind }) => kind === 'cell')
    .map((cell) => ({
      cells: [
        ...keys,
        ['touchpoint', printed(cell.touchpoint)],
        ['channel', printedChannel(cell.channel)],
        ...cellsOf(measures, cell.contacts === 0 ? null : of(cell, state)),
      ],
      isHidden: cell.contacts === 0,
    }));
}
