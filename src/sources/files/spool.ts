import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The private folder of this run: 0700, outside the working folder, removed at exit. */
let folder: string | null = null;
let files = 0;

/** A path for a new private file; the folder is made at the first call. */
export function spoolPath(name: string): string {
  if (folder === null) {
    removeAbandoned();
    folder = mkdtempSync(join(tmpdir(), `cx-${process.pid}-`));
    process.once('exit', removeSpool);
  }
  files += 1;
  return join(folder, `${files}-${name}`);
}

/** Whether a path is that of a private file. */
export const isSpooled = (path: string): boolean => folder !== null && dirname(path) === folder;

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
    if (owner !== undefined && !isRunning(Number(owner)))
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
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
