import type { Stretch } from '../reduction.ts';

/** A period, or all of them as one stretch of days (`whole` is 1), which goes by the name of the last. */
export interface WholeStretch extends Stretch {
  readonly whole: 0 | 1;
}

/** The periods that are asked for and, where there are several, all of them as one. */
export function stretchesOf(grid: readonly Stretch[]): readonly WholeStretch[] {
  const periods = grid.filter(({ ordinal }) => ordinal > 0).map((period) => ({ ...period, whole: 0 as const }));
  const [first] = periods;
  const last = periods.at(-1);
  if (first === undefined || last === undefined || periods.length === 1) return periods;
  return [...periods, { ...last, first: first.first, whole: 1 }];
}
