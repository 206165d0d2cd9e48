/** How answers are weighed, and how sure an interval is to be. */
export interface EstimateSettings {
  readonly confidence: number;
  readonly weighted: boolean;
}
