import { fstatSync, readlinkSync, realpathSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

export const standardOutput = 1;
const standardError = 2;

/** Where systems hand out what a process has open: Linux by links, others as devices. */
const handedOut = new RegExp(`^(?:/dev|/proc/${process.pid}(?:/task/\\d+)?)/fd$`, 'u');

/**
 * The descriptor of this process that a name stands for, such as -, /dev/stdout or /proc/self/fd/1, also through links; null for any
 * other name. To open such a name anew would begin at the start of a file that others have written to.
 *
 * @example descriptorOf('/dev/stdout') // => 1
 * @example descriptorOf('report.html') // => null
 */
export function descriptorOf(name: string): number | null {
  if (name === '-') return standardOutput;
  let path = resolve(name);
  // Systems give up after forty links too.
  for (let links = 0; links < 40; links += 1) {
    const place = placeOf(path);
    if (handedOut.test(dirname(place)) && /^\d+$/u.test(basename(place))) return ownOrNone(Number(basename(place)));
    const next = linkAt(place);
    if (next === null) return null;
    path = resolve(dirname(place), next);
  }
  return null;
}

/** The same place by a path without links in its folders. */
function placeOf(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}

/** A pipe that is not standard is opened by its name as well as any: it has no start, and the program has pipes of its own open. */
function ownOrNone(descriptor: number): number | null {
  if (descriptor === standardOutput || descriptor === standardError) return descriptor;
  try {
    const entry = fstatSync(descriptor);
    return entry.isFile() || entry.isSocket() || entry.isCharacterDevice() ? descriptor : null;
  } catch {
    return null;
  }
}

export function linkAt(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

const briefly = 10;
const never = new Int32Array(new SharedArrayBuffer(4));

/** Writes all of a text to a descriptor that may be one of those which do not wait for their reader. @throws Error of the system */
export function writeThrough(descriptor: number, text: string | Uint8Array): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(never, 0, 0, briefly);
    }
  }
}
