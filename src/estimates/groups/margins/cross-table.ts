import { nameOf, type Level, type Margin, type Part } from './level.ts';

/** A cell of a table of two ways; one without a part is one in which nobody stands. */
export interface Cell<P extends Part = Part> {
  readonly row: number;
  readonly column: number;
  readonly part: P | null;
}

/** The cells of a row, of a column, or of several rows together. */
export interface Line {
  readonly name: string;
  /** Whether a reader knows how many it counts. */
  readonly isShown: boolean;
  readonly cells: number[];
}

/** Groups by two ways: the rows are the groups of a table made before, with what is hidden of it, the columns those of one way more. */
export class CrossTable<P extends Part = Part> {
  readonly cells: Cell<P>[] = [];
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** Several hidden rows together. */
  readonly uppers: readonly Line[];
  readonly hidden = new Set<number>();
  private readonly uppersOfRow: Line[][];
  private readonly byPlace = new Map<number, number>();
  private readonly exchanges = new Map<string, { cells: number; readonly counts: number[] }>();
  /** How many classes are told. */
  readonly classes: number;

  constructor(before: Level, columns: Level, parts: readonly P[]) {
    this.classes = parts[0]?.classes?.length ?? 0;
    this.rows = linesOf(before);
    this.columns = linesOf(columns);
    this.uppersOfRow = this.rows.map((): Line[] => []);
    this.uppers = before.margins.flatMap(({ hidden, isShown }) => {
      if (hidden.length === 0) return [];
      const upper: Line = { name: '', isShown, cells: [] };
      for (const row of hidden) this.uppersOfRow[row]!.push(upper);
      return [upper];
    });
    const rowsByName = new Map(this.rows.map(({ name }, at) => [name, at]));
    const columnsByName = new Map(this.columns.map(({ name }, at) => [name, at]));
    for (const part of parts) {
      const row = rowsByName.get(nameOf({ place: part.place.slice(0, -1) }))!;
      this.add({ row, column: columnsByName.get(nameOf({ place: part.place.slice(-1) }))!, part });
    }
  }

  /** How many stand in a cell. @param of 0 for all of them, from 1 on for those of each class that is told */
  n(cell: number, of = 0): number {
    const { part } = this.cells[cell]!;
    return (of === 0 ? part?.n : part?.classes?.[of - 1]) ?? 0;
  }

  /** How many stand in a line. */
  total({ cells }: Line, of: number): number {
    return cells.reduce((sum, cell) => sum + this.n(cell, of), 0);
  }

  /** How many stand in the table. */
  all(of: number): number {
    return this.cells.reduce((sum, _, cell) => sum + this.n(cell, of), 0);
  }

  /** The cell at a row and a column; null where nobody stands there. */
  at(row: number, column: number): number | null {
    return this.byPlace.get(row * this.columns.length + column) ?? null;
  }

  /** The same, where a cell of nobody is one too. */
  cellAt(row: number, column: number): number {
    return this.at(row, column) ?? this.add({ row, column, part: null });
  }

  isHidden(cell: number | null): boolean {
    return cell !== null && this.hidden.has(cell);
  }

  isUntold(cell: number): boolean {
    return this.cells[cell]!.part?.isUntold === true;
  }

  /** All lines in which a cell stands. */
  linesThrough(cell: number): Line[] {
    const { row, column } = this.cells[cell]!;
    return [this.rows[row]!, this.columns[column]!, ...this.uppersOfRow[row]!];
  }

  /**
   * How many stand in a cell and in those with which it may change places so that no line changes that is known: where its row is
   * hidden those of its column in rows that are hidden like it, where its column is hidden those of its row in such columns.
   */
  exchangeable(cell: number, of = 0): number {
    const found = this.placesOfExchange(this.cells[cell]!).map((place) => this.exchanges.get(place)!);
    return Math.max(0, ...found.filter(({ cells }) => cells > 1).map(({ counts }) => counts[of] ?? 0));
  }

  hiddenIn({ cells }: Line): number[] {
    return cells.filter((cell) => this.hidden.has(cell));
  }

  /** The table as the next one rests on it. @param emptyPart a cell of nobody */
  level(emptyPart: (place: readonly string[]) => P): Level<P> {
    const { rows, columns, uppers } = this;
    const placeOf = ({ row, column }: Cell): readonly string[] =>
      [rows[row]!, columns[column]!].flatMap(({ name }) => JSON.parse(name) as readonly string[]);
    return {
      parts: this.cells.map((cell) => cell.part ?? emptyPart(placeOf(cell))),
      hidden: this.hidden,
      margins: [...rows, ...columns, ...uppers].map((line): Margin => ({
        hidden: this.hiddenIn(line),
        isShown: line.isShown,
      })),
    };
  }

  /** Hidden rows that stand in the same known lines are alike, and so are hidden columns. */
  private placesOfExchange({ row, column }: Cell<P>): string[] {
    const known = this.uppersOfRow[row]!.flatMap((upper) => (upper.isShown ? [this.uppers.indexOf(upper)] : []));
    return [
      ...(this.rows[row]!.isShown ? [] : [`${known.join(' ')} in ${column}`]),
      ...(this.columns[column]!.isShown ? [] : [`of ${row}`]),
    ];
  }

  private add(cell: Cell<P>): number {
    const at = this.cells.push(cell) - 1;
    for (const place of this.placesOfExchange(cell)) {
      const like = this.exchanges.get(place) ?? { cells: 0, counts: [] };
      like.cells += 1;
      for (let of = 0; of <= this.classes; of += 1) like.counts[of] = (like.counts[of] ?? 0) + this.n(at, of);
      this.exchanges.set(place, like);
    }
    this.byPlace.set(cell.row * this.columns.length + cell.column, at);
    for (const { cells } of this.linesThrough(at)) cells.push(at);
    return at;
  }
}

const linesOf = ({ parts, hidden }: Level): Line[] =>
  parts.map((part, at) => ({ name: nameOf(part), isShown: !hidden.has(at), cells: [] }));
