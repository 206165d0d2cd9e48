import type { RecordReader } from './record.ts';

const { imul } = Math;
const firstRoom = 1 << 10;
const seeds = [0x81_1c_9d_c5, 0x9e_37_79_b9] as const;

/** Counts records that are alike byte for byte, by a number of 53 bits that is made of the bytes of each. */
export class AlikeRecords {
  private numbers = new Float64Array(firstRoom);

  /** @param field the cell that must not be blank */
  put(row: number, buffer: Uint8Array, record: RecordReader, field: number): void {
    if (row === this.numbers.length) this.grow(2 * row);
    const isBlank = field < 0 || record.starts[field]! >= record.ends[field]!;
    this.numbers[row] = isBlank ? 0 : numberOf(buffer, record.starts[0]!, record.ends[record.fields - 1]!);
  }

  /** Adds the numbers of records that come next, as another has made them. */
  add(row: number, numbers: Float64Array): void {
    this.grow(row + numbers.length);
    this.numbers.set(numbers, row);
  }

  /** The number of each record so far. */
  numbersOf(rows: number): Float64Array<ArrayBuffer> {
    return this.numbers.subarray(0, rows);
  }

  private grow(room: number): void {
    const larger = new Float64Array(room);
    larger.set(this.numbers.subarray(0, room));
    this.numbers = larger;
  }

  /** How many records repeat another. */
  repeats(rows: number): number {
    // In their own place: they may be many, and are not needed again.
    const sorted = this.numbers.subarray(0, rows);
    sorted.sort();
    let repeats = 0;
    for (let at = 1; at < rows; at += 1) if (sorted[at] !== 0 && sorted[at] === sorted[at - 1]) repeats += 1;
    return repeats;
  }
}

/** FNV-1a twice, from two beginnings and with two primes; never 0. */
function numberOf(buffer: Uint8Array, start: number, end: number): number {
  let [high, low]: [number, number] = [seeds[0], seeds[1]];
  for (let at = start; at < end; at += 1) {
    const byte = buffer[at]!;
    high = imul(high ^ byte, 0x01_00_01_93);
    low = imul(low ^ byte, 0x85_eb_ca_6b);
  }
  return (high >>> 0) * 0x20_00_00 + (low >>> 11) + 1;
}
