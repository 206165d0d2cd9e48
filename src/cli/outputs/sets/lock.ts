import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { CxError } from '../../../errors.ts';
import { causeOf, forgetUnfinished, noteUnfinished } from '../files/output.ts';
import { assertReplaceable } from './safely.ts';

/** Who writes: the process, and when it began, which tells it from a later one of the same number. */
interface Owner {
  readonly process: number;
  readonly host: string;
  /** When the process began, in ticks of the system's clock; null where the system does not say. */
  readonly began: string | null;
  readonly since: string;
}

/** A place that is this process's alone to write, until it is given back. */
export interface Lock {
  /** Whether it still is. @throws output-at-work where another process has taken it over */
  assertHeld(): void;
  release(): void;
}

/**
 * Takes the lock of an output. A lock is a file that is there whole or not at all; that of a process that is gone is taken over.
 * @param file of the lock
 * @param output what is written, for the error
 * @throws output-at-work, output-failed, output-no-file
 */
export function lockAt(file: string, output: string): Lock {
  assertReplaceable(file);
  const own = JSON.stringify(thisProcess());
  const made = `${file}.${process.pid}`;
  try {
    noteUnfinished(made);
    // Whatever has this name is of a process that is gone, or a link that somebody laid: it is never written through.
    rmSync(made, { force: true });
    writeFileSync(made, own, { mode: 0o644, flag: 'wx' });
    while (!isPlaced(made, file)) takeOver(file, output);
  } catch (error) {
    if (error instanceof CxError) throw error;
    throw new CxError('output-failed', { file: output, cause: causeOf(error) });
  } finally {
    rmSync(made, { force: true });
    forgetUnfinished(made);
  }
  noteUnfinished(file);
  removeAbandoned(file);
  return {
    assertHeld() {
      const there = textOf(file);
      if (there !== own) throw atWork(there ?? own, output, file);
    },
    release() {
      if (textOf(file) === own) rmSync(file, { force: true });
      forgetUnfinished(file);
    },
  };
}

/** What processes left beside a lock that ended while they took it. */
function removeAbandoned(file: string): void {
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`)) continue;
    const owner = /^(\d+)(?:\.gone)?$/u.exec(name.slice(basename(file).length + 1))?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(dirname(file), name), { force: true });
  }
}

/** A link is made or refused, and what it leads to is whole. */
function isPlaced(made: string, file: string): boolean {
  try {
    linkSync(made, file);
    return true;
  } catch (error) {
    if (causeOf(error) === 'EEXIST') return false;
    // Some file systems know no links.
    return isWritten(file, readFileSync(made, 'utf8'));
  }
}

function isWritten(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (causeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a lock whose process is gone. Of several that find it one alone moves it away; who moved one that is in use puts it back.
 * @throws output-at-work
 */
function takeOver(file: string, output: string): void {
  const found = textOf(file);
  if (found === null) return;
  const owner = ownerIn(found);
  if (owner !== null && isAtWork(owner)) throw atWork(found, output, file);
  const moved = `${file}.${process.pid}.gone`;
  try {
    renameSync(file, moved);
  } catch (error) {
    if (causeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (textOf(moved) !== found) isPlaced(moved, file);
  rmSync(moved, { force: true });
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (causeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Null where a file is no lock, as one that a system that broke down left empty. */
function ownerIn(text: string): Owner | null {
  try {
    const owner = JSON.parse(text) as Owner;
    return typeof owner.process === 'number' && typeof owner.host === 'string' ? owner : null;
  } catch {
    return null;
  }
}

/** Of a process on another machine nobody here knows whether it is gone. */
function isAtWork({ process: id, host, began }: Owner): boolean {
  if (host !== hostname()) return true;
  if (!isRunning(id)) return false;
  return began === null || began === beginningOf(id);
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return causeOf(error) === 'EPERM';
  }
}

function atWork(text: string, output: string, lock: string): CxError {
  const { process: id = 0, host = '?', since = '?' } = ownerIn(text) ?? {};
  return new CxError('output-at-work', { output, process: id, host, since, lock });
}

const thisProcess = (): Owner => ({
  process: process.pid,
  host: hostname(),
  began: beginningOf(process.pid),
  since: new Date().toISOString().replace(/\.\d+Z$/u, 'Z'),
});

/** The place of `starttime` among the fields of `/proc/PID/stat` that follow the name, which may hold anything. */
const beginningField = 19;

function beginningOf(id: number): string | null {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[beginningField] ?? null;
  } catch {
    return null;
  }
}
