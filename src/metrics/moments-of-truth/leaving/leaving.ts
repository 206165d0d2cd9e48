import { CxError } from '../../../errors.ts';
import type { Notice, Table } from '../../../results/result.ts';
import { row } from '../../../results/row.ts';
import { logisticRegression, type LogisticRow } from '../../../statistics/regression/logistic.ts';
import { measuredRows } from '../../measures/rows.ts';
import { leavingColumns } from '../columns.ts';
import { ratingsOf } from '../cuts/cut-rows.ts';
import { spanOf, type Cut } from '../cuts/cuts.ts';
import type { Fates } from './reduced.ts';

interface Asked {
  readonly by: readonly string[];
  readonly cut: Cut;
  readonly confidence: number;
  readonly horizon: string;
  readonly minN: number;
}

/**
 * Who leaves after a low rating: odds ratios of a logistic regression of leaving on the low ratings of all drivers.
 * @throws too-few-customers
 */
export function leavingOf(
  fates: NonNullable<Fates>,
  { by, cut, confidence, horizon, minN }: Asked,
): { readonly table: Table; readonly notices: readonly Notice[] } {
  const told = fates.segments.map((segment) => {
    const count = (fate: string) => (segment.state ?? []).find((one) => one.fate === fate)?.n ?? 0;
    return { segment, left: count('left'), stayed: count('stayed') };
  });
  const states = told.map(({ segment, left, stayed }) => ({ segment: segment.segment, state: [{ n: left + stayed }] }));
  const rows = measuredRows(by, { segments: states });
  const ratings = ratingsOf(rows);
  const sum = (of: (at: number) => number) => told.reduce((total, _, at) => total + of(at), 0);
  const n = sum((at) => told[at]!.left + told[at]!.stayed);
  const events = sum((at) => told[at]!.left);
  const low = ratings.map((values) => sum((at) => (values[at]! <= cut.low ? told[at]!.left + told[at]!.stayed : 0)));
  const isFew = (count: number) => count > 0 && count < minN;
  if (isFew(n)) throw new CxError('too-few-customers', { what: by[0]!, least: minN });
  for (const [driver, count] of low.entries())
    if (isFew(count) || isFew(n - count)) {
      const value = spanOf(ratings[driver]!.filter((rating) => rating <= cut.low === isFew(count)));
      throw new CxError('too-few-customers', { what: by[1 + driver]!, value, least: minN });
    }
  const used = low.flatMap((count, driver) => (count > 0 && count < n ? [driver] : []));
  const units = told.map(({ left, stayed }, at): LogisticRow => ({
    terms: [1, ...used.map((driver) => (ratings[driver]![at]! <= cut.low ? 1 : 0))],
    n: left + stayed,
    events: left,
  }));
  const fit = events === 0 || events === n ? null : logisticRegression(units, confidence);
  const table: Table = {
    name: 'leaving',
    title: { en: `Leaving within ${horizon} of a low rating`, es: `Bajas en ${horizon} tras una valoración baja` },
    columns: leavingColumns,
    rows: low.map((count, driver) => {
      const place = used.indexOf(driver);
      const one = place < 0 || fit?.verdict !== 'converged' ? null : fit.coefficients[place + 1]!;
      const ratio = (value: number | null | undefined) => {
        const found = value === null || value === undefined ? null : Math.exp(value);
        return found !== null && Number.isFinite(found) ? found : null;
      };
      return row([
        ['driver', by[driver + 1]!],
        ['n_low', count],
        ['odds_ratio', ratio(one?.coefficient)],
        ['conf_low', ratio(one?.conf_low)],
        ['conf_high', ratio(one?.conf_high)],
        ['p_value', one?.p_value ?? null],
      ]);
    }),
  };
  return { table, notices: [...noticesOf(fates, n, events, horizon), ...verdictNotice(fit?.verdict ?? null)] };
}

function noticesOf({ overall }: NonNullable<Fates>, n: number, events: number, horizon: string): Notice[] {
  const count = (fate: string) => (overall ?? []).find((one) => one.fate === fate)?.n ?? 0;
  const [unknown, gone, recent] = [count('unknown'), count('gone'), count('recent')];
  const notices: Notice[] = [];
  if (unknown + gone + recent > 0)
    notices.push({
      severity: 'info',
      code: 'leaving-left-out',
      message: {
        en: `leaving counts ${n} answers; left out of it: ${recent} given less than ${horizon} before the last day that counts, ${gone} by who had left, ${unknown} of customers who are not in the customers file`,
        es: `leaving cuenta ${n} respuestas; quedan fuera: ${recent} dadas menos de ${horizon} antes del último día que cuenta, ${gone} de quien ya se había ido, ${unknown} de clientes que no están en el archivo de clientes`,
      },
    });
  if (events === 0 || events === n)
    notices.push({
      severity: 'warning',
      code: 'no-leaving',
      message: {
        en: `${events === 0 ? 'nobody left' : 'everybody left'} within ${horizon} of one of these ${n} answers: low ratings tell nobody from another. Look at --horizon and --as-of`,
        es: `${events === 0 ? 'nadie se fue' : 'todos se fueron'} en ${horizon} tras una de estas ${n} respuestas: las valoraciones bajas no distinguen a nadie. Vea --horizon y --as-of`,
      },
    });
  return notices;
}

function verdictNotice(verdict: string | null): Notice[] {
  if (verdict === null || verdict === 'converged') return [];
  const code = verdict === 'separated' ? 'separated' : verdict === 'collinear' ? 'collinear' : 'not-converged';
  return [
    {
      severity: 'warning',
      code,
      message: {
        en: 'low ratings tell without exception who leaves, or follow from each other: odds ratios have no finite value. Name fewer drivers',
        es: 'las valoraciones bajas dicen sin excepción quién se va, o se deducen unas de otras: las razones no tienen valor finito. Indique menos factores',
      },
    },
  ];
}
