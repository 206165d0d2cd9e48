import { readdirSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CxError } from '../../errors.ts';
import { nearest } from '../../messages/nearest.ts';

/**
 * The files that a path names. An existing file is that file, whatever its name holds; only what does not exist may
 * be a pattern (`*`, `?`), whose matches come in the order of their names.
 *
 * @param pathOf given where files are called by other names than they have: then a name is a name
 * @throws file-not-found, not-a-file, is-device, not-local, not-readable
 */
export function resolvePaths(path: string, pathOf?: (file: string) => string): readonly string[] {
  if (path === '-' || pathOf !== undefined || isClusterAddress(path)) return [path];
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(path)) throw new CxError('not-local', { file: withoutPassword(path) });
  const entry = entryAt(path);
  if (entry?.isFile() === true || entry?.isFIFO() === true) return [path];
  if (entry?.isDirectory() === true)
    throw new CxError('not-a-file', { file: path, is: { en: 'a folder', es: 'una carpeta' } });
  if (entry !== undefined) throw new CxError('is-device', { file: path });
  const matches = /[*?]/u.test(path) ? matching(path) : [];
  if (matches.length === 0) throw new CxError('file-not-found', { file: path, nearest: nearestFile(path) });
  return matches;
}

/** @throws not-readable where links lead in a circle, or a folder may not be looked into */
function entryAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new CxError('not-readable', { file: path, cause: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

/** Whether a name is the address of a table in a cluster. */
export const isClusterAddress = (name: string): boolean => /^trino(?:\+https)?:\/\//iu.test(name);

const withoutPassword = (address: string) => address.replace(/\/\/[^/@]*@/u, '//…@').replace(/\?.*$/u, '');

function matching(pattern: string): string[] {
  const [first, ...rest] = pattern.split('/');
  let folders = first === '' ? ['/'] : matchingNames('.', first!).map((name) => name);
  for (const part of rest)
    folders = folders.flatMap((folder) => matchingNames(folder, part).map((name) => join(folder, name)));
  return folders.filter((path) => entryAt(path)?.isFile() === true);
}

function matchingNames(folder: string, part: string): string[] {
  if (!/[*?]/u.test(part)) return [part];
  const source = part
    .replace(/[.+^${}()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  const pattern = new RegExp(`^${source}$`, 'u');
  const hidden = part.startsWith('.');
  return namesIn(folder)
    .filter((name) => pattern.test(name) && (hidden || !name.startsWith('.')))
    .toSorted();
}

const nearestFile = (path: string) => nearest(basename(path), namesIn(dirname(path)));

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
