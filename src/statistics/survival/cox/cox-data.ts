/**
 * Equal people, `count` of them: seen until `time`, when they left (`event`) or went out of sight, and from after `entry`
 * on; without it from the start.
 */
export interface CoxRow {
  readonly time: number;
  readonly event: boolean;
  readonly entry?: number;
  readonly covariates: readonly number[];
  readonly count: number;
}

/**
 * Rows from the last time to the first, and their covariates in standard deviations from their means, one row after
 * another: units then change no digit, and no column drowns another. A constant column is 0.
 */
export interface CoxData {
  readonly rows: readonly CoxRow[];
  readonly width: number;
  readonly covariates: Float64Array;
  /** The standard deviation of each covariate; 1 where it is constant. */
  readonly scales: Float64Array;
  /** Places of the rows that enter late, from the last entry to the first. */
  readonly byEntry: readonly number[];
  readonly n: number;
  readonly events: number;
}

/**
 * Prepares rows of any order for a Cox regression; the order does not change a digit. Throws a RangeError for covariates
 * that are not numbers, or not as many in each row; for times that are before 0, or not after the entry; for counts that
 * are not whole.
 *
 * @example coxData([{ time: 2, event: true, covariates: [3], count: 1 }, { time: 5, event: false, covariates: [7], count: 1 }]).covariates // => [1, -1]
 */
export function coxData(unordered: readonly CoxRow[]): CoxData {
  const width = unordered[0]?.covariates.length ?? 0;
  for (const row of unordered) {
    requireRow(row, width);
  }
  const rows = unordered.filter(({ count }) => count > 0).toSorted(laterFirst);
  const { covariates, scales } = standardised(rows, width);
  return {
    rows,
    width,
    covariates,
    scales,
    byEntry: [...rows.keys()]
      .filter((index) => rows[index]!.entry !== undefined)
      .toSorted((a, b) => entryOf(rows[b]!) - entryOf(rows[a]!)),
    n: sumOver(rows, () => 1),
    events: sumOver(rows, ({ event }) => (event ? 1 : 0)),
  };
}

/** When a row comes into sight: without a late entry, before every time. */
export function entryOf({ entry }: Pick<CoxRow, 'entry'>): number {
  return entry ?? -Infinity;
}

function requireRow(row: CoxRow, width: number): void {
  const { time, covariates, count } = row;
  if (!(time >= 0 && time < Infinity && time > entryOf(row))) {
    throw new RangeError(`a time is 0 or later, and after the entry, not ${time} after ${entryOf(row)}`);
  }
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`a count is whole and not negative, not ${count}`);
  }
  if (covariates.length !== width || !covariates.every(Number.isFinite)) {
    throw new RangeError(`each row has the same number of finite covariates, not ${covariates.join(', ')}`);
  }
}

/** A total order but for equal rows, since sums depend on the order of their terms. */
function laterFirst(a: CoxRow, b: CoxRow): number {
  const order = b.time - a.time || Number(a.event) - Number(b.event) || compare(entryOf(b), entryOf(a));
  if (order !== 0) {
    return order;
  }
  for (const [column, value] of a.covariates.entries()) {
    if (value !== b.covariates[column]) {
      return value - b.covariates[column]!;
    }
  }
  return a.count - b.count;
}

/** Not a difference: two that are there from the start have the same entry, −Infinity. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function standardised(rows: readonly CoxRow[], width: number): Pick<CoxData, 'covariates' | 'scales'> {
  const n = sumOver(rows, () => 1);
  const counts = Float64Array.from(rows, ({ count }) => count);
  const covariates = fromFirstRow(rows, width);
  const scales = new Float64Array(width).fill(1);
  for (let column = 0; column < width; column += 1) {
    const moment = (power: 1 | 2): number => {
      let sum = 0;
      counts.forEach((count, row) => (sum += count * covariates[row * width + column]! ** power));
      return sum / n;
    };
    const mean = moment(1);
    counts.forEach((_, row) => (covariates[row * width + column]! -= mean));
    const scale = Math.sqrt(moment(2));
    if (scale > 0) {
      scales[column] = scale;
      counts.forEach((_, row) => (covariates[row * width + column]! /= scale));
    }
  }
  return { covariates, scales };
}

/** Covariates less those of the first row: constant columns become 0 without rounding. */
function fromFirstRow(rows: readonly CoxRow[], width: number): Float64Array {
  const covariates = new Float64Array(rows.length * width);
  for (const [index, row] of rows.entries()) {
    for (let column = 0; column < width; column += 1) {
      covariates[index * width + column] = row.covariates[column]! - rows[0]!.covariates[column]!;
    }
  }
  return covariates;
}

function sumOver(rows: readonly CoxRow[], term: (row: CoxRow) => number): number {
  return rows.reduce((sum, row) => sum + row.count * term(row), 0);
}
