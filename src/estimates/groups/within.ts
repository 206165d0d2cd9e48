import type { Where } from './group-tables.ts';
import type { Segment } from './groups.ts';
import { hiddenGroups, type HiddenGroups, type ToldGroups } from './hidden-groups.ts';
import { plus, type Shape, type State, type Within } from './state.ts';

interface Told<R> extends ToldGroups<R> {
  /** The groups that are hidden whole. */
  readonly hidden: HiddenGroups;
}

/** Segments as they may be shown: what is hidden of the rows within them is a row of nothing. */
export function hideWithin<R extends object>(told: Told<R>): readonly Segment<R>[] {
  const { shape, segments, minN } = told;
  if (minN <= 1) return segments;
  const hidden = hiddenTables(told);
  return (shape.within ?? []).reduce(
    (shown, table) => withNothing(shown, rowsOf(table, told), hidden.get(table.kind)!, shape),
    segments,
  );
}

/** What is hidden of each table. Where one gives rows away that rest on it, it is hidden in their segments as well. */
function hiddenTables<R extends object>(told: Told<R>): ReadonlyMap<string, HiddenGroups> {
  const tables = told.shape.within ?? [];
  const whole = new Set<string>();
  for (;;) {
    const hidden = new Map<string, HiddenGroups>();
    const before = whole.size;
    for (const table of tables) {
      const own = hiddenIn(table, told, { hidden, whole });
      hidden.set(table.kind, own);
      if (table.restsOn === undefined) continue;
      for (const place of own.exposed())
        for (const { kind } of table.restsOn(place.slice(0, table.ways.length)))
          whole.add(wholeName(kind, place.slice(table.ways.length)));
      if (whole.size > before) break;
    }
    if (whole.size === before) return hidden;
  }
}

const wholeName = (kind: string, segment: readonly string[]) => JSON.stringify([kind, ...segment]);

/** What is known to be hidden: of tables that others rest on, and segments in which such tables are hidden whole. */
interface Before {
  readonly hidden: ReadonlyMap<string, HiddenGroups>;
  readonly whole: ReadonlySet<string>;
}

/** The rows of a table, by their places. */
class Rows<R extends object> {
  private readonly table: Within<R>;
  private readonly shape: Shape<R>;
  private readonly example: R | undefined;
  readonly places = new Map<string, readonly string[]>();

  constructor(table: Within<R>, shape: Shape<R>, segments: readonly Segment<R>[]) {
    this.table = table;
    this.shape = shape;
    const rows = segments.flatMap(({ state }) => state.filter((row) => this.placeOf(row) !== null));
    [this.example] = rows;
    for (const row of rows) this.places.set(JSON.stringify(this.placeOf(row)), this.placeOf(row)!);
  }

  /** Where a row stands; null of one that is none of the table. */
  placeOf(row: R): readonly string[] | null {
    const cells = cellsOf(row);
    if (cells['kind'] !== this.table.kind) return null;
    return this.table.ways.map((columns) =>
      columns.length === 1 ? String(cells[columns[0]!]) : JSON.stringify(columns.map((name) => cells[name])),
    );
  }

  /** The rows of a state, by their places. */
  in(state: State<R>): ReadonlyMap<string, State<R>> {
    const found = new Map<string, R[]>();
    for (const row of state) {
      const place = this.placeOf(row);
      if (place === null) continue;
      const key = JSON.stringify(place);
      found.set(key, [...(found.get(key) ?? []), row]);
    }
    return found;
  }

  /** A row of nobody at a place. */
  nothingAt(place: readonly string[]): R {
    const { ways } = this.table;
    const keys = ways.flatMap((columns, at) => {
      const values = columns.length === 1 ? [place[at]!] : (JSON.parse(place[at]!) as readonly unknown[]);
      return columns.map((name, of) => [name, values[of]] as const);
    });
    const cells = cellsOf(this.example!);
    const sums = this.shape.sums.map((name) => [name, typeof cells[name] === 'bigint' ? 0n : 0] as const);
    return { ...this.example!, ...Object.fromEntries([...sums, ...keys]) };
  }
}

const cellsOf = (row: object) => row as Readonly<Record<string, unknown>>;

const rowsOf = <R extends object>(table: Within<R>, { shape, segments }: Told<R>) => new Rows(table, shape, segments);

/** What of a table is hidden, its rows told apart before groups are. */
function hiddenIn<R extends object>(table: Within<R>, told: Told<R>, before: Before): HiddenGroups {
  const { shape, by, segments, minN, hidesAll, hidden } = told;
  const { base, persons, classes, ways, restsOn } = table;
  const rows = rowsOf(table, told);
  const own = ways.length;
  const cells = segments.flatMap(({ segment, name, state, periods }) => {
    const [all, within] = [rows.in(state), periods.map((period) => rows.in(period.state))];
    return [...all].map(([key, rowsThere]): Segment<R> => ({
      segment: [...rows.places.get(key)!, ...segment],
      name,
      state: rowsThere,
      periods: periods.map((period, at) => ({ name: period.name, state: within[at]!.get(key) ?? [] })),
    }));
  });
  const isFew = ({ state }: Segment<R>) => persons !== null && state.reduce((sum, row) => sum + persons(row), 0) < minN;
  if (by.length > 0 && cells.length > (table.most ?? Infinity)) {
    const hidesAny = cells.some(isFew) || segments.some(({ segment }) => hidden.isSegment(segment));
    if (hidesAny) return allHidden(cells.map(({ segment }) => segment));
  }
  const isHidden = ({ ways: asked, place }: Where) => {
    const ofRow = ways.map((_, way) => place[asked.indexOf(way)]);
    const beside = asked.flatMap((way, at) => (way < own ? [] : [{ way: way - own, value: place[at]! }]));
    const behind = (way: number) => ({
      ways: beside.map((one) => one.way + way),
      place: beside.map(({ value }) => value),
    });
    if (beside.length > 0 && hidden.isHiddenBy(behind(0))) return true;
    if (asked.length === own + by.length && before.whole.has(wholeName(table.kind, behind(0).place))) return true;
    return (restsOn?.(ofRow) ?? []).some(({ kind, place: other }) =>
      before.hidden.get(kind)!.isHiddenBy({
        ways: [...other.keys(), ...behind(other.length).ways],
        place: [...other, ...behind(0).place],
      }),
    );
  };
  return hiddenGroups<R>({
    shape: {
      keys: shape.keys,
      sums: shape.sums,
      base,
      ...(persons === null ? {} : { classesOf: (state) => [state.reduce((sum, row) => sum + persons(row), 0)] }),
      ...(classes === undefined ? {} : { partsOf: classes }),
    },
    // The order of ways goes by their names: the rows within are the first of them.
    by: [...ways.map(() => ''), ...by],
    segments: cells,
    minN,
    hidesAll,
    isHidden,
    overlaps: true,
    ...(persons === null ? { hasNoFew: true } : {}),
  });
}

/** All segments are hidden, and whatever tells of them. */
const allHidden = (segments: readonly (readonly string[])[]): HiddenGroups => ({
  isSegment: () => true,
  isPeriod: () => true,
  isHiddenBy: ({ ways, place }) => ways.length === (segments[0]?.length ?? 0) && place.length > 0,
  empty: [],
  exposed: () => segments,
});

function withNothing<R extends object>(
  segments: readonly Segment<R>[],
  rows: Rows<R>,
  hidden: HiddenGroups,
  shape: Shape<R>,
): readonly Segment<R>[] {
  const own = (segments[0]?.segment.length ?? 0) * -1;
  const rowPart = (place: readonly string[]) => (own === 0 ? place : place.slice(0, own));
  const empty = new Set(hidden.empty.map((place) => JSON.stringify(place)));
  const places = new Map([
    ...rows.places,
    ...hidden.empty.map((place) => [JSON.stringify(rowPart(place)), rowPart(place)] as const),
  ]);
  type Asks = (place: readonly string[]) => boolean;
  const shownOf = (state: State<R>, isHidden: Asks, isTold: Asks) => {
    const there = new Set<string>();
    const kept = state.map((row) => {
      const place = rows.placeOf(row);
      if (place === null) return row;
      there.add(JSON.stringify(place));
      return isHidden(place) ? rows.nothingAt(place) : row;
    });
    const added = [...places].filter(([key, place]) => !there.has(key) && isTold(place));
    return plus({ ...shape, keepsEmpty: true }, [kept, added.map(([, place]) => rows.nothingAt(place))]);
  };
  return segments.map((one) => ({
    ...one,
    state: shownOf(
      one.state,
      (place) => hidden.isSegment([...place, ...one.segment]),
      (place) => empty.has(JSON.stringify([...place, ...one.segment])),
    ),
    periods: one.periods.map(({ name, state }) => {
      const isHidden = (place: readonly string[]) => hidden.isPeriod([...place, ...one.segment], name);
      return { name, state: shownOf(state, isHidden, isHidden) };
    }),
  }));
}
