import { ofPurchases } from '../../movements/reduced/of-purchases.ts';

/** How customers are ranked, and in which segments their purchases, answers and other columns put them. */
export const ranking = {
  ...ofPurchases,
  lends: ['customers', 'responses'],
  shares: 'tiers',
  ordersIds: true,
} as const;
