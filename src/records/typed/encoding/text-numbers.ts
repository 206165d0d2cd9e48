const { imul } = Math;
/** As a signed word: so the hash of a blank text is as well. */
const firstHash = 0x81_1c_9d_c5 | 0;
const firstRoom = 1 << 6;
const bytesOfText = 16;

/** What a slot holds: a text's number and 1 (0: free), its hash, where its bytes begin, and how many there are. */
const wide = 1 << 2;
const [ofHash, ofStart, ofLength] = [1, 2, 3];

/** Texts one behind the other, in the order of their numbers, and where each ends. */
export interface PackedTexts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

type EndOf = (bytes: Uint8Array, start: number, end: number) => number;
const whole: EndOf = (_bytes, _start, end) => end;

/**
 * Numbers texts in the order in which they come, by their bytes in UTF-8: a text that is known is compared and never made a
 * string. A hash table with open addressing; the hash is FNV-1a. All that a comparison needs stands side by side: with a
 * million texts it is memory that takes the time.
 */
export class TextNumbers {
  /** How many texts there are. */
  count = 0;
  private slots = new Int32Array(2 * firstRoom * wide);
  /** The bytes of all texts, one behind the other, and where each ends. */
  private bytes = Buffer.allocUnsafe(firstRoom * bytesOfText);
  private ends = new Uint32Array(firstRoom);
  private end = 0;

  /** The number of the text that stands in a buffer; a new one where it has none. */
  number(buffer: Uint8Array, start: number, end: number): number {
    let hash = firstHash;
    for (let at = start; at < end; at += 1) hash = imul(hash ^ buffer[at]!, 0x01_00_01_93);
    const { slots } = this;
    let slot = firstSlot(hash, slots);
    while (slots[slot] !== 0) {
      if (slots[slot + ofHash] === hash && this.isText(slot, buffer, start, end)) return slots[slot]! - 1;
      slot = nextSlot(slot, slots);
    }
    return this.add(slot, hash, buffer, start, end);
  }

  /** The texts in the order of their numbers. */
  get texts(): string[] {
    return Array.from({ length: this.count }, (_, number) =>
      this.bytes.toString('utf8', this.ends[number - 1] ?? 0, this.ends[number]),
    );
  }

  /** The texts for another thread. */
  pack(): PackedTexts {
    return { bytes: Uint8Array.from(this.bytes.subarray(0, this.end)), ends: this.ends.slice(0, this.count) };
  }

  /**
   * Numbers the texts that another has read in their order, and gives the number that each has here.
   *
   * @param endOf where what is kept of a text ends
   */
  addAll({ bytes, ends }: PackedTexts, endOf: EndOf = whole): Int32Array {
    return Int32Array.from(ends, (end, at) => {
      const start = ends[at - 1] ?? 0;
      return this.number(bytes, start, endOf(bytes, start, end));
    });
  }

  private isText(slot: number, buffer: Uint8Array, start: number, end: number): boolean {
    const { slots, bytes } = this;
    if (slots[slot + ofLength] !== end - start) return false;
    const ahead = (slots[slot + ofStart]! >>> 0) - start;
    for (let at = start; at < end; at += 1) if (bytes[at + ahead] !== buffer[at]) return false;
    return true;
  }

  private add(slot: number, hash: number, buffer: Uint8Array, start: number, end: number): number {
    const { slots, count: number, end: own } = this;
    this.end = own + end - start;
    if (this.end > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes], Math.max(this.end, 2 * this.bytes.length));
    for (let at = start; at < end; at += 1) this.bytes[own + at - start] = buffer[at]!;
    slots[slot] = number + 1;
    slots[slot + ofHash] = hash;
    slots[slot + ofStart] = own;
    slots[slot + ofLength] = end - start;
    this.ends[number] = this.end;
    this.count += 1;
    if (this.count === this.ends.length) this.grow();
    return number;
  }

  private grow(): void {
    const { slots, ends } = this;
    this.ends = new Uint32Array(2 * ends.length);
    this.ends.set(ends);
    this.slots = new Int32Array(2 * slots.length);
    for (let from = 0; from < slots.length; from += wide) {
      if (slots[from] === 0) continue;
      let slot = firstSlot(slots[from + ofHash]!, this.slots);
      while (this.slots[slot] !== 0) slot = nextSlot(slot, this.slots);
      this.slots.set(slots.subarray(from, from + wide), slot);
    }
  }
}

const firstSlot = (hash: number, slots: Int32Array) => ((hash ^ (hash >>> 15)) << 2) & (slots.length - 1);
const nextSlot = (slot: number, slots: Int32Array) => (slot + wide) & (slots.length - 1);
