/** A sum of unknown numbers that is known, each of them once: which they are, and what they come to. */
export interface KnownSum {
  readonly of: readonly number[];
  readonly value: number;
}

/** Between which values a number lies. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What counts as nothing beside whole numbers. */
const nothing = 1e-9;

/** Steps by the largest gain before steps by the first one, which cannot go in a circle. */
const boldSteps = 200;

/**
 * Between which values a sum of unknown numbers lies of which none is below 0, given other sums of them: two linear programmes,
 * solved by the simplex method (Dantzig 1963, chapter 5; against circles the rule of Bland 1977). `high` is Infinity where nothing
 * bounds it; null where the known sums contradict each other.
 *
 * @example rangeOfSum([{ of: [0, 1], value: 7 }, { of: [1, 2], value: 3 }], 3, [0]) // => {"low": 4, "high": 7}
 */
export function rangeOfSum(known: readonly KnownSum[], unknowns: number, asked: readonly number[]): Range | null {
  const programme = new Programme(known, unknowns);
  if (!programme.isPossible) return null;
  const high = programme.most(asked, 1);
  return { low: 0 - programme.most(asked, -1), high };
}

/** No unknown stands for the row yet. */
const open = -1;

class Programme {
  readonly isPossible: boolean;
  private readonly unknowns: number;
  /** Each known sum: its coefficients, then its value. */
  private readonly rows: Float64Array[];
  /** The unknown that each row says. */
  private readonly said: number[];

  constructor(known: readonly KnownSum[], unknowns: number) {
    this.unknowns = unknowns;
    this.rows = known.map(({ of, value }) => {
      const row = new Float64Array(unknowns + 1);
      for (const at of of) row[at]! += 1;
      row[unknowns] = value;
      return row;
    });
    this.said = this.rows.map(() => open);
    this.isPossible = this.start();
  }

  /** The most that a sum of unknowns comes to, times a sign. */
  most(asked: readonly number[], sign: 1 | -1): number {
    const gain = new Float64Array(this.unknowns + 1);
    for (const at of asked) gain[at]! += sign;
    for (const [at, row] of this.rows.entries()) subtract(gain, row, gain[this.said[at]!]!);
    for (let step = 0; ; step += 1) {
      const entering = this.entering(gain, step);
      if (entering === null) return 0 - gain[this.unknowns]!;
      const leaving = this.leaving(entering);
      if (leaving === null) return Infinity;
      this.exchange(leaving, entering);
      subtract(gain, this.rows[leaving]!, gain[entering]!);
    }
  }

  /** Finds unknowns that fit the known sums: as long as one of these is not met, it is brought nearer. */
  private start(): boolean {
    const lacking = new Float64Array(this.unknowns + 1);
    for (const row of this.rows) subtract(lacking, row, -1);
    for (let step = 0; ; step += 1) {
      const entering = this.entering(lacking, step);
      const leaving = entering === null ? null : this.leaving(entering);
      if (entering === null || leaving === null) break;
      this.exchange(leaving, entering);
      subtract(lacking, this.rows[leaving]!, lacking[entering]!);
    }
    if (lacking[this.unknowns]! > nothing) return false;
    this.closeOpen();
    return true;
  }

  /** A row that is met without an unknown takes one, or says nothing that the others do not. */
  private closeOpen(): void {
    for (let at = this.rows.length - 1; at >= 0; at -= 1) {
      if (this.said[at] !== open) continue;
      const column = this.rows[at]!.subarray(0, this.unknowns).findIndex((one) => Math.abs(one) > nothing);
      if (column >= 0) this.exchange(at, column);
      else {
        this.rows.splice(at, 1);
        this.said.splice(at, 1);
      }
    }
  }

  private entering(gain: Float64Array, step: number): number | null {
    let found: number | null = null;
    for (let at = 0; at < this.unknowns; at += 1) {
      if (gain[at]! <= (found === null ? nothing : gain[found]!)) continue;
      if (step > boldSteps) return at;
      found = at;
    }
    return found;
  }

  /** The row that first comes to nothing where an unknown grows. */
  private leaving(entering: number): number | null {
    let found: number | null = null;
    let least = Infinity;
    for (const [at, row] of this.rows.entries()) {
      if (row[entering]! <= nothing) continue;
      const ratio = row[this.unknowns]! / row[entering]!;
      const isFirst = found !== null && ratio < least + nothing && this.said[at]! < this.said[found]!;
      if (ratio > least - nothing && !isFirst) continue;
      found = at;
      least = ratio;
    }
    return found;
  }

  private exchange(leaving: number, entering: number): void {
    const row = this.rows[leaving]!;
    const by = row[entering]!;
    for (let at = 0; at < row.length; at += 1) row[at]! /= by;
    for (const [at, other] of this.rows.entries()) if (at !== leaving) subtract(other, row, other[entering]!);
    this.said[leaving] = entering;
  }
}

function subtract(from: Float64Array, row: Float64Array, times: number): void {
  if (times === 0) return;
  for (let at = 0; at < row.length; at += 1) from[at]! -= times * row[at]!;
}
