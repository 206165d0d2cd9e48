/**
 * Edits that turn one word into another: insert, delete, replace a letter, or swap two neighbours
 * (optimal string alignment, the restricted form of Damerau 1964).
 *
 * @example editDistance('satisfacton', 'satisfaction') // => 1
 * @example editDistance('npms', 'nps') // => 1
 * @example editDistance('socre', 'score') // => 1
 */
export function editDistance(from: string, to: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforePrevious[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/**
 * The candidate that was probably meant: fewest edits, at most one in three letters, case aside; the first among equals.
 * Null when none is near.
 *
 * @example nearest('recomend_score', ['recommend_score', 'effort_score']) // => "recommend_score"
 * @example nearest('zebra', ['recommend_score', 'effort_score']) // => null
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    // A difference in length is a lower bound of the edits: long headers are not worth comparing.
    if (Math.abs(candidate.length - wanted.length) >= fewest) continue;
    const edits = editDistance(wanted, candidate.toLowerCase());
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}
