import type { Text } from '../messages/language.ts';
import type { RelationName } from '../relations/index.ts';
import type { Findings, OkResult, Value } from '../results/result.ts';
import type { Question } from '../questions/question.ts';
import type { PeriodUnit } from '../values/dates/periods/period.ts';
import type { OptionSpecs, OptionValues } from './options.ts';
import type { Claim } from './claim.ts';
import type { ScoresReduction } from './scores.ts';
import { readsOf, type FilesGiven, type Reductions, type StatisticsOf } from './reduction.ts';

/** What `cx explain` prints: how the metric is defined, where it comes from, what it does not say. */
export interface Definition {
  readonly formula: Text;
  readonly reference: string;
  readonly caveats: readonly Text[];
  /** The published claims that its options name, or that its defaults repeat. */
  readonly claims?: readonly Claim[];
  /** A command to try, and numbers that a reader can check by hand. */
  readonly example: { readonly command: string; readonly says: Text };
}

/** What a calculation is told beside what it was asked. */
export interface Told {
  /** The last day that counts; null where nothing has a date. */
  readonly asOf: string | null;
  /** Does long work, whose time a run may tell under this name. */
  readonly timed: Timed;
  /** The files of the run, where there is one. */
  readonly files?: FilesGiven;
}

export type Timed = <T>(what: string, work: () => T) => T;

/** Does work whose time is nobody's concern. */
export const untimed: Timed = (_, work) => work();

/** What a question came to that was saved, and under which name. */
export interface AskedScenario {
  readonly name: string;
  readonly result: OkResult;
  readonly files: readonly FileAsked[];
}

/** A file that was read for a question. */
export interface FileAsked {
  readonly relation: RelationName;
  readonly path: string;
  /** Its records are those that the account of the result tells of. */
  readonly isCounted: boolean;
}

/** The shared options that make no sense for some metrics. */
export type LeavableOption =
  | 'by'
  | 'period'
  | 'compare'
  | 'baseline'
  | 'rolling'
  | 'weight'
  | 'rake'
  | 'from'
  | 'to'
  | 'as-of';

/** Whether a metric takes a shared option. */
export const takesOption = ({ leaves = [] }: Pick<Metric, 'leaves'>, option: LeavableOption): boolean =>
  !leaves.includes(option);

/**
 * A metric: how rows are reduced to sufficient statistics, and the pure step from those to findings. What it reads follows
 * from its reductions; its command, help, docs and tables all come from this declaration.
 */
/** What is known of a metric before its code is loaded. */
export interface NamedMetric extends Pick<Metric, 'id' | 'title'> {
  load(): Promise<Metric>;
}

export interface Metric<R extends Reductions = Reductions, O extends OptionSpecs = OptionSpecs> {
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  /**
   * The relation whose files are given by position; that whose records it counts, unless said. Of several, the one that the
   * columns of the files say, and one of them at least must be given; of none (`[]`) all files are given by their names.
   */
  readonly byPosition?: RelationName | readonly RelationName[];
  /** The relations that it cannot do without, beside those that a reduction reads whatever the files are. */
  readonly needs?: readonly RelationName[];
  /** Relations whose files stand instead of others that it reads: they are not given together. */
  readonly instead?: readonly RelationName[];
  readonly options: O;
  /** What it cannot be asked without beside files, as it would be asked of the example files. */
  readonly needsOptions?: readonly string[];
  /** Its place on the page of `cx survey`, where the file has its columns; absent: it is not on it. */
  readonly surveyPlace?: number;
  /** Its chart of what flows is a map, which can be asked for as a picture of its own. */
  readonly hasMap?: true;
  /** It is of other people than a report usually is about, or rests on what somebody assumes: a report has it where it is named. */
  readonly onlyNamed?: true;
  /** Where a shared option's default is another than usual. */
  readonly sharedDefaults?: { readonly minN?: number };
  /** The shared options that only some metrics take. */
  readonly takes?: readonly ('stays' | 'revenue-per' | 'count')[];
  /** The shared options that make no sense for it: they are not in its help, and wrong usage. */
  readonly leaves?: readonly LeavableOption[];
  /** The units that its `--period` takes, where that is not every one. */
  readonly periods?: readonly PeriodUnit[];
  /** What options come to where the user left them open: the report states it. */
  settled?(options: OptionValues<O>): Readonly<Record<string, Value>>;
  /**
   * The question as it is asked of these files, where they or the options settle what was left open.
   * @throws what the files cannot be asked without
   */
  asks?(question: Question, options: OptionValues<O>, files: FilesGiven): Question;
  /** Its tables of what is assumed, which tell of nobody: they are not hidden, however few there are. */
  readonly assumed?: readonly string[];
  /** Columns of tables that depend on how many are counted, and not on their likeness alone: twice as many are not alike. */
  readonly dependsOnN?: Readonly<Record<string, readonly string[]>>;
  readonly reductions: R;
  calculate(
    statistics: { readonly [K in keyof R]: StatisticsOf<R[K]> },
    options: OptionValues<O>,
    question: Question,
    told: Told,
  ): Findings;
  /** What it says of each customer, where it does: its product is a row for each. Of several the first that is asked. */
  readonly scores?: ScoresReduction | readonly ScoresReduction[];
  /**
   * Questions to it may be saved in files and asked again from there; what several of them come to is put side by side. Absent: they
   * may not.
   */
  readonly scenarios?: (asked: readonly AskedScenario[]) => Findings;
  readonly definition: Definition;
}

/** Checks a metric's parts against each other and forgets their exact types, so that metrics can sit in one list. */
export function defineMetric<const R extends Reductions, const O extends OptionSpecs>(metric: Metric<R, O>): Metric {
  return metric;
}

/** What it says of each customer, in all the ways that files allow. */
export const scoresOf = ({ scores }: Pick<Metric, 'scores'>): readonly ScoresReduction[] =>
  scores === undefined ? [] : [scores].flat();

/** What of a metric says which files it takes. */
export type Reading = Pick<Metric, 'id' | 'reductions' | 'byPosition' | 'needs' | 'instead'>;

/** The relations of which a metric takes files by position, the first of them first; none where all files are named. */
export const positionalRelations = (metric: Reading): readonly RelationName[] =>
  metric.byPosition === undefined ? [countedRelation(metric)] : [metric.byPosition].flat();

/** The relation whose records a metric counts and accounts for: not always the one that is given by position. */
export function countedRelation({ id, reductions }: Reading): RelationName {
  const [relation] = readsOf(reductions).keys();
  if (relation === undefined) throw new Error(`${id} reads nothing`);
  return relation;
}

/** The relations that a metric reads, the one whose files it takes by position first, each with the columns it must have. */
export function relationsOf(metric: Reading): ReadonlyMap<RelationName, readonly string[]> {
  const reads = readsOf(metric.reductions);
  const first = positionalRelations(metric).slice(0, 1);
  return new Map([...first.map((relation) => [relation, reads.get(relation) ?? []] as const), ...reads]);
}

/** The relations whose files a metric takes together. */
export const takenTogether = (metric: Reading): readonly RelationName[] =>
  [...relationsOf(metric).keys()].filter((relation) => metric.instead?.includes(relation) !== true);

/** The relations of which a metric cannot do without files, beside those that it takes by position. */
export function neededBeside(metric: Reading): readonly RelationName[] {
  const [first, ...choices] = positionalRelations(metric);
  if (choices.length > 0) return [];
  const read = Object.values(metric.reductions).flatMap((one): readonly RelationName[] => {
    if (one.kind === 'tally') return [one.relation];
    if (one.when !== undefined) return [];
    return [
      one.counts,
      ...Object.keys(one.reads),
      ...(one.link === undefined ? [] : [one.link.with]),
    ] as RelationName[];
  });
  return [...new Set([...(metric.needs ?? []), ...read])].filter((relation) => relation !== first);
}
