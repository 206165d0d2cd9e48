import { columnsOf as columnsIn } from '../../questions/where/parse.ts';
import type { Question } from '../../questions/question.ts';
import { besideColumns } from './beside.ts';
import { relations, type Relation, type RelationColumn } from '../../relations/index.ts';
import { headerOf, namedHeader, neededHeader, type OpenedRelation } from '../../relations/headers/opened.ts';
import { dateColumn } from '../plan.ts';

/** A column of a relation that a query reads. */
export interface ReadColumn {
  readonly column: string;
  /** The files must have it, and a record must say it; else a blank is NULL. */
  readonly needed: boolean;
}

/**
 * What a question's days cut: the records themselves, or only those after its last day, so that a customer from before its
 * first day is not new.
 */
export type Window = 'records' | 'history';

/** Which headers a typed relation reads, and where each part of a question finds its own. */
export interface TypedPlan {
  readonly opened: OpenedRelation;
  readonly window: Window;
  readonly columns: readonly PlannedColumn[];
  /** Headers by column that a record is judged by beside what the query reads. */
  readonly beside: ReadonlyMap<string, string>;
  /** The header of the date that says when a record happened; null where neither the query nor the question needs it. */
  readonly date: string | null;
  readonly by: readonly string[];
  /** Header by the name that `--where` uses. */
  readonly where: ReadonlyMap<string, string>;
  /** The header that tells two records apart, for relations in which an id may come twice by mistake. */
  readonly unique: string | null;
  /** Customers may have several records, each a stay. */
  readonly stays: boolean;
  /** All headers that are read. */
  readonly headers: readonly string[];
}

export interface PlannedColumn extends ReadColumn {
  readonly declared: RelationColumn;
  /** Null where the files lack it. */
  readonly header: string | null;
}

/** The parts of a question that speak of this relation; those that speak of none are the caller's to refuse. */
export type Asked = Pick<
  Question,
  'by' | 'period' | 'from' | 'to' | 'asOf' | 'where' | 'dateOrder' | 'decimal' | 'stays' | 'revenuePer'
>;

/** @throws column-not-found, column-not-in-file, column-ambiguous, by-not-found */
export function planTyped(
  opened: OpenedRelation,
  reads: readonly ReadColumn[],
  asked: Asked,
  window: Window,
): TypedPlan {
  const { columns: declared, rowId } = relations[opened.relation] as Relation;
  const columns = reads.map(({ column, needed }) => ({
    column,
    needed,
    declared: declared[column]!,
    header: (needed ? neededHeader : headerOf)(opened, column),
  }));
  const dated = dateColumn(opened);
  const readsDate = columns.some(({ column }) => column === dated);
  const needsDate = asked.period !== null || asked.from !== null || asked.to !== null;
  const date = needsDate ? neededHeader(opened, dated) : readsDate ? headerOf(opened, dated) : null;
  const by = asked.by.map((name) => namedHeader(opened, name, '--by'));
  const where = new Map(
    asked.where === null
      ? []
      : [...columnsIn(asked.where)].map((name) => [name, namedHeader(opened, name, '--where')] as const),
  );
  const unique = rowId === null || !repeatsByMistake.has(opened.relation) ? null : headerOf(opened, rowId);
  const wanted = besideColumns(opened.relation, reads);
  const beside = new Map(
    wanted.flatMap((column): [string, string][] => {
      const header = opened.roles.get(column)?.header ?? null;
      return header === null ? [] : [[column, header]];
    }),
  );
  const headers = [
    ...opened.exclusions.map(({ header }) => header),
    ...columns.flatMap(({ header }) => header ?? []),
    ...(date === null ? [] : [date]),
    ...beside.values(),
    ...by,
    ...where.values(),
    ...(unique === null ? [] : [unique]),
  ];
  return {
    opened,
    window,
    columns,
    beside,
    date,
    by,
    where,
    unique,
    stays: asked.stays,
    headers: [...new Set(headers)],
  };
}

/** Lines of one transaction share its id, and a touchpoint has none of its own. */
const repeatsByMistake: ReadonlySet<string> = new Set(['responses', 'customers', 'reviews']);
