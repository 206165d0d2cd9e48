import type { Instalment } from '../../statistics/buying/forecasts/instalments.ts';
import { dayNumberOf } from '../../values/dates/calendar.ts';
import { dayAfterSpan, daysInUnit, readSpan, type SpanUnit } from '../../values/dates/periods/span.ts';

/** The time that is looked ahead from a day on, in the unit of the models. */
export interface Horizon {
  readonly unit: SpanUnit;
  /** How many days a unit has in the mean. */
  readonly unitDays: number;
  readonly length: number;
  /** How many units lie in it whole. */
  readonly wholeUnits: number;
  /** The ends of its units by the calendar, the last one cut where it ends, and what money of each is worth at its start. */
  readonly instalments: readonly Instalment[];
}

const daysInYear = 365.25;

/**
 * @param from the day before the first that is looked ahead to
 * @param span as `readSpan` reads it
 * @param discount what money loses a year by coming later
 *
 * @example horizonFrom('1997-09-30', '39 weeks', 'week', 0).length // => 39
 * @example horizonFrom('2025-01-31', '2 months', 'month', 0.1).instalments.map(({ until }) => until) // => [0.919918, 1.93840]
 */
export function horizonFrom(from: string, span: string, unit: SpanUnit, discount: number): Horizon {
  const asked = readSpan(span);
  if (asked === null) throw new RangeError(`no stretch of time: ${span}`);
  const unitDays = daysInUnit(unit);
  const start = dayNumberOf(from);
  const days = dayNumberOf(dayAfterSpan(from, asked)) - start;
  const ends: number[] = [];
  for (let count = 1; (ends.at(-1) ?? 0) < days; count += 1)
    ends.push(dayNumberOf(dayAfterSpan(from, { count, unit })) - start);
  return {
    unit,
    unitDays,
    length: days / unitDays,
    wholeUnits: ends.filter((end) => end <= days).length,
    instalments: ends
      .map((each) => Math.min(each, days))
      .map((end) => ({ until: end / unitDays, worth: (1 + discount) ** (-end / daysInYear) })),
  };
}
