import type { State } from '../../../estimates/groups/state.ts';
import type { Shown } from '../../../estimates/groups/suppression.ts';
import { suppressedColumn } from '../../../estimates/tables/hidden.ts';
import type { Question } from '../../../questions/question.ts';
import { customers, retention, time } from '../../../results/columns.ts';
import type { Findings, Table } from '../../../results/result.ts';
import { row } from '../../../results/row.ts';
import {
  fitShiftedBetaGeometric,
  retentionAfter,
  survivalAfter,
  type ShiftedBetaGeometric,
} from '../../../statistics/buying/shifted-beta-geometric.ts';
import type { Told } from '../../metric.ts';
import { clvEstimator, type Worths } from '../estimator.ts';
import { horizonFrom } from '../../buying/horizon.ts';
import * as notices from '../../buying/notices.ts';
import type { ClvOptions } from '../options.ts';
import { assertShown, findingsOf } from '../presented.ts';
import { actual, expected } from '../tables/columns.ts';
import { modelsTable, parametersTable } from '../tables/models.ts';
import { renewalRows, renewalsOf, type Renewal } from './renewals.ts';
import type { RenewedRow } from './renewed-row.ts';
import { isPriced, totalsOf, type Valuation } from './totals.ts';

/** Null without customers, or where they are too few to be told. */
export function contractValuation(
  rows: State<RenewedRow>,
  options: ClvOptions,
  { confidence }: Pick<Question, 'confidence'>,
  { asOf, timed }: Told,
): Valuation | null {
  const unit = options.timeUnit ?? 'year';
  const fit = timed('fit sbg', () => fitShiftedBetaGeometric(renewalRows(rows)));
  if (fit === null || asOf === null) return null;
  const { discount, margin, horizon } = options;
  return { fit, horizon: horizonFrom(asOf, horizon, unit, discount), margin: margin ?? 1, discount, confidence };
}

/** What customers under contract will bring: who renews, how often he still will, and what that is worth. */
export function contractFindings(
  renewed: Shown<RenewedRow>,
  options: ClvOptions,
  question: Question,
  told: Told,
): Findings {
  assertShown(renewed);
  const rows = renewed.overall ?? [];
  const valuation = contractValuation(rows, options, question, told);
  const estimator = clvEstimator<RenewedRow>((some) => worthsOf(some, valuation), true);
  const shared = findingsOf(renewed, estimator, question);
  if (valuation === null) return shared;
  const { fit } = valuation;
  const models = [{ name: 'sbg', fit, until: told.asOf!, isChosen: true }];
  const survival = survivalTable(renewalsOf(renewalRows(rows)), fit.parameters, renewed.minN);
  return {
    ...shared,
    tables: [...shared.tables, modelsTable(models), parametersTable(models, question.confidence), survival],
    charts: [
      ...shared.charts,
      {
        type: 'line',
        title: { en: 'Customers who are still here', es: 'Clientes que siguen aquí' },
        table: 'survival',
        x: ['time'],
        y: ['actual', 'expected'],
      },
    ],
    notices: [
      ...shared.notices,
      ...(options.margin === null ? [notices.revenueNotMargin] : []),
      ...notices.verdictNotices('sbg', fit),
      ...(valuation.horizon.wholeUnits === 0 ? [notices.noRenewalWithin(options.horizon, valuation.horizon.unit)] : []),
      ...(isPriced(rows) ? [] : [notices.moneyUnknown]),
    ],
  };
}

function worthsOf(rows: State<RenewedRow>, valuation: Valuation | null): Worths | null {
  if (valuation === null) return null;
  if (rows.length === 0) return { customers: 0, purchases: null, clv: null, historicValue: null };
  // The money of a customers file is that of now: what came before nobody knows.
  const totals = totalsOf(rows, valuation);
  // A fit that has not moved knows nothing: what it would say is where it began.
  const told = valuation.fit.iterations === 0 ? { ...totals, purchases: null, clv: null } : totals;
  return { ...told, historicValue: null };
}

/** Who came to each renewal and renewed: actual is the product of those shares, as if nobody were out of sight yet. */
function survivalTable(renewals: readonly Renewal[], parameters: ShiftedBetaGeometric, minN: number): Table {
  const [first] = renewals;
  const all = first?.atRisk ?? 0;
  let stayed = 1;
  const rows = renewals.map(({ renewal, atRisk, renewed }) => {
    stayed *= renewed / atRisk;
    const isHidden = minN > 1 && Math.min(renewed, atRisk, atRisk - renewed || atRisk) < minN;
    return row([
      ['time', renewal],
      ['customers', isHidden ? null : atRisk],
      ['actual', isHidden ? null : all * stayed],
      ['expected', isHidden ? null : all * survivalAfter(parameters, renewal)],
      ['retention', isHidden ? null : retentionAfter(parameters, renewal - 1)],
      ...(minN > 1 ? [['suppressed', isHidden] as const] : []),
    ]);
  });
  return {
    name: 'survival',
    title: { en: 'Who renews', es: 'Quién renueva' },
    columns: [time, customers, actual, expected, retention, ...(minN > 1 ? [suppressedColumn] : [])],
    rows,
  };
}
