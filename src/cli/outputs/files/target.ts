import { closeSync, constants, fstatSync, openSync, realpathSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { descriptorOf, linkAt } from '../../process/streams/descriptor.ts';

/**
 * Where an output goes: a file, which is replaced whole by another of its mode; or a device, a pipe or what the process has open, which
 * is written through and never replaced.
 */
export type Target =
  | { readonly kind: 'file'; readonly path: string; readonly mode: number | null }
  | { readonly kind: 'stream'; readonly path: string }
  | { readonly kind: 'descriptor'; readonly descriptor: number };

/** Names under which a system hands out devices and the streams of processes, whatever lies behind them. */
const streams = /^\/(?:dev|proc)\//u;

/**
 * What a name leads to, through symbolic links: a link stays, and what it names is written.
 * @throws Error of the system where links lead in a circle, or a folder may not be looked into
 */
export function targetOf(name: string): Target {
  const descriptor = descriptorOf(name);
  if (descriptor !== null) return { kind: 'descriptor', descriptor };
  const path = resolve(name);
  if (streams.test(path)) return { kind: 'stream', path };
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return { kind: 'file', path: endOfLinks(path), mode: null };
  if (!entry.isFile() && !entry.isDirectory()) return { kind: 'stream', path };
  return { kind: 'file', path: realpathSync(path), mode: entry.mode & 0o777 };
}

/** Where the link of a file that is not there yet would have it; systems give up after forty links too. */
function endOfLinks(path: string): string {
  let end = path;
  for (let links = 0; links < 40; links += 1) {
    const next = linkAt(end);
    if (next === null) return end;
    end = resolve(dirname(end), next);
  }
  return end;
}

/**
 * What two names of one place share; null where what is written is gone as soon as it is written, or nothing can be.
 * A terminal that shows both standard streams is two places: what is written to one does no harm to the other.
 */
export function placeOf(name: string): string | null {
  try {
    return placeOfTarget(targetOf(name));
  } catch {
    // Writing it will say what is wrong with it.
    return null;
  }
}

function placeOfTarget(target: Target): string | null {
  const isOpen = target.kind === 'descriptor';
  const entry = isOpen ? fstatSync(target.descriptor) : statSync(target.path, { throwIfNoEntry: false });
  if (entry === undefined) return isOpen ? null : target.path;
  if (!entry.isCharacterDevice()) return `${entry.dev}:${entry.ino}`;
  if (entry.rdev === statSync(devNull).rdev) return null;
  return isOpen ? `descriptor ${target.descriptor}` : `device ${entry.rdev}`;
}

const briefly = 50;

/**
 * Opens a device or a pipe to write. A pipe has to be waited for until somebody reads it; meanwhile the run can be told to end.
 * @throws Error of the system
 */
export async function openStream(path: string): Promise<number> {
  const isPipe = statSync(path).isFIFO();
  for (;;) {
    try {
      const reached = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
      const descriptor = openSync(path, 'w');
      closeSync(reached);
      return descriptor;
    } catch (error) {
      if (!isPipe || (error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
    }
    await setTimeout(briefly);
  }
}
