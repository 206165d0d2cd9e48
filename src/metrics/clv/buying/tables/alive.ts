import { hiddenAcross } from '../../../../estimates/groups/margins/across.ts';
import type { State } from '../../../../estimates/groups/state.ts';
import { line, segmentTable, type Line, type ToldSegments } from '../../../../estimates/tables/segment-table.ts';
import { customers } from '../../../../results/columns.ts';
import type { Table } from '../../../../results/result.ts';
import type { BoughtRow } from '../../../buying/bought-row.ts';
import { columnsIn, type HistoryColumns } from '../../../buying/histories.ts';
import type { Valuer } from '../../../buying/models/worth.ts';
import { repeatsNames, repeatsPlace, timeClasses } from '../../tables/classes.ts';
import { lastPurchase, probabilityAlive, probabilityAliveLater, repeats } from '../../tables/columns.ts';

interface Cell {
  readonly repeats: string;
  readonly last: string;
  customers: number;
  alive: number;
  aliveLater: number;
}

/** The segments, and all customers together. */
interface AllSegments extends ToldSegments<State<BoughtRow>> {
  readonly all: State<BoughtRow>;
}

/**
 * Who is still a customer, by how often he bought and when last; within repeats no cell follows from the others, nor from those of
 * other segments.
 */
export function aliveTable({ all, ...segments }: AllSegments, valuer: Valuer, unitDays: number, minN: number): Table {
  const latest = segments.segments.map(({ told }) =>
    columnsIn(told ?? []).recency.reduce((most, recency) => Math.max(most, recency), 0),
  );
  const { names, placeOf } = timeClasses(Math.max(0, ...latest) / unitDays);
  const cellsIn = (rows: State<BoughtRow>) =>
    cellsOf(columnsIn(rows), valuer, names, (recency) => placeOf(recency / unitDays));
  const shown = segments.segments.flatMap(({ told }) => (told === null ? [] : [told]));
  const cells = new Map([all, ...shown].map((rows) => [rows, cellsIn(rows)]));
  const hidden = new Map(shown.map((rows) => [rows, new Set<string>()]));
  for (const name of repeatsNames) {
    const classesOf = (rows: State<BoughtRow>) =>
      names.flatMap((last) => {
        const cell = cells.get(rows)!.get(`${name} ${last}`);
        return cell === undefined ? [] : [{ name: `${name} ${last}`, customers: cell.customers }];
      });
    const { ofSegments } = hiddenAcross(classesOf(all), shown.map(classesOf), minN);
    for (const [at, rows] of shown.entries()) for (const cell of ofSegments[at]!) hidden.get(rows)!.add(cell);
  }
  const linesOf = (rows: State<BoughtRow>): readonly Line[] =>
    repeatsNames.flatMap((name) =>
      names.flatMap((last) => {
        const cell = cells.get(rows)!.get(`${name} ${last}`);
        return cell === undefined ? [] : [lineOf(cell, hidden.get(rows)!.has(`${name} ${last}`))];
      }),
    );
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
  columns: HistoryColumns,
  valuer: Valuer,
  names: readonly string[],
  lastOf: (recency: number) => number,
): ReadonlyMap<string, Cell> {
  const cells = repeatsNames.map((often) => names.map((last) => ({ repeats: often, last, ...nobody })));
  for (let at = 0; at < columns.size; at += 1) {
    const [often, recency, count] = [columns.repeats[at]!, columns.recency[at]!, columns.customers[at]!];
    const cell = cells[repeatsPlace(often)]![lastOf(recency)]!;
    const { alive, aliveLater } = valuer.worthOf(often, recency, columns.age[at]!, columns.meanSpend[at]!);
    cell.customers += count;
    cell.alive += count * alive;
    cell.aliveLater += count * aliveLater;
  }
  const seen = cells.flat().filter((cell) => cell.customers > 0);
  return new Map(seen.map((cell) => [`${cell.repeats} ${cell.last}`, cell]));
}

const nobody = { customers: 0, alive: 0, aliveLater: 0 };

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
