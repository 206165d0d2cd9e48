import { mostDoubtful } from './doubt.ts';
import type { RecordReader } from '../csv/record.ts';
import type { OpenSource } from '../source.ts';
import { readStructure, type Structure } from './structure.ts';

/** Shows every sound record of a file as text, some behind: a record that is taken back is never shown. */
export async function visitRecords(
  source: OpenSource,
  visit: (cells: readonly string[], line: number) => void,
): Promise<Structure> {
  const held: { cells: readonly string[]; line: number }[] = [];
  const structure = await readStructure(source, {
    accept(buffer: Buffer, record: RecordReader, line: number) {
      held.push({ cells: record.texts(buffer), line });
      if (held.length <= mostDoubtful) return;
      const sound = held.shift()!;
      visit(sound.cells, sound.line);
    },
    retract() {
      held.pop();
    },
  });
  for (const { cells, line } of held) visit(cells, line);
  return structure;
}
