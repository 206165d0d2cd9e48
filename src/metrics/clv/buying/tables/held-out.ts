import { withComplement } from '../../../../estimates/groups/margins/complement.ts';
import { suppressedColumn } from '../../../../estimates/tables/hidden.ts';
import { customers, time } from '../../../../results/columns.ts';
import type { Table } from '../../../../results/result.ts';
import { row } from '../../../../results/row.ts';
import type { BoughtRow } from '../../../buying/bought-row.ts';
import type { Candidate } from '../../../buying/models/fitted.ts';
import { naiveScorecards, type HeldOut, type Scored } from '../../../buying/models/holdout.ts';
import { historiesIn } from '../../../buying/histories.ts';
import type { Tracked } from '../tracking.ts';
import { repeatsName, repeatsNames } from '../../tables/classes.ts';
import {
  actual,
  bias,
  expected,
  isHoldout,
  mae,
  model,
  repeats,
  rmse,
  topDecileCapture,
} from '../../tables/columns.ts';

/** How models foretold the days that were held out, beside forecasts that need no model. */
export const holdoutTable = (candidates: readonly Candidate[], held: HeldOut | null): Table => ({
  name: 'holdout',
  title: { en: 'Purchases in the days held out', es: 'Compras en los días reservados' },
  columns: [model, customers, actual, expected, bias, mae, rmse, topDecileCapture],
  rows:
    held === null
      ? []
      : [...ofModels(candidates), ...naiveScorecards(held)].map(({ name, scored }) =>
          row([
            ['model', name],
            ['customers', scored.accuracy.customers],
            ['actual', scored.accuracy.actual],
            ['expected', scored.accuracy.expected],
            ['bias', scored.accuracy.bias],
            ['mae', scored.accuracy.mae],
            ['rmse', scored.accuracy.rmse],
            ['top_decile_capture', scored.topDecileCapture],
          ]),
        ),
});

const ofModels = (candidates: readonly Candidate[]): readonly { readonly name: string; readonly scored: Scored }[] =>
  candidates.flatMap(({ counts, scored }) => (scored === null ? [] : [{ name: counts.model, scored }]));

/** What customers with so many repeats bought in the days held out, and what models expected, in the mean. */
export function calibrationTable(candidates: readonly Candidate[], held: HeldOut | null, minN: number): Table {
  const histories = held === null ? [] : historiesIn(held.rows);
  const classes = repeatsNames.map((name) => {
    const places = histories.flatMap((one, at) => (repeatsName(one.repeats) === name ? [at] : []));
    return { name, places, customers: places.reduce((sum, at) => sum + histories[at]!.customers, 0) };
  });
  const hidden = minN > 1 ? withComplement(classes, minN) : new Set();
  return {
    name: 'calibration',
    title: { en: 'Held out, by repeats before', es: 'Días reservados, por recompras anteriores' },
    columns: [model, repeats, customers, actual, expected, ...(hidden.size > 0 ? [suppressedColumn] : [])],
    rows: ofModels(candidates).flatMap(({ name: modelName, scored }) =>
      classes.map((one) => {
        const isHidden = hidden.has(one);
        const mean = (of: (history: BoughtRow, at: number) => number) =>
          isHidden || one.customers === 0
            ? null
            : one.places.reduce((sum, at) => sum + histories[at]!.customers * of(histories[at]!, at), 0) /
              one.customers;
        return row([
          ['model', modelName],
          ['repeats', one.name],
          ['customers', isHidden ? null : one.customers],
          ['actual', mean(({ later }) => later)],
          ['expected', mean((_, at) => scored.expected[at]!)],
          ...(hidden.size > 0 ? [['suppressed', isHidden] as const] : []),
        ]);
      }),
    ),
  };
}

/**
 * Repeat purchases up to each time.
 * @param until the last day that the model has seen, in days since 1970
 */
export const trackingTable = (tracked: readonly Tracked[], until: number, minN: number): Table => ({
  name: 'tracking',
  title: { en: 'Repeat purchases over time', es: 'Recompras a lo largo del tiempo' },
  columns: [time, actual, expected, isHoldout],
  rows: apart(tracked, minN).map((one) =>
    row([
      ['time', one.time],
      ['actual', one.actual],
      ['expected', one.expected],
      ['is_holdout', one.day > until],
    ]),
  ),
});

/** Between two times that are told at least so much was bought. */
function apart(tracked: readonly Tracked[], minN: number): readonly Tracked[] {
  if (minN <= 1) return tracked;
  let told = 0;
  return tracked.filter(({ actual: bought }) => {
    if (bought - told < minN) return false;
    told = bought;
    return true;
  });
}
