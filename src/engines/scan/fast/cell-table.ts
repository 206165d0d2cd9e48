import type { PackedCells } from './packed-cells.ts';
import type { ScanExports } from '../bytes/scan-module.ts';

/** Words of a slot in a table, and bits of a number in its key: see `wasm/keys.as.ts`. */
const slotWords = 4;
const number = 0xfffff;

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
    if (columns.length === 0) return true;
    const here = columns.map(({ text, lengths }, column) => this.addValues(column, text, lengths));
    if (here.includes(null)) return false;
    const numbersHere = numbers.map((there, at) => here[at % columns.length]![there]!);
    const [numbersAt, rowsAt] = [scan.take(numbers.byteLength), scan.take(rows.byteLength)];
    const words = new Uint32Array(scan.memory.buffer);
    words.set(numbersHere, numbersAt / 4);
    words.set(rows, rowsAt / 4);
    return scan.addCells(numbersAt, rowsAt, rows.length) !== 0;
  }

  /** The numbers that another instance's values have here; null when there are too many. */
  private addValues(column: number, text: Uint8Array, lengths: Uint32Array): Uint32Array | null {
    const { scan } = this;
    const numbers = new Uint32Array(lengths.length);
    let at = scan.take(text.length + 16);
    new Uint8Array(scan.memory.buffer).set(text, at);
    for (const [value, length] of lengths.entries()) {
      const added = scan.addValue(column, at, length);
      if (added < 0) return null;
      numbers[value] = added;
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

  private cells(): { numbers: Uint32Array; rows: Uint32Array } {
    if (this.columns === 0) return { numbers: new Uint32Array(0), rows: new Uint32Array(0) };
    return this.readGrid() ?? this.readTable(new Uint32Array(this.scan.memory.buffer), this.columns - 1);
  }

  private readGrid(): { numbers: Uint32Array; rows: Uint32Array } | null {
    const { scan, columns } = this;
    const count = scan.countCells();
    const [numbersAt, rowsAt] = [scan.take(count * columns * 4), scan.take(count * 4)];
    if (scan.writeGrid(numbersAt, rowsAt) === 0) return null;
    const words = new Uint32Array(scan.memory.buffer);
    const copy = (address: number, length: number) => words.slice(address / 4, address / 4 + length);
    return { numbers: copy(numbersAt, count * columns), rows: copy(rowsAt, count) };
  }

  /** Reads the table in which the words end with this column: the numbers of all columns up to it, and the rows. */
  private readTable(words: Uint32Array, column: number): { numbers: Uint32Array; rows: Uint32Array } {
    const table = this.scan.tableOf(column) / 4;
    const [slots, bits, count] = [words[table]! / 4, words[table + 1]!, words[table + 2]!];
    const width = column + 1;
    const before = column < 3 ? null : this.readEarlier(words, column % 2 === 0 ? column - 2 : column - 1);
    const own = before === null ? width : width - before.width;
    const numbers = new Uint32Array(count * width);
    const rows = new Uint32Array(count);
    let cell = 0;
    for (let slot = slots; slot < slots + (slotWords << bits); slot += slotWords) {
      const [low, high] = [words[slot]!, words[slot + 1]!];
      if (high === 0 || words[slot + 2] === 0) continue;
      const last = cell * width + column;
      numbers[last] = low & number;
      if (own > 1) numbers[last - 1] = ((low >>> 20) | (high << 12)) & number;
      if (own > 2) numbers[last - 2] = (high >>> 8) & number;
      if (before !== null) {
        const word = own === 1 ? ((low >>> 20) | (high << 12)) & number : (high >>> 8) & number;
        before.copy(word, numbers, cell * width);
      }
      rows[cell] = words[slot + 2]!;
      cell += 1;
    }
    return { numbers: numbers.subarray(0, cell * width), rows: rows.subarray(0, cell) };
  }

  /** The words of an earlier table by their numbers. */
  private readEarlier(words: Uint32Array, column: number) {
    // In an earlier table stand numbers, none of them 0, where the last one has rows.
    const { numbers, rows: wordNumbers } = this.readTable(words, column);
    const width = column + 1;
    const places = new Uint32Array(wordNumbers.length);
    for (const [place, word] of wordNumbers.entries()) places[word - 1] = place;
    const copy = (word: number, to: Uint32Array, at: number) => {
      const from = places[word]! * width;
      for (let value = 0; value < width; value += 1) to[at + value] = numbers[from + value]!;
    };
    return { width, copy };
  }
}
