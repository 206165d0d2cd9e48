import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CxError } from '../../../errors.ts';
import { causeOf, forgetUnfinished, noteUnfinished } from '../files/output.ts';

const everyone = 0o666;

/** The mode of a file that is replaced; of a new one what the user's mask leaves of everyone's. */
export const modeOf = (path: string): number => {
  const there = statSync(path, { throwIfNoEntry: false });
  return there === undefined ? everyone : there.mode & 0o777;
};

/** What stands under a name, not what it leads to. */
function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    // Writing there will say what is wrong with it.
    return undefined;
  }
}

/** Whether a name is that of a file itself, not of a link to one. */
export const isFileItself = (path: string): boolean => entryAt(path)?.isFile() === true;

/**
 * What takes the place of a name would destroy a device, a pipe or a link of that name: only a file is replaced. A folder cannot be.
 * @throws output-no-file
 */
export function assertReplaceable(path: string, output = path): void {
  const there = entryAt(path);
  if (there === undefined || there.isFile() || there.isDirectory()) return;
  throw new CxError('output-no-file', { output });
}

/** Writes a file, and returns when it is on the disk. @throws Error of the system */
export function writeSafely(path: string, bytes: Uint8Array, mode = everyone): void {
  const descriptor = openSync(path, 'w', mode);
  try {
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Names in a folder are on the disk, on systems that sync folders; on others they are as safe as these make them. */
export function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return;
  }
}

/**
 * Writes a file that is not there yet, whole or not at all.
 * @param thereError what is thrown where it is
 * @throws output-failed
 */
export function writeNew(file: string, bytes: Uint8Array, thereError: () => CxError): void {
  const made = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  noteUnfinished(made);
  try {
    writeSafely(made, bytes);
    linkSync(made, file);
    syncFolder(dirname(file));
  } catch (error) {
    if (causeOf(error) === 'EEXIST') throw thereError();
    throw new CxError('output-failed', { file, cause: causeOf(error) });
  } finally {
    rmSync(made, { force: true });
    forgetUnfinished(made);
  }
}
