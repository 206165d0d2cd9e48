import type { RecordReader } from '../../../sources/csv/record.ts';
import { textsOf, type OpenSource, type TextSource } from '../../../sources/source.ts';
import { readStructure, type Structure } from '../../../sources/structure/structure.ts';
import {
  TallyCells,
  type Engine,
  type RepeatedRecord,
  type Tally,
  type TallyCell,
  type TallyRequest,
} from '../../engine.ts';
import { visitRecords } from '../../../sources/structure/visit.ts';
import { cellRead } from '../../cell-read.ts';
import { TallyTable } from './tally-table.ts';
import { hashOf, UniqueIds } from './unique-ids.ts';

/** Tallies record by record, in the pass that checks the structure: what this finds is right. */
export const plainEngine: Engine = {
  name: 'scan',
  tally,
  close: async () => {},
};

async function tally(opened: readonly OpenSource[], request: TallyRequest): Promise<Tally> {
  const sources = await textsOf(opened);
  const tables: TallyTable[] = [];
  const structures: Structure[] = [];
  const ids = request.unique === null ? null : new UniqueIds();
  for (const source of sources) {
    const table = new TallyTable(
      request.columns.map(({ header, reading }) => ({ field: source.columns.indexOf(header), reading })),
      source.dialect.quote,
    );
    structures.push(await readStructure(source, tallyVisitor(table, ids, idField(source, request))));
    tables.push(table);
  }
  const repeated =
    ids?.undecided === true
      ? await findRepeatedRecords(sources, request)
      : await findRepeated(sources, request, ids?.suspects ?? new Set());
  return { cells: TallyCells.of(allOf(tables), request.columns.length), repeated, structures };
}

/** The records that share their id with another, whatever the order of the ids. @throws TallyTooLarge */
export async function findRepeatedRecords(
  sources: readonly TextSource[],
  request: TallyRequest,
): Promise<RepeatedRecord[]> {
  const ids = new UniqueIds(false);
  for (const source of sources) await readStructure(source, idVisitor(ids, idField(source, request)));
  return findRepeated(sources, request, ids.suspects);
}

function* allOf(tables: readonly TallyTable[]): Generator<TallyCell, void> {
  for (const table of tables) yield* table;
}

const idField = (source: TextSource, { unique }: TallyRequest) =>
  unique === null ? -1 : source.columns.indexOf(unique.id);

function tallyVisitor(table: TallyTable, ids: UniqueIds | null, field: number) {
  if (ids === null || field < 0) {
    return {
      accept: (buffer: Buffer, record: RecordReader) => table.count(buffer, record),
      retract: () => table.retract(),
    };
  }
  return {
    accept(buffer: Buffer, record: RecordReader) {
      table.count(buffer, record);
      ids.add(buffer, record.starts[field]!, record.ends[field]!);
    },
    retract: () => table.retract(),
  };
}

function idVisitor(ids: UniqueIds, field: number) {
  return {
    accept(buffer: Buffer, record: RecordReader) {
      if (field >= 0) ids.add(buffer, record.starts[field]!, record.ends[field]!);
    },
    retract: () => {},
  };
}

/** One more pass for the records whose ids may come twice; equal hashes are told apart by the ids themselves. */
async function findRepeated(
  sources: readonly TextSource[],
  request: TallyRequest,
  suspects: ReadonlySet<number>,
): Promise<RepeatedRecord[]> {
  if (suspects.size === 0) return [];
  const byId = new Map<string, RepeatedRecord[]>();
  for (const [file, source] of sources.entries()) {
    const fields = request.columns.map(({ header }) => source.columns.indexOf(header));
    const id = idField(source, request);
    const date = request.unique!.date === null ? -1 : source.columns.indexOf(request.unique!.date);
    if (id < 0) continue;
    const quote = String.fromCharCode(source.dialect.quote);
    await visitRecords(source, (cells, line) => {
      const own = cells[id]!.trim();
      // A text with quotes stood there with its quotes doubled: the hash is that of the bytes in the file.
      const bytes = Buffer.from(source.dialect.quote < 0 ? own : own.replaceAll(quote, quote + quote));
      if (bytes.length === 0 || !suspects.has(hashOf(bytes, 0, bytes.length))) return;
      const values = fields.map((field, at) =>
        field < 0 ? '' : cellRead(cells[field]!, request.columns[at]!.reading),
      );
      const record = {
        file,
        line,
        id: own,
        date: date < 0 ? '' : cells[date]!,
        values,
        text: cells.join('\u001f'),
      };
      const known = byId.get(own);
      if (known === undefined) byId.set(own, [record]);
      else known.push(record);
    });
  }
  return [...byId.values()].filter((records) => records.length > 1).flat();
}
