import { TallyTooLarge } from '../../engine.ts';

const provingRecords = 1000;
const mostIds = 1 << 22;

/**
 * Tells whether ids come twice, in one pass. Exports mostly write their ids in rising order, and rising ids are
 * distinct: that costs no memory. Where the order fails early, a table of hashes takes over; where it fails late, a
 * second pass has to be made with the table.
 */
export class UniqueIds {
  /** The order failed after the table was given up: the pass proves nothing. */
  undecided = false;
  /** Hashes that came more than once: of equal ids, or (rarely) of two that share a hash. */
  readonly suspects = new Set<number>();

  private rising: boolean;
  private seen = 0;
  private previous = Buffer.alloc(64);
  private previousLength = -1;
  private table: Float64Array | null = new Float64Array(1 << 12);
  private filled = 0;

  /** @param byOrder false: keep the table from the start to the end */
  constructor(byOrder = true) {
    this.rising = byOrder;
  }

  /** Looks at the id in these bytes, without the spaces around it; blank ones are nobody's. @throws TallyTooLarge */
  add(buffer: Buffer, start: number, end: number): void {
    if (end === start || this.undecided) return;
    if (isInk(buffer[start]!) && isInk(buffer[end - 1]!)) return this.addTrimmed(buffer, start, end);
    const trimmed = Buffer.from(buffer.toString('utf8', start, end).trim());
    if (trimmed.length > 0) this.addTrimmed(trimmed, 0, trimmed.length);
  }

  private addTrimmed(buffer: Buffer, start: number, end: number): void {
    this.seen += 1;
    if (this.rising) {
      if (!this.isAfterPrevious(buffer, start, end)) {
        this.rising = false;
        if (this.table === null) this.undecided = true;
      } else {
        this.remember(buffer, start, end);
        if (this.seen === provingRecords) this.table = null;
      }
    }
    if (this.table !== null) this.insert(hashOf(buffer, start, end));
  }

  /** Shorter before longer, then by bytes: the order of numbers, and of ids of one length. */
  private isAfterPrevious(buffer: Buffer, start: number, end: number): boolean {
    const length = end - start;
    if (length !== this.previousLength) return length > this.previousLength;
    for (let at = 0; at < length; at += 1) {
      const difference = buffer[start + at]! - this.previous[at]!;
      if (difference !== 0) return difference > 0;
    }
    return false;
  }

  private remember(buffer: Buffer, start: number, end: number): void {
    const length = end - start;
    if (length > this.previous.length) this.previous = Buffer.alloc(length * 2);
    for (let at = 0; at < length; at += 1) this.previous[at] = buffer[start + at]!;
    this.previousLength = length;
  }

  private insert(hash: number): void {
    const table = this.table!;
    const mask = table.length - 1;
    let slot = (hash % 0x100000000) & mask;
    while (table[slot] !== 0) {
      if (table[slot] === hash) {
        this.suspects.add(hash);
        return;
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = hash;
    this.filled += 1;
    if (this.filled === mostIds) throw new TallyTooLarge(`more than ${mostIds} ids in no order`);
    if (this.filled * 2 > table.length) this.grow();
  }

  private grow(): void {
    const old = this.table!;
    this.table = new Float64Array(old.length * 2);
    this.filled = 0;
    for (const hash of old) if (hash !== 0) this.insert(hash);
  }
}

/** An ASCII character that is no space: at both ends of an id there is nothing to trim. */
export const isInk = (byte: number): boolean => byte > 0x20 && byte < 0x7f;

/** A hash of 52 bits, never 0: two 32-bit hashes (FNV-1a, and the same from another start) side by side. */
export function hashOf(buffer: Uint8Array, start: number, end: number): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = start; at < end; at += 1) {
    const byte = buffer[at]!;
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x85ebca6b) ^ (high >>> 13);
  }
  return ((high >>> 0) % 0x100000) * 0x100000000 + (low >>> 0) + 1;
}
