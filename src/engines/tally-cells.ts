/** The values of a tally's columns, in its order, and how many records have them. */
export interface TallyCell {
  readonly values: readonly string[];
  readonly rows: number;
}

/** Above this many places, cells are found by a map instead of by their place. */
const mostPlaces = 1 << 22;

/** The cells of a tally, held by columns: texts once, and numbers for the rest. Hundreds of thousands cost little. */
export class TallyCells implements Iterable<TallyCell> {
  /** The values of each column; a text may stand there twice. */
  readonly columns: readonly (readonly string[])[];
  /** For each cell, one after the other, the place of its value in each column. */
  private readonly places: Uint32Array;
  private readonly rows: ArrayLike<number>;

  constructor(columns: readonly (readonly string[])[], places: Uint32Array, rows: ArrayLike<number>) {
    this.columns = columns;
    this.places = places;
    this.rows = rows;
  }

  /**
   * Cells of `width` values each; those with equal values become one.
   *
   * @example [...TallyCells.of([{ values: ['9'], rows: 2 }, { values: ['9'], rows: 1 }], 1)] // => [{"values": ["9"], "rows": 3}]
   */
  static of(cells: Iterable<TallyCell>, width: number): TallyCells {
    const known = Array.from({ length: width }, () => new Map<string, number>());
    const places: number[] = [];
    const rows: number[] = [];
    for (const cell of cells) {
      for (const [column, texts] of known.entries()) {
        const value = cell.values[column]!;
        const place = texts.get(value) ?? texts.size;
        texts.set(value, place);
        places.push(place);
      }
      rows.push(cell.rows);
    }
    const columns = known.map((texts) => [...texts.keys()]);
    return new TallyCells(columns, Uint32Array.from(places), rows).joined(columns.map(() => null));
  }

  /** These cells and those of other files, where equal ones become one. */
  together(others: readonly TallyCells[]): TallyCells {
    const all = [this, ...others];
    return TallyCells.of(
      (function* () {
        for (const cells of all) yield* cells;
      })(),
      this.columns.length,
    );
  }

  get length(): number {
    return this.rows.length;
  }

  *[Symbol.iterator](): Generator<TallyCell, void> {
    const width = this.columns.length;
    for (let cell = 0; cell < this.rows.length; cell += 1) {
      const values = this.columns.map((texts, column) => texts[this.places[cell * width + column]!]!);
      yield { values, rows: this.rows[cell]! };
    }
  }

  /** How many records have each value of a column. */
  counts(column: number): Map<string, number> {
    const width = this.columns.length;
    const texts = this.columns[column]!;
    const sums = new Float64Array(texts.length);
    for (let cell = 0; cell < this.rows.length; cell += 1)
      sums[this.places[cell * width + column]!]! += this.rows[cell]!;
    const counts = new Map<string, number>();
    for (const [place, text] of texts.entries())
      if (sums[place]! > 0) counts.set(text, (counts.get(text) ?? 0) + sums[place]!);
    return counts;
  }

  /**
   * The least and the greatest of what the values of a column say, among cells that count; null where none says anything.
   *
   * @param say what a value says; null where nothing
   * @param isCounted asked of few cells: those beyond what was found before them
   * @example TallyCells.of([{ values: ['b'], rows: 1 }, { values: ['a'], rows: 1 }], 1).extremes(0, (text) => text, () => true) // => ['a', 'b']
   */
  extremes(
    column: number,
    say: (text: string) => string | null,
    isCounted: (cell: TallyCell) => boolean,
  ): readonly [string, string] | null {
    const width = this.columns.length;
    const said = this.columns[column]!.map(say);
    let [least, greatest]: [string | null, string | null] = [null, null];
    for (let cell = 0; cell < this.rows.length; cell += 1) {
      const one = said[this.places[cell * width + column]!] ?? null;
      const isWithin = one === null || (least !== null && greatest !== null && one >= least && one <= greatest);
      if (isWithin || this.rows[cell] === 0) continue;
      const values = this.columns.map((texts, at) => texts[this.places[cell * width + at]!]!);
      if (!isCounted({ values, rows: this.rows[cell]! })) continue;
      if (least === null || one < least) least = one;
      if (greatest === null || one > greatest) greatest = one;
    }
    return least === null || greatest === null ? null : [least, greatest];
  }

  /**
   * The cells by some of the columns, in this order: those that differed in others alone become one.
   *
   * @example [...TallyCells.of([{ values: ['9', 'x'], rows: 2 }, { values: ['9', 'y'], rows: 1 }], 2).ofColumns([0])] // => [{"values": ["9"], "rows": 3}]
   */
  ofColumns(columns: readonly number[]): TallyCells {
    const [from, width] = [this.columns.length, columns.length];
    const places = new Uint32Array(this.rows.length * width);
    for (let cell = 0; cell < this.rows.length; cell += 1) {
      for (let column = 0; column < width; column += 1)
        places[cell * width + column] = this.places[cell * from + columns[column]!]!;
    }
    const texts = columns.map((column) => this.columns[column]!);
    return new TallyCells(texts, places, this.rows).joined(texts.map(() => null));
  }

  /**
   * Makes one cell of those that have the same values once some values stand for others.
   *
   * @param standIns for each column the value that stands for a value; null where every value stands for itself
   */
  joined(standIns: readonly (((text: string) => string) | null)[]): TallyCells {
    const joint = this.columns.map((texts, column) => jointPlaces(texts, standIns[column] ?? null));
    const width = joint.length;
    const sizes = joint.map(({ texts }) => texts.length);
    const cellAt = cellFinder(sizes);
    const places: number[] = [];
    const rows: number[] = [];
    const own = new Uint32Array(width);
    for (let cell = 0; cell < this.rows.length; cell += 1) {
      if (this.rows[cell] === 0) continue;
      for (let column = 0; column < width; column += 1)
        own[column] = joint[column]!.places[this.places[cell * width + column]!]!;
      const found = cellAt(own, rows.length);
      if (found === rows.length) {
        for (const place of own) places.push(place);
        rows.push(0);
      }
      rows[found]! += this.rows[cell]!;
    }
    return new TallyCells(
      joint.map(({ texts }) => texts),
      Uint32Array.from(places),
      rows,
    );
  }
}

/** The distinct stand-ins of some texts, and the place among them of each text's own. */
function jointPlaces(texts: readonly string[], standIn: ((text: string) => string) | null) {
  const known = new Map<string, number>();
  const places = Uint32Array.from(texts, (text) => {
    const value = standIn === null ? text : standIn(text);
    const place = known.get(value) ?? known.size;
    known.set(value, place);
    return place;
  });
  return { texts: [...known.keys()], places };
}

/** Finds the cell of some places: `next` when they are new, which then is theirs. */
function cellFinder(sizes: readonly number[]): (places: Uint32Array, next: number) => number {
  const most = sizes.reduce((product, size) => product * size, 1);
  if (most > mostPlaces) {
    const known = new Map<string, number>();
    return (places, next) => {
      const key = places.join();
      const found = known.get(key) ?? next;
      if (found === next) known.set(key, next);
      return found;
    };
  }
  const known = new Int32Array(most).fill(-1);
  return (places, next) => {
    let at = 0;
    for (let column = 0; column < sizes.length; column += 1) at = at * sizes[column]! + places[column]!;
    if (known[at] === -1) known[at] = next;
    return known[at]!;
  };
}
