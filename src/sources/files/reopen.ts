import { closeSync, constants, openSync } from 'node:fs';
import { CxError } from '../../errors.ts';
import { identityOf, isSame, type Identity } from './identity.ts';

/** A file that was understood, and where its text lies: the same file, or a private copy. */
export interface Reopened {
  readonly file: string;
  readonly path: string;
  readonly identity: Identity;
  readonly text: string;
}

/** What has become a pipe meanwhile is opened without waiting for somebody to write to it. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens the text of a file once more to read it from its beginning.
 * @returns its descriptor
 * @throws input-changed where another file stands in its place, or none
 */
export function reopen({ file, path, text, identity }: Reopened): number {
  if (text !== path) return openSync(text, 'r');
  let descriptor: number;
  try {
    descriptor = openSync(path, withoutWaiting);
  } catch {
    throw new CxError('input-changed', { file });
  }
  if (isSame(identityOf(descriptor), identity)) return descriptor;
  closeSync(descriptor);
  throw new CxError('input-changed', { file });
}
