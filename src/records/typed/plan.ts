import { columnsOf as columnsIn } from '../../questions/where/parse.ts';
import type { Drivers, Measures, Question } from '../../questions/question.ts';
import { besideColumns, besideHeaders, watchedOf } from './beside.ts';
import type { Watched } from './encoding/encoded.ts';
import { relations, type Relation, type RelationColumn } from '../../relations/index.ts';
import {
  headerOf,
  namedHeader,
  neededHeader,
  neededHeaderOf,
  type OpenedRelation,
} from '../../relations/headers/opened.ts';
import { dateColumn } from '../plan.ts';
import type { TypedReading } from './reading.ts';

/** A column of a relation that a query reads. */
export interface ReadColumn {
  readonly column: string;
  /** The files must have it, and a record must say it; else a blank is NULL. */
  readonly needed: boolean;
  /** Files may lack it though it is needed: then no record has to say it. */
  readonly filesMayLack?: true;
  /**
   * It is the id by which records are linked with those of another relation: of those that are counted one alone may have
   * an id, of those that have only to be known several may.
   */
  readonly links?: 'counted' | 'known';
  /** It is an id of which only matters that a record has one, and no other the same: nobody asks which it is. */
  readonly unseen?: true;
}

/**
 * What a question's days cut: the records themselves, or only those after its last day, so that a customer from before its
 * first day is not new.
 */
export type Window = 'records' | 'history';

/** Which drivers were asked for: named ones are refused where they cannot be used, the usual ones left out. */
export interface DriversAsked {
  readonly headers: readonly string[];
  readonly named: boolean;
  /** Where they are measures: how they are read; the first header is that of the outcome. */
  readonly measures?: Measures;
}

/** Which headers a typed relation reads, and where each part of a question finds its own. */
export interface TypedPlan {
  readonly opened: OpenedRelation;
  readonly window: Window;
  readonly columns: readonly PlannedColumn[];
  /** Headers by column that a record is judged by beside what the query reads. */
  readonly beside: ReadonlyMap<string, string>;
  /** The header of the date that says when a record happened; null where neither the query nor the question needs it. */
  readonly date: string | null;
  /** Headers; null in the place of the group of the customer's first answer. */
  readonly by: readonly (string | null)[];
  /** The group of first answers that was asked for; null where none was, undefined where no query wants to know. */
  readonly answered: string | null | undefined;
  /** Whether `by` are drivers, and which; null where they are groups. */
  readonly drivers: DriversAsked | null;
  /** Whether records are told apart by the time of their day. */
  readonly ordered: boolean;
  /** Whether records tell in which order they stand in the files. */
  readonly placed: boolean;
  /** Header by the name that `--where` uses. */
  readonly where: ReadonlyMap<string, string>;
  /** The column whose ids link records with those of another relation. */
  readonly link: string | null;
  readonly weight: string | null;
  /** Header by the column that the population names. */
  readonly population: ReadonlyMap<string, string>;
  /** The header that tells two records apart, for relations in which an id may come twice by mistake. */
  readonly unique: string | null;
  /** Customers may have several records, each a stay. */
  readonly stays: boolean;
  /** The header of that date, where nothing but its day is read. */
  readonly day: string | null;
  /** The header of ids that nobody asks for, where nothing else is read of it. */
  readonly identity: string | null;
  /** The headers of ids of which only matters whose they are. */
  readonly ids: ReadonlySet<string>;
  /** All headers that are read. */
  readonly headers: readonly string[];
  /** What is noticed beside them. */
  readonly watched: Watched;
}

export interface PlannedColumn extends ReadColumn {
  readonly declared: Pick<RelationColumn, 'type' | 'scale' | 'words'>;
  /** Null where the files lack it. */
  readonly header: string | null;
}

/**
 * Whether a record is used that says nothing, or nothing that can be read, in a column. A score that need not be there may be
 * anything: the record answers other questions too.
 */
export const mayBe = ({ needed, filesMayLack, header, declared }: PlannedColumn, kind: NoReading): boolean => {
  const isNeeded = needed && !(filesMayLack === true && header === null);
  return !isNeeded && (kind === 'missing' || declared.type === 'score');
};

type NoReading = Exclude<TypedReading['kind'], 'value'>;

/** The parts of a question that speak of this relation; those that speak of none are the caller's to refuse. */
export type Asked = Pick<
  Question,
  | 'by'
  | 'period'
  | 'from'
  | 'to'
  | 'ranges'
  | 'asOf'
  | 'where'
  | 'weight'
  | 'population'
  | 'dateOrder'
  | 'zone'
  | 'decimal'
  | 'countedStatus'
  | 'stays'
  | 'revenuePer'
  | 'drivers'
> & {
  /** The group of the customer's first answer, where `by` names one; null where none does, undefined where it cannot. */
  readonly answered?: string | null;
  /** Which of the records of one day came first has to be known. */
  readonly ordered?: true;
  /** In which order records stand in the files has to be known. */
  readonly placed?: true;
};

/** @throws column-not-found, column-not-in-file, column-ambiguous, by-not-found */
export function planTyped(
  opened: OpenedRelation,
  reads: readonly ReadColumn[],
  asked: Asked,
  window: Window,
): TypedPlan {
  const { columns: declared, rowId, instead = {}, told = {} } = relations[opened.relation] as Relation;
  const made = new Map(
    reads.flatMap(({ column }): [string, readonly string[]][] => {
      const parts = instead[column] ?? [];
      return parts.length > 0 && isMade(opened, column, parts) ? [[column, parts]] : [];
    }),
  );
  const columns = reads.map((read) => {
    const { column, needed, filesMayLack = false, links } = read;
    const mustHave = links !== undefined || (needed && !filesMayLack);
    const isPlayed = !made.has(column) && told[column] === undefined;
    const header = isPlayed ? (mustHave ? neededHeader : headerOf)(opened, column) : null;
    return { ...read, declared: told[column] ?? declared[column]!, header };
  });
  const dated = dateColumn(opened);
  const readsDate = columns.some(({ column }) => column === dated);
  const needsDate = asked.period !== null || asked.from !== null || asked.to !== null || asked.ranges.length > 0;
  const date =
    dated === null ? null : needsDate ? neededHeader(opened, dated) : readsDate ? headerOf(opened, dated) : null;
  const by = asked.by.map((name, at) =>
    name === asked.answered ? null : namedHeader(opened, name, optionNaming(asked.drivers, at)),
  );
  const where = new Map(
    asked.where === null
      ? []
      : [...columnsIn(asked.where)].map((name) => [name, namedHeader(opened, name, '--where')] as const),
  );
  const weight = asked.weight === null ? null : namedHeader(opened, asked.weight, '--weight');
  const population = new Map(
    [...(asked.population?.keys() ?? [])].map((name) => [name, namedHeader(opened, name, '--rake')] as const),
  );
  const link = columns.find(({ links }) => links !== undefined) ?? null;
  const ownId = rowId === null || !repeatsByMistake.has(opened.relation) ? null : headerOf(opened, rowId);
  const unique = link?.links === 'counted' ? link.header : isOnlyKnown(link, asked) ? null : ownId;
  const parts = [...made.values()].flat();
  for (const part of parts) neededHeader(opened, part);
  const telling = reads.flatMap(({ column }) => told[column]?.by ?? []);
  for (const column of telling) headerOf(opened, column);
  for (const { column } of reads) if (told[column]?.type === 'id') neededHeaderOf(opened, told[column].by);
  const wanted = [...besideColumns(opened.relation, reads), ...parts, ...telling];
  const beside = new Map(
    wanted.flatMap((column): [string, string][] => {
      const header = opened.roles.get(column)?.header ?? null;
      return header === null ? [] : [[column, header]];
    }),
  );
  const unseen = columns.find((column) => column.unseen)?.header ?? null;
  const isId = ({ declared: { type } }: PlannedColumn) => type === 'id';
  const asIds = [
    ...columns.filter(isId).flatMap(({ header, unseen: isUnseen }) => (isUnseen === true ? [] : (header ?? []))),
    ...(unique === null || unique === unseen ? [] : [unique]),
  ];
  const beyondIds = [
    ...opened.exclusions.map(({ header }) => header),
    ...columns
      .filter((column) => !isId(column))
      .flatMap(({ header, declared: { type } }) => (type === 'date' && header === date ? [] : (header ?? []))),
    ...beside.values(),
    ...besideHeaders(opened, reads),
    ...by.filter((header) => header !== null),
    ...where.values(),
    ...(weight === null ? [] : [weight]),
    ...population.values(),
  ];
  const asTexts = [...asIds, ...beyondIds];
  const isIdentity = unseen !== null && unseen === unique && ![...asTexts, date].includes(unseen);
  return {
    opened,
    window,
    columns,
    beside,
    date,
    by,
    answered: asked.answered,
    ordered: asked.ordered === true,
    placed: asked.placed === true,
    drivers: asked.drivers === null ? null : driversAsked(asked.drivers, by),
    where,
    link: link?.column ?? null,
    weight,
    population,
    unique,
    stays: asked.stays,
    ids: new Set(
      [...asIds, ...(unseen === null ? [] : [unseen])].filter((header) => ![...beyondIds, date].includes(header)),
    ),
    headers: [...new Set([...(unseen === null ? [] : [unseen]), ...asTexts, ...(date === null ? [] : [date])])],
    day: date === null || asked.ordered === true || asTexts.includes(date) ? null : date,
    identity: isIdentity && !writesNobody(opened, unseen) ? unseen : null,
    watched: watchedOf(opened, reads),
  };
}

/** The option that names a column of the groups, or of the drivers: of measures the first is their outcome. */
function optionNaming(drivers: Drivers | null, at: number): string {
  if (drivers === null) return '--by';
  return drivers.measures !== undefined && at === 0 ? '--outcome' : '--drivers';
}

const driversAsked = ({ named, measures }: Drivers, by: readonly (string | null)[]): DriversAsked => ({
  headers: by.filter((header) => header !== null),
  named,
  ...(measures === undefined ? {} : { measures }),
});

/** Whether no header plays a column, and others make up for it. */
function isMade({ roles }: OpenedRelation, column: string, parts: readonly string[]): boolean {
  const role = roles.get(column);
  const isOpen = role === undefined || (role.header === null && role.candidates.length === 0);
  return isOpen && parts.every((part) => (roles.get(part)?.header ?? null) !== null);
}

/** Whether the layout writes ids of its own for nobody. */
const writesNobody = ({ exported, relation }: OpenedRelation, header: string) =>
  exported?.relation === relation && (exported.blanks ?? []).some((blank) => blank.header === header);

/** An id is known however many records have it: which of them counts is a question only where what they say is asked. */
const isOnlyKnown = (link: ReadColumn | null, { where, by }: Asked) =>
  link?.links === 'known' && where === null && by.length === 0;

/** Lines of one transaction share its id. */
const repeatsByMistake: ReadonlySet<string> = new Set(['responses', 'customers', 'reviews', 'touchpoints']);
