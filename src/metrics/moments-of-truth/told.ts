import { CxError } from '../../errors.ts';
import { crossProducts } from '../../statistics/regression/cross-products.ts';
import { bootstrapProducts } from '../../statistics/resampling/product-bootstrap.ts';
import { randomFrom } from '../../statistics/resampling/random.ts';
import type { MeasuredRows } from '../measures/rows.ts';
import type { Kind } from './classes.ts';
import { contrastOf, kindsOf, type Contrast } from './contrast.ts';
import { cutRows, type CutRows } from './cuts/cut-rows.ts';
import type { Scheme } from './cuts/cuts.ts';

/** What one way of cutting says, and how often samples give the same classes. */
export interface Told {
  readonly scheme: Scheme;
  readonly rows: CutRows;
  readonly contrast: Contrast;
  readonly kinds: readonly Kind[];
  readonly agreements: readonly number[];
  /** Drivers of which every rating is low or high: there is nothing to hold both against. */
  readonly middleless: readonly number[];
}

export interface Chance {
  readonly seed: number;
  readonly times: number;
}

/**
 * The contrast of one way of cutting all drivers. A rating that nobody gives is left out; so are both of a driver without any between.
 * @param isAsked whether it is the one that was asked for: then what cannot be told apart is refused
 * @throws rows-too-few, measures-aliased
 */
export function toldBy(measured: MeasuredRows, scheme: Scheme, { seed, times }: Chance, isAsked: boolean): Told | null {
  const rows = cutRows(measured, scheme);
  const middleless = scheme.flatMap((_, driver) => (rows.n === rows.low[driver]! + rows.high[driver]! ? [driver] : []));
  const used = scheme.flatMap((_, driver) => {
    if (middleless.includes(driver)) return [];
    return [...(rows.low[driver]! > 0 ? [2 * driver] : []), ...(rows.high[driver]! > 0 ? [2 * driver + 1] : [])];
  });
  if (rows.n < used.length + 2) {
    if (!isAsked) return null;
    throw new CxError('rows-too-few', { rows: rows.n, needed: used.length + 2, drivers: scheme.length });
  }
  const contrast = contrastOf(crossProducts(rows.columns, rows.counts)!, used, rows.n);
  const [aliased] = contrast.aliased;
  if (aliased !== undefined && isAsked) {
    const name = (column: number) => measured.measures[Math.floor(column / 2)]!.name;
    const by = new Set(used.filter((column) => column < aliased).map(name));
    by.delete(name(aliased));
    throw new CxError('measures-aliased', { driver: name(aliased), determining: [...by] });
  }
  const kinds = kindsOf(contrast);
  const matches = scheme.map(() => 0);
  let made = 0;
  const weights = new Float64Array(rows.counts.length).fill(1);
  bootstrapProducts({ ...rows, weights }, times, randomFrom(seed), (sample) => {
    made += 1;
    for (const [driver, kind] of kindsOf(contrastOf(sample, used, rows.n)).entries())
      if (kind === kinds[driver]) matches[driver]! += 1;
    return true;
  });
  return { scheme, rows, contrast, kinds, agreements: matches.map((count) => count / made), middleless };
}
