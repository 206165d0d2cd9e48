import { LinesBeside, type TableBeside } from './beside.ts';
import { nameOf, type Level, type Line, type Margin, type Part } from './level.ts';

/** A cell of a table of two ways; one without a part is one in which nobody stands. */
export interface Cell<P extends Part = Part> {
  readonly row: number;
  readonly column: number;
  readonly part: P | null;
}

/** Groups by two ways: the rows are the groups of a table made before, with what is hidden of it, the columns those of one way more. */
export class CrossTable<P extends Part = Part> {
  readonly cells: Cell<P>[] = [];
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** Several hidden rows together, or hidden groups of a table beside. */
  readonly uppers: readonly Line[];
  /** What tables beside this one tell of its cells. */
  readonly beside: readonly LinesBeside[];
  readonly hidden = new Set<number>();
  private readonly uppersOfRow: Line[][];
  private readonly byPlace = new Map<number, number>();
  private readonly linesOfCell: (readonly Line[])[] = [];
  private readonly exchanges = new Map<string, { cells: number; readonly counts: number[] }>();
  private readonly numbers = new Map<Line, number>();
  private readonly rowsByName: ReadonlyMap<string, number>;
  /** How many classes are told. */
  readonly classes: number;

  /** The same table with a cell of nobody wherever somebody may stand, for all that is known. */
  readonly filled: () => CrossTable<P>;

  constructor(before: Level, columns: Level, parts: readonly P[], beside: readonly TableBeside[] = []) {
    let filled: CrossTable<P> | null = null;
    this.filled = () => (filled ??= new CrossTable(before, columns, parts, beside).fill());
    this.classes = parts[0]?.classes?.length ?? 0;
    this.rows = linesOf(before);
    this.columns = linesOf(columns);
    this.uppersOfRow = this.rows.map((): Line[] => []);
    this.beside = beside.map((table) => new LinesBeside(table));
    const uppers = before.margins.flatMap(({ hidden, isShown }) => {
      if (hidden.length === 0) return [];
      const upper: Line = { name: '', isShown, cells: [] };
      for (const row of hidden) this.uppersOfRow[row]!.push(upper);
      return [upper];
    });
    this.uppers = [...uppers, ...this.beside.flatMap((table) => table.uppers)];
    this.rowsByName = new Map(this.rows.map(({ name }, at) => [name, at]));
    const columnsByName = new Map(this.columns.map(({ name }, at) => [name, at]));
    for (const part of parts) {
      const row = this.rowAt(part.place.slice(0, -1))!;
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

  /** The row of a place; undefined where there is none. */
  rowAt(place: readonly string[]): number | undefined {
    return this.rowsByName.get(nameOf({ place }));
  }

  /** The values by which a row and a column are told apart. */
  placeOf({ row, column }: Pick<Cell, 'row' | 'column'>): readonly string[] {
    return [this.rows[row]!, this.columns[column]!].flatMap(({ name }) => JSON.parse(name) as readonly string[]);
  }

  isHidden(cell: number | null): boolean {
    return cell !== null && this.hidden.has(cell);
  }

  isUntold(cell: number): boolean {
    return this.cells[cell]!.part?.isUntold === true;
  }

  /** All lines in which a cell stands. */
  linesThrough(cell: number): readonly Line[] {
    return this.linesOfCell[cell]!;
  }

  /** Whether somebody may stand in a place: no table beside says that nobody does. */
  isOpen(row: number, column: number): boolean {
    if (this.beside.length === 0) return true;
    const place = this.placeOf({ row, column });
    return this.beside.every((table) =>
      table.linesThrough(place).every((line) => !line.isShown || this.total(line, 0) > 0),
    );
  }

  /** How many stand in a cell and in those with which it may change places so that no line changes that is known. */
  exchangeable(cell: number, of = 0): number {
    const { cells, counts } = this.exchanges.get(this.placeOfExchange(this.linesThrough(cell)))!;
    return cells > 1 ? (counts[of] ?? 0) : 0;
  }

  hiddenIn({ cells }: Line): number[] {
    return cells.filter((cell) => this.hidden.has(cell));
  }

  /** The table as the next one rests on it. @param emptyPart a cell of nobody */
  level(emptyPart: (place: readonly string[]) => P): Level<P> {
    const { rows, columns, uppers } = this;
    const groups = this.beside.flatMap((table) => table.groups);
    return {
      parts: this.cells.map((cell) => cell.part ?? emptyPart(this.placeOf(cell))),
      hidden: this.hidden,
      margins: [...rows, ...columns, ...uppers, ...groups].map((line): Margin => ({
        hidden: this.hiddenIn(line),
        isShown: line.isShown,
      })),
    };
  }

  /** Cells that stand in the same known lines are alike. */
  private placeOfExchange(lines: readonly Line[]): string {
    return lines.flatMap((line) => (line.isShown ? [this.numberOf(line)] : [])).join(' ');
  }

  private numberOf(line: Line): number {
    const number = this.numbers.get(line) ?? this.numbers.size;
    this.numbers.set(line, number);
    return number;
  }

  private fill(): this {
    for (const row of this.rows.keys())
      for (const column of this.columns.keys()) if (this.isOpen(row, column)) this.cellAt(row, column);
    return this;
  }

  private add(cell: Cell<P>): number {
    const at = this.cells.push(cell) - 1;
    const own = [this.rows[cell.row]!, this.columns[cell.column]!, ...this.uppersOfRow[cell.row]!];
    const name = this.beside.length === 0 ? [] : this.placeOf(cell);
    const lines = [...own, ...this.beside.flatMap((table) => table.linesThrough(name))];
    this.linesOfCell.push(lines);
    const place = this.placeOfExchange(lines);
    const like = this.exchanges.get(place) ?? { cells: 0, counts: [] };
    like.cells += 1;
    for (let of = 0; of <= this.classes; of += 1) like.counts[of] = (like.counts[of] ?? 0) + this.n(at, of);
    this.exchanges.set(place, like);
    this.byPlace.set(cell.row * this.columns.length + cell.column, at);
    for (const { cells } of lines) cells.push(at);
    return at;
  }
}

const linesOf = ({ parts, hidden }: Level): Line[] =>
  parts.map((part, at) => ({ name: nameOf(part), isShown: !hidden.has(at), cells: [] }));
