/** What is to be done about a driver, by how much it counts and how it stands. */
export type Quadrant = 'fix-first' | 'keep-up' | 'low-priority' | 'overdone';

/** A driver by its importance, and by its mean with the ends of what was said. */
export interface Placed {
  readonly importance: number;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What differs by rounding alone is equal. */
const isHigh = (value: number, cut: number) => value >= cut - 1e-12 * Math.max(1, Math.abs(cut));

/**
 * Where each driver stands: both axes are cut at the mean of all drivers, and what equals it is high. Drivers that were answered on
 * unlike ranges are compared by where in their range the mean lies.
 *
 * Source: Martilla & James (1977), "Importance–performance analysis", Journal of Marketing 41.
 *
 * @example quadrantsOf([{ importance: 0.4, mean: 2, least: 1, most: 5 }, { importance: 0.1, mean: 4, least: 1, most: 5 }]) // => ['fix-first', 'overdone']
 */
export function quadrantsOf(drivers: readonly Placed[]): readonly Quadrant[] {
  const areAlike = drivers.every(({ least, most }) => least === drivers[0]!.least && most === drivers[0]!.most);
  const performances = drivers.map(({ mean, least, most }) => (areAlike ? mean : (mean - least) / (most - least)));
  const [importanceCut, performanceCut] = [average(drivers.map(({ importance }) => importance)), average(performances)];
  return drivers.map(({ importance }, at) => {
    const counts = isHigh(importance, importanceCut);
    const does = isHigh(performances[at]!, performanceCut);
    if (counts) return does ? 'keep-up' : 'fix-first';
    return does ? 'overdone' : 'low-priority';
  });
}
