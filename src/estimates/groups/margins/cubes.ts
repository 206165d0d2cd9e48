import type { CrossTable } from './cross-table.ts';

/** Eight cells of four rows and two columns, the first of them its corner: those that rise with it, and those that fall as it rises. */
interface Cube {
  readonly rising: readonly Place[];
  readonly falling: readonly Place[];
}

type Place = readonly [row: number, column: number];

/**
 * The cells that make a cube with a hidden one, so that it may be several numbers though tables beside tell of any two ways (the
 * hypercube method of Repsilber), and of which the fewest records need be hidden for that. None where there is no such cube.
 */
export function cheapestCube(table: CrossTable, cell: number, least: number, of = 0): readonly number[] {
  const costs = ([row, column]: Place) => {
    const at = table.at(row, column);
    return table.isHidden(at) ? 0 : 1 + (at === null ? 0 : table.n(at));
  };
  let best: { readonly cost: number; readonly cube: Cube } | null = null;
  for (const cube of cubesAt(table, cell)) {
    const cost = [...cube.rising, ...cube.falling].reduce((sum, place) => sum + costs(place), 0);
    if ((best === null || cost < best.cost) && spanOf(table, cube, of) >= least) best = { cost, cube };
    if (best?.cost === 0) break;
  }
  return best === null ? [] : [...best.cube.rising, ...best.cube.falling].map((place) => table.cellAt(...place));
}

/** Whether a hidden cell is the corner of a cube of hidden ones that lets it be several numbers. */
export function isInCube(table: CrossTable, cell: number, least: number, of: number): boolean {
  for (const cube of cubesAt(table, cell, (place) => table.isHidden(table.at(...place))))
    if (spanOf(table, cube, of) >= least) return true;
  return false;
}

/** By how much the corner of a cube may change: the others of its kind rise and fall with it, and no sum of two ways changes. */
function spanOf(table: CrossTable, { rising, falling }: Cube, of: number): number {
  const fewest = (places: readonly Place[]) =>
    Math.min(
      ...places.map((place) => {
        const at = table.at(...place);
        return at === null ? 0 : table.n(at, of);
      }),
    );
  return fewest(rising) + fewest(falling);
}

/** A row is told apart by its first way and by all others together; a cube has two of each, and two columns. */
function* cubesAt(table: CrossTable, cell: number, isWanted: (place: Place) => boolean = () => true): Generator<Cube> {
  const { row, column } = table.cells[cell]!;
  const places = table.rows.map(({ name }) => JSON.parse(name) as readonly string[]);
  const [first, ...rest] = places[row]!;
  const columns = [...table.columns.keys()].filter((other) => other !== column && isWanted([row, other]));
  const alike = rowsWhere(places, ([one]) => one === first, row);
  const others = rowsWhere(places, ([, ...own]) => String(own) === String(rest), row);
  for (const besides of alike) {
    if (!isWanted([besides, column])) continue;
    for (const below of others) {
      if (!isWanted([below, column])) continue;
      const across = table.rowAt([places[below]![0]!, ...places[besides]!.slice(1)]);
      if (across === undefined || !isWanted([across, column])) continue;
      for (const other of columns) {
        if (![besides, below, across].every((one) => isWanted([one, other]))) continue;
        yield {
          rising: [
            [row, column],
            [across, column],
            [besides, other],
            [below, other],
          ],
          falling: [
            [row, other],
            [across, other],
            [besides, column],
            [below, column],
          ],
        };
      }
    }
  }
}

const rowsWhere = (
  places: readonly (readonly string[])[],
  isLike: (place: readonly string[]) => boolean,
  but: number,
) => places.flatMap((place, at) => (at !== but && isLike(place) ? [at] : []));
