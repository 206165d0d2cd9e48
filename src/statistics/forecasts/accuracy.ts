import { CompensatedSums } from '../functions/compensated-sums.ts';

/** So many customers did so much, of whom so much was expected. */
export interface ForecastRow {
  readonly customers: number;
  readonly actual: number;
  readonly expected: number;
}

/**
 * How a forecast came out: both totals, bias (expected ÷ actual − 1; null where nothing was done), the mean absolute error and
 * the root of the mean squared error a customer.
 */
export interface ForecastAccuracy {
  readonly customers: number;
  readonly actual: number;
  readonly expected: number;
  readonly bias: number | null;
  readonly mae: number | null;
  readonly rmse: number | null;
}

/**
 * Holds what was expected of customers against what they did. Errors are null without customers.
 *
 * @example forecastAccuracy([{ customers: 3, actual: 0, expected: 1 }, { customers: 1, actual: 4, expected: 2 }]) // => { customers: 4, actual: 4, expected: 5, bias: 0.25, mae: 1.25, rmse: 1.3228756555 }
 */
export function forecastAccuracy(rows: readonly ForecastRow[]): ForecastAccuracy {
  const sums = new CompensatedSums(5);
  for (const { customers, actual, expected } of rows) {
    const error = expected - actual;
    sums.add(0, customers);
    sums.add(1, customers * actual);
    sums.add(2, customers * expected);
    sums.add(3, customers * Math.abs(error));
    sums.add(4, customers * error * error);
  }
  const [customers, actual, expected] = [sums.at(0), sums.at(1), sums.at(2)];
  const mean = (sum: number) => (customers > 0 ? sum / customers : null);
  const square = mean(sums.at(4));
  return {
    customers,
    actual,
    expected,
    bias: actual > 0 ? expected / actual - 1 : null,
    mae: mean(sums.at(3)),
    rmse: square === null ? null : Math.sqrt(square),
  };
}

/**
 * What the best of a ranking did of what all did: the first of so many equal parts of customers, rounded up to a whole one. Of customers who rank alike at the border each counts in part. Null where nothing was done.
 *
 * @example captureOfTop([{ customers: 1, actual: 6, rank: 9 }, { customers: 9, actual: 2, rank: 1 }], 10) // => 0.25
 * @example captureOfTop([{ customers: 20, actual: 2, rank: 1 }], 10) // => 0.1
 */
export function captureOfTop(
  rows: readonly { readonly customers: number; readonly actual: number; readonly rank: number }[],
  parts: number,
): number | null {
  const customers = rows.reduce((sum, row) => sum + row.customers, 0);
  const all = rows.reduce((sum, row) => sum + row.customers * row.actual, 0);
  if (!(all > 0)) return null;
  let wanted = Math.ceil(customers / parts);
  let captured = 0;
  const falling = rows.toSorted((a, b) => b.rank - a.rank);
  for (let at = 0; at < falling.length && wanted > 0;) {
    const { rank } = falling[at]!;
    let alike = 0;
    let done = 0;
    for (; at < falling.length && falling[at]!.rank === rank; at += 1) {
      alike += falling[at]!.customers;
      done += falling[at]!.customers * falling[at]!.actual;
    }
    captured += done * Math.min(1, wanted / alike);
    wanted -= alike;
  }
  return captured / all;
}
