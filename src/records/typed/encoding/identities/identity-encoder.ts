import { form, type RecordReader } from '../../../../sources/csv/record.ts';
import { CodeList, type Words } from '../../../../sources/codes.ts';
import type { EncodedColumn } from '../../../../engines/columns.ts';
import type { Encoder, PackedColumn } from '../column-encoder.ts';
import { hashPlain, plainId, plainText } from '../../../../values/plain-id.ts';
import { TextNumbers, type PackedTexts } from '../text-numbers.ts';

const firstRoom = 1 << 10;

/**
 * Keeps of each plain id its hash alone, so that millions of ids are no texts; any other text is numbered, from 1 on, for
 * rules to judge.
 */
export class IdentityEncoder implements Encoder {
  private readonly others = new TextNumbers();
  private readonly codes = new CodeList();
  private hashes: Words = new Uint32Array(2 * firstRoom);

  put(row: number, buffer: Buffer, record: RecordReader, field: number): void {
    this.makeRoom(row + 1);
    if (field < 0) return this.codes.set(row, this.codeOf(row, buffer, 0, 0));
    if (record.forms[field] === form.doubled) {
      const text = Buffer.from(record.text(buffer, field));
      return this.codes.set(row, this.codeOf(row, text, 0, text.length));
    }
    this.codes.set(row, this.codeOf(row, buffer, record.starts[field]!, record.ends[field]!));
  }

  /** Adds what another has read of the records that come next: hashes, or all texts where a table has numbered them. */
  add(row: number, packed: PackedColumn): void {
    if (packed === null) throw new Error('ids are never too many');
    const { texts, codes, hashes } = packed;
    this.makeRoom(row + codes.length);
    if (hashes !== undefined) {
      this.codes.setAll(row, codes, this.codesOf(texts));
      this.hashes.set(hashes, 2 * row);
    } else this.addTexts(row, texts, codes);
  }

  pack(rows: number): PackedColumn {
    return { texts: this.others.pack(), codes: this.codes.first(rows), hashes: this.first(rows) };
  }

  result(rows: number): EncodedColumn {
    const texts = [plainText, ...this.others.texts];
    return { texts, codes: this.codes.first(rows), hashes: this.first(rows) };
  }

  private codeOf(row: number, bytes: Uint8Array, start: number, end: number): number {
    if (hashPlain(this.hashes, 2 * row, bytes, start, end)) return plainId;
    this.hashes.fill(0, 2 * row, 2 * row + 2);
    return this.others.number(bytes, start, end) + 1;
  }

  /** The code that each code of another has here. */
  private codesOf(texts: PackedTexts): Int32Array {
    const codes = new Int32Array(texts.ends.length + 1);
    codes[plainId] = plainId;
    for (const [at, number] of this.others.addAll(texts).entries()) codes[at + 1] = number + 1;
    return codes;
  }

  private addTexts(row: number, { bytes, ends }: PackedTexts, codes: ArrayLike<number>): void {
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at]!;
      this.codes.set(row + at, this.codeOf(row + at, bytes, ends[code - 1] ?? 0, ends[code]!));
    }
  }

  private first(rows: number): Words {
    return this.hashes.subarray(0, 2 * rows);
  }

  private makeRoom(rows: number): void {
    if (2 * rows <= this.hashes.length) return;
    const larger = new Uint32Array(Math.max(2 * rows, 2 * this.hashes.length));
    larger.set(this.hashes);
    this.hashes = larger;
  }
}
