/** The parts of the profit of a year, in the order in which they are told. */
export const partNames = ['base_profit', 'revenue_growth', 'cost_savings', 'referrals', 'price_premium'] as const;
export type PartName = (typeof partNames)[number];

/** What each part comes to in a year of a customer's life; null where nothing says it. */
export type Parts = Readonly<Record<PartName, number | null>>;

/**
 * The profit of a year: what is known of it.
 *
 * @example profitOf({ base_profit: 30, revenue_growth: 8, cost_savings: 2, referrals: 2, price_premium: null }) // => 42
 */
export const profitOf = (parts: Parts): number => partNames.reduce((sum, name) => sum + (parts[name] ?? 0), 0);

export const totalsOf = (years: readonly Parts[]): readonly number[] => years.map(profitOf);
