/**
 * How many left (`events`), went out of sight (`censored`) and came into sight late (`entered`) at a time since their
 * start. Who was seen from the start on is not counted as entered; whoever enters at a time is at risk after it. Rows of
 * two groups, put one after the other, are the rows of both together.
 */
export interface TimeRow {
  readonly time: number;
  readonly events: number;
  readonly censored: number;
  readonly entered: number;
}

/** A time at which somebody left or went out of sight, and how many could still have left then. */
export interface RiskSet {
  readonly time: number;
  readonly at_risk: number;
  readonly events: number;
  readonly censored: number;
}

/**
 * The times at which somebody left or went out of sight, in order, with the number at risk just before. Rows may come in
 * any order, and several of the same time. Throws a RangeError for a time before 0, for counts that are not whole, and
 * where more leave than had come.
 *
 * @example riskSets([{ time: 2, events: 1, censored: 1, entered: 0 }, { time: 1, events: 1, censored: 0, entered: 1 }]) // => [{ time: 1, at_risk: 2, events: 1, censored: 0 }, { time: 2, at_risk: 2, events: 1, censored: 1 }]
 */
export function riskSets(rows: readonly TimeRow[]): RiskSet[] {
  let observed = seenFromStart(rows);
  const sets: RiskSet[] = [];
  for (const { time, events, censored, entered } of byTime(rows)) {
    const left = events + censored;
    if (left > observed) {
      throw new RangeError(`${left} left at ${time}, but only ${observed} were there`);
    }
    if (left > 0) {
      sets.push({ time, at_risk: observed, events, censored });
    }
    observed += (time > 0 ? entered : 0) - left;
  }
  return sets;
}

/**
 * How many are at risk at each of these times: seen before it, and neither gone nor out of sight before it.
 *
 * @example atRisk([{ time: 2, events: 1, censored: 1, entered: 0 }, { time: 1, events: 1, censored: 0, entered: 1 }], [0, 2, 3]) // => [2, 2, 0]
 */
export function atRisk(rows: readonly TimeRow[], times: readonly number[]): number[] {
  const start = seenFromStart(rows);
  const changes = byTime(rows).map(({ time, events, censored, entered }) => ({
    time,
    change: (time > 0 ? entered : 0) - events - censored,
  }));
  return times.map((at) => changes.reduce((sum, { time, change }) => (time < at ? sum + change : sum), start));
}

/** Everybody leaves or goes out of sight once; who did not enter late was seen from the start on. */
export function seenFromStart(rows: readonly TimeRow[]): number {
  return rows.reduce(
    (sum, { time, events, censored, entered }) => sum + events + censored - (time > 0 ? entered : 0),
    0,
  );
}

function byTime(rows: readonly TimeRow[]): TimeRow[] {
  const merged = new Map<number, TimeRow>();
  for (const row of rows) {
    requireRow(row);
    const { time, events, censored, entered } = row;
    const same = merged.get(time);
    merged.set(time, {
      time,
      events: events + (same?.events ?? 0),
      censored: censored + (same?.censored ?? 0),
      entered: entered + (same?.entered ?? 0),
    });
  }
  return [...merged.values()].toSorted((a, b) => a.time - b.time);
}

function requireRow({ time, events, censored, entered }: TimeRow): void {
  if (!(time >= 0 && Number.isFinite(time))) {
    throw new RangeError(`a time is 0 or later, not ${time}`);
  }
  if (![events, censored, entered].every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`counts are whole and not negative, not ${events}, ${censored}, ${entered}`);
  }
}
