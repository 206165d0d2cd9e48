import { isUtf8 } from 'node:buffer';
import { closeSync, readSync } from 'node:fs';
import { CxError } from '../../../errors.ts';
import { Suspicions } from '../../../sources/encodings/suspicion.ts';
import { reopen, type Reopened } from '../../../sources/files/reopen.ts';
import type { ScanExports } from './scan-module.ts';

/** Bytes that the scan touches before and behind the window. */
const margin = 256;
/** So many bytes at least are read behind those that are there. */
const readAhead = 1 << 13;
const LF = 10;

/** A part of a file in the memory of a scan, which moves on over the file. */
export class FileWindow {
  /** The address of its first byte. */
  readonly address: number;
  /** The offset in the file of that byte, and how many bytes are there. */
  base = 0;
  filled = 0;
  private readonly scan: ScanExports;
  private readonly size: number;
  private view: Buffer;
  private source: Reopened | null = null;
  private end = 0;
  private descriptor = -1;
  /** The file's last line has no line end: one was put behind it. */
  private completed = false;

  constructor(scan: ScanExports, size: number) {
    this.scan = scan;
    this.size = size;
    this.address = scan.take(size + 2 * margin) + margin;
    this.view = Buffer.from(scan.memory.buffer);
  }

  /** @param end where the records end @throws input-changed */
  open(source: Reopened, end: number): void {
    this.source = source;
    this.end = end;
    this.descriptor = reopen(source);
  }

  close(): void {
    closeSync(this.descriptor);
  }

  seek(offset: number): void {
    this.base = offset;
    this.filled = 0;
    this.completed = false;
  }

  /** Reads on behind what is there, up to about so many bytes. @throws input-changed where the file has become shorter */
  fill(wanted: number): void {
    const { address, base, end: last } = this;
    const end = Math.min(this.size, last - base, Math.max(wanted, this.filled + readAhead));
    while (this.filled < end) {
      const [at, length] = [address + this.filled, end - this.filled];
      const read = readSync(this.descriptor, this.bytes(), at, length, base + this.filled);
      if (read === 0) throw new CxError('input-changed', { file: this.source!.file });
      this.filled += read;
    }
    if (base + this.filled < last || this.completed) return;
    if (this.bytes()[address + this.filled - 1] === LF) return;
    this.bytes()[address + this.filled] = LF;
    this.filled += 1;
    this.completed = true;
  }

  /** No byte can be read behind those that are there. */
  isFull(): boolean {
    return this.filled >= this.size || this.base + this.filled >= this.end;
  }

  /** Moves on by so many bytes. */
  drop(count: number): void {
    this.bytes().copyWithin(this.address, this.address + count, this.address + this.filled);
    this.filled -= count;
    this.base += count;
  }

  /** All memory of the scan, whose view is another one when it has grown. */
  bytes(): Buffer {
    if (this.view.buffer !== this.scan.memory.buffer) this.view = Buffer.from(this.scan.memory.buffer);
    return this.view;
  }
}

/** Valid UTF-8 without a sign of wrong decoding: those the plain scan counts. */
export function isSoundText(bytes: Buffer): boolean {
  if (!isUtf8(bytes)) return false;
  const suspicions = new Suspicions();
  suspicions.look(bytes, bytes.length);
  return suspicions.c1 === 0 && suspicions.twice === 0;
}
