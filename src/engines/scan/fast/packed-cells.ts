import { TallyCells, type TallyCell } from '../../engine.ts';

/** Cells as bytes and numbers, in which form they go from thread to thread. */
export interface PackedCells {
  /** For each column its values, one behind the other, and the length of each. */
  readonly columns: readonly { readonly text: Uint8Array; readonly lengths: Uint32Array }[];
  /** For each cell the numbers of its values, and how many records have them. */
  readonly numbers: Uint32Array;
  readonly rows: Uint32Array;
}

/** Packs cells of texts, each value as the file would hold it: its quotes doubled. */
export function packCells(cells: readonly TallyCell[], width: number, quote: number): PackedCells {
  const mark = String.fromCharCode(quote);
  const columns = Array.from({ length: width }, (_, column) => {
    const texts = cells.map(({ values }) =>
      Buffer.from(quote < 0 ? values[column]! : values[column]!.replaceAll(mark, mark + mark)),
    );
    return { text: Uint8Array.from(Buffer.concat(texts)), lengths: Uint32Array.from(texts, ({ length }) => length) };
  });
  const numbers = Uint32Array.from({ length: cells.length * width }, (_, at) => Math.floor(at / width));
  return { columns, numbers, rows: Uint32Array.from(cells, ({ rows }) => rows) };
}

/** Leaves out values that no cell has: those of records that were counted and taken back. */
export function withoutUnused({ columns, numbers, rows }: PackedCells): PackedCells {
  const width = columns.length;
  const used = columns.map(({ lengths }) => new Uint8Array(lengths.length));
  for (const [at, number] of numbers.entries()) used[at % width]![number] = 1;
  if (used.every((marks) => !marks.includes(0))) return { columns, numbers, rows };
  const kept = columns.map((column, at) => keepUsed(column, used[at]!));
  return {
    columns: kept,
    numbers: numbers.map((number, at) => kept[at % width]!.renumbered[number]!),
    rows,
  };
}

function keepUsed({ text, lengths }: PackedCells['columns'][number], used: Uint8Array) {
  const texts: Uint8Array[] = [];
  const renumbered = new Uint32Array(lengths.length);
  let end = 0;
  for (const [value, length] of lengths.entries()) {
    end += length;
    if (used[value] === 0) continue;
    renumbered[value] = texts.length;
    texts.push(text.subarray(end - length, end));
  }
  return {
    text: Uint8Array.from(Buffer.concat(texts)),
    lengths: Uint32Array.from(texts, ({ length }) => length),
    renumbered,
  };
}

/** The cells as text; those that are equal once doubled quotes are undone become one. */
export function readCells({ columns, numbers, rows }: PackedCells, quote: number): TallyCells {
  const texts = columns.map(({ text, lengths }) => readTexts(text, lengths, quote));
  const cells = new TallyCells(texts, numbers, rows);
  return columns.some(({ text }) => text.includes(quote)) ? cells.joined(columns.map(() => null)) : cells;
}

/** Only quoted values hold quotes, and hold them doubled. */
function readTexts(text: Uint8Array, lengths: Uint32Array, quote: number): string[] {
  const bytes = Buffer.from(text.buffer);
  const mark = String.fromCharCode(quote);
  let end = 0;
  return Array.from(lengths, (length) => {
    end += length;
    const value = bytes.toString('utf8', end - length, end);
    return quote < 0 ? value : value.replaceAll(mark + mark, mark);
  });
}
