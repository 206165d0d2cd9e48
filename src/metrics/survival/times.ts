import type { TimeRow } from '../../statistics/survival/time-rows.ts';
import type { StateRow } from '../reduction.ts';

/** How long customers were seen, and after how long they came into sight; 0 for those who were from the start on. */
export const timeKeys = { time: 'count', entry: 'count' } as const;
export const timeSums = { customers: 'count', events: 'count' } as const;

/** Customers who were seen for the same time, and how many of them left at its end. */
export type Times = StateRow<typeof timeKeys, typeof timeSums>;

/** Units in which times between days can be told, and how many days each has. */
export const daysOfUnit = { day: 1, week: 7, month: 30.4375, year: 365.25 } as const;
export type TimeUnit = keyof typeof daysOfUnit;

/**
 * What the statistics of survival are made of. @param unit how many days are one of the unit asked for
 *
 * @example timeRows([{ time: 14, entry: 7, customers: 3, events: 1 }], 7) // => [{ time: 2, events: 1, censored: 2, entered: 0 }, { time: 1, events: 0, censored: 0, entered: 3 }]
 */
export const timeRows = (state: readonly Times[], unit: number): TimeRow[] =>
  state.flatMap(({ time, entry, customers, events }) => [
    { time: time / unit, events, censored: customers - events, entered: 0 },
    ...(entry > 0 ? [{ time: entry / unit, events: 0, censored: 0, entered: customers }] : []),
  ]);
