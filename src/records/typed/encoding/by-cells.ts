import type { CellsRequest, ReadByCells } from '../../../engines/columns.ts';
import type { OpenSource } from '../../../sources/source.ts';
import type { EncodedRecords, Kept, Watched } from './encoded.ts';

/** What is read of records that stay where they are. */
interface ReadThere {
  readonly headers: readonly string[];
  /** Those of them of which only matters whose they are. */
  readonly ids: ReadonlySet<string>;
  readonly watched: Watched;
  /** Of watched columns that nobody asked for, those alone are read in which this is true of a text. */
  readonly isWord: NonNullable<CellsRequest['words']>;
  readonly kept: ReadonlyMap<string, Kept>;
}

/** Records that stay where they are, as `encodeRecords` would read them: as many that say the same, in no order. */
export async function recordsByCells(
  byCells: ReadByCells,
  sources: readonly OpenSource[],
  { headers, ids, watched, isWord, kept }: ReadThere,
): Promise<EncodedRecords> {
  const columns = headers
    .filter((header) => !ids.has(header))
    .map((header) => {
      const reading = kept.get(header) ?? 'raw';
      return { header, reading: reading === 'identity' ? ('raw' as const) : reading };
    });
  const words = watched.words ? isWord : null;
  const { repeated } = watched;
  return { sources, ...(await byCells(sources, { columns, ids: [...ids], words, repeated })) };
}
