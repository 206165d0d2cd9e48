import type { Metric } from '../../metrics/metric.ts';
import type { Configuration, Setting } from '../options/config.ts';
import type { Flags } from '../options/flags.ts';

/** The options that a metric has as if these words had been typed, and where the settings say them. */
export type AsTyped = (
  metric: Metric,
  words: readonly string[],
) => { readonly flags: Flags; readonly settings: readonly Setting[] };

/** What the commands of reports know beside what was typed. */
export interface Reporting {
  readonly configuration: readonly Configuration[];
  /** The words as they were typed. */
  readonly argv: readonly string[];
  readonly asTyped: AsTyped;
}
