import { compareTexts } from '../../records/order.ts';
import { compareSegments, type Segment } from './groups.ts';
import type { TableBeside } from './margins/beside.ts';
import { crossed } from './margins/crossed.ts';
import { hiddenAlone, nameOf, oneWay, type Level, type Part, type Together } from './margins/level.ts';
import type { TogetherIn } from './margins/lines.ts';
import { baseOf, isFewIn, plus, type Shape, type State } from './state.ts';

/** Which groups of a question are hidden. */
export interface HiddenGroups {
  isSegment(segment: readonly string[]): boolean;
  isPeriod(segment: readonly string[], period: string): boolean;
  /** Segments in which nobody stands, and which are hidden so that others cannot be worked out. */
  readonly empty: readonly (readonly string[])[];
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
  /** What is hidden for another reason. */
  readonly isHidden?: (segment: readonly string[], period: string | null) => boolean;
}

const nothingHidden: HiddenGroups = { isSegment: () => false, isPeriod: () => false, empty: [] };

/**
 * Which segments, and which of their periods, are hidden. A reader is taken to know what the tables of one way show of the same
 * records, under the same `minN`: those by each column alone, and those by period.
 */
export function hiddenGroups<R extends object>(told: Told<R>): HiddenGroups {
  if (told.minN <= 1) return nothingHidden;
  if (told.by.length === 0) return hiddenPeriods(told);
  const order = columnOrder(told.by);
  const inOrder = (segment: readonly string[]) => order.map((at) => segment[at]!);
  const known = told.segments
    .filter(({ state }) => state.length > 0)
    .toSorted((a, b) => compareSegments(inOrder(a.segment), inOrder(b.segment)));
  const counted = countedIn(told);
  const partOf = (segment: readonly string[], period: string | null, state: State<R>): CountedPart<R> => {
    const part = counted([...inOrder(segment), ...(period === null ? [] : [period])], [state]);
    return { ...part, isFew: part.isFew || told.isHidden?.(segment, period) === true };
  };
  const bySegment = levelOf(
    known.map(({ segment, state }) => partOf(segment, null, state)),
    togetherIn(told),
    counted,
  );
  const cells = known.flatMap(({ segment, periods }) =>
    periods.flatMap(({ name, state }) => (state.length === 0 ? [] : [partOf(segment, name, state)])),
  );
  const byPeriod = crossedWith(bySegment, cells, { together: periodsTogether(told), counted, listsEmpty: true });
  const segments = namesHidden(bySegment);
  const periods = namesHidden(byPeriod);
  return {
    isSegment: (segment) => told.hidesAll || segments.has(nameOf({ place: inOrder(segment) })),
    isPeriod: (segment, period) => told.hidesAll || periods.has(nameOf({ place: [...inOrder(segment), period] })),
    empty: told.hidesAll ? [] : emptyOf(bySegment).map((place) => told.by.map((_, at) => place[order.indexOf(at)]!)),
  };
}

/** By which column groups are told apart first: whatever the order in which they are asked for, the same are hidden. */
const columnOrder = (by: readonly string[]): readonly number[] =>
  by.map((_, at) => at).toSorted((a, b) => compareTexts(by[a]!, by[b]!));

const namesHidden = ({ parts, hidden }: Level): ReadonlySet<string> =>
  new Set([...hidden].map((at) => nameOf(parts[at]!)));

const emptyOf = ({ parts, hidden }: Level<CountedPart<unknown>>) =>
  [...hidden].flatMap((at) => (parts[at]!.state.length === 0 ? [parts[at]!.place] : []));

/** Where nothing but periods tells records apart. */
function hiddenPeriods<R extends object>({ shape, segments, minN, hidesAll }: Told<R>): HiddenGroups {
  // Where the ends of a stretch say how small it is, each period of all records speaks for itself.
  const isOwn = shape.baseOfAll !== undefined;
  const told = { shape, minN };
  const counted = countedIn(told);
  const parts = segments.flatMap(({ periods }) =>
    periods.flatMap(({ name, state }) => (state.length === 0 ? [] : [counted([name], [state])])),
  );
  const hidden = namesHidden(oneWay(parts, hiddenAlone(parts, periodsTogether(told).row)));
  return {
    isSegment: () => hidesAll,
    isPeriod: (_, period) => (hidesAll && !isOwn) || hidden.has(nameOf({ place: [period] })),
    empty: [],
  };
}

interface CountedPart<R> extends Part {
  readonly state: State<R>;
}

type Counting<R> = (place: readonly string[], states: readonly State<R>[]) => CountedPart<R>;
type Settings<R> = Pick<Told<R>, 'shape' | 'minN'>;

const countedIn =
  <R extends object>({ shape, minN }: Settings<R>): Counting<R> =>
  (place, states) => {
    const state = plus(shape, states);
    const part = { place, state, n: baseOf(shape, state), isFew: isFewIn(shape, state, minN) };
    return shape.partsOf === undefined ? part : { ...part, classes: shape.partsOf(state) };
  };

const inOneState = <R extends object>({ shape, minN }: Settings<R>): Together<CountedPart<R>> => ({
  isFew: (parts) =>
    isFewIn(
      shape,
      plus(
        shape,
        parts.map(({ state }) => state),
      ),
      minN,
    ),
});

const togetherIn = <R extends object>(settings: Settings<R>): TogetherIn<CountedPart<R>> => ({
  row: inOneState(settings),
  column: inOneState(settings),
});

/** States that keep their periods apart count no more together than each does. */
const periodsTogether = <R extends object>(settings: Settings<R>): TogetherIn<CountedPart<R>> => ({
  row:
    settings.shape.baseOfAll === undefined
      ? inOneState(settings)
      : { isFew: (parts) => parts.reduce((sum, { n }) => sum + n, 0) < settings.minN },
  column: inOneState(settings),
});

/** Groups by several columns: by the first alone, and then by one column more after the other. */
function levelOf<R extends object>(
  parts: readonly CountedPart<R>[],
  together: TogetherIn<CountedPart<R>>,
  counted: Counting<R>,
): Level<CountedPart<R>> {
  const ways = parts[0]?.place.length ?? 1;
  const upTo = (count: number) => grouped(parts, (place) => place.slice(0, count), counted);
  let level = oneWay(upTo(1), hiddenAlone(upTo(1), together.column));
  for (let count = 2; count <= ways; count += 1)
    level = crossedWith(level, upTo(count), { together, counted, listsEmpty: false });
  return level;
}

interface CrossingOf<R> {
  readonly together: TogetherIn<CountedPart<R>>;
  readonly counted: Counting<R>;
  readonly listsEmpty: boolean;
}

/** A table with one way more. */
function crossedWith<R extends object>(
  before: Level<CountedPart<R>>,
  parts: readonly CountedPart<R>[],
  { together, counted, listsEmpty }: CrossingOf<R>,
): Level<CountedPart<R>> {
  const columns = grouped(parts, (place) => place.slice(-1), counted);
  return crossed(before, oneWay(columns, hiddenAlone(columns, together.row)), parts, {
    ...together,
    listsEmpty,
    beside: pairsBeside(parts, { together, counted, listsEmpty }),
    emptyPart: (place) => ({ ...counted(place, []), isFew: false }),
  });
}

/** The tables by the last way and one of the others, where these are several: as they are made where nothing else is asked for. */
function pairsBeside<R extends object>(parts: readonly CountedPart<R>[], how: CrossingOf<R>): TableBeside[] {
  const last = (parts[0]?.place.length ?? 0) - 1;
  if (last < 2) return [];
  return Array.from({ length: last }, (_, way) => {
    const groupsBy = (...ways: readonly number[]) =>
      grouped(parts, (place) => ways.map((one) => place[one]!), how.counted).toSorted((a, b) =>
        compareSegments(a.place, b.place),
      );
    return {
      ways: [way, last],
      level: crossedWith(levelOf(groupsBy(way), how.together, how.counted), groupsBy(way, last), how),
    };
  });
}

/** Parts with the same place as one. */
function grouped<R extends object>(
  parts: readonly CountedPart<R>[],
  placeOf: (place: readonly string[]) => readonly string[],
  counted: Counting<R>,
): CountedPart<R>[] {
  const groups = new Map<string, CountedPart<R>[]>();
  for (const part of parts) {
    const name = nameOf({ place: placeOf(part.place) });
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [part]);
    else group.push(part);
  }
  return [...groups.values()].map((own) => {
    const [first] = own as [CountedPart<R>];
    const place = placeOf(first.place);
    if (own.length === 1 && place.length === first.place.length) return first;
    return counted(
      place,
      own.map(({ state }) => state),
    );
  });
}
