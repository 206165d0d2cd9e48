import type { QueryValue } from '../../../engines/engine.ts';
import type { QueriedRow } from '../../../estimates/groups/queried.ts';
import { amountUnits } from '../../../values/numbers/exact.ts';
import type { Shape } from '../../../estimates/groups/state.ts';
import type { QueryReduction } from '../../reduction.ts';

/** A row of a state. */
export type Row = Readonly<Record<string, number | string | bigint>>;

/** Decimals that a sum of money is kept with: no amount has more. */
export const moneyScale = 12;

/** What a query returned must be what it promises. */
export function rowOf(
  query: QueryReduction,
  [segment, period, ...values]: readonly QueryValue[],
  what: string,
  { periods, weightOf }: { readonly periods: boolean; readonly weightOf: (place: number) => number },
): QueriedRow<Row> {
  const promised = promisedBy(query);
  if (values.length !== promised.length)
    throw new Error(`${what} does not return segment, period, ${promised.map(([name]) => name).join(', ')}`);
  const row: Record<string, number | string | bigint> = {};
  for (let at = 0; at < promised.length; at += 1) {
    const [name, kind] = promised[at]!;
    const value = values[at] ?? null;
    if (kind === 'text') row[name] = value === null ? '' : String(value);
    else if (kind === 'weight') row[name] = weightOf(Number(value));
    else if (kind === 'money') row[name] = value === null ? 0n : amountUnits(String(value));
    else row[name] = value === null ? 0 : Number(value);
  }
  return { segment: Number(segment), period: periods ? String(period) : null, row };
}

type Promised = readonly (readonly [name: string, kind: 'count' | 'money' | 'text' | 'weight'])[];

const known = new WeakMap<QueryReduction, Promised>();

/** The columns that a query promises after segment and period. */
function promisedBy(query: QueryReduction): Promised {
  const promised = known.get(query) ?? [...Object.entries(query.keys), ...Object.entries(query.sums)];
  known.set(query, promised);
  return promised;
}

/** Which columns of a query's rows are keys and which add up, and for how many records a row stands. */
export function shapeOf({ keys, sums, base, classes, within, grain, whole: isWhole }: QueryReduction): Shape<Row> {
  return {
    keys: Object.keys(keys),
    sums: Object.keys(sums),
    keepsEmpty: keepsPeriods(grain) || isWhole === true,
    ...(isWhole === true ? { isWhole } : {}),
    base: typeof base === 'function' ? (row) => base([row]) : (row) => Number(row[base]),
    ...(typeof base === 'function' ? { baseOfAll: base } : {}),
    ...(classes === undefined ? {} : { partsOf: classes }),
    ...(within === undefined ? {} : { within }),
  };
}

/** Where each period of customers is told, those too in which nobody came. */
export const keepsPeriods = (grain: QueryReduction['grain']): boolean => grain === 'chain' || grain === 'both';
