/** What a customer costs to win and brings in each year of his life, and how money of later years is weighed. */
export interface Case {
  readonly acquisitionCost: number;
  /** Profit of his first year, his second one, and so on: one at least. */
  readonly profits: readonly number[];
  /** By how much the profit of the last of these years grows every year after it, for ever. */
  readonly tailGrowth: number;
  /** What money of next year is worth less. */
  readonly discount: number;
  /** How long before the end of a year its profit comes: 0 at its end, ½ in its middle, 1 at its start. */
  readonly lead: number;
}

/** What profit of a year is worth on the day on which he is won. */
export const worthOfYear = ({ discount, lead }: Pick<Case, 'discount' | 'lead'>, year: number): number =>
  (1 + discount) ** (lead - year);

/** How the worth of profit goes on from one year after the last known one to the next. */
export const growthOfWorth = ({ discount, tailGrowth }: Pick<Case, 'discount' | 'tailGrowth'>): number =>
  (1 + tailGrowth) / (1 + discount);
