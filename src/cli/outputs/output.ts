import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CxError } from '../../errors.ts';
import { identityAt } from '../../sources/files/identity.ts';
import type { OpenSource } from '../../sources/source.ts';
import { writeAll, type Io } from '../process/io.ts';

/** Files that hold rows of persons are for their owner alone. */
export const ownerOnly = 0o600;
const everyone = 0o666;

/** Writes to standard output; a reader that has gone away is no error. @throws output-failed */
export async function writeOut(io: Io, text: string): Promise<void> {
  if (text === '') return;
  try {
    await writeAll(io.stdout, text);
  } catch (error) {
    throw new CxError('output-failed', { file: 'stdout', cause: causeOf(error) });
  }
}

/** Files that are being written: none may stay when the run is ended. */
const unfinished = new Set<string>();

/** Removes what was begun and not brought to its end. */
export function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
  unfinished.clear();
}

/**
 * Writes a file that is whole or not there: a private file beside it, synced and renamed.
 * @param write receives a function that appends text
 * @throws output-failed
 */
export const writeFileWhole = (
  file: string,
  write: (append: (text: string) => void) => void | Promise<void>,
  mode = everyone,
): Promise<void> =>
  placeFileWhole(
    file,
    async (temporary) => {
      const descriptor = openSync(temporary, 'r+');
      try {
        await write((text) => {
          writeFileSync(descriptor, text);
        });
      } finally {
        closeSync(descriptor);
      }
    },
    mode,
  );

/**
 * The same of a file that something else writes.
 * @param fill writes into the file of this name, which is there and empty
 * @throws output-failed
 */
export async function placeFileWhole(
  file: string,
  fill: (temporary: string) => Promise<void>,
  mode = everyone,
): Promise<void> {
  const target = resolve(file);
  const temporary = join(
    dirname(target),
    `.${basename(target)}.${process.pid}-${performance.now().toString(36).replace('.', '')}.tmp`,
  );
  try {
    await whileUnfinished(temporary, async () => {
      closeSync(openSync(temporary, 'wx', mode));
      await fill(temporary);
      syncFile(temporary);
      renameSync(temporary, target);
    });
  } catch (error) {
    if (error instanceof CxError || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new CxError('output-failed', { file, cause: causeOf(error) });
  }
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Does work that makes a file, which stays only when the work comes to its end. */
export async function whileUnfinished(path: string, work: () => Promise<void>): Promise<void> {
  unfinished.add(path);
  try {
    await work();
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    unfinished.delete(path);
  }
}

/** Makes a folder where there is none. @throws output-failed */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new CxError('output-failed', { file: folder, cause: causeOf(error) });
  }
}

export const causeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? (error as Error).message;

export const isFolder = (path: string) => path.endsWith('/') || (existsSync(path) && statSync(path).isDirectory());

/** @throws output-is-input when a file to be written is, by any of its names, one that is read */
export function assertNotInput(outputs: readonly string[], inputs: readonly Pick<OpenSource, 'identity'>[]): void {
  for (const file of outputs) {
    const there = identityAt(file);
    if (there === null) continue;
    const same = inputs.some(({ identity }) => identity.inode === there.inode && identity.device === there.device);
    if (same) throw new CxError('output-is-input', { file });
  }
}
