import { fstatSync, statSync, type Stats } from 'node:fs';
import { CxError } from '../../../errors.ts';
import { descriptorOf } from './descriptor.ts';

const standardInput = 0;

/**
 * What a pipe or standard input brings is there once: a second name for it would find nothing.
 * @param path where the file lies that is called so
 * @param known the names of what can be read once, by what lies behind them: to which this one is added
 * @throws read-once
 */
export function assertReadOnce(file: string, path: string, known: Map<string, string>): void {
  const entry = streamAt(path);
  if (entry === null) return;
  const key = `${entry.dev}:${entry.ino}`;
  const first = known.get(key);
  if (first !== undefined) throw new CxError('read-once', { file, first });
  known.set(key, file);
}

/** Null where a name is that of a file. */
function streamAt(path: string): Stats | null {
  if (path === '-') return fstatSync(standardInput);
  const entry = statSync(path, { throwIfNoEntry: false });
  return entry !== undefined && (entry.isFIFO() || descriptorOf(path) === standardInput) ? entry : null;
}
