/**
 * What a customer brings in all his life where each year he brings the same and stays with the same probability, at the end of
 * the year: value ÷ (1 + i − retention). Null where nothing limits it.
 *
 * Source: Gupta & Lehmann (2003), "Customers as assets", Journal of Interactive Marketing 17(1); here the first year's value is
 * brought by all, as in the survival form of Reichheld & Sasser's model.
 *
 * @example lifetimeValue(100, 0.8, 0.1) // => 333.3333
 * @example lifetimeValue(100, 1, 0) // => null
 */
export function lifetimeValue(value: number | null, retention: number | null, discount: number): number | null {
  if (value === null || retention === null) return null;
  const limit = 1 + discount - retention;
  return limit > 0 ? value / limit : null;
}
