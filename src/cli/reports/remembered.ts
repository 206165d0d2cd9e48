import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CxError } from '../../errors.ts';
import { historyEntry, withEntry, type Recalled } from '../../reports/history.ts';
import type { ReportSettings } from '../../reports/settings.ts';
import { assertUnchanged } from '../../sources/files/identity.ts';
import { causeOf } from '../outputs/files/output.ts';
import { targetOf } from '../outputs/files/target.ts';
import { sumOfFile, sumOfText } from '../outputs/files/sum.ts';
import type { SetFile } from '../outputs/sets/staged.ts';
import type { Calculated } from './calculated.ts';

/** What the run before this one said, and the history with this run in it; null where none is kept. */
export interface Remembered extends Omit<Recalled, 'text'> {
  readonly file: SetFile | null;
}

/** @throws history-unreadable, not-readable, input-changed */
export async function remembered({ history }: ReportSettings, found: Calculated): Promise<Remembered> {
  if (history === null) return { before: null, gone: [], file: null };
  const inputs = [];
  for (const { relation, source } of found.read) {
    const { bytes, sha256 } = await sumOfFile(source.path);
    // The sum is that of the bytes that were counted only when they are still the same.
    assertUnchanged(source.file, source.path, source.identity);
    inputs.push({ relation, bytes, sha256 });
  }
  const entry = historyEntry([...inputs, ...found.beside], found.results, (text) => sumOfText(text).sha256);
  const { text, ...recalled } = withEntry(history, textOf(history), entry);
  return { ...recalled, file: { path: placeOf(history), bytes: Buffer.from(text) } };
}

/** What the name of a history leads to: a link to a file stays, as that of any output does. @throws output-failed */
export function placeOf(history: string): string {
  try {
    const target = targetOf(history);
    return target.kind === 'descriptor' ? resolve(history) : target.path;
  } catch (error) {
    throw new CxError('output-failed', { file: history, cause: causeOf(error) });
  }
}

/** @throws not-readable */
export function textOf(file: string): string {
  if (!existsSync(file)) return '';
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CxError('not-readable', { file, cause: causeOf(error) });
  }
}
