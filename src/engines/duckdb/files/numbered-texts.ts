import { CxError } from '../../../errors.ts';
import type { NumberedTexts } from '../../../sources/table.ts';
import { identifier, sql, type Sql } from '../../../sql/tag.ts';
import type { Database, QueryColumn } from '../database/database.ts';
import { bytesOfTexts, doublesOf, integersOf } from '../database/vectors.ts';
import { textOfColumn, textOfValue } from './parquet.ts';

/** The rows of a file, each with its place. */
export interface NumberedRows {
  readonly path: string;
  readonly from: Sql;
  /** The place of a row, from 0. */
  readonly place: Sql;
  readonly count: number;
}

const known = identifier('texts');

/**
 * Numbers the texts of a column in the order in which they first come. Its values are told apart and joined with the rows
 * in the database: each leaves it once, as its text, and for a row no more than a number.
 */
export async function numberedTexts(
  database: Database,
  rows: NumberedRows,
  column: QueryColumn,
): Promise<NumberedTexts> {
  const { from, place, count } = rows;
  // In a query of their own, values meet no other column by their name.
  const values = sql`(SELECT ${valueOf(column)} AS value, CAST(${place} AS INTEGER) AS place FROM ${from})`;
  await database.run(
    sql`CREATE OR REPLACE TEMP TABLE ${known} AS SELECT value, min(place) AS first FROM ${values} GROUP BY value`,
  );
  const { texts, numbers } = await textsInOrder(database, count);
  // A text goes by the place at which it stands first until all places are known.
  const codes = new Int32Array(count);
  const { default: bindings } = await import('@duckdb/node-bindings');
  let found = 0;
  await database.chunks(
    sql`SELECT place, first FROM ${values} AS rows JOIN ${known} ON ${known}.value IS NOT DISTINCT FROM rows.value`,
    (chunk) => {
      const [places, first] = [integersOf(chunk, 0, bindings), integersOf(chunk, 1, bindings)];
      for (let at = 0; at < places.length; at += 1) codes[places[at]!] = numbers[first[at]!]!;
      found += places.length;
    },
  );
  assertAll(rows, found);
  await database.run(sql`DROP TABLE ${known}`);
  return { texts, codes };
}

/** Types of which two values that differ have two texts: they are told apart as they are, which is faster. */
const apart = /^(?:BOOLEAN|U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DATE|TIMESTAMP|DECIMAL\(\d+,\d+\))$/u;

function valueOf(column: QueryColumn): Sql {
  return apart.test(column.type) ? identifier(column.name) : textOfColumn(column);
}

/** Each text, and its number at the place at which it stands first. */
async function textsInOrder(database: Database, count: number) {
  const { api } = await import('../database/api.ts');
  const { default: bindings } = await import('@duckdb/node-bindings');
  const texts = new TextList();
  const numbers = new Int32Array(count);
  await database.chunks(
    sql`SELECT ${textOfValue(identifier('value'))}, first FROM ${known} ORDER BY first`,
    (chunk) => {
      const first = integersOf(chunk, 1, bindings);
      for (const [at, bytes] of bytesOfTexts(chunk, 0, api, bindings).entries()) {
        numbers[first[at]!] = texts.count;
        texts.add(bytes!);
      }
    },
  );
  return { texts: texts.packed, numbers };
}

const firstRoom = 1 << 10;

/** Texts one behind the other; their room grows with them. */
class TextList {
  count = 0;
  private bytes = new Uint8Array(firstRoom);
  private ends = new Uint32Array(firstRoom);
  private end = 0;

  add(text: Uint8Array): void {
    const start = this.end;
    this.end += text.length;
    if (this.end > this.bytes.length) this.bytes = larger(this.bytes, new Uint8Array(2 * this.end));
    if (this.count === this.ends.length) this.ends = larger(this.ends, new Uint32Array(2 * this.count));
    this.bytes.set(text, start);
    this.ends[this.count] = this.end;
    this.count += 1;
  }

  get packed(): NumberedTexts['texts'] {
    return { bytes: this.bytes.subarray(0, this.end), ends: this.ends.subarray(0, this.count) };
  }
}

function larger<Room extends Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(room: Room, empty: Room): Room {
  empty.set(room);
  return empty;
}

/** The number that an expression gives for each row, in the order of their places. */
export async function numberPerRow(
  database: Database,
  rows: NumberedRows,
  number: Sql,
): Promise<Float64Array<ArrayBuffer>> {
  const { from, place, count } = rows;
  const numbers = new Float64Array(count);
  const { default: bindings } = await import('@duckdb/node-bindings');
  let found = 0;
  await database.chunks(sql`SELECT CAST(${place} AS INTEGER), CAST(${number} AS DOUBLE) FROM ${from}`, (chunk) => {
    const [places, values] = [integersOf(chunk, 0, bindings), doublesOf(chunk, 1, bindings)];
    for (let at = 0; at < places.length; at += 1) numbers[places[at]!] = values[at]!;
    found += places.length;
  });
  assertAll(rows, found);
  return numbers;
}

/** A file that has other rows than when it was opened is another file. @throws input-changed */
function assertAll({ path, count }: NumberedRows, found: number): void {
  if (found !== count) throw new CxError('input-changed', { file: path });
}
