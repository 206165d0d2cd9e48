/** What a weighted sum of unknown numbers is known to come to. */
export interface Equation {
  readonly terms: readonly (readonly [unknown: number, times: number])[];
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
    const rows = equations.map(({ terms, value }, at) => {
      const row = Array<number>(width + 1).fill(0);
      const sign = value < 0 ? -1 : 1;
      for (const [unknown, times] of terms) row[unknown]! += sign * times;
      row[unknowns + at] = 1;
      row[width] = sign * value;
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
      const gains = Array<number>(this.unknowns).fill(0);
      for (const at of asked) gains[at]! += sign;
      const rows = this.start.rows.map((row) => [...row]);
      return sign * maximise(rows, [...this.start.basis], gains, this.unknowns);
    };
    return { low: extreme(-1), high: extreme(1) };
  }
}

/** The greatest value of a sum, from a basis that is possible; its unknowns are the first of those in the rows. */
function maximise(rows: number[][], basis: number[], gains: readonly number[], width: number): number {
  const gain = [...gains, 0];
  for (const [at, row] of rows.entries()) {
    const times = gains[basis[at]!]!;
    if (times !== 0) for (let column = 0; column <= width; column += 1) gain[column]! -= times * row[column]!;
  }
  for (;;) {
    const entering = gain.findIndex((one, column) => column < width && one > tiny);
    if (entering < 0) return -gain[width]!;
    let [leaving, best] = [-1, Infinity];
    for (const [at, row] of rows.entries()) {
      if (row[entering]! <= tiny) continue;
      const ratio = row[width]! / row[entering]!;
      if (ratio > best + tiny || (ratio > best - tiny && basis[at]! > basis[leaving]!)) continue;
      [leaving, best] = [at, ratio];
    }
    if (leaving < 0) return Infinity;
    pivot(rows, basis, leaving, entering);
    const times = gain[entering]!;
    for (let column = 0; column <= width; column += 1) gain[column]! -= times * rows[leaving]![column]!;
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
