import type { TypedColumn, TypedTable } from '../../../../engines/typed-table.ts';
import type { Keys } from '../../../../records/typed/ids/keys.ts';
import { identifier, list, sql, type Sql } from '../../../../sql/tag.ts';
import { decimalText } from '../../../../values/numbers/exact.ts';
import type { Made } from '../made.ts';
import { valueSql } from './forms.ts';

/** An amount has no more decimals. */
const mostDecimals = 12;

/** So many rows are told. */
const mostRows = 20_000;

/** A table of rows that no file has, as their values. */
export function valuesSql({ name, rows, columns }: TypedTable, keys: Keys): Made {
  const cells = columns.map((column) => {
    const { values, present } = column.rows(0, rows);
    return (row: number): Sql => {
      const isPresent = present === null || ((present[row >> 3]! >> (row & 7)) & 1) === 1;
      return valueSql(column, isPresent ? said(column, values[row]!, keys) : null);
    };
  });
  const isTold = rows > 0 && rows <= mostRows;
  const lines = Array.from(
    { length: isTold ? rows : 0 },
    (_, row) => sql`\n  (${list(cells.map((cell) => cell(row)))})`,
  );
  const names = list(columns.map((column) => identifier(column.name)));
  const none = list(columns.map((column) => sql`${valueSql(column, null)} AS ${identifier(column.name)}`));
  const query = isTold ? sql`FROM (VALUES${list(lines)}) AS made (${names})` : sql`SELECT ${none} WHERE FALSE`;
  const remark = `-- ${name}: calculated by the run, of rows that queries before this one gave\n`;
  const untold = `-- ${rows} rows are too many to be printed: what follows finds none of them\n`;
  return { kind: 'table', query, remarks: `${remark}${rows > mostRows ? untold : ''}` };
}

/** @throws Error for what takes more than one word of 64 bits */
function said(column: TypedColumn, value: number | bigint, keys: Keys): string {
  if (column.type === 'key') return keys.id(Number(value));
  if (column.type === 'word') return column.words[Number(value)]!;
  if (column.type !== 'decimal') return String(value);
  if (column.digits !== 18) throw new Error(`${column.name} is too long to be told`);
  return decimalText(BigInt(value) * 10n ** BigInt(mostDecimals - column.scale));
}
