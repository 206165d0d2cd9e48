import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CxError } from '../../errors.ts';

/** The private folder of this run: 0700, outside the working folder, removed at exit. */
let folder: string | null = null;
let files = 0;

/** A path for a new private file; the folder is made at the first call. @throws private-folder-failed */
export function spoolPath(name: string): string {
  folder ??= madeFolder();
  files += 1;
  return join(folder, `${files}-${name}`);
}

/** Whether a path is that of a private file. */
export const isSpooled = (path: string): boolean => folder !== null && dirname(path) === folder;

/** @throws private-folder-failed */
function madeFolder(): string {
  try {
    removeAbandoned();
    const made = mkdtempSync(join(tmpdir(), `cx-${process.pid}-`));
    process.once('exit', removeSpool);
    return made;
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CxError('private-folder-failed', { folder: tmpdir(), cause });
  }
}

/** Removes the private folder with all that it holds. */
export function removeSpool(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = null;
  process.off('exit', removeSpool);
}

/** A run that was killed could not clean up: the next one does, when that process is gone. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^cx-(\d+)-[A-Za-z0-9]{6}$/u.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) removeIfOwn(join(tmpdir(), name));
  }
}

function removeIfOwn(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It is of another user, who will remove it.
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
