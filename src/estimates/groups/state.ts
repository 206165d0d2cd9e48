/**
 * What is kept of the records of a group: sums by keys, which add up. A state of one file and a state of another are added
 * to the state of both; so are two segments to their whole, and the periods of a window.
 * `R` is a row: some keys (a score, a weight) and some sums (how many answers).
 */
export type State<R> = readonly R[];

/** Which columns of a row are keys and which are sums, and for how many records a row stands. */
export interface Shape<R> {
  readonly keys: readonly (keyof R & string)[];
  readonly sums: readonly (keyof R & string)[];
  /** A row of nothing says something too: that nobody was there. */
  readonly keepsEmpty?: boolean;
  /** States of parts are not added to that of all: ranks of a part are others. */
  readonly isWhole?: true;
  /** How many of a row's records an estimate stands on: a group with few of these is small. */
  readonly base: (row: R) => number;
  /** How many records a whole state stands on, where that is not the sum over its rows. */
  readonly baseOfAll?: (state: State<R>) => number;
  /** How many of its records are of each class, where that is told beside how many they are. */
  readonly classesOf?: (state: State<R>) => readonly number[];
  /** How many of its records are of each class that is told with them: of what is hidden none of these is to be known either. */
  readonly partsOf?: (state: State<R>) => readonly number[];
  /** Tables that tell of some rows one by one in each group, those first on which others rest. */
  readonly within?: readonly Within<R>[];
}

/**
 * Rows of a state that a table tells of one by one, in each group: they are hidden like groups, as if records were told apart in one way
 * more, or in several, and stand there as rows of nothing.
 */
export interface Within<R> {
  /** What such rows have in the column `kind`. */
  readonly kind: string;
  /** By which columns they are told apart in each way. */
  readonly ways: readonly (readonly (keyof R & string)[])[];
  /** For how many records a row stands. */
  readonly base: (row: R) => number;
  /** Of how many customers these are, each of whom may stand in several rows; null where no row is too small by itself. */
  readonly persons: ((row: R) => number) | null;
  /** What is told of such rows: sums that are hidden with them, and are not to be worked out either. */
  readonly classes?: (state: State<R>) => readonly number[];
  /** The rows of tables before with which it is hidden. @param place what is known of it, way by way */
  readonly restsOn?: (place: readonly (string | undefined)[]) => readonly Place[];
  /** With more rows than this in all segments together those are hidden whole where any is: to look at each would take too long. */
  readonly most?: number;
}

/** A row of a table within groups. */
export interface Place {
  readonly kind: string;
  readonly place: readonly string[];
}

/**
 * The sum of states: a row for each combination of keys, in their order, none without records.
 *
 * @example plus({ keys: ['value'], sums: ['n'], base: ({ n }) => n }, [[{ value: 9, n: 2 }], [{ value: 7, n: 1 }, { value: 9, n: 1 }]]) // => [{"value": 7, "n": 1}, {"value": 9, "n": 3}]
 */
export const plus = <R extends object>(shape: Shape<R>, states: Iterable<State<R>>): State<R> =>
  combined(shape, states, 1);

/**
 * What is left of a state without a part of it.
 *
 * @example minus({ keys: ['value'], sums: ['n'], base: ({ n }) => n }, [{ value: 7, n: 1 }, { value: 9, n: 3 }], [{ value: 9, n: 1 }]) // => [{"value": 7, "n": 1}, {"value": 9, "n": 2}]
 */
export const minus = <R extends object>(shape: Shape<R>, whole: State<R>, part: State<R>): State<R> =>
  combined(shape, [whole, combined(shape, [part], -1)], 1);

/** How many records an estimate of a state stands on. */
export const baseOf = <R>({ base, baseOfAll }: Shape<R>, state: State<R>): number =>
  baseOfAll === undefined ? state.reduce((sum, row) => sum + base(row), 0) : baseOfAll(state);

/** Whether a state stands on too few records to be shown, or has a class of some records and too few. */
export const isFewIn = <R>(shape: Shape<R>, state: State<R>, minN: number): boolean =>
  minN > 1 &&
  (baseOf(shape, state) < minN || (shape.classesOf?.(state).some((count) => count > 0 && count < minN) ?? false));

type Cells = Record<string, unknown>;

function combined<R extends object>(shape: Shape<R>, states: Iterable<State<R>>, sign: 1 | -1): State<R> {
  const { keys, sums, keepsEmpty = false } = shape;
  const rows = [...states].flat() as (R & Cells)[];
  const merged = mergedInOrder(shape, rows, sign) ?? mergedInOrder(shape, rows.toSorted(inTurn(keys)), sign)!;
  return (keepsEmpty ? merged : merged.filter((row) => isOfSome(row, sums))) as unknown as State<R>;
}

/** Null where rows are not in the order of their keys: those of a database are. */
function mergedInOrder<R extends object>(
  { keys, sums }: Shape<R>,
  rows: readonly Cells[],
  sign: 1 | -1,
): readonly Cells[] | null {
  const merged: Cells[] = [];
  // A row that stands alone is taken as it is: of many most do.
  let isOwn = false;
  let last: Cells | null = null;
  for (const row of rows) {
    const turn: number = last === null ? -1 : order(keys, last, row);
    if (turn > 0) return null;
    if (turn === 0) {
      const both: Cells = isOwn ? last! : { ...last };
      for (const name of sums) both[name] = added(both[name], row[name], sign);
      merged[merged.length - 1] = both;
      isOwn = true;
      last = both;
    } else {
      isOwn = sign < 0;
      last = isOwn ? negated(row, sums) : row;
      merged.push(last);
    }
  }
  return merged;
}

function isOfSome(row: Cells, sums: readonly string[]): boolean {
  for (const name of sums) if (row[name] !== 0 && row[name] !== 0n) return true;
  return false;
}

function negated(row: Cells, sums: readonly string[]): Cells {
  const made: Cells = { ...row };
  for (const name of sums) made[name] = added(undefined, row[name], -1);
  return made;
}

/** Sums are whole numbers, so that they are exact: numbers, or bigint where they may be large. */
function added(sum: unknown, term: unknown, sign: 1 | -1): number | bigint {
  if (typeof term === 'bigint') return ((sum as bigint | undefined) ?? 0n) + BigInt(sign) * term;
  return ((sum as number | undefined) ?? 0) + sign * (term as number);
}

const inTurn = (keys: readonly string[]) => (a: Cells, b: Cells) => order(keys, a, b);

function order(keys: readonly string[], a: Cells, b: Cells): number {
  for (const name of keys) {
    const [one, other] = [a[name] as number | string, b[name] as number | string];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
