import { readFileSync } from 'node:fs';
import type { CoxRow } from '../../../src/statistics/survival/cox/cox-data.ts';
import type { SurvivalScale } from '../../../src/statistics/survival/survival-interval.ts';
import type { TimeRow } from '../../../src/statistics/survival/time-rows.ts';

type Numbers = readonly (number | null)[];

/** A curve, column by column, as R survival's survfit gives it. */
export interface ReferenceCurve {
  readonly time: readonly number[];
  readonly at_risk: readonly number[];
  readonly events: readonly number[];
  readonly survival: readonly number[];
  readonly std_error: Numbers;
  readonly cumulative_hazard: readonly number[];
  /** Limit, mean, standard error. */
  readonly restricted_means: readonly (readonly [number, number, number])[];
  readonly quartiles: Numbers;
  readonly limits: Readonly<Partial<Record<SurvivalScale, ReferenceLimits>>>;
}

interface ReferenceLimits {
  readonly conf_low: Numbers;
  readonly conf_high: Numbers;
  /** Time and its limits. */
  readonly median: Numbers;
}

interface ReferenceTest {
  readonly statistic: number | null;
  readonly df: number;
}

interface ReferenceCox {
  readonly coefficients: Numbers;
  readonly covariance: readonly Numbers[];
  readonly log_likelihood_null: number;
  readonly log_likelihood: number;
  readonly df: number;
  readonly score_test: number;
  /** Concordant, discordant, tied. */
  readonly pairs: readonly [number, number, number];
  readonly concordance: number;
  /** Statistic, degrees of freedom and p-value of each term, and of all. */
  readonly proportional_hazards: readonly (readonly [number, number, number])[];
}

export interface ReferenceSet {
  readonly name: string;
  readonly groups: number;
  readonly rows: readonly (readonly [
    time: number,
    event: 0 | 1,
    entry: number | null,
    group: number,
    count: number,
    covariates: readonly number[],
  ])[];
  readonly terms: readonly (readonly number[])[];
  readonly curves: readonly (ReferenceCurve | null)[];
  readonly all: ReferenceCurve;
  readonly 'log-rank': ReferenceTest;
  readonly 'peto-peto': ReferenceTest;
  readonly cox: ReferenceCox | null;
}

const reference: { readonly software: Readonly<Record<string, string>>; readonly cases: readonly ReferenceSet[] } =
  JSON.parse(readFileSync(new URL('../../reference/survival.json', import.meta.url), 'utf8'));

/** The data sets of which R survival computed the curves, tests and regressions (see test/reference/README.md). */
export const referenceSets = reference.cases;

export const survivalVersion = `R survival ${reference.software['survival']}`;

/** The rows of one group by time; of all without it. */
export function timeRows({ rows }: ReferenceSet, group?: number): TimeRow[] {
  return rows
    .filter((row) => group === undefined || row[3] === group)
    .flatMap(([time, event, entry, , count]) => [
      { time, events: event * count, censored: (1 - event) * count, entered: 0 },
      ...(entry === null ? [] : [{ time: entry, events: 0, censored: 0, entered: count }]),
    ]);
}

export function timeRowsByGroup(set: ReferenceSet): TimeRow[][] {
  return Array.from({ length: set.groups }, (_, group) => timeRows(set, group + 1));
}

export function coxRows({ rows }: ReferenceSet): CoxRow[] {
  return rows.map(([time, event, entry, , count, covariates]) => ({
    time,
    event: event === 1,
    ...(entry === null ? {} : { entry }),
    covariates,
    count,
  }));
}
