import { withComplement } from '../../../../estimates/groups/complement.ts';
import type { State } from '../../../../estimates/groups/state.ts';
import { line, segmentTable, type Line, type ToldSegments } from '../../../../estimates/tables/segment-table.ts';
import { customers } from '../../../../results/columns.ts';
import type { Table } from '../../../../results/result.ts';
import type { BoughtRow } from '../../../buying/bought-row.ts';
import { historiesIn } from '../../../buying/histories.ts';
import type { Valuer } from '../../../buying/models/worth.ts';
import { repeatsName, repeatsNames, timeClasses } from '../../tables/classes.ts';
import { lastPurchase, probabilityAlive, probabilityAliveLater, repeats } from '../../tables/columns.ts';

interface Cell {
  readonly repeats: string;
  readonly last: string;
  customers: number;
  alive: number;
  aliveLater: number;
}

/** Who is still a customer, by how often he bought and when last; within repeats no cell follows from the others. */
export function aliveTable(
  segments: ToldSegments<State<BoughtRow>>,
  valuer: Valuer,
  unitDays: number,
  minN: number,
): Table {
  const all = segments.segments.flatMap(({ told }) => historiesIn(told ?? []));
  const { names, nameOf } = timeClasses(all.reduce((most, { recency }) => Math.max(most, recency), 0) / unitDays);
  const linesOf = (rows: State<BoughtRow>): readonly Line[] => {
    const cells = cellsOf(historiesIn(rows), valuer, ({ recency }) => nameOf(recency / unitDays));
    return repeatsNames.flatMap((name) => {
      const own = names.flatMap((last) => cells.get(`${name} ${last}`) ?? []);
      const hidden = minN > 1 ? withComplement(own, minN) : new Set<Cell>();
      return own.map((cell) => lineOf(cell, hidden.has(cell)));
    });
  };
  return segmentTable(
    segments,
    {
      name: 'p_alive',
      title: { en: 'Who is still a customer', es: 'Quién sigue siendo cliente' },
      columns: [repeats, lastPurchase, customers, probabilityAlive, probabilityAliveLater],
    },
    linesOf,
  );
}

function cellsOf(
  histories: State<BoughtRow>,
  valuer: Valuer,
  lastOf: (history: BoughtRow) => string,
): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const history of histories) {
    const [name, last] = [repeatsName(history.repeats), lastOf(history)];
    const cell = cells.get(`${name} ${last}`) ?? { repeats: name, last, customers: 0, alive: 0, aliveLater: 0 };
    const { alive, aliveLater } = valuer.of(history);
    cell.customers += history.customers;
    cell.alive += history.customers * alive;
    cell.aliveLater += history.customers * aliveLater;
    cells.set(`${name} ${last}`, cell);
  }
  return cells;
}

const lineOf = (cell: Cell, isHidden: boolean): Line =>
  line(
    [
      ['repeats', cell.repeats],
      ['last_purchase', cell.last],
    ],
    isHidden,
    () => [
      ['customers', cell.customers],
      ['p_alive', cell.alive / cell.customers],
      ['p_alive_at_horizon', cell.aliveLater / cell.customers],
    ],
  );
