/** How many of some units were seen until a time, and how many of them left then. */
export interface SeenUntil {
  readonly time: number;
  readonly seen: number;
  readonly events: number;
}

/**
 * The share that stays beyond a time (Kaplan–Meier), from rows that rise in time; null where nobody was seen for so long, unless
 * all had left before.
 *
 * Source: Kaplan & Meier (1958), "Nonparametric estimation from incomplete observations", Journal of the American
 * Statistical Association 53.
 *
 * @example survivalAt(5, [{ time: 3, seen: 1, events: 1 }, { time: 9, seen: 3, events: 0 }]) // => 0.75
 * @example survivalAt(5, [{ time: 3, seen: 4, events: 1 }]) // => null
 * @example survivalAt(5, [{ time: 3, seen: 4, events: 4 }]) // => 0
 */
export function survivalAt(time: number, rows: readonly SeenUntil[]): number | null {
  let atRisk = rows.reduce((sum, { seen }) => sum + seen, 0);
  let survival = 1;
  for (const row of rows) {
    if (row.time > time) break;
    if (row.events > 0) survival *= (atRisk - row.events) / atRisk;
    atRisk -= row.seen;
  }
  const isSeenSoLong = rows.some((row) => row.seen > 0 && row.time >= time);
  return isSeenSoLong || survival === 0 ? survival : null;
}
