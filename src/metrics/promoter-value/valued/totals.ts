/** What one detractor would be worth more if he were worth what a passive is. */
export const moving = (passive: number | null, detractor: number | null): number | null =>
  passive === null || detractor === null ? null : passive - detractor;

/**
 * What detractors bring a year and will not bring the next, because those who leave take it with them.
 *
 * @example atRisk(40, 250, 0.75) // => 2500
 */
export const atRisk = (detractors: number, revenue: number | null, retention: number | null): number | null =>
  revenue === null || retention === null ? null : detractors * revenue * (1 - retention);
