// Numbers of ids say nothing of the order of their texts: queries that need it are given the places of customers.
import type { TypedTable } from '../../src/engines/typed-table.ts';
import { wholeNumbers } from '../../src/records/typed/columns.ts';
import { Keys } from '../../src/records/typed/ids/keys.ts';
import { PlacedCustomers } from '../../src/metrics/run/asking/tables/places.ts';

const keys = new Keys();
const tableOf = (...ids: readonly string[]): TypedTable => {
  const numbers = Int32Array.from(ids, (id) => keys.number(id));
  const rows = (from: number, to: number) => ({ values: numbers.slice(from, to), present: null });
  return { name: 'customers', rows: ids.length, columns: [{ name: 'customer_id', type: 'key', rows }] };
};

test('the places of customers are those of all rows that were asked, in the order of their texts, and of no other id', () => {
  const placed = new PlacedCustomers();
  keys.number('an id of a response');
  const [some, more] = [tableOf('C2', 'C1', 'C2'), tableOf('C3', 'C0')];
  const idsWith = (...tables: readonly TypedTable[]) => {
    const found = placed.with(tables, keys);
    found?.keep();
    return found === null ? null : Array.from(wholeNumbers(found.places, 'customer_id'), (number) => keys.id(number));
  };
  expect(idsWith(some)).toEqual(['C1', 'C2']);
  expect(idsWith(some)).toBeNull();
  expect(idsWith(some, more)).toEqual(['C0', 'C1', 'C2', 'C3']);
  expect(idsWith(more)).toBeNull();
});

test('places that no database was given are none', () => {
  const placed = new PlacedCustomers();
  const some = tableOf('C1');
  expect(placed.with([some], keys)?.places.rows).toBe(1);
  expect(placed.with([some], keys)?.places.rows).toBe(1);
});
