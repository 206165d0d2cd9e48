import { nameOf, type Level, type Line } from './level.ts';

/** A table of some of the ways by which a larger one tells records apart: what it shows is known beside that. */
export interface TableBeside {
  /** Which of the larger table's ways they are. */
  readonly ways: readonly number[];
  readonly level: Level;
}

/** The groups of a table beside a larger one, each a line of the cells in it. */
export class LinesBeside {
  /** Each group by itself. */
  readonly groups: Line[] = [];
  /** Several hidden groups together. */
  readonly uppers: Line[] = [];
  private readonly through = new Map<string, Line[]>();
  private readonly ways: readonly number[];

  constructor({ ways, level }: TableBeside) {
    this.ways = ways;
    const lines = level.parts.map((part, at) => this.group(nameOf(part), !level.hidden.has(at)));
    for (const { hidden, isShown } of level.margins) {
      if (hidden.length === 0) continue;
      const upper: Line = { name: '', isShown, cells: [] };
      this.uppers.push(upper);
      for (const at of hidden) lines[at]!.push(upper);
    }
  }

  /** The lines in which a cell stands. A group that the table does not have is known to be one of nobody. */
  linesThrough(place: readonly string[]): readonly Line[] {
    const name = this.nameAt(place);
    return this.through.get(name) ?? this.group(name, true);
  }

  /** What the group of a place is called. */
  nameAt(place: readonly string[]): string {
    return nameOf({ place: this.ways.map((way) => place[way]!) });
  }

  private group(name: string, isShown: boolean): Line[] {
    const line: Line = { name, isShown, cells: [] };
    this.groups.push(line);
    const through = [line];
    this.through.set(name, through);
    return through;
  }
}
