import { quotedInPath } from '../paths.ts';
import { countsIn } from './groups.ts';
import { nothing, type RowIn, type Walk } from './walk.ts';

/**
 * Whole paths: journeys go down a tree in which each branch is one more touchpoint, so that those of one path end at one place, whose
 * name is made once.
 */
export function variantRows({ walked, persons }: Walk): RowIn[] {
  const { order, columns, starts, segments } = walked;
  const tree = new Tree(columns.names.length);
  const places = new Int32Array(segments.length);
  for (let journey = 0; journey < segments.length; journey += 1) {
    let place = tree.root(segments[journey]!);
    for (let at = starts[journey]!; at < starts[journey + 1]!; at += 1)
      place = tree.next(place, columns.touchpoints[order[at]!]!);
    places[journey] = place;
  }
  const names = columns.names.map(quotedInPath);
  const [counts, people] = [countsIn(places, tree.size), persons.ofJourneys(places, tree.size)];
  const rows: RowIn[] = [];
  for (let place = 0; place < tree.size; place += 1) {
    if (counts[place] === 0) continue;
    const { segment, touchpoints } = tree.pathTo(place);
    const path = touchpoints.map((touchpoint) => names[touchpoint]!).join(' > ');
    rows.push([
      segment,
      {
        ...nothing,
        kind: 'variant',
        from: path,
        n: counts[place]!,
        persons: people[place]!,
        length: touchpoints.length,
      },
    ]);
  }
  return rows;
}

class Tree {
  size = 0;
  private readonly width: number;
  private readonly roots = new Map<number, number>();
  private readonly branches = new Map<number, number>();
  /** The place before each, and what leads from there to it; of a root nothing and its segment. */
  private readonly before: number[] = [];
  private readonly by: number[] = [];

  constructor(width: number) {
    this.width = width;
  }

  root(segment: number): number {
    return this.roots.get(segment) ?? this.grow(this.roots, segment, -1, segment);
  }

  next(place: number, touchpoint: number): number {
    const branch = place * this.width + touchpoint;
    return this.branches.get(branch) ?? this.grow(this.branches, branch, place, touchpoint);
  }

  pathTo(place: number): { readonly segment: number; readonly touchpoints: readonly number[] } {
    const touchpoints: number[] = [];
    let at = place;
    for (; this.before[at] !== -1; at = this.before[at]!) touchpoints.push(this.by[at]!);
    return { segment: this.by[at]!, touchpoints: touchpoints.toReversed() };
  }

  private grow(known: Map<number, number>, key: number, before: number, by: number): number {
    const place = this.size;
    known.set(key, place);
    this.before.push(before);
    this.by.push(by);
    this.size += 1;
    return place;
  }
}
