import { CodeList, type Codes, type Words } from '../../../sources/codes.ts';
import { plainText } from '../../../values/plain-id.ts';
import type { EncodedColumn } from '../../columns.ts';
import type { FileWindow } from '../bytes/file-window.ts';
import type { ScanExports } from '../bytes/scan-module.ts';

/** A column as it goes from thread to thread: the texts of its numbers, one behind the other, and how long each is. */
export type PackedColumn = {
  readonly text: Uint8Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly codes: Codes;
  readonly hashes: Words | null;
} | null;

/** A column of a scan: the numbers of its texts for all records that have been read. */
export class RowColumn {
  private readonly scan: ScanExports;
  private readonly part: number;
  /** Plain ids have the number 0 and a hash; the numbers of other texts begin behind it. */
  private readonly isIdentity: boolean;
  private codes = new CodeList();
  private hashes: Words = new Uint32Array();

  constructor(scan: ScanExports, part: number, isIdentity: boolean) {
    this.scan = scan;
    this.part = part;
    this.isIdentity = isIdentity;
  }

  reserve(rows: number): void {
    if (this.isGivenUp) return;
    this.codes.reserve(rows);
    if (this.isIdentity) this.reserveHashes(rows);
  }

  /** Takes the numbers of a window's records out of memory. */
  keep(row: number, memory: ArrayBuffer, records: number): void {
    const { scan, part } = this;
    if (this.isGivenUp) return this.giveUp();
    const count = new Uint32Array(memory, scan.valuesOf(part), 3)[2]!;
    this.codes.setBlock(row, new Uint32Array(memory, scan.numbersOf(part), records), count);
    if (!this.isIdentity) return;
    if (2 * (row + records) > this.hashes.length) this.reserveHashes(2 * (row + records));
    this.hashes.set(new Uint32Array(memory, scan.hashesOf(part), 2 * records), 2 * row);
  }

  /** Adds what another thread has read of the records that come next. */
  add(row: number, window: FileWindow, packed: PackedColumn, mostTexts: number): void {
    const { scan, part } = this;
    if (this.isGivenUp) return;
    if (packed === null) return this.giveUp();
    const { text, lengths, codes, hashes } = packed;
    const first = this.isIdentity ? 1 : 0;
    const numbers = new Int32Array(lengths.length + first);
    // An address is a number without a sign.
    let at = scan.take(text.length + 16) >>> 0;
    window.bytes().set(text, at);
    for (let other = 0; other < lengths.length; other += 1) {
      numbers[other + first] = scan.addText(part, at, lengths[other]!) + first;
      at += lengths[other]!;
    }
    this.codes.setAll(row, codes, numbers);
    if (hashes !== null) {
      this.reserveHashes(row + codes.length);
      this.hashes.set(hashes, 2 * row);
    }
    if (this.count(window.bytes()) > mostTexts) this.giveUp();
  }

  pack(bytes: Buffer, rows: number): PackedColumn {
    if (this.isGivenUp) return null;
    const places = this.places(bytes);
    const words = wordsOf(bytes);
    const lengths = Uint32Array.from(places, (place) => words[place / 4]!);
    const text = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    for (const [number, place] of places.entries()) {
      text.set(bytes.subarray(place + 4, place + 4 + lengths[number]!), at);
      at += lengths[number]!;
    }
    return { text, lengths, codes: this.codes.first(rows), hashes: this.isIdentity ? this.firstHashes(rows) : null };
  }

  result(bytes: Buffer, rows: number, quote: number): EncodedColumn | null {
    if (this.isGivenUp) return null;
    const mark = quote < 0 ? null : String.fromCharCode(quote);
    const words = wordsOf(bytes);
    const own = Array.from(this.places(bytes), (place) => {
      const text = bytes.toString('utf8', place + 4, place + 4 + words[place / 4]!);
      // Only quoted values hold quotes, and hold them doubled.
      return mark !== null && text.includes(mark) ? text.replaceAll(mark + mark, mark) : text;
    });
    const codes = this.codes.first(rows);
    return this.isIdentity
      ? { texts: [plainText, ...own], codes, hashes: this.firstHashes(rows) }
      : { texts: own, codes };
  }

  private get isGivenUp(): boolean {
    return this.scan.isGivenUp(this.part) !== 0;
  }

  private giveUp(): void {
    this.scan.giveUp(this.part);
    this.codes = new CodeList();
  }

  private count(bytes: Buffer): number {
    return wordsOf(bytes)[this.scan.valuesOf(this.part) / 4 + 2]!;
  }

  /** Where the text of each number stands: its length, then its bytes. */
  private places(bytes: Buffer): Uint32Array {
    const list = wordsOf(bytes)[this.scan.valuesOf(this.part) / 4 + 3]! / 4;
    return wordsOf(bytes).subarray(list, list + this.count(bytes));
  }

  private firstHashes(rows: number): Words {
    return this.hashes.subarray(0, 2 * rows);
  }

  private reserveHashes(rows: number): void {
    if (2 * rows <= this.hashes.length) return;
    const larger = new Uint32Array(2 * rows);
    larger.set(this.hashes);
    this.hashes = larger;
  }
}

const wordsOf = (bytes: Buffer) => new Uint32Array(bytes.buffer);
