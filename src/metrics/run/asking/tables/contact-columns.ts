import type { TypedColumn, TypedTable } from '../../../../engines/typed-table.ts';
import { none, type ContactColumns } from '../../../../relations/folded/journeys/contact-columns.ts';
import { moneyScale } from '../rows.ts';

/**
 * The rows of a log of contacts as columns of numbers. Null where a moment or an amount is too large to be a number: a database can
 * tell it.
 * @param tellsSegments whether segments are told apart
 */
export function contactColumnsOf(table: TypedTable, tellsSegments: boolean): ContactColumns | null {
  const { rows } = table;
  const columnOf = (name: string): TypedColumn => {
    const found = table.columns.find((column) => column.name === name);
    if (found === undefined) throw new Error(`${table.name} has no column ${name}`);
    return found;
  };
  const numbers = (name: string, absent: number) => wholes(columnOf(name), rows, absent);
  const saysOne = (name: string) => rows > 0 && wholes(columnOf(name), 1, 0)[0] === 1;
  const instants = momentsOf(columnOf('instant'), rows);
  const [costs, seconds] = [amountsOf(columnOf('cost'), rows), amountsOf(columnOf('seconds'), rows)];
  if (instants === null || costs === tooLarge || seconds === tooLarge) return null;
  return {
    rows,
    journeys: numbers('journey', none),
    customers: numbers('customer_id', none),
    namesCustomers: saysOne('names_customers'),
    byPause: saysOne('by_pause'),
    instants,
    days: numbers('occurred_at', 0),
    touchpoints: numbers('touchpoint', none),
    names: wordsOf(columnOf('touchpoint')),
    channels: numbers('channel', none),
    channelNames: wordsOf(columnOf('channel')),
    endings: numbers('ending', 0),
    tellsSuccess: saysOne('tells_success'),
    ratings: numbers('rating', 0),
    efforts: numbers('effort', 0),
    costs,
    seconds,
    segments: tellsSegments ? numbers('segment', 0) : new Int32Array(rows),
  };
}

/** The whole numbers of a column. @param absent where a row has none */
function wholes(column: TypedColumn, rows: number, absent: number): Int32Array {
  const { values, present } = column.rows(0, rows);
  if (!(values instanceof Int32Array)) throw new Error(`${column.name} has no whole numbers`);
  if (present !== null)
    for (let row = 0; row < rows; row += 1) if ((present[row >> 3]! & (1 << (row & 7))) === 0) values[row] = absent;
  return values;
}

function wordsOf(column: TypedColumn): readonly string[] {
  if (column.type !== 'word') throw new Error(`${column.name} has no words`);
  return column.words;
}

/** Every contact that is used has a moment. */
function momentsOf(column: TypedColumn, rows: number): Float64Array | null {
  if (column.type !== 'decimal' || column.scale !== 0 || column.numbers === undefined) return null;
  const moments = column.numbers(0, rows);
  return moments.every(Number.isSafeInteger) ? moments : null;
}

const tooLarge = 'too large';

/** Amounts in units of 10^−12. */
function amountsOf(column: TypedColumn, rows: number): readonly (bigint | null)[] | null | typeof tooLarge {
  if (column.type !== 'decimal' || column.digits !== 18) return tooLarge;
  const { values, present } = column.rows(0, rows);
  if (present?.every((bits) => bits === 0) === true) return null;
  const unit = 10n ** BigInt(moneyScale - column.scale);
  return Array.from(values as BigInt64Array, (units, row) =>
    present === null || (present[row >> 3]! & (1 << (row & 7))) !== 0 ? units * unit : null,
  );
}
