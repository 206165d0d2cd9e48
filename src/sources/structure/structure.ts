import { closeSync } from 'node:fs';
import { setImmediate as pause } from 'node:timers/promises';
import { reopen } from '../files/reopen.ts';
import { noteProgress } from '../progress.ts';
import type { TextSource } from '../source.ts';
import type { RecordVisitor, Structure } from './structure-found.ts';
import { StructurePass } from './structure-pass.ts';

export { TextNotUtf8, type RecordVisitor, type Structure } from './structure-found.ts';

/**
 * Reads every record of a file in one pass, in constant memory: sound ones go to the visitor, all others become
 * rejections with line and reason. Records read = accepted + rejected, always. It pauses after each window, so that
 * signals are heard however long a visitor takes.
 *
 * @throws input-changed, nul-byte, record-too-long, second-table, broken-header, too-many-bad-records
 */
export async function readStructure(source: TextSource, visitor: RecordVisitor): Promise<Structure> {
  const descriptor = reopen(source);
  try {
    const pass = new StructurePass(source, visitor, descriptor);
    for (const offset of pass.windows()) {
      noteProgress(source.file, offset / source.end);
      await pause();
    }
    return pass.result();
  } finally {
    closeSync(descriptor);
  }
}
