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

const knownSpends = new WeakMap<State<BoughtRow>, readonly SpendRow[]>();

/** What repeaters spent at each purchase after the first, in the mean, whoever asks again; those who spent nothing are left out. */
export function spendRows(histories: State<BoughtRow>): readonly SpendRow[] {
  const before = knownSpends.get(histories);
  if (before !== undefined) return before;
  const rows: SpendRow[] = [];
  for (const { repeats, spend, customers } of histories)
    if (repeats > 0 && spend > 0n) rows.push({ purchases: repeats, meanSpend: meanSpend(repeats, spend), customers });
  knownSpends.set(histories, rows);
  return rows;
}

/** 0 of one who has not come again. */
export const meanSpend = (repeats: number, spend: bigint): number => (repeats === 0 ? 0 : amountOf(spend) / repeats);

/** Whether repeaters who buy more often spend more each time: Pearson's correlation; null where nothing differs. */
export function spendCorrelation(histories: State<BoughtRow>): number | null {
  const rows = spendRows(histories);
  let [customers, often, much] = [0, 0, 0];
  for (const row of rows) {
    customers += row.customers;
    often += row.customers * row.purchases;
    much += row.customers * row.meanSpend;
  }
  const [meanOften, meanMuch] = [often / customers, much / customers];
  let [product, oftenSquares, muchSquares] = [0, 0, 0];
  for (const row of rows) {
    const [more, dearer] = [row.purchases - meanOften, row.meanSpend - meanMuch];
    product += row.customers * more * dearer;
    oftenSquares += row.customers * more ** 2;
    muchSquares += row.customers * dearer ** 2;
  }
  const spread = Math.sqrt(oftenSquares * muchSquares);
  return spread > 0 ? product / spread : null;
}
