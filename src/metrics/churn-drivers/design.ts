import { CxError } from '../../errors.ts';
import type { ShownSegment } from '../../estimates/groups/suppression.ts';
import type { CoxRow } from '../../statistics/survival/cox/cox-data.ts';
import type { Times } from '../survival/times.ts';

/** A value of a driver of texts, with how many customers have it and how many of them left. */
export interface Level {
  readonly level: string;
  readonly n: number;
  readonly events: number;
}

/** A driver as columns of a regression: one of numbers is one, one of texts one for each value but the most frequent. */
export interface Term {
  readonly driver: string;
  /** Most frequent first: the reference; none for numbers. */
  readonly levels: readonly Level[];
  /** What each column is called, and its number for a value of the driver. */
  readonly columns: readonly { readonly name: string; readonly of: (value: string) => number }[];
}

/** Customers who are alike, as a regression takes them. */
export interface Design {
  readonly terms: readonly Term[];
  readonly rows: readonly CoxRow[];
  /** Places of the columns of each term. */
  readonly places: readonly (readonly number[])[];
  /** Drivers that say the same of all customers who are used. */
  readonly constant: readonly string[];
}

type Groups = readonly Pick<ShownSegment<Times>, 'segment' | 'state'>[];

/**
 * The design of a regression on groups of customers who say the same in all drivers; a driver that was left out is blank
 * for all of them.
 * @throws driver-unusable where a driver that was named says the same of all who are used
 */
export function designOf(drivers: readonly string[], groups: Groups, named: boolean): Design {
  const told = drivers.map((driver, at) => ({ driver, at, levels: levelsOf(groups, at) }));
  const used = told.filter(({ levels }) => levels.some(({ level }) => level !== ''));
  const constant = used.filter(({ levels }) => levels.length <= 1).map(({ driver }) => driver);
  if (named && constant[0] !== undefined)
    throw new CxError('driver-unusable', { driver: constant[0], levels: 1, most: 1 });
  const kept = used.filter(({ levels }) => levels.length > 1);
  const terms = kept.map(({ driver, levels }) => termOf(driver, levels));
  const columns = kept.flatMap(({ at }, term) => terms[term]!.columns.map(({ of }) => ({ at, of })));
  const rows = groups.flatMap(({ segment, state }) => {
    const covariates = columns.map(({ at, of }) => of(segment[at]!));
    return (state ?? []).flatMap((times) => rowsOf(times, covariates));
  });
  let place = 0;
  const places = terms.map((term) => term.columns.map(() => place++));
  return { terms, rows, places, constant };
}

function levelsOf(groups: Groups, at: number): Level[] {
  const levels = new Map<string, Level>();
  for (const { segment, state } of groups) {
    const level = segment[at]!;
    for (const { customers, events } of state ?? []) {
      const known = levels.get(level) ?? { level, n: 0, events: 0 };
      levels.set(level, { level, n: known.n + customers, events: known.events + events });
    }
  }
  return [...levels.values()].toSorted((a, b) => b.n - a.n || (a.level < b.level ? -1 : 1));
}

/** Exact decimals: numbers reach the regression as they are written once their style is settled. */
const exactNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u;

function termOf(driver: string, levels: readonly Level[]): Term {
  if (levels.every(({ level }) => exactNumber.test(level)))
    return { driver, levels: [], columns: [{ name: driver, of: Number }] };
  return {
    driver,
    levels,
    columns: levels
      .slice(1)
      .map(({ level }) => ({ name: `${driver} = ${level}`, of: (value: string) => (value === level ? 1 : 0) })),
  };
}

function rowsOf({ time, entry, customers, events }: Times, covariates: readonly number[]): CoxRow[] {
  const seen = { time, covariates, ...(entry > 0 ? { entry } : {}) };
  return [
    ...(events > 0 ? [{ ...seen, event: true, count: events }] : []),
    ...(customers > events ? [{ ...seen, event: false, count: customers - events }] : []),
  ];
}
