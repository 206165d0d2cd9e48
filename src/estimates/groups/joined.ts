import { plus, type Shape, type State } from './state.ts';
import type { MayBeShown, Shown } from './suppression.ts';

/** How the rows of one of two reductions stand in the rows of both. */
type Into<A, R> = (row: A) => R;

/**
 * Two reductions of the same groups as one: rows of both side by side, a group hidden where either hides it. The groups are
 * those of the first.
 */
export function joined<A, B, R extends object>(
  a: Shown<A>,
  b: Shown<B>,
  shape: Shape<R>,
  { fromA, fromB }: { readonly fromA: Into<A, R>; readonly fromB: Into<B, R> },
): Shown<R> {
  const nothing: State<B> = [];
  const both = (one: MayBeShown<A>, other: MayBeShown<B>): MayBeShown<R> =>
    one === null || other === null ? null : plus(shape, [one.map(fromA), other.map(fromB)]);
  const others = new Map(b.segments.map((segment) => [JSON.stringify(segment.segment), segment] as const));
  return {
    ...a,
    shape,
    overall: both(a.overall, b.overall),
    segments: a.segments.map((segment) => {
      const other = others.get(JSON.stringify(segment.segment));
      const inPeriod = new Map(other?.periods.map((period) => [period.name, period.state] as const));
      return {
        segment: segment.segment,
        name: segment.name,
        state: both(segment.state, other === undefined ? nothing : other.state),
        rest: () => both(segment.rest(), other === undefined ? b.overall : other.rest()),
        periods: segment.periods.map(({ name, state }) => ({
          name,
          state: both(state, inPeriod.has(name) ? inPeriod.get(name)! : nothing),
        })),
      };
    }),
    ranges: a.ranges.map(({ label, state }, at) => ({ label, state: both(state, b.ranges[at]?.state ?? nothing) })),
  };
}
