import { lifeMovements } from '../movements/reduced/lives.ts';
import { refundsWithoutPurchase } from '../movements/reduced/refunds.ts';
import { spendingMovements } from '../movements/reduced/spending.ts';
import type { FilesGiven } from '../reduction.ts';

/** Purchases count where no customers file says who came when, or where it says it without money. */
const countsPurchases = (files: FilesGiven): boolean =>
  files.has('transactions') &&
  !(files.knows('customers', 'started_at') && files.knows('customers', 'recurring_revenue'));

export const lives = lifeMovements('year');
export const spending = spendingMovements('year', countsPurchases);
export const refunds = refundsWithoutPurchase(countsPurchases);
