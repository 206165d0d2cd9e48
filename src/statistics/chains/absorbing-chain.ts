/** How often paths went from state to state: where they began, what followed what, and how they ended. */
export interface PathCounts {
  readonly starts: readonly number[];
  /** From (row) to (column). */
  readonly steps: readonly (readonly number[])[];
  readonly successes: readonly number[];
  readonly failures: readonly number[];
}

/** What the chain says of a state. */
export interface ChainState {
  /** The chance that a path comes there. */
  readonly reached: number;
  /** The chance that it succeeds from there on. */
  readonly succeeds: number;
  /** The part of all success that is lost where every path that comes there fails; null where there is none to lose. */
  readonly removal_effect: number | null;
}

export interface AbsorbingChain {
  /** The chance that a path succeeds; null without paths. */
  readonly success: number | null;
  readonly states: readonly ChainState[];
}

/**
 * The absorbing Markov chain of some paths, solved exactly: with the fundamental matrix N = (I − Q)⁻¹ a path comes to state i
 * with chance (s·N)ᵢ ÷ Nᵢᵢ, and every success that runs through i is lost without it. One inverse serves all states.
 *
 * Use it when what follows a state depends on that state alone. Not when it depends on the way there.
 *
 * Source: Kemeny & Snell (1960), Finite Markov Chains, 3.2, 3.3 and 3.5; Anderl, Becker, von Wangenheim & Schumann (2016),
 * International Journal of Research in Marketing 33 (removal effect).
 *
 * @example absorbingChain({ starts: [3, 1], steps: [[0, 1], [0, 0]], successes: [1, 2], failures: [1, 0] }).success // => 0.75
 */
export function absorbingChain({ starts, steps, successes, failures }: PathCounts): AbsorbingChain {
  const paths = starts.reduce((sum, count) => sum + count, 0);
  if (paths === 0)
    return { success: null, states: starts.map(() => ({ reached: 0, succeeds: 0, removal_effect: null })) };
  const leaving = steps.map((row, from) => row.reduce((sum, count) => sum + count, successes[from]! + failures[from]!));
  const shares = steps.map((row, from) => row.map((count) => count / leaving[from]!));
  const fundamental = inverseOfRest(shares);
  const succeeds = fundamental.map((row) =>
    row.reduce((sum, visits, to) => sum + (visits * successes[to]!) / leaving[to]!, 0),
  );
  const begins = starts.map((count) => count / paths);
  const success = begins.reduce((sum, share, at) => sum + share * succeeds[at]!, 0);
  const states = starts.map((_, at): ChainState => {
    const visits = begins.reduce((sum, share, from) => sum + share * fundamental[from]![at]!, 0);
    const reached = visits / fundamental[at]![at]!;
    return {
      reached,
      succeeds: succeeds[at]!,
      removal_effect: success > 0 ? (reached * succeeds[at]!) / success : null,
    };
  });
  return { success, states };
}

/** (I − Q)⁻¹ by Gauss–Jordan: every path ends, so that no pivot is 0 and none has to be looked for. */
function inverseOfRest(shares: readonly (readonly number[])[]): number[][] {
  const size = shares.length;
  const rows = shares.map((row, from) => {
    const both = new Float64Array(2 * size);
    for (let to = 0; to < size; to += 1) both[to] = (from === to ? 1 : 0) - row[to]!;
    both[size + from] = 1;
    return both;
  });
  for (let at = 0; at < size; at += 1) {
    const own = rows[at]!;
    const pivot = own[at]!;
    for (let column = at; column < 2 * size; column += 1) own[column]! /= pivot;
    for (const row of rows) {
      const factor = row === own ? 0 : row[at]!;
      if (factor !== 0) for (let column = at; column < 2 * size; column += 1) row[column]! -= factor * own[column]!;
    }
  }
  return rows.map((row) => Array.from(row.subarray(size)));
}
