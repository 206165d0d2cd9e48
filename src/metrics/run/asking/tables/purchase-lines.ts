import type { TypedColumn, TypedTable } from '../../../../engines/typed-table.ts';
import { sortedPurchases, type SortedPurchases } from '../../../../relations/folded/sorted-purchases.ts';
import { moneyScale } from '../rows.ts';

/** Purchases of a transactions file in memory, and in how many of the units of money each of theirs is. */
export interface PurchasesSeen {
  readonly purchases: SortedPurchases;
  readonly unit: bigint;
}

/**
 * The purchases of the rows of a transactions file. Null where amounts are too large to be added up as numbers: a database can.
 * @param tellsSegments whether segments are told apart
 */
export function purchasesOf(table: TypedTable, tellsSegments: boolean): PurchasesSeen | null {
  const columnOf = (name: string): TypedColumn => {
    const found = table.columns.find((column) => column.name === name);
    if (found === undefined) throw new Error(`${table.name} has no column ${name}`);
    return found;
  };
  const [customers, days, amounts] = ['customer_id', 'occurred_at', 'amount'].map(columnOf) as [
    TypedColumn,
    TypedColumn,
    TypedColumn,
  ];
  const segments = tellsSegments ? columnOf('segment') : null;
  const { numbers } = amounts;
  if (amounts.type !== 'decimal' || numbers === undefined) return null;
  const purchases = sortedPurchases({
    rows: table.rows,
    customers: (from, to) => wholes(customers, from, to),
    days: (from, to) => wholes(days, from, to),
    segments: segments === null ? null : (from, to) => wholes(segments, from, to),
    units: numbers,
  });
  return purchases === null ? null : { purchases, unit: 10n ** BigInt(moneyScale - amounts.scale) };
}

/** What every record that is used says. */
function wholes(column: TypedColumn, from: number, to: number): Int32Array {
  const { values, present } = column.rows(from, to);
  if (values instanceof Int32Array && present === null) return values;
  throw new Error(`${column.name} is not said by all records`);
}
