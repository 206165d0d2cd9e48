import type { TypedColumn, TypedKind, TypedRows, TypedTable } from '../../engines/typed-table.ts';
import { countsAmong, mapped, type Coded } from './encoding/coded.ts';
import { unitsOf } from '../../values/numbers/exact.ts';
import type { Keys } from './ids/keys.ts';
import type { PlannedColumn } from './plan.ts';
import type { TypedReading } from './reading.ts';

/** What used records say in a column; null where it is nothing. */
interface Said extends Coded<number | string | null> {
  /** The places of the used records. */
  readonly used: Int32Array;
  /** Whether any used record says each distinct thing. */
  readonly isUsed: readonly boolean[];
}

/**
 * A column of typed values for the records that are used. Values are made for each distinct thing that they say, and put
 * in rows when these are asked for.
 *
 * @param used the places of those records
 */
export function typedColumn(
  { column, declared }: Pick<PlannedColumn, 'column' | 'declared'>,
  used: Int32Array,
  readings: Coded<TypedReading>,
  keys: Keys,
): TypedColumn {
  const said = saidBy(used, readings);
  switch (declared.type) {
    case 'id':
      return { type: 'key', name: column, rows: wordRows(said, keys.numbersOf(readings.distinct)) };
    case 'date':
      return dayColumn(column, used, readings);
    case 'score':
    case 'boolean':
      return wholeColumn(column, { type: 'count' }, said, Number);
    case 'text':
      return wordColumn(column, said);
    case 'money':
    case 'number':
      return decimalColumn(column, said);
  }
}

export const dayColumn = (name: string, used: Int32Array, readings: Coded<TypedReading>): TypedColumn =>
  wholeColumn(name, { type: 'day' }, saidBy(used, readings), Number);

function saidBy(used: Int32Array, readings: Coded<TypedReading>): Said {
  const { distinct, codes } = mapped(readings, (one) => (one.kind === 'value' ? one.value : null));
  return { distinct, codes, used, isUsed: Array.from(countsAmong(readings, used), (count) => count > 0) };
}

function wholeColumn(
  name: string,
  kind: TypedKind,
  said: Said,
  whole: (value: number | string) => number,
): TypedColumn {
  const wholes = Int32Array.from(said.distinct, (value, code) =>
    value === null || said.isUsed[code] !== true ? 0 : whole(value),
  );
  return { ...kind, name, rows: wordRows(said, wholes) };
}

/** Rows of one word each. */
const wordRows = (said: Said, wholes: Int32Array): TypedColumn['rows'] =>
  rowsOf(said, (count) => new Int32Array(count), wholes, 1);

/** A column of whole numbers that all rows have. */
export const countColumn = (
  name: string,
  numbers: (from: number, to: number) => Int32Array<ArrayBuffer>,
): TypedColumn => ({
  type: 'count',
  name,
  rows: (from, to) => ({ values: numbers(from, to), present: null }),
});

/** Words are numbered in the order of their text, so that the order of records changes nothing. */
function wordColumn(name: string, said: Said): TypedColumn {
  const found = new Set(usedValues(said).map(String));
  const words = [...found].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const numbers = new Map(words.map((word, number) => [word, number]));
  return wholeColumn(name, { type: 'word', words }, said, (word) => numbers.get(String(word))!);
}

/** So many digits fit in one word of 64 bits. */
const digitsOfWord = 18;
const mostDigits = 38;

/** Exact decimals in units of the most decimals that any of them has. */
function decimalColumn(name: string, said: Said): TypedColumn {
  const whole = wholeDecimals(name, said);
  if (whole !== null) return whole;
  const texts = usedValues(said).map(String);
  const scale = texts.reduce((most, text) => Math.max(most, decimalsOf(text)), 0);
  const isShort = texts.every((text) => text.length - decimalsOf(text) + scale <= digitsOfWord);
  const width = isShort ? 1 : 2;
  const units = new BigInt64Array(width * said.distinct.length);
  for (const [code, value] of said.distinct.entries()) {
    if (value === null || said.isUsed[code] !== true) continue;
    const unit = unitsOf(String(value), scale);
    units[width * code] = BigInt.asIntN(64, unit);
    if (!isShort) units[width * code + 1] = unit >> 64n;
  }
  // Rows are copied in halves of words: a BigInt a row would be an object a row.
  const halves = new Int32Array(units.buffer);
  const rows = rowsOf(said, (count) => new BigInt64Array(width * count), halves, 2 * width);
  if (!isShort) return { type: 'decimal', digits: mostDigits, scale, name, rows };
  const lacks = said.distinct.some((value, code) => value === null && said.isUsed[code] === true);
  const ofDistinct = Float64Array.from(units, Number);
  const numbers = lacks ? {} : { numbers: (from: number, to: number) => numbersOf(said, ofDistinct, from, to) };
  return { type: 'decimal', digits: digitsOfWord, scale, name, rows, ...numbers };
}

/** The same of numbers that are whole and exact already, without a text for each; null where there are others. */
function wholeDecimals(name: string, said: Said): TypedColumn | null {
  const { distinct, isUsed } = said;
  if (
    !distinct.every((value) => value === null || Number.isSafeInteger(value)) ||
    distinct.every((value) => value === null)
  )
    return null;
  const numbers = Float64Array.from(distinct, (value, code) => (isUsed[code] === true ? Number(value) : 0));
  const halves = new Int32Array(2 * numbers.length);
  for (const [code, number] of numbers.entries()) {
    halves[2 * code] = number % 2 ** 32;
    halves[2 * code + 1] = Math.floor(number / 2 ** 32);
  }
  const lacks = distinct.some((value, code) => value === null && isUsed[code] === true);
  return {
    type: 'decimal',
    digits: digitsOfWord,
    scale: 0,
    name,
    rows: rowsOf(said, (count) => new BigInt64Array(count), halves, 2),
    ...(lacks ? {} : { numbers: (from, to) => numbersOf(said, numbers, from, to) }),
  };
}

function numbersOf({ codes, used }: Said, numbers: Float64Array, from: number, to: number): Float64Array<ArrayBuffer> {
  const made = new Float64Array(to - from);
  for (let row = from; row < to; row += 1) made[row - from] = numbers[codes[used[row]!]!]!;
  return made;
}

/** Puts the values of distinct things in rows: each is some numbers of 32 bits. */
function rowsOf(
  { distinct, codes, used, isUsed }: Said,
  empty: (count: number) => TypedRows['values'],
  values: Int32Array,
  width: number,
): TypedColumn['rows'] {
  const isNull = Uint8Array.from(distinct, (value, code) => (value === null && isUsed[code] === true ? 1 : 0));
  const lacks = isNull.includes(1);
  /** A bit for each row, lowest first: 1 where it has a value. */
  const presence = (from: number, to: number) => {
    const bits = new Uint8Array(Math.ceil((to - from) / 8));
    for (let row = from; row < to; row += 1)
      if (isNull[codes[used[row]!]!] === 0) bits[(row - from) >> 3]! |= 1 << ((row - from) & 7);
    return bits;
  };
  return (from, to) => {
    const made = empty(to - from);
    const numbers = new Int32Array(made.buffer);
    // Of one word most columns are, and many say the same in all rows.
    if (width === 1 && distinct.length === 1) numbers.fill(values[0]!);
    else if (width === 1) for (let row = from; row < to; row += 1) numbers[row - from] = values[codes[used[row]!]!]!;
    else
      for (let row = from; row < to; row += 1) {
        const code = codes[used[row]!]!;
        for (let at = 0; at < width; at += 1) numbers[width * (row - from) + at] = values[width * code + at]!;
      }
    return { values: made, present: lacks ? presence(from, to) : null };
  };
}

/** The distinct values that used records say. */
const usedValues = ({ distinct, isUsed }: Said): (number | string)[] =>
  distinct.flatMap((value, code) => (value === null || isUsed[code] !== true ? [] : [value]));

const decimalsOf = (exact: string) => (exact.includes('.') ? exact.length - exact.indexOf('.') - 1 : 0);

/**
 * The whole numbers of a column that all rows have.
 *
 * @throws Error where the table has no such column
 */
export function wholeNumbers({ name, columns, rows }: TypedTable, wanted: string): Int32Array<ArrayBuffer> {
  const values = columns.find((column) => column.name === wanted)?.rows(0, rows).values;
  if (values instanceof Int32Array) return values;
  throw new Error(`${name} has no numbers under ${wanted}`);
}
