import { blankSegment } from '../../records/judge.ts';
import { nextPeriod, type PeriodUnit } from '../../values/dates/periods/period.ts';
import type { Range } from './ranges.ts';
import { plus, type Shape, type State } from './state.ts';

/** The state of one segment in one period: the finest group that was asked for. */
export interface Cell<R> {
  readonly segment: readonly string[];
  /** Null where no periods were asked for. */
  readonly period: string | null;
  readonly state: State<R>;
}

/** What a reduction gives: states in the finest groups that were asked for, from which all larger ones are added up. */
export interface Groups<R> {
  readonly shape: Shape<R>;
  readonly by: readonly string[];
  readonly unit: PeriodUnit | null;
  readonly cells: readonly Cell<R>[];
  /** The states of the stretches of days, or of the files, that are compared. */
  readonly ranges: readonly Range<State<R>>[];
  /** Where states do not add up (a customer may stand in two segments, the end of one month is the start of the next): those
   * of all records, and of each segment over all periods. */
  readonly whole?: {
    readonly overall: State<R>;
    readonly segments: readonly { readonly segment: readonly string[]; readonly state: State<R> }[];
  };
}

export interface Segment<R> {
  /** Its value in each column of `--by`. */
  readonly segment: readonly string[];
  /** Its values as one name, with ` / ` between several. */
  readonly name: string;
  readonly state: State<R>;
  /** None left out between the first and the last of all segments. */
  readonly periods: readonly Period<R>[];
}

export interface Period<R> {
  readonly name: string;
  readonly state: State<R>;
}

/** All records, whatever their segment and period. */
export const pooled = <R extends object>({
  shape,
  cells,
  whole,
}: Pick<Groups<R>, 'shape' | 'cells' | 'whole'>): State<R> =>
  whole?.overall ??
  plus(
    shape,
    cells.map(({ state }) => state),
  );

/** The segments in their order, each with its periods; one of all records when no segments were asked for. */
export function segmentsOf<R extends object>({ shape, cells, whole }: Groups<R>): Segment<R>[] {
  const states = new Map(whole?.segments.map(({ segment, state }) => [JSON.stringify(segment), state]));
  const names = periodNames(cells);
  return [...cellsBy(cells, ({ segment }) => JSON.stringify(segment)).values()]
    .map((own) => {
      const { segment } = own[0]!;
      const inPeriod = cellsBy(own, ({ period }) => period);
      return {
        segment,
        name: segment.join(' / '),
        state: states.get(JSON.stringify(segment)) ?? pooled({ shape, cells: own }),
        periods: names.map((name) => ({ name, state: pooled({ shape, cells: inPeriod.get(name) ?? [] }) })),
      };
    })
    .toSorted((a, b) => compareSegments(a.segment, b.segment));
}

function cellsBy<R, K>(cells: readonly Cell<R>[], keyOf: (cell: Cell<R>) => K): Map<K, Cell<R>[]> {
  const groups = new Map<K, Cell<R>[]>();
  for (const cell of cells) {
    const group = groups.get(keyOf(cell));
    if (group === undefined) groups.set(keyOf(cell), [cell]);
    else group.push(cell);
  }
  return groups;
}

/** The periods from the first in which somebody answered to the last. */
function periodNames(cells: readonly Pick<Cell<unknown>, 'period'>[]): string[] {
  const found = cells.flatMap(({ period }) => (period === null ? [] : [period])).toSorted();
  const [first] = found;
  const last = found.at(-1);
  const names: string[] = [];
  if (first === undefined || last === undefined) return names;
  for (let name = first; name <= last; name = nextPeriod(name)) names.push(name);
  return names;
}

/** Segments by their values, column by column. */
export function compareSegments(a: readonly string[], b: readonly string[]): number {
  for (const [at, name] of a.entries()) {
    const order = compareNames(name, b[at]!);
    if (order !== 0) return order;
  }
  return 0;
}

/** Whole numbers by size, before all else; texts by their characters; the blank segment last. */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  const rank = (name: string) => (name === blankSegment ? 2 : /^-?\d{1,15}$/u.test(name) ? 0 : 1);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (rank(a) === 0 && Number(a) !== Number(b)) return Number(a) - Number(b);
  return a < b ? -1 : 1;
}
