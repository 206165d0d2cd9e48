import type { Condition } from './where/parse.ts';
import type { DateOrder } from '../values/dates/date.ts';
import type { PeriodUnit } from '../values/dates/period.ts';

/** A stretch of days, both ends included. */
export interface DayRange {
  readonly label: string;
  readonly first: string;
  readonly last: string;
}

/** Shares of the population by column and value, for raking. */
export type Population = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Which records a question is about, and how they are grouped: what all metrics share. */
export interface Ask {
  /** Columns as they were typed: headers of the file or columns of the relation. */
  readonly by: readonly string[];
  readonly period: PeriodUnit | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly where: Condition | null;
  readonly dateOrder: DateOrder | null;
  readonly weight: string | null;
  readonly population: Population | null;
  /** Stretches that are compared with each other, whatever else is asked. */
  readonly ranges: readonly DayRange[];
}

export const askNothing: Ask = {
  by: [],
  period: null,
  from: null,
  to: null,
  where: null,
  dateOrder: null,
  weight: null,
  population: null,
  ranges: [],
};
