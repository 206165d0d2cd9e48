import { fstatSync, statSync, type BigIntStats } from 'node:fs';
import { CxError } from '../../errors.ts';
import { isClusterAddress } from './paths.ts';

/** What tells that a file is still the one that was opened. */
export interface Identity {
  readonly device: bigint;
  readonly inode: bigint;
  readonly size: bigint;
  readonly modified: bigint;
}

const identity = ({ dev, ino, size, mtimeNs }: BigIntStats): Identity => ({
  device: dev,
  inode: ino,
  size,
  modified: mtimeNs,
});

export const identityOf = (descriptor: number): Identity => identity(fstatSync(descriptor, { bigint: true }));

/** The identity of the file at a path; null when there is none, or none that can be reached. */
export function identityAt(path: string): Identity | null {
  try {
    return identity(statSync(path, { bigint: true }));
  } catch {
    return null;
  }
}

/**
 * The records of one file never count twice, by whatever names it was given.
 * @throws file-twice
 */
export function assertNamedOnce(files: readonly { readonly file: string; readonly identity: Identity }[]): void {
  const names = new Map<string, string>();
  for (const { file, identity: own } of files) {
    // Tables of a cluster go by their addresses, in which capitals are not told apart.
    const key = isClusterAddress(file) ? file.toLowerCase() : `${own.device}:${own.inode}`;
    const first = names.get(key);
    if (first !== undefined) throw new CxError('file-twice', { file, first });
    names.set(key, file);
  }
}

export const isSame = (one: Identity, other: Identity): boolean =>
  (Object.keys(one) as (keyof Identity)[]).every((part) => one[part] === other[part]);

/** @throws input-changed when the file at the path is no longer the one that was opened */
export function assertUnchanged(file: string, path: string, before: Identity): void {
  const after = identityAt(path);
  if (after === null || !isSame(before, after)) throw new CxError('input-changed', { file });
}
