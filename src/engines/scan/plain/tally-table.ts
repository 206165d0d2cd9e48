import { mostDoubtful } from '../../../sources/structure/doubt.ts';
import { form, type RecordReader } from '../../../sources/csv/record.ts';
import { TallyTooLarge, type Reading, type TallyCell } from '../../engine.ts';
import { datePartEnd } from '../../../values/dates/date-part.ts';

/** Bytes that no UTF-8 text holds: one ends each value of a key, one marks a value whose quotes are still doubled. */
const valueEnd = 0xff;
const doubledMark = 0xfe;

export const mostCells = 1 << 20;

/**
 * Counts by distinct values: a hash table with open addressing whose keys are the values' bytes, so that text is made
 * once for a cell and never for a record.
 */
export class TallyTable {
  private readonly columns: readonly { readonly field: number; readonly reading: Reading }[];
  private slots = new Int32Array(1 << 10).fill(-1);
  private hashes = new Int32Array(1 << 9);
  private counts = new Float64Array(1 << 9);
  private offsets = new Int32Array((1 << 9) + 1);
  private keys = Buffer.allocUnsafe(1 << 14);
  private cells = 0;
  private scratch = Buffer.allocUnsafe(1 << 12);
  /** The cells of the records counted last: each may be taken back. */
  private readonly recent = new Int32Array(mostDoubtful);
  private counted = 0;
  private readonly quote: string;

  /** @param columns the field of each value, -1 where the file does not have it */
  constructor(columns: readonly { readonly field: number; readonly reading: Reading }[], quote: number) {
    this.columns = columns;
    this.quote = String.fromCharCode(quote);
  }

  /** Counts one record. @throws TallyTooLarge */
  count(buffer: Buffer, record: RecordReader): void {
    const length = this.writeKey(buffer, record);
    const { scratch } = this;
    let hash = 0x811c9dc5;
    for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ scratch[at]!, 0x01000193);
    hash ^= hash >>> 15;
    const cell = this.cellOf(hash, length);
    this.counts[cell]! += 1;
    this.recent[this.counted % mostDoubtful] = cell;
    this.counted += 1;
  }

  /** Takes back the record that was counted last, then the one before it, and so on. */
  retract(): void {
    this.counted -= 1;
    this.counts[this.recent[this.counted % mostDoubtful]!]! -= 1;
  }

  /** The cells, values as text; those that are equal once quotes are undone become one. */
  *[Symbol.iterator](): Iterator<TallyCell> {
    for (let cell = 0; cell < this.cells; cell += 1) {
      const rows = this.counts[cell]!;
      if (rows > 0) yield { values: this.valuesOf(cell), rows };
    }
  }

  private writeKey(buffer: Buffer, record: RecordReader): number {
    let length = 0;
    for (const { field, reading } of this.columns) {
      if (field >= 0) {
        const start = record.starts[field]!;
        const cellEnd = record.ends[field]!;
        const end = reading === 'raw' ? cellEnd : datePartEnd(buffer, start, cellEnd, reading === 'zoned-date-part');
        if (length + end - start + 2 > this.scratch.length) this.growScratch(length + end - start + 2);
        const { scratch } = this;
        if (record.forms[field] === form.doubled) {
          scratch[length] = doubledMark;
          length += 1;
        }
        for (let at = start; at < end; at += 1, length += 1) scratch[length] = buffer[at]!;
      }
      if (length === this.scratch.length) this.growScratch(length + 1);
      this.scratch[length] = valueEnd;
      length += 1;
    }
    return length;
  }

  private cellOf(hash: number, length: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const cell = this.slots[slot]!;
      if (cell < 0) return this.addCell(slot, hash, length);
      if (this.hashes[cell] === hash && this.hasKey(cell, length)) return cell;
    }
  }

  private hasKey(cell: number, length: number): boolean {
    const start = this.offsets[cell]!;
    if (this.offsets[cell + 1]! - start !== length) return false;
    const { keys, scratch } = this;
    for (let at = 0; at < length; at += 1) if (keys[start + at] !== scratch[at]) return false;
    return true;
  }

  private addCell(slot: number, hash: number, length: number): number {
    const cell = this.cells;
    if (cell === mostCells) throw new TallyTooLarge(`more than ${mostCells} distinct combinations of values`);
    if (cell === this.counts.length) this.growCells();
    const start = this.offsets[cell]!;
    if (start + length > this.keys.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.keys.length * 2, start + length));
      this.keys.copy(larger, 0, 0, start);
      this.keys = larger;
    }
    this.scratch.copy(this.keys, start, 0, length);
    this.offsets[cell + 1] = start + length;
    this.hashes[cell] = hash;
    this.slots[slot] = cell;
    this.cells += 1;
    if (this.cells * 2 > this.slots.length) this.growSlots();
    return cell;
  }

  private growCells(): void {
    const size = this.counts.length * 2;
    const [hashes, counts, offsets] = [new Int32Array(size), new Float64Array(size), new Int32Array(size + 1)];
    hashes.set(this.hashes);
    counts.set(this.counts);
    offsets.set(this.offsets);
    [this.hashes, this.counts, this.offsets] = [hashes, counts, offsets];
  }

  private growSlots(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let cell = 0; cell < this.cells; cell += 1) {
      let slot = this.hashes[cell]! & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = cell;
    }
    this.slots = slots;
  }

  private growScratch(least: number): void {
    const larger = Buffer.allocUnsafe(Math.max(least, this.scratch.length * 2));
    this.scratch.copy(larger);
    this.scratch = larger;
  }

  private valuesOf(cell: number): string[] {
    const values: string[] = [];
    let start = this.offsets[cell]!;
    for (let value = 0; value < this.columns.length; value += 1) {
      const end = this.keys.indexOf(valueEnd, start);
      const doubled = this.keys[start] === doubledMark;
      const text = this.keys.toString('utf8', doubled ? start + 1 : start, end);
      values.push(doubled ? text.replaceAll(this.quote + this.quote, this.quote) : text);
      start = end + 1;
    }
    return values;
  }
}
