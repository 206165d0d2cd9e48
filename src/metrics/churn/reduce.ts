import { inactivityMovements } from '../movements/reduced/inactivity.ts';
import { lifeMovements } from '../movements/reduced/lives.ts';
import { refundsWithoutPurchase } from '../movements/reduced/refunds.ts';
import { spendingMovements } from '../movements/reduced/spending.ts';
import type { FilesGiven } from '../reduction.ts';

/** What Baremetrics looks at where no period is asked for. */
const thirtyDays = { days: 30 } as const;

/** Who has a contract has a first and a last day; of others purchases alone say that they have left. */
const isContractual = (files: FilesGiven) => files.knows('customers', 'started_at');
const buysAlone = (files: FilesGiven) => files.has('transactions') && !isContractual(files);

/** Money of the purchases, where the customers file has none. */
const buysBesideContract = (files: FilesGiven) =>
  isContractual(files) && files.has('transactions') && !files.knows('customers', 'recurring_revenue');

/** One convention adds up the rates of days. */
const addsUpDays = ({ convention }: Readonly<Record<string, unknown>>) =>
  convention === 'shopify' || convention === 'all';

export const lives = lifeMovements('year', 'periods', (files, options) => isContractual(files) && !addsUpDays(options));
export const livesByDay = lifeMovements(
  'year',
  'days',
  (files, options) => isContractual(files) && addsUpDays(options),
);
export const inactivity = inactivityMovements(
  'year',
  'periods',
  (files, options) => buysAlone(files) && !addsUpDays(options),
);
export const inactivityByDay = inactivityMovements(
  'year',
  'days',
  (files, options) => buysAlone(files) && addsUpDays(options),
);
export const spending = spendingMovements('year', buysBesideContract);
export const refunds = refundsWithoutPurchase(buysBesideContract);
export const recentLives = lifeMovements(
  thirtyDays,
  'periods',
  (files, { convention }) => isContractual(files) && (convention === 'baremetrics' || convention === 'all'),
);
