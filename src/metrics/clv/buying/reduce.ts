import { purchaseReductions } from '../../buying/reduce.ts';
import { refundsWithoutPurchase } from '../../movements/reduced/refunds.ts';
import type { AskedWhen } from '../../reduction.ts';

export const buys: AskedWhen = (files, { model }) => files.has('transactions') && model !== 'sbg';

export const { bought, split, margins } = purchaseReductions({ when: buys, lends: 'customers' });

export const refunds = refundsWithoutPurchase(buys);
