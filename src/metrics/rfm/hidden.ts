import { customersTogether, withComplement } from '../../estimates/groups/margins/complement.ts';
import { bands, scores, segmentNames, segmentsOfCell } from './named-segments.ts';
import type { Standing } from './standing.ts';

/** Which parts of a group that is shown are not. */
export interface Hidden {
  isSegment(name: string): boolean;
  isCell(recency: number, frequency: number): boolean;
  isTop(hundredths: number): boolean;
}

const nothingHidden: Hidden = { isSegment: () => false, isCell: () => false, isTop: () => false };

/**
 * Hides what fewer than `minN` customers stand behind, and what would give it away. Named segments and cells cut the same
 * customers in two ways, within bands of recency scores that neither crosses: so bands are hidden first, then within each that
 * is shown its segments and its cells, always two or more with `minN` together; and all cells of a band where some of them less
 * some of its segments would leave few customers.
 */
export function hiddenIn(standing: Standing, minN: number): Hidden {
  if (minN <= 1) return nothingHidden;
  const parts = bands.map((band) => partsOf(standing, band));
  const hiddenBands = withComplement(parts, minN);
  const segments = new Set<string>();
  const cells = new Set<string>();
  for (const part of parts) {
    const hidesAll = hiddenBands.has(part);
    const few = hidesAll ? new Set(part.segments) : withComplement(part.segments, minN);
    const fewCells = hidesAll ? new Set(part.cells) : withComplement(part.cells, minN);
    const givesAway = leavesFew(part, few, fewCells, minN);
    for (const { name } of few) segments.add(name);
    for (const { key } of givesAway ? part.cells : fewCells) cells.add(key);
  }
  const shownTops = topsShown(standing, minN);
  return {
    isSegment: (name) => segments.has(name),
    isCell: (recency, frequency) => cells.has(keyOf(recency, frequency)),
    isTop: (hundredths) => !shownTops.has(hundredths),
  };
}

interface Counted {
  readonly customers: number;
}

interface SegmentPart extends Counted {
  readonly name: string;
}

interface CellPart extends Counted {
  readonly key: string;
  /** The named segments that may have customers of it. */
  readonly meets: ReadonlySet<string>;
}

/** The customers of a band, cut in two ways. */
interface BandParts extends Counted {
  readonly segments: readonly SegmentPart[];
  readonly cells: readonly CellPart[];
}

const keyOf = (recency: number, frequency: number) => `${recency} ${frequency}`;

function partsOf(standing: Standing, band: readonly number[]): BandParts {
  const own = standing.cells.filter((cell) => band.includes(cell.recency_score));
  const cells = band.flatMap((recency) =>
    scores.map((frequency) => ({
      key: keyOf(recency, frequency),
      meets: segmentsOfCell(recency, frequency),
      customers: customersTogether(
        own.filter((cell) => cell.recency_score === recency && cell.frequency_score === frequency),
      ),
    })),
  );
  const segments = segmentNames
    .filter((name) => cells.some(({ meets }) => meets.has(name)))
    .map((name) => ({ name, customers: customersTogether(own.filter((cell) => cell.name === name)) }));
  return { customers: customersTogether(own), segments, cells };
}

/** Whether some cells less some named segments, which all lie in them, are few customers. What is hidden is known together. */
function leavesFew(
  { segments, cells }: BandParts,
  hiddenSegments: ReadonlySet<SegmentPart>,
  hiddenCells: ReadonlySet<CellPart>,
  minN: number,
): boolean {
  const segmentUnits = units(segments, hiddenSegments);
  const cellUnits = units(cells, hiddenCells);
  return subsetsOf(segmentUnits).some((some) => {
    const names = some.flat().map(({ name }) => name);
    const over = cellUnits.filter((unit) => unit.some(({ meets }) => names.some((name) => meets.has(name))));
    const left = customersTogether(over.flat()) - customersTogether(some.flat());
    return left > 0 && left < minN;
  });
}

/** Parts that are shown, each by itself, and those that are hidden, together. */
function units<Part>(parts: readonly Part[], hidden: ReadonlySet<Part>): readonly (readonly Part[])[] {
  const shown = parts.filter((part) => !hidden.has(part)).map((part) => [part]);
  return hidden.size === 0 ? shown : [...shown, [...hidden]];
}

const subsetsOf = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.reduce<readonly (readonly T[])[]>(
    (subsets, item) => [...subsets, ...subsets.map((one) => [...one, item])],
    [[]],
  );

export const hundred: readonly number[] = Array.from({ length: 100 }, (_, at) => at + 1);

/** The tenth of all customers answers a question of its own: it is shown where it may be, and others that leave it alone. */
const first = 10;

/** Which shares of customers may be told what they spent: between two of them, and before and after, there are never few. */
function topsShown(standing: Standing, minN: number): ReadonlySet<number> {
  const counts = new Map(hundred.map((hundredths) => [hundredths, standing.top(hundredths).customers] as const));
  const told = new Set([0, standing.customers]);
  const shown = new Set<number>();
  for (const hundredths of [first, ...hundred]) {
    const count = counts.get(hundredths)!;
    const isApart = [...told].every((other) => other === count || Math.abs(other - count) >= minN);
    if (!isApart) continue;
    told.add(count);
    shown.add(hundredths);
  }
  return shown;
}
