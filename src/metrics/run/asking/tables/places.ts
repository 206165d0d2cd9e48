import type { TypedTable } from '../../../../engines/typed-table.ts';
import { compareTexts } from '../../../../records/order.ts';
import type { Keys } from '../../../../records/typed/ids/keys.ts';

export const placesName = 'places_of_ids';

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
