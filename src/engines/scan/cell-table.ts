import type { ScanExports } from './scan-module.ts';

/** The cells of a thread as bytes and numbers, in which form they go from thread to thread. */
export interface PackedCells {
  /** For each column its distinct values, one behind the other, and the length of each. */
  readonly columns: readonly { readonly text: Uint8Array; readonly lengths: Uint32Array }[];
  /** For each cell the numbers of its values, and how many records have them. */
  readonly numbers: Uint32Array;
  readonly rows: Float64Array;
}

/** Bytes of a slot in a table of pairs: see `wasm/pairs.as.ts`. */
const slotWords = 4;

/** Reads the dictionaries and tables in an instance's memory, and adds those of another. */
export class CellTable {
  private readonly scan: ScanExports;
  private readonly columns: number;

  constructor(scan: ScanExports, columns: number) {
    this.scan = scan;
    this.columns = columns;
  }

  pack(): PackedCells {
    const columns = Array.from({ length: this.columns }, (_, column) => this.values(column));
    return { columns, ...this.cells() };
  }

  /** Adds the cells of another instance; false when there are too many. */
  add({ columns, numbers, rows }: PackedCells): boolean {
    const { scan } = this;
    const here = columns.map(({ text, lengths }, column) => this.addValues(column, text, lengths));
    if (here.includes(null)) return false;
    const address = scan.take(columns.length * 4) / 4;
    let words = new Uint32Array(scan.memory.buffer);
    for (let cell = 0; cell < rows.length; cell += 1) {
      if (words.length === 0) words = new Uint32Array(scan.memory.buffer);
      for (let column = 0; column < columns.length; column += 1) {
        words[address + column] = here[column]![numbers[cell * columns.length + column]!]!;
      }
      if (scan.addCell(address * 4, rows[cell]!) === 0) return false;
    }
    return true;
  }

  /** The numbers that another instance's values have here; null when there are too many. */
  private addValues(column: number, text: Uint8Array, lengths: Uint32Array): Uint32Array | null {
    const { scan } = this;
    const numbers = new Uint32Array(lengths.length);
    const source = scan.take(text.length + 16);
    new Uint8Array(scan.memory.buffer).set(text, source);
    let at = source;
    for (const [value, length] of lengths.entries()) {
      const number = scan.addValue(column, at, length);
      if (number < 0) return null;
      numbers[value] = number;
      at += length;
    }
    return numbers;
  }

  private values(column: number) {
    const words = new Uint32Array(this.scan.memory.buffer);
    const bytes = new Uint8Array(this.scan.memory.buffer);
    const dictionary = this.scan.dictionaryOf(column) / 4;
    const [count, list] = [words[dictionary + 2]!, words[dictionary + 3]! / 4];
    const addresses = words.subarray(list, list + count);
    const lengths = addresses.map((address) => words[address / 4]!);
    const text = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    for (const [value, address] of addresses.entries()) {
      text.set(bytes.subarray(address + 4, address + 4 + lengths[value]!), at);
      at += lengths[value]!;
    }
    return { text, lengths };
  }

  private cells(): { numbers: Uint32Array; rows: Float64Array } {
    const { columns } = this;
    if (columns === 0) return { numbers: new Uint32Array(0), rows: new Float64Array(0) };
    const words = new Uint32Array(this.scan.memory.buffer);
    const last = columns - 1;
    const prefixes = this.prefixes(words);
    const { slots, end, count } = this.table(words, last);
    const numbers = new Uint32Array(count * columns);
    const rows = new Float64Array(count);
    let cell = 0;
    for (let slot = slots; slot < end; slot += slotWords) {
      if (isFree(words, slot)) continue;
      const { left, right } = pairAt(words, slot);
      if (last > 0) numbers.set(prefixes.subarray(left * last, left * last + last), cell * columns);
      numbers[cell * columns + last] = right;
      rows[cell] = words[slot + 2]! + words[slot + 3]! * 0x100000000;
      cell += 1;
    }
    return { numbers, rows };
  }

  /** For each number of the last table but one the values that it stands for. */
  private prefixes(words: Uint32Array): Uint32Array {
    if (this.columns < 2) return new Uint32Array(0);
    let known = Uint32Array.from({ length: words[this.scan.dictionaryOf(0) / 4 + 2]! }, (_, number) => number);
    for (let column = 1; column < this.columns - 1; column += 1) {
      const { slots, end, count } = this.table(words, column);
      const longer = new Uint32Array(count * (column + 1));
      for (let slot = slots; slot < end; slot += slotWords) {
        if (isFree(words, slot)) continue;
        const { left, right } = pairAt(words, slot);
        const at = (words[slot + 2]! - 1) * (column + 1);
        longer.set(known.subarray(left * column, left * column + column), at);
        longer[at + column] = right;
      }
      known = longer;
    }
    return known;
  }

  private table(words: Uint32Array, column: number) {
    const table = this.scan.tableOf(column) / 4;
    const slots = words[table]! / 4;
    return { slots, end: slots + (slotWords << words[table + 1]!), count: words[table + 2]! };
  }
}

const isFree = (words: Uint32Array, slot: number) => words[slot] === 0 && words[slot + 1] === 0;

/** The two numbers of a pair, which stand there plus 1. */
function pairAt(words: Uint32Array, slot: number): { readonly left: number; readonly right: number } {
  return { left: words[slot + 1]!, right: words[slot]! - 1 };
}
