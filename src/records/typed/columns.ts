import type { TypedColumn, TypedKind } from '../../engines/typed-table.ts';
import type { Keys } from './ids/keys.ts';
import type { PlannedColumn } from './plan.ts';

/** What a used record says in a column; null where it says nothing. */
export type ValueOf = (row: number) => number | string | null;

/**
 * A column of typed values for the records that are used.
 * @param used the places of those records
 */
export function typedColumn(
  { column, declared }: Pick<PlannedColumn, 'column' | 'declared'>,
  used: Int32Array,
  valueOf: ValueOf,
  keys: Keys,
): TypedColumn {
  switch (declared.type) {
    case 'id':
      return wholeColumn(column, { type: 'key' }, used, valueOf, (id) => keys.number(id as string));
    case 'date':
      return wholeColumn(column, { type: 'day' }, used, valueOf, Number);
    case 'score':
    case 'boolean':
      return wholeColumn(column, { type: 'count' }, used, valueOf, Number);
    case 'text':
      return wordColumn(column, used, valueOf);
    case 'money':
    case 'number':
      return decimalColumn(column, used, valueOf);
  }
}

function wholeColumn(
  name: string,
  kind: TypedKind,
  used: Int32Array,
  valueOf: ValueOf,
  whole: (value: number | string) => number,
): TypedColumn {
  const values = new Int32Array(used.length);
  const present = new Presence(used.length);
  for (const [at, row] of used.entries()) {
    const value = valueOf(row);
    if (value === null) present.lack(at);
    else values[at] = whole(value);
  }
  return { ...kind, name, values, present: present.bits };
}

/** Words are numbered in the order of their text, so that the order of records changes nothing. */
export function wordColumn(name: string, used: Int32Array, valueOf: ValueOf): TypedColumn {
  const found = new Set<string>();
  for (const row of used) {
    const value = valueOf(row);
    if (value !== null) found.add(String(value));
  }
  const words = [...found].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const numbers = new Map(words.map((word, number) => [word, number]));
  return wholeColumn(name, { type: 'word', words }, used, valueOf, (word) => numbers.get(String(word))!);
}

/** Exact decimals in units of the most decimals that any of them has. */
function decimalColumn(name: string, used: Int32Array, valueOf: ValueOf): TypedColumn {
  let scale = 0;
  for (const row of used) scale = Math.max(scale, decimalsOf(valueOf(row)));
  const values = new BigInt64Array(2 * used.length);
  const present = new Presence(used.length);
  const units = new Map<number | string, bigint>();
  for (const [at, row] of used.entries()) {
    const value = valueOf(row);
    if (value === null) {
      present.lack(at);
      continue;
    }
    let unit = units.get(value);
    if (unit === undefined) {
      unit = unitsOf(String(value), scale);
      units.set(value, unit);
    }
    values[2 * at] = BigInt.asIntN(64, unit);
    values[2 * at + 1] = unit >> 64n;
  }
  return { type: 'decimal', scale, name, values, present: present.bits };
}

const decimalsOf = (exact: number | string | null) =>
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
