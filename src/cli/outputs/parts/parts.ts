import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CxError } from '../../../errors.ts';
import { causeOf, forgetUnfinished, makeFolder, noteUnfinished, ownerOnly } from '../files/output.ts';
import { syncFolder } from '../sets/safely.ts';

const digits = 5;

/** The name of the parts of a file: its own without the ending, and without a first sign that would hide them from readers of tables. */
const stemOf = (file: string): string =>
  basename(file)
    .replace(/(?<=.)\.[^.]*$/u, '')
    .replace(/^[._]+/u, '') || 'part';

/**
 * Makes the parts of a table in a folder that may hold those of other files: `responses-00001.parquet` and so on. They are made in a
 * folder of their own, whose name readers of tables leave out, and take their places when all are whole.
 *
 * @param file after which they are called
 * @param make writes parts into a folder, and returns their names in order
 * @returns their paths
 * @throws parts-there, output-failed
 */
export async function placeParts(
  folder: string,
  file: string,
  make: (folder: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  makeFolder(folder);
  const stem = stemOf(file);
  assertNone(folder, stem);
  const making = join(folder, `.${stem}.${process.pid}.tmp`);
  noteUnfinished(making);
  try {
    mkdirSync(making, { mode: 0o700 });
    const made = await make(making);
    return made.map((name, at) => {
      const path = join(folder, `${stem}-${String(at + 1).padStart(digits, '0')}.parquet`);
      chmodSync(join(making, name), ownerOnly);
      renameSync(join(making, name), path);
      return path;
    });
  } catch (error) {
    if (error instanceof CxError || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new CxError('output-failed', { file: folder, cause: causeOf(error) });
  } finally {
    rmSync(making, { recursive: true, force: true });
    forgetUnfinished(making);
    syncFolder(folder);
  }
}

/** All files of the folder are one table: records that stood in two of them would count twice. */
function assertNone(folder: string, stem: string): void {
  const isPart = (name: string) =>
    name.startsWith(`${stem}-`) && new RegExp(`^\\d{${digits}}\\.parquet$`, 'u').test(name.slice(stem.length + 1));
  const there = readdirSync(folder).find(isPart);
  if (there !== undefined) throw new CxError('parts-there', { folder, part: there });
}
