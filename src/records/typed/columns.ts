import type { TypedColumn, TypedKind } from '../../engines/typed-table.ts';
import { countsAmong, type Coded } from './coded.ts';
import type { Keys } from './keys.ts';
import type { PlannedColumn } from './plan.ts';
import type { TypedReading } from './reading.ts';

/** What records say in a column; null where it is nothing. */
export type CodedValues = Coded<number | string | null>;

/**
 * A column of typed values for the records that are used.
 * @param used the places of those records
 */
export function typedColumn(
  { column, declared }: Pick<PlannedColumn, 'column' | 'declared'>,
  used: Int32Array,
  readings: Coded<TypedReading>,
  keys: Keys,
): TypedColumn {
  const distinct = readings.distinct.map((one) => (one.kind === 'value' ? one.value : null));
  const said = { distinct, codes: readings.codes };
  switch (declared.type) {
    case 'id':
      return wholeColumn(column, { type: 'key' }, used, said, (id) => keys.number(String(id)));
    case 'date':
      return wholeColumn(column, { type: 'day' }, used, said, Number);
    case 'score':
    case 'boolean':
      return wholeColumn(column, { type: 'count' }, used, said, Number);
    case 'text':
      return wordColumn(column, used, said);
    case 'money':
    case 'number':
      return decimalColumn(column, used, said);
  }
}

/** @param whole is asked once of each distinct value, in the order of the records that say it */
function wholeColumn(
  name: string,
  kind: TypedKind,
  used: Int32Array,
  { distinct, codes }: CodedValues,
  whole: (value: number | string) => number,
): TypedColumn {
  const values = new Int32Array(used.length);
  const present = new Presence(used.length);
  const wholes = new Int32Array(distinct.length);
  const isKnown = new Uint8Array(distinct.length);
  for (let at = 0; at < used.length; at += 1) {
    const code = codes[used[at]!]!;
    const value = distinct[code]!;
    if (value === null) {
      present.lack(at);
      continue;
    }
    if (isKnown[code] === 0) {
      wholes[code] = whole(value);
      isKnown[code] = 1;
    }
    values[at] = wholes[code]!;
  }
  return { ...kind, name, values, present: present.bits };
}

/** Words are numbered in the order of their text, so that the order of records changes nothing. */
function wordColumn(name: string, used: Int32Array, said: CodedValues): TypedColumn {
  const found = new Set(usedValues(said, used).map(String));
  const words = [...found].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const numbers = new Map(words.map((word, number) => [word, number]));
  return wholeColumn(name, { type: 'word', words }, used, said, (word) => numbers.get(String(word))!);
}

/** Exact decimals in units of the most decimals that any of them has. */
function decimalColumn(name: string, used: Int32Array, said: CodedValues): TypedColumn {
  const { distinct, codes } = said;
  const scale = usedValues(said, used).reduce((most: number, value) => Math.max(most, decimalsOf(value)), 0);
  const values = new BigInt64Array(2 * used.length);
  const present = new Presence(used.length);
  const units = new BigInt64Array(2 * distinct.length);
  for (const [code, value] of distinct.entries()) {
    const unit = value === null ? 0n : unitsOf(String(value), scale);
    units[2 * code] = BigInt.asIntN(64, unit);
    units[2 * code + 1] = unit >> 64n;
  }
  // Rows are copied in halves of words: a BigInt a row would be an object a row.
  const [from, to] = [new Int32Array(units.buffer), new Int32Array(values.buffer)];
  for (let at = 0; at < used.length; at += 1) {
    const code = codes[used[at]!]!;
    if (distinct[code] === null) present.lack(at);
    else for (let half = 0; half < 4; half += 1) to[4 * at + half] = from[4 * code + half]!;
  }
  return { type: 'decimal', scale, name, values, present: present.bits };
}

/** The distinct values that used records say. */
function usedValues(said: CodedValues, used: Int32Array): (number | string)[] {
  const counts = countsAmong(said, used);
  return said.distinct.filter((value, code) => value !== null && counts[code]! > 0) as (number | string)[];
}

const decimalsOf = (exact: number | string) =>
  typeof exact === 'string' && exact.includes('.') ? exact.length - exact.indexOf('.') - 1 : 0;

/**
 * An exact decimal in units of 10^−scale.
 *
 * @example unitsOf('-12.5', 2) // => -1250n
 */
export function unitsOf(exact: string, scale: number): bigint {
  const [whole = '', fraction = ''] = exact.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

/** Which rows have a value, a bit for each; none is kept where all have one. */
class Presence {
  private readonly mask: Uint8Array;
  private lacks = false;

  constructor(rows: number) {
    this.mask = new Uint8Array(Math.ceil(rows / 8)).fill(0xff);
  }

  lack(row: number): void {
    this.lacks = true;
    this.mask[row >> 3]! &= ~(1 << (row & 7));
  }

  get bits(): Uint8Array | null {
    return this.lacks ? this.mask : null;
  }
}
