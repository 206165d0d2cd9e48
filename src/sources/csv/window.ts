import { isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';

const LF = 10;
const CR = 13;

/** A window of bytes that slides over a file, so that any size is read in constant memory. */
export class Window {
  buffer: Buffer;
  /** Bytes that are filled, and the offset in the file of the first. */
  length = 0;
  base: number;
  atEnd = false;
  /** False when the bytes read last are not all valid UTF-8: then records are looked at one by one. */
  validText = true;
  /** The offset in the file of the first NUL byte; -1 while there is none. */
  nul = -1;

  private readonly descriptor: number;
  private readonly end: number;

  /** A window on the bytes of an open file from `start` up to `end`. */
  constructor(descriptor: number, start: number, end: number, size: number) {
    this.descriptor = descriptor;
    this.base = start;
    this.end = end;
    this.buffer = Buffer.allocUnsafe(size);
  }

  /** Keeps the bytes from `from` on, reads more behind them, and grows when none of them can go. */
  slide(from: number): void {
    if (from > 0) {
      this.buffer.copyWithin(0, from, this.length);
      this.base += from;
      this.length -= from;
    } else if (this.length === this.buffer.length) {
      const larger = Buffer.allocUnsafe(this.buffer.length * 2);
      this.buffer.copy(larger, 0, 0, this.length);
      this.buffer = larger;
    }
    const kept = this.length;
    const wanted = Math.min(this.buffer.length - kept, this.end - this.base - kept);
    const read = wanted > 0 ? readSync(this.descriptor, this.buffer, kept, wanted, this.base + kept) : 0;
    this.length += read;
    this.atEnd = this.base + this.length >= this.end || read === 0;
    this.look(kept);
  }

  /** Leaves all bytes and goes on at another offset of the file. */
  seek(offset: number): void {
    this.base = offset;
    this.length = 0;
    this.slide(0);
  }

  /** The file ends before the window should. */
  get isShort(): boolean {
    return this.atEnd && this.base + this.length < this.end;
  }

  /** The last byte ends a line, or there is none. */
  get endsLine(): boolean {
    const last = this.length > 0 ? this.buffer[this.length - 1] : LF;
    return last === LF || last === CR;
  }

  /** Line ends in the window before an offset of the file. */
  linesBefore(offset: number): number {
    let lines = 0;
    for (let at = 0; at < offset - this.base; at += 1) {
      const byte = this.buffer[at];
      if (byte === LF || (byte === CR && this.buffer[at + 1] !== LF)) lines += 1;
    }
    return lines;
  }

  private look(from: number): void {
    const zero = this.buffer.subarray(from, this.length).indexOf(0);
    if (zero >= 0 && this.nul < 0) this.nul = this.base + from + zero;
    // The kept bytes are looked at again: a character may stand across the seam.
    this.validText = isUtf8(this.buffer.subarray(0, this.atEnd ? this.length : this.lastCharacter()));
  }

  /** Where the last character begins, which may go on behind the window. */
  private lastCharacter(): number {
    let at = this.length;
    while (at > 0 && at > this.length - 4 && (this.buffer[at - 1]! & 0xc0) === 0x80) at -= 1;
    return at > 0 && this.buffer[at - 1]! >= 0xc0 ? at - 1 : this.length;
  }
}
