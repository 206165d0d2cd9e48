import type { DuckDBDataChunk } from '@duckdb/node-api';
import { CxError } from '../../../errors.ts';
import type { RecordReader } from '../../../sources/csv/record.ts';
import { assertUnchanged } from '../../../sources/files/identity.ts';
import type { OpenSource } from '../../../sources/source.ts';
import { mostDoubtful } from '../../../sources/structure/doubt.ts';
import { readStructure, type RecordVisitor, type Structure } from '../../../sources/structure/structure.ts';
import { identifier, list, sql, type Sql } from '../../../sql/tag.ts';
import type { Database } from '../database/database.ts';

/** As many rows as a chunk of the database holds. */
const chunkRows = 2048;

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
  source: OpenSource,
  name: string,
  places: readonly number[],
): Promise<Structure> {
  const columns = places.length === 0 ? [sql`nothing`] : places.map(columnAt);
  await database.run(sql`CREATE TABLE ${identifier(name)} (${list(columns.map((column) => sql`${column} VARCHAR`))})`);
  const chunkOf = await textChunks();
  return database.append(name, async (put) => {
    const rows = new TextRows(places.length === 0 ? [-1] : places, (texts, count) => put(chunkOf(texts, count)));
    const structure = await readStructure(source, rows);
    reconcile(source, structure, rows.end());
    return structure;
  });
}

/** Gathers the cells of records by columns, and hands them on by chunks, some records behind: none is taken back after that. */
class TextRows implements RecordVisitor {
  private readonly places: readonly number[];
  private readonly hand: (texts: readonly string[][], count: number) => void;
  private readonly texts: readonly string[][];
  private held = 0;
  private handed = 0;

  constructor(places: readonly number[], hand: (texts: readonly string[][], count: number) => void) {
    this.places = places;
    this.hand = hand;
    this.texts = places.map(() => []);
  }

  accept(buffer: Buffer, record: RecordReader): void {
    for (const [at, place] of this.places.entries()) this.texts[at]!.push(place < 0 ? '' : record.text(buffer, place));
    this.held += 1;
    if (this.held === chunkRows + mostDoubtful) this.handOn(chunkRows);
  }

  retract(): void {
    for (const texts of this.texts) texts.pop();
    this.held -= 1;
  }

  /** Hands on what is left. @returns how many records there were */
  end(): number {
    while (this.held > 0) this.handOn(Math.min(chunkRows, this.held));
    return this.handed;
  }

  private handOn(count: number): void {
    this.hand(this.texts, count);
    for (const texts of this.texts) texts.splice(0, count);
    this.held -= count;
    this.handed += count;
  }
}

/** Makes chunks of the database from the first texts of columns; its driver is loaded late. */
async function textChunks(): Promise<(texts: readonly string[][], count: number) => DuckDBDataChunk> {
  const { api } = await import('../database/api.ts');
  const { default: bindings } = await import('@duckdb/node-bindings');
  return (columns, count) => {
    const types = columns.map(() => api.VARCHAR);
    const chunk = api.DuckDBDataChunk.create(types, count);
    for (const [at, texts] of columns.entries()) {
      const vector = bindings.data_chunk_get_vector(chunk.chunk, at);
      for (let row = 0; row < count; row += 1) bindings.vector_assign_string_element(vector, row, texts[row]!);
    }
    return chunk;
  };
}

/**
 * Every record was either loaded or reported, and the file is still the one that was opened: else there is no report.
 *
 * @throws does-not-reconcile, input-changed
 */
function reconcile(source: OpenSource, { records, rejected }: Structure, loaded: number): void {
  assertUnchanged(source.file, source.path, source.identity);
  if (loaded === records - rejected.length) return;
  throw new CxError('does-not-reconcile', {
    file: source.file,
    scanned: records,
    loaded,
    rejected: rejected.length,
  });
}
