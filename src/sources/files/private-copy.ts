import { tmpdir } from 'node:os';
import { CxError } from '../../errors.ts';
import { spoolPath } from './spool.ts';

/**
 * A private copy of what a file holds.
 * @param write makes it at a path where nothing is
 * @returns where it lies
 * @throws copy-failed where it has no room, private-folder-failed, not-readable
 */
export async function privateCopy(file: string, name: string, write: (path: string) => Promise<void>): Promise<string> {
  const path = spoolPath(name);
  try {
    await write(path);
    return path;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (isOfOutput(error, path)) throw failed(file, error.details.cause);
    if (error instanceof CxError || syscall === undefined || code === undefined) throw error;
    throw syscall === 'read' ? new CxError('not-readable', { file, cause: code }) : failed(file, code);
  }
}

const failed = (file: string, cause: string) => new CxError('copy-failed', { file, folder: tmpdir(), cause });

const isOfOutput = (error: unknown, path: string): error is CxError<'output-failed'> =>
  error instanceof CxError &&
  error.code === 'output-failed' &&
  (error as CxError<'output-failed'>).details.file === path;
