import { compareTexts } from '../../records/order.ts';
import { baseOf, minus, plus, type State } from './state.ts';
import type { MayBeShown, Shown } from './suppression.ts';

/** How many records of a state are of each class, whose numbers are told beside that of all. */
export type ClassesOf<R> = (state: State<R>) => readonly number[];

interface Part<R> {
  readonly name: string;
  readonly state: MayBeShown<R>;
}

/**
 * Hides groups of which a class has some records and fewer than `minN`, for each class is told by itself; and as many more as
 * are needed so that what is hidden of a group that is shown is two parts or more, and of no class few. Nothing shows that was
 * hidden before.
 */
export function hideFewOfClass<R extends object>(shown: Shown<R>, classesOf: ClassesOf<R>): Shown<R> {
  const { shape, overall, segments, minN } = shown;
  const isFew = (state: State<R>) => minN > 1 && classesOf(state).some((count) => count > 0 && count < minN);
  if (overall === null || isFew(overall)) return withNothing(shown);
  const hidden = hiddenParts(shown, overall, segments, isFew);
  const parts = segments.map((one) => {
    const { state, periods } = one;
    if (state === null || hidden.has(one)) return hiddenSegment(one);
    const hiddenPeriods = hiddenParts(shown, state, periods, isFew);
    return {
      ...one,
      rest() {
        const others = one.rest();
        return others === null || isFew(others) ? null : others;
      },
      periods: periods.map((period) => (hiddenPeriods.has(period) ? { ...period, state: null } : period)),
    };
  });
  const anyHidden = parts.some(({ state, periods }) => state === null || periods.some((one) => one.state === null));
  const ranges = shown.ranges.map(({ label, state }) => ({
    label,
    state: anyHidden || state === null || isFew(state) ? null : state,
  }));
  return { ...shown, shape, segments: parts, ranges };
}

/** Which parts of a whole that is shown are hidden. One alone is few by itself: then another goes with it. */
function hiddenParts<R extends object, P extends Part<R>>(
  { shape }: Pick<Shown<R>, 'shape'>,
  whole: State<R>,
  parts: readonly P[],
  isFew: (state: State<R>) => boolean,
): ReadonlySet<P> {
  const hidden = new Set(parts.filter(({ state }) => state === null || isFew(state)));
  const smallestFirst = parts
    .flatMap((part) => (part.state === null || part.state.length === 0 ? [] : [{ part, n: baseOf(shape, part.state) }]))
    .toSorted((a, b) => a.n - b.n || compareTexts(a.part.name, b.part.name));
  for (const { part } of smallestFirst) {
    const seen = parts.flatMap((one) => (hidden.has(one) || one.state === null ? [] : [one.state]));
    if (hidden.size === 0 || !isFew(minus(shape, whole, plus(shape, seen)))) break;
    hidden.add(part);
  }
  return hidden;
}

type Segment<R> = Shown<R>['segments'][number];

/** Periods in which nothing happened say so. */
const hiddenSegment = <R>(segment: Segment<R>): Segment<R> => ({
  ...segment,
  state: null,
  rest: () => null,
  periods: segment.periods.map((period) =>
    period.state !== null && period.state.length === 0 ? period : { ...period, state: null },
  ),
});

const withNothing = <R>(shown: Shown<R>): Shown<R> =>
  shown.isEmpty
    ? shown
    : {
        ...shown,
        overall: null,
        segments: shown.segments.map(hiddenSegment),
        ranges: shown.ranges.map(({ label }) => ({ label, state: null })),
      };
