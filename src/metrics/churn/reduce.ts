import type { Value } from '../../results/result.ts';
import { inactivityDays, lifeDays } from '../movements/days.ts';
import { inactivityMovements } from '../movements/inactivity.ts';
import { lifeMovements } from '../movements/lives.ts';
import { refundsWithoutPurchase } from '../movements/refunds.ts';
import { spendingMovements } from '../movements/spending.ts';
import type { FilesGiven } from '../reduction.ts';

type Options = Readonly<Record<string, Value>>;

/** What Baremetrics looks at where no period is asked for. */
const thirtyDays = { days: 30 } as const;

/** Who has a contract has a first and a last day; of others purchases alone say that they have left. */
const isContractual = (files: FilesGiven) => files.knows('customers', 'started_at');
const buysAlone = (files: FilesGiven) => files.has('transactions') && !isContractual(files);
const asks = (options: Options, ...conventions: readonly string[]) =>
  conventions.includes(String(options['convention'])) || options['convention'] === 'all';

/** Money of the purchases, where the customers file has none. */
const buysBesideContract = (files: FilesGiven) =>
  isContractual(files) && files.has('transactions') && !files.knows('customers', 'recurring_revenue');

export const lives = lifeMovements('year');
export const inactivity = inactivityMovements('year', buysAlone);
export const spending = spendingMovements('year', buysBesideContract);
export const refunds = refundsWithoutPurchase(buysBesideContract);
export const recentLives = lifeMovements(
  thirtyDays,
  (files, options) => isContractual(files) && asks(options, 'baremetrics'),
);
export const days = lifeDays('year', (files, options) => isContractual(files) && asks(options, 'shopify'));
export const inactiveDays = inactivityDays('year', (files, options) => buysAlone(files) && asks(options, 'shopify'));
