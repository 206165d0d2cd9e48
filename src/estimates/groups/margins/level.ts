import { compareTexts } from '../../../records/order.ts';

/** A group as it stands in a table: its value in each way in which records are told apart, and how many it counts. */
export interface Part {
  readonly place: readonly string[];
  readonly n: number;
  /** How many of these are of each class that is told with them. */
  readonly classes?: readonly number[];
  /** Too few to be shown by itself. */
  readonly isFew: boolean;
  /** Told nowhere, and no secret: others may be taken for it. */
  readonly isUntold?: boolean;
}

/** A group of parts whose number a reader knows, or is not to know, beside theirs. */
export interface Margin {
  /** Those of its parts that are hidden: the others are known. */
  readonly hidden: readonly number[];
  readonly isShown: boolean;
}

/** The cells of a row, of a column, of a group of a table beside, or of several of these together. */
export interface Line {
  readonly name: string;
  /** Whether a reader knows how many it counts. */
  readonly isShown: boolean;
  readonly cells: number[];
}

/** A table of records that are told apart in some ways, and what of it is hidden. */
export interface Level<P extends Part = Part> {
  readonly parts: readonly P[];
  readonly hidden: ReadonlySet<number>;
  readonly margins: readonly Margin[];
  /** Those that are hidden, and known by what is told elsewhere. */
  readonly exposed?: () => readonly P[];
}

/** What is known of parts together. */
export interface Together<P extends Part> {
  /** Whether parts that are hidden are still few together. */
  readonly isFew: (parts: readonly P[]) => boolean;
}

/** A table of one way, with what is hidden of it: what is left of the total gives none away. */
export const oneWay = <P extends Part>(parts: readonly P[], hidden: ReadonlySet<number>): Level<P> => ({
  parts,
  hidden,
  margins: [{ hidden: [...hidden], isShown: true }],
});

/** A hidden number may be so many numbers apart, for all that a reader can work out. */
export const leastSpan = 2;

/** The classes of which some parts of a total have fewer than may be told apart, where the others have some. */
export function thinClasses(hidden: readonly Part[], all: readonly Part[]): readonly number[] {
  const [classes = []] = all.map((part) => part.classes ?? []);
  const sumOf = (parts: readonly Part[], at: number) => parts.reduce((sum, part) => sum + (part.classes?.[at] ?? 0), 0);
  return classes.flatMap((_, at) => (sumOf(hidden, at) < Math.min(leastSpan, sumOf(all, at)) ? [at] : []));
}

/** Whether a part has some of these classes. */
export const hasAnyOf = ({ classes = [] }: Part, wanted: readonly number[]): boolean =>
  wanted.some((at) => (classes[at] ?? 0) > 0);

/**
 * Which parts of a total that is known to hide: those of few, then the smallest others until those hidden are two, are not few, and have
 * several of each class.
 */
export function hiddenAlone<P extends Part>(parts: readonly P[], { isFew }: Together<P>): Set<number> {
  const hidden = new Set(parts.flatMap((part, at) => (part.isFew ? [at] : [])));
  if (hidden.size === 0) return hidden;
  const rising = smallestFirst(parts);
  for (;;) {
    const together = [...hidden].map((one) => parts[one]!);
    const isEnough = hidden.size >= 2 && !isFew(together);
    const thin = isEnough ? thinClasses(together, parts) : [];
    if (isEnough && thin.length === 0) return hidden;
    const next = rising.find((at) => !hidden.has(at) && (!isEnough || hasAnyOf(parts[at]!, thin)));
    if (next === undefined) return hidden;
    hidden.add(next);
  }
}

const smallestFirst = (parts: readonly Part[]): number[] =>
  parts
    .map((_, at) => at)
    .toSorted((a, b) => parts[a]!.n - parts[b]!.n || compareTexts(nameOf(parts[a]!), nameOf(parts[b]!)));

export const nameOf = ({ place }: Pick<Part, 'place'>): string => JSON.stringify(place);
