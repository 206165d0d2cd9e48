import type { Estimated } from '../../estimates/estimated.ts';
import { customersTogether, withComplement } from '../../estimates/groups/margins/complement.ts';
import { suppressedColumn } from '../../estimates/tables/hidden.ts';
import { segmentCells } from '../../estimates/tables/segment-cells.ts';
import { column, confidenceLimits, fileColumn, stdError, time } from '../../results/columns.ts';
import type { Table, Value } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import type { CurveRow } from '../../statistics/survival/kaplan-meier.ts';
import { atRisk } from '../../statistics/survival/time-rows.ts';
import { events } from '../survival/columns.ts';
import type { Retention } from './estimator.ts';

/** A group whose numbers may be shown. */
export interface Group {
  readonly name: string;
  readonly cells: readonly (readonly [string, Value])[];
  readonly estimate: Retention;
}

/** All customers, or the segments that may be shown. */
export function groupsShown(by: readonly string[], { overall, segments }: Estimated<Retention>): readonly Group[] {
  if (by.length === 0) return [{ name: '', cells: [], estimate: overall }];
  return segments.flatMap((segment) =>
    segment.estimate === null
      ? []
      : [{ name: segment.name, cells: segmentCells(by, segment), estimate: segment.estimate }],
  );
}

const customersAtRisk = column('at_risk', { en: 'At risk', es: 'En riesgo' }, 'count', {
  en: 'customers who could still leave at that time',
  es: 'clientes que aún podían irse en ese momento',
});
const curveColumns = [
  time,
  customersAtRisk,
  events,
  column('survival', { en: 'Survival', es: 'Permanece' }, 'share', {
    en: 'share that stays beyond that time (Kaplan–Meier)',
    es: 'proporción que sigue después de ese tiempo (Kaplan–Meier)',
  }),
  stdError('share'),
  ...confidenceLimits('share'),
  column('cumulative_hazard', { en: 'Cumulative hazard', es: 'Riesgo acumulado' }, 'number', {
    en: 'hazard of leaving up to and with that time (Nelson–Aalen)',
    es: 'riesgo de irse hasta ese tiempo incluido (Nelson–Aalen)',
  }),
];

/**
 * The curve of each group. With `minN` above 1 no row speaks of fewer customers: times with fewer at risk are left out, and
 * steps are joined until so many have left.
 */
export function curveTable(by: readonly string[], groups: readonly Group[], minN: number): Table {
  return {
    name: 'curve',
    title: { en: 'Who stays, over time (Kaplan–Meier)', es: 'Quién sigue, con el tiempo (Kaplan–Meier)' },
    columns: [...by.map(fileColumn), ...curveColumns],
    rows: groups.flatMap(({ cells, estimate }) =>
      shownSteps(estimate.curve, minN).map((step) =>
        row([...cells, ...curveColumns.map(({ name }) => [name, step[name as keyof CurveRow]] as const)]),
      ),
    ),
  };
}

/**
 * Steps that are joined until each stands for `minN` customers who left, none where fewer were at risk.
 *
 * @example shownSteps([], 5) // => []
 */
export function shownSteps(curve: readonly CurveRow[], minN: number): readonly CurveRow[] {
  if (minN <= 1) return curve;
  const shown: CurveRow[] = [];
  let left = 0;
  for (const step of curve) {
    if (step.at_risk < minN) break;
    left += step.events;
    if (step.time > 0 && left < minN) continue;
    shown.push({ ...step, events: left });
    left = 0;
  }
  return shown;
}

/** How many of each group could still leave at some round times; at each time no group follows from the others and all. */
export function atRiskTable(by: readonly string[], groups: readonly Group[], overall: Retention, minN: number): Table {
  const longest = Math.max(0, ...groups.map(({ estimate }) => estimate.curve.at(-1)?.time ?? 0));
  const times = roundTimes(longest);
  const told = groups.filter(({ estimate }) => estimate.n > 0);
  const counts = told.map(({ estimate }) => atRisk(estimate.rows, times));
  const all = atRisk(overall.rows, times);
  const hidden = times.map((_, at) =>
    hiddenAtRisk(
      counts.map((own) => own[at]!),
      all[at]!,
      minN,
    ),
  );
  const hides = hidden.some((groupsHidden) => groupsHidden.size > 0);
  return {
    name: 'at_risk',
    title: { en: 'Customers at risk', es: 'Clientes en riesgo' },
    columns: [...by.map(fileColumn), time, customersAtRisk, ...(hides ? [suppressedColumn] : [])],
    rows: told.flatMap(({ cells }, group) =>
      counts[group]!.map((count, at) => {
        const isHidden = hidden[at]!.has(group);
        const cell = ['at_risk', isHidden ? null : count] as const;
        return row([...cells, ['time', times[at]!], cell, ...(hides ? [['suppressed', isHidden] as const] : [])]);
      }),
    ),
  };
}

/** The places of the groups that are hidden at a time. Those that are not shown at all are what is left of all. */
function hiddenAtRisk(counts: readonly number[], all: number, minN: number): ReadonlySet<number> {
  if (minN <= 1) return new Set();
  const groups = counts.map((customers, group) => ({ customers, group }));
  const left = { customers: Math.max(0, all - customersTogether(groups)), group: -1 };
  const isAnyFew = groups.some(({ customers }) => customers > 0 && customers < minN);
  const hidden = withComplement([...groups, left], minN, isAnyFew ? new Set([left]) : new Set());
  return new Set([...hidden].map(({ group }) => group));
}

const mostTimes = 10;

/**
 * Ten round times at most, from 0 up to the longest.
 *
 * @example roundTimes(728) // => [0, 100, 200, 300, 400, 500, 600, 700]
 * @example roundTimes(0) // => [0]
 */
export function roundTimes(longest: number): readonly number[] {
  if (longest <= 0) return [0];
  const power = 10 ** Math.floor(Math.log10(longest / (mostTimes - 1)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => longest / one < mostTimes)!;
  return Array.from({ length: Math.floor(longest / step) + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}
