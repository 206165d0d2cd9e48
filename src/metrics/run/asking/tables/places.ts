import type { StayingRows, TypedTable } from '../../../../engines/typed-table.ts';
import { compareTexts } from '../../../../records/order.ts';
import type { Keys } from '../../../../records/typed/ids/keys.ts';
import { identifier, sql, unionAll, type Sql } from '../../../../sql/tag.ts';

export const placesName = 'places_of_ids';

/**
 * The same of ids that stay where their records are.
 *
 * @param rows the names of the relations that have them
 */
export const placesThere = (rows: readonly string[]): Sql =>
  sql`SELECT customer_id, row_number() OVER (ORDER BY customer_id) - 1 AS place FROM (
  SELECT DISTINCT customer_id FROM (${unionAll(rows.map((name) => sql`SELECT customer_id FROM ${identifier(name)}`))}) AS named
  WHERE customer_id IS NOT NULL) AS ids`;

/** Whether the order of the texts of some ids is that of their bytes too, in which a cluster sorts. */
export const sortAlike = ({ ids }: StayingRows): boolean =>
  [...ids.values()].every((column) => column.ids.every((id) => !/[\u{E000}-\u{10FFFF}]/u.test(id)));

/** Rows that are looked at together. */
const stretch = 2 ** 16;

/** The customers whose places a database knows: those of the rows that it was asked of, and no other ids. */
export class PlacedCustomers {
  private readonly tables = new WeakSet<TypedTable>();
  private isThere = new Uint8Array();

  /** The places of customers with those of some more rows; null where these were there before. */
  with(tables: readonly TypedTable[], keys: Keys): { readonly places: TypedTable; readonly keep: () => void } | null {
    const others = tables.filter((table) => !this.tables.has(table));
    if (others.length === 0) return null;
    const isThere = new Uint8Array(keys.count);
    isThere.set(this.isThere);
    for (const table of others) markCustomers(table, isThere);
    const numbers = Int32Array.from(isThere.keys()).filter((number) => isThere[number] === 1);
    return {
      places: placesOf(numbers, keys),
      keep: () => {
        for (const table of others) this.tables.add(table);
        this.isThere = isThere;
      },
    };
  }
}

function markCustomers({ rows, columns }: TypedTable, isThere: Uint8Array): void {
  const customers = columns.find(({ name, type }) => name === 'customer_id' && type === 'key');
  if (customers === undefined) return;
  for (let from = 0; from < rows; from += stretch)
    for (const number of customers.rows(from, Math.min(from + stretch, rows)).values) isThere[Number(number)] = 1;
}

/** The place of each of some ids among them, in the order of their texts: numbers of ids have none. */
function placesOf(numbers: Int32Array, keys: Keys): TypedTable {
  const order = numbers.toSorted((a, b) => compareTexts(keys.id(a), keys.id(b)));
  return {
    name: placesName,
    rows: order.length,
    columns: [
      {
        name: 'customer_id',
        type: 'key',
        rows: (from, to) => ({ values: order.slice(from, to), present: null }),
      },
      {
        name: 'place',
        type: 'count',
        rows: (from, to) => ({ values: Int32Array.from({ length: to - from }, (_, at) => from + at), present: null }),
      },
    ],
  };
}
