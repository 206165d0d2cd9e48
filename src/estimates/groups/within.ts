import type { Segment } from './groups.ts';
import { hiddenGroups, type HiddenGroups, type ToldGroups } from './hidden-groups.ts';
import { plus, type Shape, type State } from './state.ts';

interface Told<R> extends ToldGroups<R> {
  /** The groups that are hidden whole. */
  readonly hidden: HiddenGroups;
}

/** Segments as they may be shown: what is hidden of the rows within them is a row of nothing. */
export function hideWithin<R extends object>(told: Told<R>): readonly Segment<R>[] {
  const { shape, by, segments, minN, hidesAll, hidden } = told;
  if (shape.within === undefined || minN <= 1) return segments;
  const { keyOf, base, classes } = shape.within;
  const rowsOf = (state: State<R>, key: string) => state.filter((row) => keyOf(row) === key);
  const nothing = new Map(
    segments.flatMap(({ state }) =>
      state.flatMap((row) => {
        const key = keyOf(row);
        return key === null ? [] : [[key, ofNothing(row, shape)] as const];
      }),
    ),
  );
  const keys = [...nothing.keys()];
  const cells = segments.flatMap(({ segment, name, state, periods }) =>
    keys.map((key): Segment<R> => ({
      segment: [key, ...segment],
      name,
      state: rowsOf(state, key),
      periods: periods.map((period) => ({ name: period.name, state: rowsOf(period.state, key) })),
    })),
  );
  // The order of ways goes by their names: the rows within are the first of them.
  const within = hiddenGroups({
    shape: { keys: shape.keys, sums: shape.sums, base, partsOf: classes },
    by: ['', ...by],
    segments: cells,
    minN,
    hidesAll,
    isHidden: ([, ...segment], period) =>
      period === null ? hidden.isSegment(segment) : hidden.isPeriod(segment, period),
  });
  const empty = new Set(within.empty.map((place) => JSON.stringify(place)));
  const shownOf = (state: State<R>, isHidden: (key: string) => boolean, isTold: (key: string) => boolean) => {
    const own = new Set(state.map((row) => keyOf(row)));
    const rows = state.map((row) => {
      const key = keyOf(row);
      return key !== null && isHidden(key) ? nothing.get(key)! : row;
    });
    const added = keys.filter((key) => !own.has(key) && isTold(key)).map((key) => nothing.get(key)!);
    return plus({ ...shape, keepsEmpty: true }, [rows, added]);
  };
  return segments.map((one) => ({
    ...one,
    state: shownOf(
      one.state,
      (key) => within.isSegment([key, ...one.segment]),
      (key) => empty.has(JSON.stringify([key, ...one.segment])),
    ),
    periods: one.periods.map(({ name, state }) => {
      const isHidden = (key: string) => within.isPeriod([key, ...one.segment], name);
      return { name, state: shownOf(state, isHidden, isHidden) };
    }),
  }));
}

/** The same row of nobody. */
const ofNothing = <R extends object>(row: R, { sums }: Shape<R>): R => {
  const cells = row as Readonly<Record<string, unknown>>;
  return { ...row, ...Object.fromEntries(sums.map((name) => [name, typeof cells[name] === 'bigint' ? 0n : 0])) };
};
