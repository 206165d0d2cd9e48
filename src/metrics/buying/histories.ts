import type { State } from '../../estimates/groups/state.ts';
import type { SpendRow } from '../../statistics/buying/gamma-gamma.ts';
import type { PurchaseRow } from '../../statistics/buying/purchase-histories.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import { isHistory, type BoughtRow } from './bought-row.ts';

const known = new WeakMap<State<BoughtRow>, State<BoughtRow>>();

/** The customers of a group, whoever asks again. */
export function historiesIn(rows: State<BoughtRow>): State<BoughtRow> {
  const histories = known.get(rows) ?? rows.filter(isHistory);
  known.set(rows, histories);
  return histories;
}

/** Histories as columns: of a million customers these are looked through many times sooner than their rows. */
export interface HistoryColumns {
  readonly size: number;
  readonly repeats: Int32Array;
  /** Days from the first purchase to the last, and to the last day that is looked at. */
  readonly recency: Int32Array;
  readonly age: Int32Array;
  readonly customers: Float64Array;
  /** What was spent at each purchase after the first, in the mean; 0 without one. */
  readonly meanSpend: Float64Array;
}

const knownColumns = new WeakMap<State<BoughtRow>, HistoryColumns>();

/** The customers of a group as columns, whoever asks again. */
export function columnsIn(rows: State<BoughtRow>): HistoryColumns {
  const before = knownColumns.get(rows);
  if (before !== undefined) return before;
  const histories = historiesIn(rows);
  const size = histories.length;
  const [repeats, recency, age] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const [customers, spend] = [new Float64Array(size), new Float64Array(size)];
  for (let at = 0; at < size; at += 1) {
    const history = histories[at]!;
    repeats[at] = history.repeats;
    recency[at] = history.recency;
    age[at] = history.age;
    customers[at] = history.customers;
    spend[at] = meanSpend(history.repeats, history.spend);
  }
  const columns = { size, repeats, recency, age, customers, meanSpend: spend };
  knownColumns.set(rows, columns);
  return columns;
}

/** The day of the first purchase of all, in days since 1970; Infinity where nobody bought. */
export const firstDayIn = (rows: State<BoughtRow>): number =>
  rows.reduce((first, { part, day }) => (part === 'day' ? Math.min(first, day) : first), Infinity);

/** Histories in units of so many days. */
export const purchaseRows = (histories: State<BoughtRow>, unitDays: number): readonly PurchaseRow[] =>
  histories.map(({ repeats, recency, age, customers }) => ({
    repeats,
    recency: recency / unitDays,
    age: age / unitDays,
    customers,
  }));

/** What repeaters spent at each purchase after the first, in the mean; those who spent nothing are left out. */
export function spendRows(columns: HistoryColumns): readonly SpendRow[] {
  const rows: SpendRow[] = [];
  for (let at = 0; at < columns.size; at += 1) {
    const spend = columns.meanSpend[at]!;
    if (spend > 0) rows.push({ purchases: columns.repeats[at]!, meanSpend: spend, customers: columns.customers[at]! });
  }
  return rows;
}

/** 0 of one who has not come again. */
export const meanSpend = (repeats: number, spend: bigint): number => (repeats === 0 ? 0 : amountOf(spend) / repeats);

/** Whether repeaters who buy more often spend more each time: Pearson's correlation; null where nothing differs. */
export function spendCorrelation({ size, repeats, customers, meanSpend: spends }: HistoryColumns): number | null {
  let [all, often, much] = [0, 0, 0];
  for (let at = 0; at < size; at += 1) {
    if (spends[at]! <= 0) continue;
    all += customers[at]!;
    often += customers[at]! * repeats[at]!;
    much += customers[at]! * spends[at]!;
  }
  const [meanOften, meanMuch] = [often / all, much / all];
  let [product, oftenSquares, muchSquares] = [0, 0, 0];
  for (let at = 0; at < size; at += 1) {
    if (spends[at]! <= 0) continue;
    const [more, dearer] = [repeats[at]! - meanOften, spends[at]! - meanMuch];
    product += customers[at]! * more * dearer;
    oftenSquares += customers[at]! * more ** 2;
    muchSquares += customers[at]! * dearer ** 2;
  }
  const spread = Math.sqrt(oftenSquares * muchSquares);
  return spread > 0 ? product / spread : null;
}
