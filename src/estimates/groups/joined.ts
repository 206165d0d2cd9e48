import { compareSegments } from './groups.ts';
import { plus, type Shape } from './state.ts';
import type { MayBeShown, Shown, ShownSegment } from './suppression.ts';

/** How the rows of one of two reductions stand in the rows of both. */
type Into<A, R> = (row: A) => R;

/**
 * Two reductions of the same question as one: rows of both side by side, a group hidden where either hides it. A group that
 * only one of them has is a group of both.
 */
export function joined<A, B, R extends object>(
  a: Shown<A>,
  b: Shown<B>,
  shape: Shape<R>,
  { fromA, fromB }: { readonly fromA: Into<A, R>; readonly fromB: Into<B, R> },
): Shown<R> {
  const both = (one: MayBeShown<A>, other: MayBeShown<B>): MayBeShown<R> =>
    one === null || other === null ? null : plus(shape, [one.map(fromA), other.map(fromB)]);
  const [ofA, ofB] = [segmentsByName(a), segmentsByName(b)];
  const periods = [...new Set([...periodNames(a), ...periodNames(b)])].toSorted();
  const names = new Map<string, Pick<ShownSegment<unknown>, 'segment' | 'name'>>([...ofA, ...ofB]);
  const segments = [...names.values()].map(({ segment, name }) => {
    const key = JSON.stringify(segment);
    const [one, other] = [ofA.get(key), ofB.get(key)];
    return {
      segment,
      name,
      state: both(stateOf(one), stateOf(other)),
      rest: () => both(one === undefined ? a.overall : one.rest(), other === undefined ? b.overall : other.rest()),
      periods: periods.map((period) => ({ name: period, state: both(stateIn(one, period), stateIn(other, period)) })),
    };
  });
  return {
    ...a,
    shape,
    isEmpty: a.isEmpty && b.isEmpty,
    overall: both(a.overall, b.overall),
    segments: segments.toSorted((one, other) => compareSegments(one.segment, other.segment)),
    ranges: a.ranges.map(({ label, state }, at) => ({ label, state: both(state, b.ranges[at]?.state ?? []) })),
  };
}

const segmentsByName = <R>({ segments }: Shown<R>): ReadonlyMap<string, ShownSegment<R>> =>
  new Map(segments.map((one) => [JSON.stringify(one.segment), one] as const));
const periodNames = <R>({ segments }: Shown<R>) => segments.flatMap(({ periods }) => periods.map(({ name }) => name));
const stateOf = <R>(segment: ShownSegment<R> | undefined): MayBeShown<R> =>
  segment === undefined ? [] : segment.state;
const stateIn = <R>(segment: ShownSegment<R> | undefined, period: string): MayBeShown<R> => {
  const found = segment?.periods.find(({ name }) => name === period);
  return found === undefined ? [] : found.state;
};
