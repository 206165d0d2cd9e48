import { CxError } from '../../../errors.ts';
import type { RecordReader } from '../../../sources/csv/record.ts';
import { assertUnchanged } from '../../../sources/files/identity.ts';
import type { TextSource } from '../../../sources/source.ts';
import { mostDoubtful } from '../../../sources/structure/doubt.ts';
import { readStructure, type RecordVisitor, type Structure } from '../../../sources/structure/structure.ts';
import { identifier, list, sql, type Sql } from '../../../sql/tag.ts';
import type { Database } from '../database/database.ts';
import { TextColumn } from './text-column.ts';

/** As many rows as a chunk of the database holds. */
const chunkRows = 2048;
const heldRows = chunkRows + mostDoubtful;

/** Texts of so many bytes are handed on and flushed though there are few: a limit of memory may be little more. */
const mostBytes = 4 << 20;

/** In the database a column goes by its place: names are the files', and may differ in nothing but case. */
export const columnAt = (place: number): Sql => identifier(`c${place}`);

/**
 * Makes a table of some columns of a file, every cell as the text that stands there, from the sound records that the pass
 * over its structure finds: the database sees no file.
 *
 * @param places the columns by their place; a table without any has a row for each record all the same
 * @throws the errors of a file whose structure is broken, does-not-reconcile, input-changed
 */
export async function loadTexts(
  database: Database,
  source: TextSource,
  name: string,
  places: readonly number[],
): Promise<Structure> {
  const columns = places.length === 0 ? [sql`nothing`] : places.map(columnAt);
  await database.run(sql`CREATE TABLE ${identifier(name)} (${list(columns.map((column) => sql`${column} VARCHAR`))})`);
  const { api } = await import('../database/api.ts');
  const { default: bindings } = await import('@duckdb/node-bindings');
  const types = columns.map(() => api.VARCHAR);
  return database.append(name, async (filling) => {
    let waiting = 0;
    const rows = new TextRows(places.length === 0 ? [-1] : places, (texts, count, bytes) => {
      const chunk = api.DuckDBDataChunk.create(types, count);
      for (const [at, column] of texts.entries())
        column.copy(count, bindings.data_chunk_get_vector(chunk.chunk, at), bindings);
      filling.put(chunk);
      waiting += bytes;
      if (waiting < mostBytes) return;
      filling.flush();
      waiting = 0;
    });
    const structure = await readStructure(source, rows);
    reconcile(source, structure, rows.end());
    return structure;
  });
}

type Hand = (columns: readonly TextColumn[], count: number, bytes: number) => void;

/** Gathers the cells of records by columns, and hands them on by chunks, some records behind: none is taken back after that. */
class TextRows implements RecordVisitor {
  private readonly places: readonly number[];
  private readonly columns: readonly TextColumn[];
  private readonly hand: Hand;
  private held = 0;
  private bytes = 0;
  private handed = 0;

  constructor(places: readonly number[], hand: Hand) {
    this.places = places;
    this.columns = places.map(() => new TextColumn(heldRows));
    this.hand = hand;
  }

  accept(buffer: Buffer, record: RecordReader): void {
    for (const [at, column] of this.columns.entries())
      this.bytes += column.put(this.held, buffer, record, this.places[at]!);
    this.held += 1;
    if (this.held === heldRows || (this.bytes > mostBytes && this.held > mostDoubtful))
      this.handOn(this.held - mostDoubtful);
  }

  retract(): void {
    this.held -= 1;
  }

  /** Hands on what is left. @returns how many records there were */
  end(): number {
    while (this.held > 0) this.handOn(Math.min(chunkRows, this.held));
    return this.handed;
  }

  private handOn(count: number): void {
    this.hand(this.columns, count, this.bytes);
    this.bytes = 0;
    for (const column of this.columns) column.shift(count);
    this.held -= count;
    this.handed += count;
  }
}

/**
 * Every record was either loaded or reported, and the file is still the one that was opened: else there is no report.
 *
 * @throws does-not-reconcile, input-changed
 */
function reconcile(source: TextSource, { records, rejected }: Structure, loaded: number): void {
  assertUnchanged(source.file, source.path, source.identity);
  if (loaded === records - rejected.length) return;
  throw new CxError('does-not-reconcile', {
    file: source.file,
    scanned: records,
    loaded,
    rejected: rejected.length,
  });
}
