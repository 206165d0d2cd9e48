// Records that say the same as one: with many customers the rows of a query are made so, and not by a database.
import * as fc from '../chance.ts';
import type { TypedColumn, TypedTable } from '../../src/engines/typed-table.ts';
import { alikeRows, tableAt } from '../../src/metrics/run/asking/alike.ts';
import { Folding } from '../../src/metrics/run/asking/folding.ts';
import { lives as cohorts } from '../../src/metrics/cohorts/of-lives.ts';
import { lives } from '../../src/metrics/survival/reduced.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { foldedResultOf } from './folded.ts';
import { often } from '../often.ts';

const folder = temporaryFolder();

type Cell = number | null;

const presentBits = (cells: readonly Cell[]) => {
  const bits = new Uint8Array(Math.ceil(cells.length / 8));
  for (const [at, cell] of cells.entries()) if (cell !== null) bits[at >> 3]! |= 1 << (at & 7);
  return cells.includes(null) ? bits : null;
};

const days = (name: string, cells: readonly Cell[]): TypedColumn => ({
  type: 'day',
  name,
  rows(from, to) {
    const some = cells.slice(from, to);
    return { values: Int32Array.from(some, (cell) => cell ?? 0), present: presentBits(some) };
  },
});

/** Amounts that need both words of a decimal. */
const amounts = (name: string, cells: readonly Cell[]): TypedColumn => ({
  type: 'decimal',
  digits: 18,
  scale: 0,
  name,
  rows(from, to) {
    const some = cells.slice(from, to);
    return { values: BigInt64Array.from(some, (cell) => BigInt(cell ?? 0) << 32n), present: presentBits(some) };
  },
});

const cell = fc.option(fc.integer({ min: -2, max: 2 }), { freq: 4 });
const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 60 });

function tableOf(cells: readonly (readonly Cell[])[]): TypedTable {
  const column = (at: number) => cells.map((row) => row[at]!);
  const columns = [days('started_at', column(0)), days('ended_at', column(1)), amounts('revenue', column(2))];
  return { name: 'customers', rows: cells.length, columns };
}

const cellsOf = ({ columns, rows: count }: TypedTable) =>
  columns.map((column) => {
    const { values, present } = column.rows(0, count);
    return [...values].map((value, row) =>
      present === null || (present[row >> 3]! & (1 << (row & 7))) !== 0 ? value : null,
    );
  });

test('rows that are alike are one, at the place of the first, with their count', () => {
  fc.assert(
    fc.property(rows, (cells) => {
      const groups = new Map<string, { place: number; count: number }>();
      for (const [place, row] of cells.entries()) {
        const known = groups.get(JSON.stringify(row)) ?? { place, count: 0 };
        groups.set(JSON.stringify(row), { ...known, count: known.count + 1 });
      }
      const wanted = [...groups.values()];
      const places = wanted.map(({ place }) => place);
      const table = tableOf(cells);
      const alike = alikeRows(table, Infinity)!;
      expect(cellsOf(tableAt(table, alike.places))).toEqual(cellsOf(tableOf(places.map((place) => cells[place]!))));
      expect(alike).toEqual({
        places: Int32Array.from(places),
        counts: Int32Array.from(wanted, ({ count }) => count),
      });
    }),
    { numRuns: often(300) },
  );
});

test('rows of which more differ than asked for are left, and so are those that would need a large table', () => {
  const cells = Array.from({ length: 40 }, (_, at): Cell[] => [at % 20, null, null]);
  expect(alikeRows(tableOf(cells), 20)?.counts).toEqual(new Int32Array(20).fill(2));
  expect(alikeRows(tableOf(cells), 19)).toBeNull();
  const farApart: Cell[][] = [
    [0, null, null],
    [2 ** 25, null, null],
  ];
  expect(alikeRows(tableOf(farApart), 40)).toBeNull();
});

test('many rows are folded where they are alike and the fold takes counts, or where it looks at each once', () => {
  const many = (differing: number) =>
    tableOf(Array.from({ length: 12_000 }, (_, at): Cell[] => [at % differing, 0, 0]));
  expect(new Folding().tableOf(lives, many(6000))?.counts).toEqual(new Int32Array(6000).fill(2));
  expect(new Folding().tableOf(lives, many(6001))).toBeNull();
  const { foldsAlike: _, ...withoutCounts } = lives;
  expect(new Folding().tableOf(withoutCounts, many(3))).toBeNull();
  const each = many(6001);
  expect(new Folding().tableOf(cohorts, each)).toEqual({ table: each, counts: null });
  const few = tableOf([[1, 1, 1]]);
  expect(new Folding().tableOf(lives, few)).toEqual({ table: few, counts: null });
});

describe('of 12,000 customers', () => {
  const dayOf = (after: number) => new Date(Date.UTC(2024, 0, 1 + after)).toISOString().slice(0, 10);
  const customers = Array.from({ length: 12_000 }, (_, at) => {
    const [start, length] = [(at * 7) % 31, (at * at) % 37];
    const end = at % 3 === 0 ? '' : dayOf(start + length);
    return `C${at},${dayOf(start)},${end},${['basic', 'pro', 'team'][at % 3]},${length / 4},${at % 2}`;
  });
  const file = folder.file('many.csv', `customer_id,started_at,ended_at,plan,months,left\n${customers.join('\n')}\n`);

  test.each([
    ['retention', ['--as-of', '2024-04-01']],
    ['retention', ['--by', 'plan', '--min-n', '5']],
    ['retention', ['--duration', 'months', '--event', 'left']],
    ['churn-drivers', ['--drivers', 'plan']],
    ['cohorts', ['--as-of', '2024-04-01', '--by', 'plan']],
  ])('%s %j says the same from the database', async (metric, options) => {
    const { accounting } = await foldedResultOf([metric, file, ...options]);
    expect(accounting.used).toBe(12_000);
  });
});
