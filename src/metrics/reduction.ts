import type { QueryValue } from '../engines/engine.ts';
import type { QueriedRow } from '../estimates/groups/queried.ts';
import type { Within } from '../estimates/groups/state.ts';
import type { Shown } from '../estimates/groups/suppression.ts';
import type { AnswerClasses, ShownAnswers } from '../estimates/groups/tallied.ts';
import type { Window } from '../records/typed/plan.ts';
import type { Question } from '../questions/question.ts';
import type { Derived } from '../relations/derived/derived.ts';
import { isOfFiles, type ColumnName, type ReadName, type RelationName } from '../relations/index.ts';
import type { Value } from '../results/result.ts';
import type { ScoreReading } from '../values/scores/score.ts';
import type { Seen, SeenBeside, SeenContacts, SeenPurchases } from './seen.ts';
import type { DoubtedColumn } from './scales/doubt.ts';
import type { ColumnTexts } from './scales/evidence/texts.ts';
import type { SettledReading } from './scales/settled.ts';
import type { RatedQuestion } from './scales/typed-doubts.ts';
import type { ScoreQuestion } from './scales/questions/question.ts';
import type { Sql } from '../sql/tag.ts';

export {
  ownNumber,
  type OwnValue,
  type Seen,
  type SeenContacts,
  type SeenPurchases,
  type SeenRecords,
  type Stretch,
} from './seen.ts';

/** Answers counted by value. `read` makes what reads a text; `settle` settles what options leave open by all texts, or refuses. */
export interface TallyReduction<O> {
  readonly kind: 'tally';
  readonly relation: RelationName;
  readonly value: string;
  readonly read: (options: O) => (text: string) => ScoreReading;
  readonly settle?: <G extends O>(column: ColumnTexts, of: DoubtedColumn, options: G) => Promise<SettledReading<G>>;
  /** How many answers are of each class: where each is told by itself and few of one are hidden, or with a group of them. */
  readonly classesOf?: AnswerClasses;
  readonly partsOf?: (options: O) => AnswerClasses;
}

export type AnyTally = TallyReduction<Readonly<Record<string, unknown>>>;

/** Columns by relation; a misspelt one does not compile. */
export type RelationColumns = { readonly [R in RelationName]?: readonly ReadName<R>[] };

/**
 * The keys of a query's state, and what adds up under them: whole numbers, or money in units of 10^−12. A query with the
 * key `weight: 'weight'` can be asked for weighted records: SQL groups by the column `weight`, and the state has the weights.
 */
export type KeySpecs = Readonly<Record<string, 'count' | 'money' | 'text' | 'weight'>>;
export type SumSpecs = Readonly<Record<string, 'count' | 'money'>>;

/** A row of a query's state. */
export type StateRow<K extends KeySpecs, S extends SumSpecs> = {
  readonly [Name in keyof K]: K[Name] extends 'text' ? string : K[Name] extends 'money' ? bigint : number;
} & { readonly [Name in keyof S]: S[Name] extends 'money' ? bigint : number };

export type StatedRow = Readonly<Record<string, number | string | bigint>>;

/** The files of a run, as a metric that reads them in several ways asks for them. */
export interface FilesGiven {
  has(relation: RelationName): boolean;
  /** Whether a relation is given and its files have a column. */
  knows<R extends RelationName>(relation: R, column: ColumnName<R>): boolean;
  /** The headers of a relation's files, each with the column that it plays; none where it is not given. */
  headers(relation: RelationName): readonly { readonly name: string; readonly column: string | null }[];
  /** @throws column-not-found where the files of a relation that is given lack a column */
  need<R extends RelationName>(relation: R, column: ColumnName<R>): void;
}

/**
 * The days that are looked at where nobody asked for some: those of the records, the year up to as-of; or so many days up to the
 * last one, whatever the first one asked for is.
 */
export type Span = 'records' | 'year' | { readonly days: number };

/**
 * Records of the relation that a query counts are linked with those of another by the first of these columns that both have;
 * SQL sees it as the column `link` of both. The first names what a record led to and may be blank, the others name who it is
 * about. Of records that are counted the latest with an id stands alone. `--by` may name columns of the other relation too.
 */
export interface Link {
  readonly with: RelationName;
  readonly by: readonly string[];
}

/** What a calculation of scores is told: what the reductions of the metric gave, its options, and the last day that counts. */
export interface ScoredBy {
  readonly statistics: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, Value>>;
  readonly asOf: string | null;
}

/**
 * An amount for each customer that SQL cannot make: calculated of what a query says of him (`customer_id`, and what the value is made
 * of) and of what the reductions before gave. The query that declares it sees `calculated_values(customer_id, value)`.
 */
export interface CalculatedValues {
  readonly query: QueryReduction;
  readonly valueOf: (by: ScoredBy) => (values: readonly QueryValue[]) => number;
}

/** With which files and options a query is asked. */
export type AskedWhen = (
  files: FilesGiven,
  options: Readonly<Record<string, Value>>,
  question: Pick<Question, 'stays' | 'weight'>,
) => boolean;

/** A link of one relation with any other: a column that one of the two does not have does not compile. */
type LinkOf<R extends RelationName> = {
  readonly [M in RelationName]: { readonly with: M; readonly by: readonly (ColumnName<M> & ColumnName<R>)[] };
}[RelationName];

/**
 * SQL over typed relations, which sees used records alone: `segment` (a number) and `day` (of the relation that is counted;
 * the first of all periods where no days are asked for), `periods(name, ordinal, first, last, complete)` (one row when no
 * periods are asked for), `grid` (the same, with the period before the first as 0 and all time before that as −1),
 * `asked(as_of, …)`. It returns segment, period, keys and sums, in this order, and is asked once more for each grouping, so
 * that statistics need not add up over segments or periods.
 */
export interface QueryReduction<K extends KeySpecs = KeySpecs, S extends SumSpecs = SumSpecs> extends SeenBeside {
  readonly kind: 'query';
  /** The relation whose records it counts. */
  readonly counts: RelationName;
  /** The columns of each relation that it cannot do without: a record that lacks one is left out. */
  readonly reads: RelationColumns;
  /** Columns that files and records may lack: then they are NULL. */
  readonly mayLack?: RelationColumns;
  /** The derived relations that it is asked of. */
  readonly from?: readonly Derived[];
  /** With which files and options it is asked; always, unless said. */
  readonly when?: AskedWhen;
  /** The metric's own options that it sees in `asked`: whole numbers, words, days since 1970, times as the days up to as-of. */
  readonly sees?: readonly string[];
  /** The metric's own option of shares that it sees as the relation `shares(place, share)`: the first has place 1. */
  readonly shares?: string;
  /** It sees `calculated_values(customer_id, value)`: amounts that the reductions before it allow to calculate. */
  readonly calculated?: CalculatedValues;
  /** It stands beside a tally of the same records, whose account of them holds; where it cannot be asked, the tally stands alone. */
  readonly beside?: true;
  /** `records`, unless said. */
  readonly span?: Span;
  /** What it says of a period rests on the one before, and is only whole where that one is. */
  readonly restsOnBefore?: true;
  /**
   * How larger groups come about: by asking for each (unless said); in a `chain`, where the end of one period is the start of
   * the next, of the rows of all periods, which a key keeps apart; with `both` that key keeps the periods beside a row of all
   * days as one stretch, whose key is blank; `overall` is asked for nothing but all records.
   */
  readonly grain?: 'chain' | 'both' | 'overall';
  /**
   * Its statistics do not add up (ranks, medians): they are those of each grouping that is asked for, and neither the rest of a
   * group nor a window of periods can be made of them.
   */
  readonly whole?: true;
  /**
   * It tells customers apart by all of their records, and groups them afterwards: `segment` of a record is that of its own
   * columns, and `customer_segments(customer_id, own, segment)` says in which segments that puts a customer.
   */
  readonly groupsCustomers?: true;
  /** Columns that files may lack, though records of files that have them may not. */
  readonly filesMayLack?: RelationColumns;
  /** Ids of which only matters that each record has its own, unless other relations are read too: SQL does not see them. */
  readonly unseen?: RelationColumns;
  readonly link?: Link;
  /**
   * Other relations of customers that may be given: their columns are theirs, in `--by` and `--where`; of a name that several
   * have, that of the first. A customer has one record in `customers`; of other relations he stands in each segment in which he has
   * a record. Only one of several may be another than `customers`.
   */
  readonly lends?: RelationName | readonly RelationName[];
  /** Scores of responses that it reads: none of those whose scale is in doubt, and a notice says why. */
  readonly questions?: readonly ScoreQuestion[];
  /** The same of contacts. */
  readonly rated?: readonly RatedQuestion[];
  /**
   * Other relations of customers that may be given and whose columns `--by` and `--where` may name: a customer stands in each
   * combination of segments in which these have a record of him. SQL joins them, and adds up their numbers: `segment` of the
   * relation that is counted, and of each joined one that of the customer's record there, 0 where he has none. A condition on
   * one of them leaves its customers. What they say after the last day that was asked for is left out.
   */
  readonly joins?: readonly RelationName[];
  /** A joined relation of which it is said how many customers the relation that is counted does not know. */
  readonly mayNotKnow?: RelationName;
  /** Customers may be grouped by their first answer: SQL sees its day as `answered_at`, NULL where no such group was asked for. */
  readonly answered?: true;
  /** What the days of the question cut: records, or only those after its last day. */
  readonly window: Window;
  readonly keys: K;
  readonly sums: S;
  /** For how many records a state stands, for groups that are small: a sum, or what its rows say together. */
  readonly base: (keyof S & string) | ((rows: readonly StatedRow[]) => number);
  /** How many of these are of each class that is told with them. */
  readonly classes?: (rows: readonly StatedRow[]) => readonly number[];
  /** Tables whose rows are hidden like groups within each of these. */
  readonly within?: readonly Within<StatedRow>[];
  readonly sql: Sql;
  /**
   * The same rows without a database, which takes longer to open than few records take to be read. The SQL is the definition:
   * a law holds the two together.
   */
  readonly fold?: Fold<StatedRow>;
  /** The same of transactions, however many they are: of purchases that are sorted by customer. */
  readonly foldPurchases?: FoldPurchases<StatedRow>;
  /** The same of contacts, however many they are: of journeys that are walked once. */
  readonly foldContacts?: FoldContacts<StatedRow>;
  /** Its fold takes records that say the same in all columns as one, with their count: then it is asked of many too. */
  readonly foldsAlike?: true;
  /** Its fold looks at each record a fixed number of times, and is asked however many there are. */
  readonly foldsMany?: true;
}

/** Makes the rows of a query from records in memory. */
type Fold<R> = (seen: Seen) => readonly QueriedRow<R>[];

type FoldPurchases<R> = (seen: SeenPurchases) => readonly QueriedRow<R>[];

type FoldContacts<R> = (seen: SeenContacts) => readonly QueriedRow<R>[];

export type Reduction = TallyReduction<never> | QueryReduction;
export type Reductions = Readonly<Record<string, Reduction>>;

/** What a reduction gives to a calculator. */
export type StatisticsOf<R> =
  R extends QueryReduction<infer K, infer S>
    ? R extends { readonly when: unknown }
      ? Shown<StateRow<K, S>> | null
      : Shown<StateRow<K, S>>
    : ShownAnswers;

/** Declares a tally of one column of a relation; a misspelt column does not compile. */
export function tally<R extends RelationName, O>(
  relation: R,
  value: ColumnName<R>,
  rest: Omit<TallyReduction<O>, 'kind' | 'relation' | 'value'>,
): TallyReduction<O> {
  return { kind: 'tally', relation, value, ...rest };
}

/** Declares a query and what it returns. */
export function defineQuery<const R extends RelationName, const K extends KeySpecs, const S extends SumSpecs>(
  query: Omit<QueryReduction<K, S>, 'kind' | 'when' | 'counts' | 'link'> & {
    readonly counts: R;
    readonly link?: LinkOf<R>;
  },
): QueryReduction<K, S> {
  return { kind: 'query', ...query };
}

/** Declares a query that is asked with some files alone: elsewhere the calculation gets null. */
export function defineQueryWhen<const K extends KeySpecs, const S extends SumSpecs>(
  when: NonNullable<QueryReduction['when']>,
  query: Omit<QueryReduction<K, S>, 'kind' | 'when' | 'fold' | 'foldPurchases'> & {
    readonly fold?: Fold<StateRow<K, S>>;
    readonly foldPurchases?: FoldPurchases<StateRow<K, S>>;
  },
): QueryReduction<K, S> & { readonly when: NonNullable<QueryReduction['when']> } {
  return { kind: 'query', when, ...query };
}

/** The relations that reductions read, those whose records they count first, each with the columns that it must have. */
export function readsOf(reductions: Reductions): ReadonlyMap<RelationName, readonly string[]> {
  const reads = new Map<RelationName, readonly string[]>();
  const add = (relation: RelationName, columns: readonly string[]) =>
    reads.set(relation, [...new Set([...(reads.get(relation) ?? []), ...columns])]);
  for (const reduction of Object.values(reductions)) {
    if (reduction.kind === 'tally') {
      add(reduction.relation, [reduction.value]);
      continue;
    }
    add(reduction.counts, []);
    for (const [relation, columns] of columnsOf(reduction.reads)) add(relation, columns.filter(isOfFiles(relation)));
    for (const [relation] of columnsOf(reduction.mayLack ?? {})) add(relation, []);
    for (const lending of lendingTo(reduction)) add(lending, []);
    for (const relation of reduction.joins ?? []) add(relation, []);
    if (reduction.link !== undefined) add(reduction.link.with, []);
    if (reduction.answered === true) add('responses', []);
  }
  return reads;
}

/** The relations whose columns may be asked of the customers of a query, the first of them first. */
export const lendingTo = ({ lends }: Pick<QueryReduction, 'lends'>): readonly RelationName[] =>
  lends === undefined ? [] : [lends].flat();

export const columnsOf = (columns: RelationColumns): [RelationName, readonly string[]][] =>
  Object.entries(columns) as [RelationName, readonly string[]][];
