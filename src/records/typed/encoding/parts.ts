import type { ColumnsRequest as EncodingPlan } from '../../../engines/columns.ts';
import { Suspicions } from '../../../sources/encodings/suspicion.ts';
import { textOf, textsOf, type OpenSource, type TableSource, type TextSource } from '../../../sources/source.ts';
import type { Structure } from '../../../sources/structure/structure.ts';
import type { TableRecords } from '../../../sources/table.ts';
import type { RecordEncoder } from './record-encoder.ts';

/** A file that is to be encoded: a text, or a table whose records are known by their columns already. */
export type Part = TextSource | TablePart;

export interface TablePart {
  readonly kind: 'columns';
  readonly source: TableSource;
  readonly records: TableRecords;
}

/** Files as they are to be read: a table by its text where only that tells what its records are. */
export async function partsOf(sources: readonly OpenSource[], plan: EncodingPlan): Promise<readonly Part[]> {
  // Whether a record of a table is that of a text again, their bytes tell.
  const areMixed = sources.some(({ kind }) => kind !== sources[0]!.kind);
  const readable = plan.repeated !== null && areMixed ? await textsOf(sources) : sources;
  const parts: Part[] = [];
  for (const source of readable) parts.push(await partOf(source, plan));
  return parts;
}

async function partOf(source: OpenSource, { columns, repeated }: EncodingPlan): Promise<Part> {
  if (source.kind === 'text') return source;
  const place = (header: string) => source.columns.indexOf(header);
  const records = await source.table.records({
    columns: columns.map(({ header, mostTexts }) => ({ place: place(header), mostTexts })),
    repeated: repeated === null ? null : place(repeated),
  });
  return records !== null && isPlain(records) ? { kind: 'columns', source, records } : textOf(source);
}

/** What is wrong with texts, a pass over all of them says. */
const isPlain = ({ columns }: TableRecords): boolean =>
  columns.every((column) => {
    if (column === null) return true;
    const text = Buffer.from(column.texts.bytes.buffer, column.texts.bytes.byteOffset, column.texts.bytes.length);
    const suspicions = new Suspicions();
    suspicions.look(text, text.length);
    return suspicions.c1 + suspicions.twice === 0 && !text.includes(0);
  });

/** Whether none of them is a table. */
export const areTexts = (parts: readonly Part[]): parts is readonly TextSource[] =>
  parts.every(({ kind }) => kind === 'text');

/** The file as it is read: places of records are its own. */
export const sourceOf = (part: Part): OpenSource => (part.kind === 'columns' ? part.source : part);

/** Adds the records of a table. @returns what a pass over its text would have found */
export function addTable({ records }: TablePart, encoder: RecordEncoder): Structure {
  encoder.add(records);
  const { rows } = records;
  return {
    records: rows,
    rejected: [],
    lines: rows + 1,
    blankLines: 0,
    finalNewline: true,
    suspicions: new Suspicions(),
  };
}
