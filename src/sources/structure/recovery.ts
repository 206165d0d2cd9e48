import { readSync } from 'node:fs';
import type { Dialect } from '../csv/record.ts';

const LF = 10;
const CR = 13;
const chunkBytes = 1 << 18;

/** Where reading can go on after a broken quote, the line ends passed on the way, and whether the last line has one. */
export interface Recovery {
  readonly offset: number;
  readonly lines: number;
  readonly endsLine: boolean;
}

/**
 * After a broken quote nobody knows whether the text that follows stands inside quotes. The next quote tells: one that
 * can only open (`,"text`) proves that all before it was outside, so reading goes on at the line after the fault; one
 * that can only close (`text",`) proves that it was inside, so the broken record reaches to that line's end, and the
 * question is asked again. A quote that can do neither is a fault of its own. An empty `""` proves nothing.
 */
export function recover(descriptor: number, fault: number, end: number, dialect: Dialect): Recovery {
  const bytes = new Bytes(descriptor, end);
  let resume = lineEndAfter(bytes, fault);
  let lines = bytes.endsWithout(resume) ? 0 : 1;
  let at = resume;
  for (;;) {
    const quote = bytes.find(dialect.quote, at);
    if (quote < 0) return { offset: resume, lines, endsLine: !bytes.endsWithout(resume) };
    const before = bytes.at(quote - 1);
    const after = bytes.at(quote + 1);
    const mayOpen = before === dialect.delimiter || before === LF || before === CR;
    const mayClose = after === dialect.delimiter || after === LF || after === CR || after < 0;
    if (mayOpen && after === dialect.quote) {
      at = quote + 2;
      continue;
    }
    if (mayOpen && !mayClose) return { offset: resume, lines, endsLine: true };
    const next = lineEndAfter(bytes, quote);
    lines += countLines(bytes, resume, next);
    resume = next;
    at = next;
  }
}

function lineEndAfter(bytes: Bytes, from: number): number {
  for (let at = from; ; at += 1) {
    const byte = bytes.at(at);
    if (byte < 0) return at;
    if (byte === LF) return at + 1;
    if (byte === CR) return bytes.at(at + 1) === LF ? at + 2 : at + 1;
  }
}

function countLines(bytes: Bytes, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes.at(at);
    if (byte === LF || (byte === CR && bytes.at(at + 1) !== LF)) lines += 1;
  }
  return lines;
}

/** The bytes of an open file by offset, a chunk of it in memory at a time. */
class Bytes {
  private readonly chunk = Buffer.allocUnsafe(chunkBytes);
  private readonly descriptor: number;
  private readonly end: number;
  private base = 0;
  private length = 0;

  constructor(descriptor: number, end: number) {
    this.descriptor = descriptor;
    this.end = end;
  }

  /** The byte at an offset, -1 outside the file. */
  at(offset: number): number {
    if (offset < 0 || offset >= this.end) return -1;
    if (offset < this.base || offset >= this.base + this.length) this.load(offset);
    return offset < this.base + this.length ? this.chunk[offset - this.base]! : -1;
  }

  /** The offset of the next such byte, -1 when there is none. */
  find(byte: number, from: number): number {
    for (let offset = from; offset < this.end; offset = this.base + this.length) {
      if (this.at(offset) < 0) return -1;
      const found = this.chunk.subarray(0, this.length).indexOf(byte, offset - this.base);
      if (found >= 0) return this.base + found;
    }
    return -1;
  }

  /** Whether the file ends here without a line end. */
  endsWithout(offset: number): boolean {
    const last = this.at(offset - 1);
    return offset >= this.end && last !== LF && last !== CR;
  }

  private load(offset: number): void {
    // A little before the offset stays in view: callers look one byte back.
    this.base = Math.max(0, offset - 16);
    this.length = readSync(this.descriptor, this.chunk, 0, Math.min(chunkBytes, this.end - this.base), this.base);
  }
}
