import type { OpenSource } from '../../sources/source.ts';
import type { RepeatedRecord, TallyRequest } from '../engine.ts';
import { cellRead } from '../cell-read.ts';
import { visitRecords } from '../../sources/structure/visit.ts';

/** The records that have one of these ids, with the line on which each begins: a database does not know lines. */
export async function repeatedRecords(
  sources: readonly OpenSource[],
  { columns, unique }: TallyRequest,
  ids: ReadonlySet<string>,
): Promise<readonly RepeatedRecord[]> {
  if (unique === null || ids.size === 0) return [];
  const repeated: RepeatedRecord[] = [];
  for (const [file, source] of sources.entries()) {
    const id = source.columns.indexOf(unique.id);
    const date = unique.date === null ? -1 : source.columns.indexOf(unique.date);
    const fields = columns.map(({ header, reading }) => ({ field: source.columns.indexOf(header), reading }));
    if (id < 0) continue;
    await visitRecords(source, (cells, line) => {
      const own = cells[id]!.trim();
      if (!ids.has(own)) return;
      repeated.push({
        file,
        line,
        id: own,
        date: cells[date] ?? '',
        values: fields.map(({ field, reading }) => cellRead(cells[field] ?? '', reading)),
        text: cells.join('\u001f'),
      });
    });
  }
  return repeated;
}
