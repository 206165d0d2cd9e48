import type { RecordReader } from '../../sources/record.ts';
import type { OpenSource } from '../../sources/source.ts';
import { scanStructure, type Structure } from '../../sources/structure.ts';

/** Shows every sound record of a file as text, one behind: a record that is taken back is never shown. */
export function visitRecords(source: OpenSource, visit: (cells: readonly string[], line: number) => void): Structure {
  let held: { cells: readonly string[]; line: number } | null = null;
  const show = () => {
    if (held !== null) visit(held.cells, held.line);
    held = null;
  };
  const structure = scanStructure(source, {
    accept(buffer: Buffer, record: RecordReader, line: number) {
      show();
      held = { cells: record.texts(buffer), line };
    },
    retract() {
      held = null;
    },
  });
  show();
  return structure;
}
