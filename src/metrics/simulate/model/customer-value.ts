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
export function customerValue(valued: Valued, { years, discount }: Ahead): number | null {
  const known = knownOf(valued, discount);
  if (known === null) return null;
  const whole = Math.floor(years);
  let total = 0;
  for (let year = 0; year < whole; year += 1) total += broughtIn(known, year, 1);
  return years === whole ? total : total + broughtIn(known, whole, years - whole);
}

/**
 * The same within each of so many months, the first of them first: one after the other they take no longer than all years.
 *
 * @example monthlyValues({ retention: 1, values: [120] }, 0, 3) // => [10, 20, 30]
 */
export function monthlyValues(valued: Valued, discount: number, months: number): readonly number[] | null {
  const known = knownOf(valued, discount);
  if (known === null) return null;
  let before = 0;
  return Array.from({ length: months }, (_, at) => {
    const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
    const within = before + broughtIn(known, year, month / 12);
    if (month === 12) before = within;
    return within;
  });
}

interface Known {
  readonly retention: number;
  readonly values: readonly number[];
  /** What money of next year is worth now. */
  readonly rate: number;
}

const knownOf = ({ retention, values }: Valued, discount: number): Known | null =>
  retention === null || values === null ? null : { retention, values, rate: 1 / (1 + discount) };

/**
 * What comes in a year, or in the first part of it.
 * @param year counted from 0
 * @param part of it, 1 where it is whole
 */
function broughtIn({ retention, values, rate }: Known, year: number, part: number): number {
  const value = values[Math.min(year, values.length - 1)]!;
  return value * retention ** year * part * (1 - ((1 - retention) * part) / 2) * rate ** (year + part / 2);
}
