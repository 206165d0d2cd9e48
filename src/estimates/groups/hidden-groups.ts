import { compareTexts } from '../../records/order.ts';
import { GroupTables, type GroupPart, type Hiding, type Where } from './group-tables.ts';
import { compareSegments, type Segment } from './groups.ts';
import { nameOf, type Level, type Together } from './margins/level.ts';
import { isFewIn, plus, type Shape, type State } from './state.ts';

/** Which groups of a question are hidden. */
export interface HiddenGroups {
  isSegment(segment: readonly string[]): boolean;
  isPeriod(segment: readonly string[], period: string): boolean;
  /**
   * Whether a group is hidden where fewer ways tell records apart, as far as such a table is known beside.
   * @param where the ways of `by` by their numbers, in rising order; that of periods comes after them
   */
  isHiddenBy(where: Where): boolean;
  /** Segments in which nobody stands, and which are hidden so that others cannot be worked out. */
  readonly empty: readonly (readonly string[])[];
  /** Segments that are hidden, and known by what is told elsewhere. */
  readonly exposed: () => readonly (readonly string[])[];
}

/** Segments of which some are to be hidden. */
export interface ToldGroups<R> {
  readonly shape: Shape<R>;
  readonly by: readonly string[];
  readonly segments: readonly Segment<R>[];
  readonly minN: number;
  /** All records together are too few. */
  readonly hidesAll: boolean;
}

interface Told<R> extends ToldGroups<R> {
  /** What is hidden for another reason: ways as in `isHiddenBy`. */
  readonly isHidden?: (where: Where) => boolean;
  /** No group is too small by itself. */
  readonly hasNoFew?: true;
  /** Groups may be of the same persons: together they are few where each of them is. */
  readonly overlaps?: true;
}

const nothingHidden: HiddenGroups = {
  isSegment: () => false,
  isPeriod: () => false,
  isHiddenBy: () => false,
  empty: [],
  exposed: () => [],
};

/**
 * Which segments, and which of their periods, are hidden. A reader is taken to know what the tables of one way show of the same
 * records, under the same `minN`: those by each column alone, and those by period.
 */
export function hiddenGroups<R extends object>(told: Told<R>): HiddenGroups {
  const { by, segments, minN, hidesAll } = told;
  if (minN <= 1) return nothingHidden;
  if (by.length === 0) return hiddenPeriods(told);
  const order = columnOrder(by);
  const inOrder = (segment: readonly string[]) => order.map((at) => segment[at]!);
  const inOwnOrder = (place: readonly string[]) => by.map((_, at) => place[order.indexOf(at)]!);
  const known = segments
    .filter(({ state }) => state.length > 0)
    .toSorted((a, b) => compareSegments(inOrder(a.segment), inOrder(b.segment)));
  const tables = new GroupTables(hidingBy(told, [...order, by.length]));
  const ways = order.map((_, at) => at);
  const bySegment = tables.byWays(
    known.map(({ segment, state }) => tables.part({ ways, place: inOrder(segment) }, [state])),
  );
  const cells = known.flatMap(({ segment, periods }) =>
    periods.flatMap(({ name, state }) => {
      if (state.length === 0) return [];
      return [tables.part({ ways: [...ways, by.length], place: [...inOrder(segment), name] }, [state])];
    }),
  );
  const byPeriod = cells.length === 0 ? null : tables.crossed(bySegment, cells, true);
  const [ofSegments, ofPeriods] = [namesHidden(bySegment), byPeriod === null ? null : namesHidden(byPeriod)];
  return {
    isSegment: (segment) => hidesAll || ofSegments.has(nameOf({ place: inOrder(segment) })),
    isPeriod: (segment, period) =>
      hidesAll || ofPeriods?.has(nameOf({ place: [...inOrder(segment), period] })) === true,
    isHiddenBy: (where) => hidesAll || tables.isHidden(sortedBy(where, (way) => placeIn([...order, by.length], way))),
    empty: hidesAll ? [] : emptyOf(bySegment).map(inOwnOrder),
    exposed: () => (bySegment.exposed?.() ?? []).map(({ place }) => inOwnOrder(place)),
  };
}

/** By which column groups are told apart first: whatever the order in which they are asked for, the same are hidden. */
const columnOrder = (by: readonly string[]): readonly number[] =>
  by.map((_, at) => at).toSorted((a, b) => compareTexts(by[a]!, by[b]!));

const placeIn = (order: readonly number[], way: number): number => order.indexOf(way);

/** The same group, its ways numbered otherwise. */
function sortedBy({ ways, place }: Where, numberOf: (way: number) => number): Where {
  const numbered = ways.map((way, at) => ({ way: numberOf(way), value: place[at]! }));
  const rising = numbered.toSorted((a, b) => a.way - b.way);
  return { ways: rising.map(({ way }) => way), place: rising.map(({ value }) => value) };
}

/** @param order which way of `by` each way of the tables is */
function hidingBy<R extends object>(told: Told<R>, order: readonly number[]): Hiding<R> {
  const { shape, minN, isHidden, hasNoFew } = told;
  return {
    shape,
    isHidden: (where, state) =>
      (hasNoFew !== true && isFewIn(shape, state, minN)) || isHidden?.(sortedBy(where, (way) => order[way]!)) === true,
    together: { row: periodsTogether(told), column: inOneState(told) },
  };
}

const namesHidden = ({ parts, hidden }: Level): ReadonlySet<string> =>
  new Set([...hidden].map((at) => nameOf(parts[at]!)));

const emptyOf = ({ parts, hidden }: Level<GroupPart<unknown>>) =>
  [...hidden].flatMap((at) => (parts[at]!.state.length === 0 ? [parts[at]!.place] : []));

/** Where nothing but periods tells records apart. */
function hiddenPeriods<R extends object>(told: Told<R>): HiddenGroups {
  const { shape, segments, hidesAll } = told;
  // Where the ends of a stretch say how small it is, each period of all records speaks for itself.
  const isOwn = shape.baseOfAll !== undefined;
  const tables = new GroupTables(hidingBy(told, [0]));
  const parts = segments.flatMap(({ periods }) =>
    periods.flatMap(({ name, state }) =>
      state.length === 0 ? [] : [tables.part({ ways: [0], place: [name] }, [state])],
    ),
  );
  const hidden = namesHidden(tables.alone(parts, 'row'));
  const isPeriod = (period: string) => (hidesAll && !isOwn) || hidden.has(nameOf({ place: [period] }));
  return {
    isSegment: () => hidesAll,
    isPeriod: (_, period) => isPeriod(period),
    isHiddenBy: ({ place: [period] }) => period !== undefined && isPeriod(period),
    empty: [],
    exposed: () => [],
  };
}

type Settings<R> = Pick<Told<R>, 'shape' | 'minN' | 'hasNoFew' | 'overlaps'>;

function inOneState<R extends object>({ shape, minN, hasNoFew, overlaps }: Settings<R>): Together<GroupPart<R>> {
  const isFew = (state: State<R>) => isFewIn(shape, state, minN);
  if (hasNoFew === true) return { isFew: () => false };
  if (overlaps === true) return { isFew: (parts) => parts.every(({ state }) => isFew(state)) };
  return {
    isFew: (parts) =>
      isFew(
        plus(
          shape,
          parts.map(({ state }) => state),
        ),
      ),
  };
}

/** States that keep their periods apart count no more together than each does. */
const periodsTogether = <R extends object>(settings: Settings<R>): Together<GroupPart<R>> =>
  settings.shape.baseOfAll === undefined
    ? inOneState(settings)
    : { isFew: (parts) => parts.reduce((sum, { n }) => sum + n, 0) < settings.minN };
