const { imul } = Math;
const firstRoom = 1 << 6;
const bytesOfText = 16;

/**
 * Numbers texts in the order in which they come, by their bytes in UTF-8: a text that is known is compared and never made a
 * string. A hash table with open addressing; the hash is FNV-1a.
 */
export class TextNumbers {
  /** How many texts there are. */
  count = 0;
  /** In each slot the number of a text and 1; 0 where it is free. */
  private slots = new Int32Array(2 * firstRoom);
  private hashes = new Int32Array(firstRoom);
  /** Text n stands in `bytes` from `starts[n]` to `starts[n + 1]`. */
  private starts = new Float64Array(firstRoom + 1);
  private bytes = Buffer.allocUnsafe(firstRoom * bytesOfText);

  /** The number of the text that stands in a buffer; a new one where it has none. */
  number(buffer: Uint8Array, start: number, end: number): number {
    let hash = 0x81_1c_9d_c5;
    for (let at = start; at < end; at += 1) hash = imul(hash ^ buffer[at]!, 0x01_00_01_93);
    const { slots } = this;
    const last = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & last;
    while (slots[slot] !== 0) {
      const number = slots[slot]! - 1;
      if (this.hashes[number] === hash && this.isText(number, buffer, start, end)) return number;
      slot = (slot + 1) & last;
    }
    slots[slot] = this.count + 1;
    return this.add(hash, buffer, start, end);
  }

  /** The texts in the order of their numbers. */
  get texts(): string[] {
    return Array.from({ length: this.count }, (_, number) =>
      this.bytes.toString('utf8', this.starts[number], this.starts[number + 1]),
    );
  }

  private isText(number: number, buffer: Uint8Array, start: number, end: number): boolean {
    const own = this.starts[number]!;
    if (this.starts[number + 1]! - own !== end - start) return false;
    for (let at = start; at < end; at += 1) if (this.bytes[own + at - start] !== buffer[at]) return false;
    return true;
  }

  private add(hash: number, buffer: Uint8Array, start: number, end: number): number {
    const number = this.count;
    const from = this.starts[number]!;
    const to = from + end - start;
    if (to > this.bytes.length) this.bytes = Buffer.concat([this.bytes], Math.max(to, 2 * this.bytes.length));
    for (let at = start; at < end; at += 1) this.bytes[from + at - start] = buffer[at]!;
    this.hashes[number] = hash;
    this.starts[number + 1] = to;
    this.count += 1;
    if (this.count === this.hashes.length) this.grow();
    return number;
  }

  private grow(): void {
    const room = 2 * this.count;
    const { hashes, starts } = this;
    this.hashes = new Int32Array(room);
    this.hashes.set(hashes);
    this.starts = new Float64Array(room + 1);
    this.starts.set(starts);
    this.slots = new Int32Array(2 * room);
    const last = this.slots.length - 1;
    for (let number = 0; number < this.count; number += 1) {
      const hash = hashes[number]!;
      let slot = (hash ^ (hash >>> 15)) & last;
      while (this.slots[slot] !== 0) slot = (slot + 1) & last;
      this.slots[slot] = number + 1;
    }
  }
}
