import type { Question } from '../../questions/question.ts';
import type { PeriodUnit } from '../../values/dates/periods/period.ts';
import { pooled, segmentsOf, type Groups, type Segment } from './groups.ts';
import { compareTexts } from '../../records/order.ts';
import { baseOf, minus, plus, type Shape, type State } from './state.ts';

/** A group as it may be shown: null where it is hidden. What is hidden goes no further than this file. */
export type MayBeShown<R> = State<R> | null;

export interface ShownSegment<R> {
  readonly segment: readonly string[];
  readonly name: string;
  readonly state: MayBeShown<R>;
  /** All others together; null where they are too few, or where states do not add up. */
  readonly rest: () => MayBeShown<R>;
  readonly periods: readonly { readonly name: string; readonly state: MayBeShown<R> }[];
}

/** What a calculation gets of groups: all that may be shown of them. */
export interface Shown<R> {
  readonly shape: Shape<R>;
  readonly by: readonly string[];
  readonly unit: PeriodUnit | null;
  readonly minN: number;
  /** Nobody answered. */
  readonly isEmpty: boolean;
  readonly overall: MayBeShown<R>;
  readonly segments: readonly ShownSegment<R>[];
  readonly ranges: readonly { readonly label: string; readonly state: MayBeShown<R> }[];
}

/**
 * Hides groups with fewer than `minN` records, and as many more as are needed so that no total less the groups shown
 * gives them away (complementary suppression). What is hidden is always two groups or more, with `minN` records or more
 * together. A segment that is hidden has all its periods hidden, and a stretch of days may be the complement of what is
 * hidden elsewhere: where anything is, none is shown.
 */
export function hideSmall<R extends object>(groups: Groups<R>, { minN }: Pick<Question, 'minN'>): Shown<R> {
  const { shape, by, unit, ranges } = groups;
  const segments = segmentsOf(groups);
  const all = pooled(groups);
  const isFew = (state: State<R>) => minN > 1 && baseOf(shape, state) < minN;
  const overallHidden = all.length > 0 && isFew(all);
  const small = overallHidden ? new Set(segments) : protectedSegments(segments.filter(hasRecords), shape, minN);
  const parts = segments.map((one): ShownSegment<R> => {
    const answered = one.periods.filter(hasRecords);
    // Where the ends of a stretch say how small it is, each period of all records speaks for itself.
    const isOwn = by.length === 0 && shape.baseOfAll !== undefined;
    const parted = protectedParts(answered, shape, minN, ({ name }) => name);
    const hidden = small.has(one) && !isOwn ? new Set(answered) : parted;
    return {
      segment: one.segment,
      name: one.name,
      state: small.has(one) ? null : one.state,
      rest() {
        const others = small.has(one) || shape.isWhole === true ? null : minus(shape, all, one.state);
        return others === null || isFew(others) ? null : others;
      },
      periods: one.periods.map((period) => ({ name: period.name, state: hidden.has(period) ? null : period.state })),
    };
  });
  const anyHidden = small.size > 0 || parts.some(({ periods }) => periods.some(({ state }) => state === null));
  return {
    shape,
    by,
    unit,
    minN,
    isEmpty: all.length === 0,
    overall: overallHidden ? null : all,
    segments: parts,
    ranges: ranges.map(({ label, state }) => ({ label, state: anyHidden || isFew(state) ? null : state })),
  };
}

const hasRecords = <R>({ state }: { readonly state: State<R> }) => state.length > 0;
const nameOf = <R>({ segment }: Segment<R>) => JSON.stringify(segment);

/** Segments that are hidden leave their sum to be subtracted: that may be as small as its own rows say, whatever theirs say. */
function protectedSegments<R extends object>(
  segments: readonly Segment<R>[],
  shape: Shape<R>,
  minN: number,
): Set<Segment<R>> {
  const hidden = protectedParts(segments, shape, minN, nameOf);
  const shown = segments.filter((segment) => !hidden.has(segment));
  const others = shown.toSorted(
    (a, b) => baseOf(shape, a.state) - baseOf(shape, b.state) || compareTexts(nameOf(a), nameOf(b)),
  );
  const isFew = () =>
    baseOf(
      shape,
      plus(
        shape,
        [...hidden].map(({ state }) => state),
      ),
    ) < minN;
  for (const segment of others) {
    if (hidden.size === 0 || !isFew()) break;
    hidden.add(segment);
  }
  return hidden;
}

/** Which parts of a published total to hide: the small ones, then the smallest others until nothing can be subtracted. */
function protectedParts<R, Part extends { readonly state: State<R> }>(
  parts: readonly Part[],
  shape: Shape<R>,
  minN: number,
  name: (part: Part) => string,
): Set<Part> {
  const bySize = parts
    .map((part) => ({ part, n: baseOf(shape, part.state) }))
    .toSorted((a, b) => a.n - b.n || (name(a.part) < name(b.part) ? -1 : 1));
  const hidden = new Set(bySize.filter(({ n }) => n < minN).map(({ part }) => part));
  if (hidden.size === 0 || minN <= 1) return new Set();
  let together = bySize.reduce((sum, { part, n }) => sum + (hidden.has(part) ? n : 0), 0);
  for (const { part, n } of bySize) {
    if (hidden.size >= 2 && together >= minN) break;
    if (hidden.has(part)) continue;
    hidden.add(part);
    together += n;
  }
  return hidden;
}

export const isAnyHidden = ({ overall, segments }: Pick<Shown<unknown>, 'overall' | 'segments'>): boolean =>
  overall === null ||
  segments.some(({ state, periods }) => state === null || periods.some((period) => period.state === null));

/** Nothing at all may be shown. */
export const isAllHidden = ({ overall, segments }: Pick<Shown<unknown>, 'overall' | 'segments'>): boolean =>
  overall === null &&
  segments.every(({ state, periods }) => state === null && periods.every((period) => period.state === null));
