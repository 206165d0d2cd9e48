/** What of a group decides what one of its customers is worth. */
export interface Valued {
  /** The share of customers that stays for a year; null where nobody knows. */
  readonly retention: number | null;
  /** What a customer brings in each year to come, less what he costs; after the last one the same again. Null where nobody knows. */
  readonly values: readonly number[] | null;
}

export interface Ahead {
  /** How many years are looked ahead, whole ones and a part of the next. */
  readonly years: number;
  /** What money loses a year by coming later. */
  readonly discount: number;
}

/**
 * What one of today's customers brings within the years ahead. Those who leave do so evenly within a year: of those there at its
 * start, r stay, so that 1 − (1 − r) ÷ 2 of them bring its value on average, discounted from the middle of the year. Of a part
 * f of a year it is f × (1 − (1 − r) × f ÷ 2). Null where retention or value is unknown.
 *
 * Source: Blattberg, Getz & Thomas (2001), Customer Equity; mid-year discounting as in Berger & Nasr (1998), "Customer lifetime
 * value", Journal of Interactive Marketing 12(1).
 *
 * @example customerValue({ retention: 0.8, values: [100] }, { years: 1, discount: 0 }) // => 90
 * @example customerValue({ retention: 0.8, values: [100] }, { years: 2, discount: 0 }) // => 162
 * @example customerValue({ retention: 0, values: [100] }, { years: 50, discount: 0 }) // => 50
 */
export function customerValue({ retention, values }: Valued, { years, discount }: Ahead): number | null {
  if (retention === null || values === null) return null;
  const whole = Math.floor(years);
  const rate = 1 / (1 + discount);
  let total = 0;
  let alive = 1;
  let worth = Math.sqrt(rate);
  for (let year = 0; year < whole; year += 1) {
    total += valueIn(values, year) * alive * (1 - (1 - retention) / 2) * worth;
    alive *= retention;
    worth *= rate;
  }
  const part = years - whole;
  if (part === 0) return total;
  return (
    total + valueIn(values, whole) * alive * part * (1 - ((1 - retention) * part) / 2) * rate ** (whole + part / 2)
  );
}

/** @param year counted from 0 */
const valueIn = (values: readonly number[], year: number): number => values[Math.min(year, values.length - 1)]!;
