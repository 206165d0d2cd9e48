import type { Text } from '../messages/language.ts';
import type { RelationName } from '../relations/index.ts';
import type { Findings, Value } from '../results/result.ts';
import type { OptionSpecs, OptionValues, SharedOptions } from './options.ts';
import type { Reductions, StatisticsOf } from './reduction.ts';

/** What `cx explain` prints: how the metric is defined, where it comes from, what it does not say. */
export interface Definition {
  readonly formula: Text;
  readonly reference: string;
  readonly caveats: readonly Text[];
  /** A command to try, and numbers that a reader can check by hand. */
  readonly example: { readonly command: string; readonly says: Text };
}

/**
 * A metric: what it reads, how rows are reduced to sufficient statistics, and the pure step from those to findings.
 * Its command, help, docs and tables all come from this declaration.
 */
export interface Metric<R extends Reductions = Reductions, O extends OptionSpecs = OptionSpecs> {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  /** The relations that it reads, the first one by position; columns that it cannot do without. */
  readonly reads: Readonly<Partial<Record<RelationName, readonly string[]>>>;
  /** Those of them that it can do without. */
  readonly optional?: readonly RelationName[];
  readonly options: O;
  /** Its place on the page of `cx survey`, where the file has its columns; absent: it is not on it. */
  readonly surveyPlace?: number;
  /** Where a shared option's default is another than usual. */
  readonly sharedDefaults?: { readonly minN?: number };
  /** What options come to where the user left them open: the report states it. */
  settled?(options: OptionValues<O>): Readonly<Record<string, Value>>;
  readonly reductions: R;
  calculate(
    statistics: { readonly [K in keyof R]: StatisticsOf<R[K]> },
    options: OptionValues<O> & SharedOptions,
  ): Findings;
  readonly definition: Definition;
}

/** Checks a metric's parts against each other and forgets their exact types, so that metrics can sit in one list. */
export function defineMetric<const R extends Reductions, const O extends OptionSpecs>(metric: Metric<R, O>): Metric {
  return metric;
}

/** The relation whose files a metric takes by position. */
export function firstRelation(metric: Pick<Metric, 'id' | 'reads'>): RelationName {
  const [relation] = Object.keys(metric.reads) as RelationName[];
  if (relation === undefined) throw new Error(`${metric.id} reads nothing`);
  return relation;
}

/** The relation whose records a metric counts and accounts for: not always the one that is given by position. */
export function countedRelation(metric: Pick<Metric, 'id' | 'reads' | 'reductions'>): RelationName {
  const [reduction] = Object.values(metric.reductions);
  return reduction?.kind === 'tally' ? reduction.relation : firstRelation(metric);
}
