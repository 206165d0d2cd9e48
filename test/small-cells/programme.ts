/** A sum of unknown numbers, each once, and what it is known to come to. */
export interface Equation {
  readonly of: readonly number[];
  readonly value: number;
}

const tiny = 1e-7;

/**
 * Between which values a sum of unknown numbers of 0 or more lies. A linear programme in two phases on the whole tableau, with
 * Bland's rule: slow, and plain enough to be believed (Chvátal 1983, chapters 3 and 8).
 */
export class LinearProgramme {
  private readonly unknowns: number;
  private readonly start: { readonly rows: readonly (readonly number[])[]; readonly basis: readonly number[] };

  constructor(equations: readonly Equation[], unknowns: number) {
    this.unknowns = unknowns;
    const width = unknowns + equations.length;
    const rows = equations.map(({ of, value }, at) => {
      const row = Array<number>(width + 1).fill(0);
      for (const unknown of of) row[unknown] = 1;
      row[unknowns + at] = 1;
      row[width] = value;
      return row;
    });
    const basis = equations.map((_, at) => unknowns + at);
    const lacking = Array.from({ length: width }, (_, at) => (at < unknowns ? 0 : -1));
    const least = maximise(rows, basis, lacking, width);
    if (least < -tiny) throw new Error(`the equations contradict each other by ${-least}`);
    // An artificial unknown that is still there is 0: it goes, or its equation said nothing new.
    for (let at = rows.length - 1; at >= 0; at -= 1) {
      if (basis[at]! < unknowns) continue;
      const entering = rows[at]!.findIndex((one, column) => column < unknowns && Math.abs(one) > tiny);
      if (entering >= 0) pivot(rows, basis, at, entering);
      else {
        rows.splice(at, 1);
        basis.splice(at, 1);
      }
    }
    this.start = { rows: rows.map((row) => [...row.slice(0, unknowns), row[width]!]), basis };
  }

  range(asked: readonly number[]): { readonly low: number; readonly high: number } {
    const extreme = (sign: 1 | -1) => {
      const costs = Array<number>(this.unknowns).fill(0);
      for (const at of asked) costs[at]! += sign;
      const rows = this.start.rows.map((row) => [...row]);
      return sign * maximise(rows, [...this.start.basis], costs, this.unknowns);
    };
    return { low: extreme(-1), high: extreme(1) };
  }
}

/** The greatest value of a sum of costs, from a basis that is possible. */
function maximise(rows: number[][], basis: number[], costs: readonly number[], width: number): number {
  for (;;) {
    const gain = (column: number) =>
      costs[column]! - rows.reduce((sum, row, at) => sum + costs[basis[at]!]! * row[column]!, 0);
    const entering = costs.findIndex((_, column) => gain(column) > tiny);
    if (entering < 0) return rows.reduce((sum, row, at) => sum + costs[basis[at]!]! * row[width]!, 0);
    let leaving = -1;
    for (const [at, row] of rows.entries()) {
      if (row[entering]! <= tiny) continue;
      const [ratio, best] = [row[width]! / row[entering]!, leaving < 0 ? Infinity : rows[leaving]![width]! / rows[leaving]![entering]!];
      if (ratio < best - tiny || (ratio < best + tiny && leaving >= 0 && basis[at]! < basis[leaving]!)) leaving = at;
    }
    if (leaving < 0) return Infinity;
    pivot(rows, basis, leaving, entering);
  }
}

function pivot(rows: number[][], basis: number[], leaving: number, entering: number): void {
  const row = rows[leaving]!;
  const by = row[entering]!;
  for (let at = 0; at < row.length; at += 1) row[at]! /= by;
  for (const [at, other] of rows.entries()) {
    const times = other[entering]!;
    if (at === leaving || times === 0) continue;
    for (let column = 0; column < row.length; column += 1) other[column]! -= times * row[column]!;
  }
  basis[leaving] = entering;
}
