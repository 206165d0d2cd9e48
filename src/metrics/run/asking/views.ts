import type { TypedPlan } from '../../../records/typed/plan.ts';
import type { TypedTable } from '../../../engines/typed-table.ts';
import type { RelationName } from '../../../relations/index.ts';
import { identifier, list, sql, type Sql } from '../../../sql/tag.ts';
import type { QueryReduction } from '../../reduction.ts';
import type { Segments } from '../segments/segments.ts';
import { date } from './spans.ts';
import { isWeightedQuery } from './weighing.ts';

/** What a query is asked of a relation. */
export interface Asked {
  /** Its segments; null where they are not told apart: then all records are of one. */
  readonly segments: Pick<Segments, 'sql'> | null;
  /** The first of all days, which stands for the day of a record where no days are asked for; null where it has no `day`. */
  readonly firstDay: string | null;
  /** Whether it has a column `weight`. */
  readonly weighted: boolean;
  /** Columns of which it sees nothing. */
  readonly doubted: ReadonlySet<string>;
}

/** The columns of a relation as a query sees them, over the table that holds its rows. */
export function relationSql(
  { columns }: TypedTable,
  plan: TypedPlan,
  table: string,
  { segments, firstDay, weighted, doubted }: Asked,
): Sql {
  const own = columns
    .filter(({ name }) => !framed.has(name))
    .map(({ name }) => (doubted.has(name) ? sql`CAST(NULL AS INTEGER) AS ${identifier(name)}` : identifier(name)));
  const has = (name: string) => columns.some((column) => column.name === name);
  const dated = plan.columns.find(({ header }) => header !== null && header === plan.date)?.column;
  const day =
    dated !== undefined ? identifier(dated) : has('day') ? sql`day` : firstDay === null ? null : date(firstDay);
  const link = plan.link === null ? null : identifier(plan.link);
  const { number, from } = segments?.sql(identifier(table), link) ?? { number: sql`0`, from: identifier(table) };
  return sql`SELECT ${list([
    ...own,
    ...(link === null ? [] : [sql`${link} AS link`]),
    sql`${number} AS segment`,
    ...(weighted ? [has('weight') ? sql`weight` : sql`0 AS weight`] : []),
    ...(firstDay === null || day === null ? [] : [sql`${day} AS day`]),
  ])} FROM ${from}`;
}

/** Whether a query sees a relation: answers that only group the customers of another reach SQL as its columns. */
export const sees = ({ answered, reads, mayLack = {} }: QueryReduction, relation: RelationName): boolean =>
  answered !== true || relation !== 'responses' || relation in reads || relation in mayLack;

/** The names of the columns that a query sees of a relation. */
export function columnsSeen({ columns, link, opened }: TypedPlan, query: QueryReduction): readonly string[] {
  const isCounted = opened.relation === query.counts;
  return [
    ...columns.flatMap(({ column, unseen }) => (unseen === true ? [] : [column])),
    ...(link === null ? [] : ['link']),
    ...(query.ordered?.includes(opened.relation) === true ? ['moment'] : []),
    ...(query.answered === true && isCounted ? ['answered_at'] : []),
    ...(query.placed?.includes(opened.relation) === true ? ['line'] : []),
    'segment',
    ...(isCounted && isWeightedQuery(query) ? ['weight'] : []),
    ...(isCounted ? ['day'] : []),
  ];
}

/** The columns that no file has. */
const framed: ReadonlySet<string> = new Set(['segment', 'weight', 'day']);
