import { measure, type Estimator } from '../../estimates/estimator.ts';
import { customers } from '../../results/columns.ts';
import { customersCounted } from '../movements/columns.ts';
import type { Total } from './delta.ts';
import {
  clvMean,
  clvTotal,
  clvTotalEnds,
  constantRetentionValue,
  expectedPurchases,
  expectedPurchasesEnds,
  historicValue,
} from './tables/columns.ts';

/** What a group of customers comes to; of none nothing is known. */
export interface Worths {
  readonly customers: number;
  readonly purchases: Total | null;
  readonly clv: Total | null;
  readonly historicValue: number | null;
  /** Of contracts alone. */
  readonly constantRetentionValue?: number | null;
}

/** @param worthsOf null of no customers */
export const clvEstimator = <R>(
  worthsOf: (rows: readonly R[]) => Worths | null,
  ofContracts: boolean,
): Estimator<R, Worths | null> => ({
  estimate: remembered(worthsOf),
  measures: [
    measure(customers, (worths) => worths?.customers ?? null),
    ...ofTotal([expectedPurchases, ...expectedPurchasesEnds], (worths) => worths.purchases),
    ...ofTotal([clvTotal, ...clvTotalEnds], (worths) => worths.clv),
    measure(clvMean, (worths) => (worths?.clv == null ? null : worths.clv.value / worths.customers)),
    measure(historicValue, (worths) => worths?.historicValue ?? null),
    ...(ofContracts ? [measure(constantRetentionValue, ofConstantRetention)] : []),
  ],
  main: clvTotal.name,
  base: (worths) => worths?.customers ?? 0,
  counts: customersCounted,
  differenceMethod: 'difference',
  differ: () => null,
  varianceOfOne: () => null,
});

const ofConstantRetention = (worths: Worths | null) => worths?.constantRetentionValue ?? null;

const ofTotal = (
  [value, low, high]: readonly [typeof clvTotal, typeof clvTotal, typeof clvTotal],
  totalOf: (worths: Worths) => Total | null,
) => {
  const told = (worths: Worths | null) => (worths === null ? null : totalOf(worths));
  return [
    measure(value, (worths: Worths | null) => told(worths)?.value ?? null),
    measure(low, (worths: Worths | null) => told(worths)?.low ?? null),
    measure(high, (worths: Worths | null) => told(worths)?.high ?? null),
  ];
};

/** A group that is asked for again is not calculated again. */
function remembered<R>(worthsOf: (rows: readonly R[]) => Worths | null): (rows: readonly R[]) => Worths | null {
  const known = new WeakMap<readonly R[], { readonly worths: Worths | null }>();
  return (rows) => {
    const made = known.get(rows) ?? { worths: worthsOf(rows) };
    known.set(rows, made);
    return made.worths;
  };
}
