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

/** The place of each id among all of them, in the order of their texts: numbers of ids have none. */
export function placesOf(keys: Keys): TypedTable {
  const order = Int32Array.from({ length: keys.count }, (_, number) => number);
  order.sort((a, b) => compareTexts(keys.id(a), keys.id(b)));
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
