import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { CxError } from '../../../errors.ts';
import { causeOf, forgetUnfinished, noteUnfinished } from '../files/output.ts';
import { assertReplaceable, isFileItself, modeOf, syncFolder, writeSafely } from './safely.ts';

/** A file of a set: where it goes, and its bytes. */
export interface SetFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What became of each file of a set. */
export interface SetWritten {
  readonly path: string;
  readonly isChanged: boolean;
}

/** Where sets are made ready, and what may be put in its place from there. */
export interface Staging {
  /** A folder that nothing else uses, beside the files of the set. */
  readonly folder: string;
  /** The files of a set that may lie on other file systems. */
  readonly apart: readonly string[];
  /** Whether a file belongs to a set: what an interrupted run left behind is not believed without. */
  readonly takes: (path: string, bytes: Uint8Array) => boolean;
}

/** What is still to be done for a set to be there whole, with paths from the folder of the journal. */
interface Journal {
  readonly moves: readonly (readonly [from: string, to: string])[];
  readonly removes: readonly string[];
}

const journalName = 'journal.json';
const journalOf = ({ folder }: Staging) => join(folder, journalName);

/** A file can be renamed on its own file system alone. */
const besideApart = (apart: string) => join(dirname(apart), `.${basename(apart)}.cx-report`);

/** The folders in which the files of a set are made ready. */
const foldersOf = ({ folder, apart }: Staging) => [folder, ...apart.map(besideApart)];

/**
 * Brings what an interrupted run began to its end: a set that was ready is put in its place, one that was not is removed.
 * @returns whether there was anything to put in its place
 * @throws output-failed, output-no-file
 */
export const recover = (staging: Staging): boolean =>
  failingAt(staging.folder, () => {
    const text = textOf(journalOf(staging));
    if (text !== null) place(believed(text, staging), staging);
    clear(staging);
    return text !== null;
  });

/**
 * Writes files as one set: all are made ready and safe on the disk before the first takes its place, and what then has to be done is
 * written down, so that whoever comes after an interruption does the rest. A file that would not change is left alone.
 * @param stale files that go when the set comes
 * @param assertMine throws where the set must not be written
 * @throws output-failed, output-no-file
 */
export function writeSet(
  staging: Staging,
  files: readonly SetFile[],
  stale: readonly string[],
  assertMine: () => void,
): readonly SetWritten[] {
  const { folder } = staging;
  const changed = failingAt(folder, () => files.filter(({ path, bytes }) => !isSame(path, bytes)));
  const removes = stale.filter(isFileItself);
  if (changed.length > 0 || removes.length > 0) {
    for (const one of foldersOf(staging)) noteUnfinished(one);
    let isReady = false;
    try {
      const journal = { moves: made(changed, staging), removes: removes.map((path) => relative(folder, path)) };
      assertMine();
      failingAt(folder, () => {
        const written = `${journalOf(staging)}.tmp`;
        writeSafely(written, Buffer.from(JSON.stringify(journal)));
        renameSync(written, journalOf(staging));
        syncFolder(folder);
        isReady = true;
        place(journal, staging);
        isReady = false;
      });
    } finally {
      // What is ready and could not take its place is there for the next run.
      if (!isReady) clear(staging);
      for (const one of foldersOf(staging)) forgetUnfinished(one);
    }
  }
  return files.map(({ path }) => ({ path, isChanged: changed.some((one) => one.path === path) }));
}

/** Makes files ready. */
function made(files: readonly SetFile[], staging: Staging): Journal['moves'] {
  const { folder } = staging;
  failingAt(folder, () => mkdirSync(folder, { recursive: true }));
  const moves = files.map(({ path, bytes }, at): [string, string] =>
    failingAt(path, () => {
      mkdirSync(dirname(path), { recursive: true });
      const ready = join(readyFolder(path, staging), String(at));
      mkdirSync(dirname(ready), { recursive: true });
      assertPlaceable(path, ready);
      writeSafely(ready, bytes, modeOf(path));
      return [relative(folder, ready), relative(folder, path)];
    }),
  );
  for (const one of foldersOf(staging)) syncFolder(one);
  return moves;
}

const deviceOf = (path: string) => statSync(path).dev;

const readyFolder = (path: string, { folder, apart }: Staging): string =>
  apart.includes(path) && deviceOf(dirname(path)) !== deviceOf(folder) ? besideApart(path) : folder;

/** What cannot be renamed is found out before the first is. */
function assertPlaceable(path: string, ready: string): void {
  assertReplaceable(path);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw failure('EISDIR');
  if (deviceOf(dirname(path)) !== deviceOf(dirname(ready))) throw failure('EXDEV');
}

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Does what a journal says; what is done already is not there any more. */
function place({ moves, removes }: Journal, { folder }: Staging): void {
  const at = (path: string) => resolve(folder, path);
  for (const [from, to] of moves) {
    if (!existsSync(at(from))) continue;
    mkdirSync(dirname(at(to)), { recursive: true });
    assertReplaceable(at(to));
    renameSync(at(from), at(to));
  }
  for (const path of removes.map(at).filter(isFileItself)) rmSync(path, { force: true });
  for (const one of new Set([...moves.map(([, to]) => to), ...removes].map((path) => dirname(at(path)))))
    syncFolder(one);
}

/** A journal lies where others may write too: only files of a set are put in their places, from where they are made ready. */
function believed(text: string, staging: Staging): Journal {
  const { moves = [], removes = [] } = JSON.parse(text) as Partial<Journal>;
  const at = (path: string) => resolve(staging.folder, path);
  const isReady = (path: string) => foldersOf(staging).some((one) => dirname(at(path)) === resolve(one));
  return {
    moves: moves.filter(
      ([from, to]) => isReady(from) && existsSync(at(from)) && staging.takes(at(to), readFileSync(at(from))),
    ),
    removes: removes.filter((path) => !staging.apart.includes(at(path)) && staging.takes(at(path), new Uint8Array())),
  };
}

function clear(staging: Staging): void {
  for (const folder of foldersOf(staging)) rmSync(folder, { recursive: true, force: true });
}

function isSame(path: string, bytes: Uint8Array): boolean {
  const there = statSync(path, { throwIfNoEntry: false });
  return there?.isFile() === true && there.size === bytes.length && readFileSync(path).equals(bytes);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (causeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** @throws output-failed */
function failingAt<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CxError || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new CxError('output-failed', { file, cause: causeOf(error) });
  }
}
