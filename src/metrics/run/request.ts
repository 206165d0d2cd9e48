import type { Engine, EngineName, QueryEngine, Tally, TallyRequest } from '../../engines/engine.ts';
import type { AnswerClasses } from '../../estimates/groups/tallied.ts';
import type { Language } from '../../messages/language.ts';
import type { Question } from '../../questions/question.ts';
import type { RelationName } from '../../relations/index.ts';
import type { OpenedRelation } from '../../relations/headers/opened.ts';
import type { TallyPlan } from '../../records/plan.ts';
import type { Value } from '../../results/result.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import type { OpenSource } from '../../sources/source.ts';
import type { Metric, Timed } from '../metric.ts';
import type { Keys } from '../../records/typed/ids/keys.ts';
import type { TypedRelation } from '../../records/typed/relation.ts';
import type { Sql } from '../../sql/tag.ts';
import type { AnyTally, QueryReduction } from '../reduction.ts';

/** What the tallies of several runs share. */
export interface SharedCounting {
  /** What an engine counts, which may have been counted for another run. */
  tally(engine: Engine, sources: readonly OpenSource[], request: TallyRequest): Promise<Tally>;
  /** The classes of answers of which few are hidden. */
  classesOf(tally: AnyTally): AnswerClasses | undefined;
  /** The classes that are told with groups of answers. */
  partsOf(tally: AnyTally): AnyTally['partsOf'];
}

/** The engines of a run; the database is opened only when a reduction needs it. */
export interface Engines {
  /** What tallies, unless the user chose the database: the scan of files, or the cluster in which the records lie. */
  readonly scan: Engine;
  /** @param bytes how large the files are whose typed rows it is to hold */
  readonly database: (bytes?: number) => Promise<QueryEngine>;
  /** Which engine tallies: the scan, unless the user chose the database; then queries are never folded either. */
  readonly tallies: EngineName;
  /** What the tallies of several runs share. */
  readonly shared?: SharedCounting;
  /** Is told of each query before it is asked. */
  readonly watching?: (asked: AskedQuery) => void;
}

/** A query as it is asked once. */
export interface AskedQuery {
  readonly query: QueryReduction;
  /** What is asked: the query's own SQL, or its rows in the order of ids. */
  readonly statement: Sql;
  /** The stretch of days or the file that it is asked of, where several are compared; null for all that was asked. */
  readonly part: string | null;
  readonly question: Question;
  /** Which groups are told apart. */
  readonly grouping: { readonly segments: boolean; readonly periods: boolean };
  readonly relations: ReadonlyMap<RelationName, TypedRelation>;
  /** The ids behind the numbers of its rows. */
  readonly keys: Keys;
  /** Makes known to another database what the query reads. */
  define(engine: QueryEngine): Promise<void>;
}

/** What reads records otherwise than one after the other: in a way that comes to the same. */
export type Reader = Pick<Engine, 'byColumns' | 'byCells'>;

/** Whoever chose the database has records read one by one. */
export const readerOf = ({ tallies, scan }: Pick<Engines, 'tallies' | 'scan'>): Reader =>
  tallies === 'duckdb' ? {} : scan;

/** One metric of a run, with the values of its own options. */
export interface Wanted {
  readonly metric: Metric;
  readonly options: Readonly<Record<string, Value>>;
  /** Whether its rows of customers are asked for too. */
  readonly scores?: boolean;
}

/** What a run is asked: the files by relation, and the question. */
export interface Run {
  readonly relations: ReadonlyMap<RelationName, OpenedRelation>;
  readonly question: Question;
  /** The answers to compare with, from another file. */
  readonly baseline: OpenedRelation | null;
  /** How the files were told to be read, as the report states it. */
  readonly told?: Readonly<Record<string, Value | readonly string[]>>;
  readonly language: Language;
  /** Several metrics on one page: what stops one of them is its own result and stops no other. */
  readonly page: boolean;
  /** Tells how long pieces of a calculation take, where that is wanted. */
  readonly timed?: Timed;
}

/** The files of a relation, and what the pass over each found. */
export interface FilesRead {
  readonly opened: OpenedRelation;
  readonly structures: readonly Structure[];
}

/** How the records of one relation were read. */
export interface RelationReading {
  readonly opened: OpenedRelation;
  readonly plan: TallyPlan;
  readonly tally: Tally;
}
