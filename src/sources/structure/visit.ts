import { mostDoubtful } from './doubt.ts';
import type { RecordReader } from '../csv/record.ts';
import { textOf, type OpenSource } from '../source.ts';
import { readStructure, type Structure } from './structure.ts';

/** Shows every sound record of a file as text, some behind: a record that is taken back is never shown. */
export async function visitRecords(
  source: OpenSource,
  visit: (cells: readonly string[], line: number) => void,
): Promise<Structure> {
  const held: { cells: readonly string[]; line: number }[] = [];
  const structure = await readStructure(await textOf(source), {
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

/**
 * Shows those of the sound records of a file that are wanted, by their places from 0.
 *
 * @returns how many sound records it has
 */
export async function visitSome(
  source: OpenSource,
  isWanted: (place: number) => boolean,
  visit: (cells: readonly string[], place: number) => void,
): Promise<number> {
  let place = 0;
  if (source.kind === 'table') {
    const wanted: number[] = [];
    for (; place < source.table.rows; place += 1) if (isWanted(place)) wanted.push(place);
    if (wanted.length > 0) await source.table.visit(Int32Array.from(wanted), visit);
    return place;
  }
  await visitRecords(source, (cells) => {
    if (isWanted(place)) visit(cells, place);
    place += 1;
  });
  return place;
}
