import { closeSync, readSync } from 'node:fs';
import { reopen } from '../../../sources/files/reopen.ts';
import type { TextSource } from '../../../sources/source.ts';

const LF = 10;
const CR = 13;
const tailBytes = 1 << 12;

/** The end of the last record, and the blank lines behind it. */
export interface Tail {
  readonly end: number;
  readonly blankLines: number;
  readonly newline: boolean;
}

/** Looks at the end of a file; null when it is none that a fast scan can read. */
export function readTail(source: TextSource): Tail | null {
  const { start, end } = source;
  const tail = bytesOf(source, Math.max(start, end - tailBytes), end);
  let at = tail.length;
  let newlines = 0;
  while (at > 0 && (tail[at - 1] === LF || tail[at - 1] === CR)) {
    if (tail[at - 1] === CR) return null;
    at -= at > 1 && tail[at - 2] === CR ? 2 : 1;
    newlines += 1;
  }
  if (at === 0) return null;
  if (newlines === 0) return { end, blankLines: 0, newline: false };
  const first = tail[at] === CR ? 2 : 1;
  return { end: end - tail.length + at + first, blankLines: newlines - 1, newline: true };
}

function bytesOf(source: TextSource, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(end - start);
  const descriptor = reopen(source);
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, start));
  } finally {
    closeSync(descriptor);
  }
}
