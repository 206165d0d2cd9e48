import { CxError } from '../../errors.ts';
import { compareNames } from '../../estimates/groups/groups.ts';
import type { ShownSegment } from '../../estimates/groups/suppression.ts';

/** A value of a driver of texts, and how many rows have it. */
interface Level {
  readonly level: string;
  readonly n: number;
}

/** What rows say in a driver: a number for each kind of row, or one of some texts, the most frequent first. */
export type Measure =
  | { readonly name: string; readonly isText: false; readonly values: Float64Array }
  | { readonly name: string; readonly isText: true; readonly levels: readonly Level[]; readonly places: Int32Array };

/** Rows that say the same, as a regression takes them. */
export interface MeasuredRows {
  /** How many rows there are. */
  readonly n: number;
  readonly outcome: { readonly name: string; readonly values: Float64Array };
  readonly measures: readonly Measure[];
  /** For each kind of row: how many there are, and what one of them weighs. */
  readonly counts: Float64Array;
  readonly weights: Float64Array;
}

type Groups = {
  readonly segments: readonly Pick<
    ShownSegment<{ readonly n: number; readonly weight?: number }>,
    'segment' | 'state'
  >[];
};

/** Exact decimals: numbers come as they are written once their style is settled. */
const exactNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u;

const mostLevels = 20;

/**
 * Rows by what they say in the outcome and in each driver.
 * @param by the names of the outcome and of the drivers
 * @throws driver-unusable where a driver of texts says too many things
 */
export function measuredRows(by: readonly string[], { segments }: Groups): MeasuredRows {
  const kinds = segments.flatMap(({ segment, state }) => (state ?? []).map((row) => ({ segment, ...row })));
  const counts = Float64Array.from(kinds, ({ n }) => n);
  const [outcome, ...names] = by;
  const n = counts.reduce((sum, count) => sum + count, 0);
  return {
    n,
    outcome: { name: outcome!, values: Float64Array.from(kinds, ({ segment }) => Number(segment[0])) },
    measures: names.map((name, at) =>
      measureOf(
        name,
        kinds.map(({ segment }) => segment[at + 1]!),
        counts,
        n,
      ),
    ),
    counts,
    weights: Float64Array.from(kinds, ({ weight }) => weight ?? 1),
  };
}

function measureOf(name: string, said: readonly string[], counts: Float64Array, n: number): Measure {
  if (said.every((text) => exactNumber.test(text)))
    return { name, isText: false, values: Float64Array.from(said, Number) };
  const found = new Map<string, number>();
  for (const [kind, text] of said.entries()) found.set(text, (found.get(text) ?? 0) + counts[kind]!);
  const levels = [...found]
    .map(([level, rows]) => ({ level, n: rows }))
    .toSorted((a, b) => b.n - a.n || compareNames(a.level, b.level));
  const most = Math.min(mostLevels, n - 1);
  if (levels.length > most && levels.length > 1)
    throw new CxError('driver-unusable', { driver: name, levels: levels.length, most });
  const places = new Map(levels.map(({ level }, place) => [level, place]));
  return { name, isText: true, levels, places: Int32Array.from(said, (text) => places.get(text)!) };
}
