import {
  chmodSync,
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  readdirSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CxError } from '../../../errors.ts';
import { identityAt } from '../../../sources/files/identity.ts';
import { spoolPath } from '../../../sources/files/spool.ts';
import type { OpenSource } from '../../../sources/source.ts';
import { writeAll, type Io } from '../../process/io.ts';
import { sumOfFile, Summing, type Sum } from './sum.ts';
import { writeThrough } from '../../process/streams/descriptor.ts';
import { putWhenReady } from './together.ts';
import { openStream, placeOf, targetOf, type Target } from './target.ts';

/** What was written: the sum of its bytes, and whether it stands in a file where it can be read again. */
export interface Written extends Sum {
  readonly isFile: boolean;
}

/** Files that hold rows of persons are for their owner alone. */
export const ownerOnly = 0o600;
const everyone = 0o666;

/** Writes to standard output; a reader that has gone away is no error. @throws output-failed */
export async function writeOut(io: Io, text: string | Uint8Array): Promise<void> {
  if (text.length === 0) return;
  try {
    await writeAll(io.stdout, text);
  } catch (error) {
    throw new CxError('output-failed', { file: 'stdout', cause: causeOf(error) });
  }
}

/** Files that are being written: none may stay when the run is ended. */
const unfinished = new Set<string>();

/** What is noted is removed when the run is told to end. */
export const noteUnfinished = (path: string): void => void unfinished.add(path);
export const forgetUnfinished = (path: string): void => void unfinished.delete(path);

/** Removes what was begun and not brought to its end. */
export function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { recursive: true, force: true });
  unfinished.clear();
}

/**
 * Writes a file that is whole or not there: a private file beside it, synced and renamed. A device or a pipe is written through.
 * @param write receives a function that appends text
 * @throws output-failed
 */
export const writeFileWhole = (file: string, write: Write, mode = everyone): Promise<Written> =>
  toTarget(file, (target) => {
    if (target.kind === 'file')
      return replacing(file, target, mode, (temporary) => appendingTo(openSync(temporary, 'r+'), write));
    if (target.kind === 'descriptor') return appending(target.descriptor, write);
    return openStream(target.path).then((descriptor) => appendingTo(descriptor, write));
  });

/**
 * The same of a file that something else writes.
 * @param fill writes into the file of this name, which is there and empty
 * @throws output-failed
 */
export const placeFileWhole = (
  file: string,
  fill: (temporary: string) => Promise<void>,
  mode = everyone,
): Promise<Written> =>
  toTarget(file, async (target) => {
    const filled = async (path: string) => {
      await fill(path);
      return sumOfFile(path);
    };
    if (target.kind === 'file') return replacing(file, target, mode, filled);
    const made = spoolPath('placed');
    closeSync(openSync(made, 'wx', ownerOnly));
    const sum = await filled(made);
    const copied = async (append: (chunk: Uint8Array) => void) => {
      for await (const chunk of createReadStream(made)) append(chunk as Buffer);
    };
    await (target.kind === 'descriptor'
      ? appending(target.descriptor, copied)
      : appendingTo(await openStream(target.path), copied));
    return sum;
  });

const nothing: Written = { ...new Summing().done(), isFile: false };

/** @throws output-failed */
async function toTarget(file: string, write: (target: Target) => Promise<Sum>): Promise<Written> {
  try {
    const target = targetOf(file);
    return { ...(await write(target)), isFile: target.kind === 'file' };
  } catch (error) {
    if (error instanceof CxError || (error as NodeJS.ErrnoException).code === undefined) throw error;
    // Who reads a pipe may go away, as one may who reads standard output.
    if (causeOf(error) === 'EPIPE') return nothing;
    throw new CxError('output-failed', { file, cause: causeOf(error) });
  }
}

async function replacing(
  file: string,
  { path, mode: kept }: Extract<Target, { kind: 'file' }>,
  mode: number,
  fill: (temporary: string) => Promise<Sum>,
): Promise<Sum> {
  const unique = `${process.pid}-${performance.now().toString(36).replace('.', '')}`;
  const temporary = join(dirname(path), `.${basename(path)}.${unique}.tmp`);
  const drop = () => {
    rmSync(temporary, { force: true });
    forgetUnfinished(temporary);
  };
  const put = () => {
    failingAt(file, () => renameSync(temporary, path));
    forgetUnfinished(temporary);
  };
  noteUnfinished(temporary);
  try {
    // What cannot be replaced is found out before anything is.
    if (isFolder(path)) throw Object.assign(new Error(), { code: 'EISDIR' });
    closeSync(openSync(temporary, 'wx', mode));
    // Rows of persons are for their owner alone, whoever could read what stood there.
    if (kept !== null && mode !== ownerOnly) chmodSync(temporary, kept);
    const sum = await fill(temporary);
    syncFile(temporary);
    putWhenReady({ put, drop });
    return sum;
  } catch (error) {
    drop();
    throw error;
  }
}

type Write = (append: (text: string | Uint8Array) => void) => void | Promise<void>;

/** What was opened for this is closed after it. */
async function appendingTo(opened: number, write: Write): Promise<Sum> {
  try {
    return await appending(opened, write);
  } finally {
    closeSync(opened);
  }
}

async function appending(descriptor: number, write: Write): Promise<Sum> {
  const summing = new Summing();
  await write((text) => {
    writeThrough(descriptor, text);
    summing.add(text);
  });
  return summing.done();
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes a folder where there is none; it stays when what goes with it does. @throws output-failed */
export function makeFolder(folder: string): void {
  const path = resolve(folder);
  const made = failingAt(folder, () => mkdirSync(path, { recursive: true }));
  if (made !== undefined) putWhenReady({ put: () => {}, drop: () => removeEmpty(path, made) });
}

/** Removes a folder, and those around it as far as they were made for it, where nothing lies in them. */
function removeEmpty(folder: string, made: string): void {
  try {
    for (let empty = folder; empty.startsWith(made); empty = dirname(empty)) rmdirSync(empty);
  } catch {
    // Somebody has put something there.
  }
}

/** @throws output-failed */
function failingAt<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new CxError('output-failed', { file, cause: causeOf(error) });
  }
}

export const causeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? (error as Error).message;

export const isFolder = (path: string) => path.endsWith('/') || (existsSync(path) && statSync(path).isDirectory());

/**
 * No output takes the place of another one, or of a file that is read.
 * @param outputs by the options that name them
 * @throws outputs-alike, output-is-input
 */
export function assertApart(
  outputs: ReadonlyMap<string, string>,
  inputs: readonly Pick<OpenSource, 'identity'>[],
): void {
  assertNamedApart(outputs);
  for (const [option, output] of outputs) {
    for (const file of takenBy(output)) {
      const there = identityAt(file);
      if (there === null) continue;
      const same = inputs.some(({ identity }) => identity.inode === there.inode && identity.device === there.device);
      if (same) throw new CxError('output-is-input', { file, option });
    }
  }
}

/** How a table of a metric is called in a folder: `nps-overall.csv`. */
const nameOfTable = /^[a-z]+(?:-[a-z]+)*-\w+\.csv$/u;

/** The files whose place an output may take: itself, or tables in a folder. */
const takenBy = (output: string): readonly string[] =>
  existsSync(output) && statSync(output).isDirectory()
    ? readdirSync(output)
        .filter((name) => nameOfTable.test(name))
        .map((name) => join(output, name))
    : [output];

/** @throws outputs-alike */
function assertNamedApart(outputs: ReadonlyMap<string, string>): void {
  const options = new Map<string, string>();
  for (const [option, file] of outputs) {
    const place = placeOf(file);
    if (place === null) continue;
    const first = options.get(place);
    if (first !== undefined) throw new CxError('outputs-alike', { a: first, b: option, file });
    options.set(place, option);
  }
}
