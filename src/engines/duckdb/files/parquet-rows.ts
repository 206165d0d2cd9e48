import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { identifier, list, literal, sql, type Sql } from '../../../sql/tag.ts';
import { unitsOf } from '../../../values/numbers/exact.ts';
import { openDatabase } from '../database/open.ts';
import { asParquet, copyTo, inPlace } from './copy.ts';

type Api = typeof import('@duckdb/node-api');

/** A column of rows that a program makes: texts, whole numbers, numbers, exact amounts as their digits. */
export interface MadeColumn {
  readonly name: string;
  readonly kind: 'text' | 'count' | 'number' | 'money';
}

export type MadeRow = readonly (string | number | null)[];

/** As many rows as a chunk of the database holds. */
const chunkRows = 2048;

/** Amounts have no more digits before the point than 26, and no more behind it than 12. */
const digits = 38;
const scale = 12;

/** Rows are flushed now and then: before, they do not count as memory and are not spilled. */
const chunksHeld = 64;

/**
 * Writes rows as Parquet, in their order: they go through a database that spills what memory does not hold.
 * @param rows hands over one row after the other
 * @param output a file that is there, and keeps its mode
 */
export async function rowsToParquet(
  columns: readonly MadeColumn[],
  rows: (onRow: (row: MadeRow) => void) => Promise<unknown>,
  output: string,
  memory: string | null,
): Promise<void> {
  const { api } = await import('../database/api.ts');
  const database = await openDatabase({ files: [output], memory: memory ?? undefined, inOrder: true });
  try {
    const declared = columns.map(({ name, kind }) => sql`${identifier(name)} ${declaredType[kind]}`);
    await database.run(sql`CREATE TABLE made (${list(declared)})`);
    const types = columns.map(({ kind }) => typeOf(kind, api));
    await database.append('made', async (filling) => {
      let held: MadeRow[] = [];
      let chunks = 0;
      const hand = () => {
        if (held.length === 0) return;
        const chunk = api.DuckDBDataChunk.create(types, held.length);
        for (const [at, { kind }] of columns.entries())
          chunk.setColumnValues(
            at,
            held.map((row) => storedValue(row[at] ?? null, kind, api)),
          );
        filling.put(chunk);
        held = [];
        chunks += 1;
        if (chunks % chunksHeld === 0) filling.flush();
      };
      await rows((row) => {
        held.push(row);
        if (held.length === chunkRows) hand();
      });
      hand();
    });
    await copyTo(database, sql`made`, output, sql`${asParquet}, ${inPlace}`);
  } finally {
    database.close();
  }
}

const declaredType: Readonly<Record<MadeColumn['kind'], Sql>> = {
  text: sql`VARCHAR`,
  count: sql`BIGINT`,
  number: sql`DOUBLE`,
  money: sql`DECIMAL(${literal(digits)}, ${literal(scale)})`,
};

function typeOf(kind: MadeColumn['kind'], { VARCHAR, BIGINT, DOUBLE, DECIMAL }: Api): DuckDBType {
  switch (kind) {
    case 'text':
      return VARCHAR;
    case 'count':
      return BIGINT;
    case 'number':
      return DOUBLE;
    case 'money':
      return DECIMAL(digits, scale);
  }
}

function storedValue(
  value: string | number | null,
  kind: MadeColumn['kind'],
  { DuckDBDecimalValue }: Api,
): DuckDBValue {
  if (value === null || kind === 'text' || kind === 'number') return value;
  return kind === 'count' ? BigInt(value) : new DuckDBDecimalValue(unitsOf(String(value), scale), digits, scale);
}
