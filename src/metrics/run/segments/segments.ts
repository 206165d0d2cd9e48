import type { TypedTable } from '../../../engines/typed-table.ts';
import type { TypedRelation } from '../../../records/typed/relation.ts';
import type { RelationName } from '../../../relations/index.ts';
import { identifier, sql, type Sql } from '../../../sql/tag.ts';
import { lendingTo, type QueryReduction } from '../../reduction.ts';
import { inSeveral, segmented, type Place, type Segmented } from './customer-segments.ts';
import { JoinedSegments } from './joined-segments.ts';
import { LinkedSegments } from './linked-segments.ts';

/** The segments of the records that a query counts, wherever their columns stand. */
export interface Segments {
  /** The values of a segment in each column of `--by`. */
  name(number: number): readonly string[];
  /** The number of a record's segment, and the rows that have it. @param link the column by which records are linked */
  sql(rows: Sql, link: Sql | null): { readonly number: Sql; readonly from: Sql };
  /** The number of a record of a relation that is joined with the one that is counted; its own, unless said. */
  readonly ofJoined?: (relation: RelationName) => Sql;
  /** The rows of the relation that is counted. */
  readonly table: TypedTable;
  /** Whether their column `segment` tells all of a row's segment. */
  readonly inRows: boolean;
  /** Customers who stand in more segments than one. */
  customersInSeveral(): number;
}

/** @param by in which relation each column of `--by` stands */
export function segmentsOf(
  query: QueryReduction,
  by: readonly RelationName[],
  relations: ReadonlyMap<RelationName, TypedRelation>,
): Segments {
  const { counts, link, joins } = query;
  const counted = relations.get(counts)!;
  if (joins !== undefined) {
    const joined = new JoinedSegments(counts, joins, by, relations);
    return {
      table: counted.table,
      inRows: false,
      name: (number) => joined.name(number),
      sql: (from) => ({ number: joined.sql(counts), from }),
      ofJoined: (relation) => joined.sql(relation),
      customersInSeveral: () => joined.customersInSeveral(),
    };
  }
  const other = by.find((relation) => relation !== counts) ?? null;
  if (link !== undefined) {
    const linked = new LinkedSegments(counted.segments, other, by, relations);
    return {
      table: counted.table,
      inRows: false,
      name: (number) => linked.name(number),
      sql: (rows, column) => linked.sql(rows, column),
      customersInSeveral: () => 0,
    };
  }
  const lending = by.find((relation) => relation !== counts && relation !== 'customers');
  const isOfEach = lending !== undefined && lendingTo(query).includes(lending);
  const places = by.flatMap((name, at): Place[] =>
    isOfEach && name === lending
      ? []
      : [{ relation: relations.get(name)!, at: by.slice(0, at).filter((one) => one === name).length }],
  );
  const own = segmented(counted, places);
  if (isOfEach) return ofEachRecord(own, lending, by, relations);
  return {
    table: own.table,
    inRows: true,
    name: (number) => own.segments[number]!,
    sql: (from) => ({ number: sql`segment`, from }),
    customersInSeveral: () => inSeveral([own]),
  };
}

/** A customer stands in each segment in which he has a record of another relation. */
function ofEachRecord(
  own: Segmented,
  other: RelationName,
  by: readonly RelationName[],
  relations: ReadonlyMap<RelationName, TypedRelation>,
): Segments {
  const id = 'customer_id';
  const linked = new LinkedSegments(own.segments, other, by, relations, id);
  const { table, segments } = relations.get(other)!;
  return {
    table: own.table,
    inRows: false,
    name: (number) => linked.name(number),
    sql: (rows) => linked.sql(rows, identifier(id)),
    customersInSeveral: () => inSeveral([own, { table, segments }]),
  };
}
