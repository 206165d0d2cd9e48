import type { TypedRelation } from '../../../records/typed/relation.ts';
import { blankSegment } from '../../../records/judge.ts';
import type { RelationName } from '../../../relations/index.ts';
import { identifier, literal, sql, type Sql } from '../../../sql/tag.ts';

/**
 * The segments of the records that are counted, by columns of their own relation and of the one that they are linked with.
 * A record stands in each segment in which it is linked with a record, and under `(blank)` where it is linked with none.
 * A number stands for both parts of a segment, so that SQL groups by one column.
 */
export class LinkedSegments {
  private readonly own: TypedRelation['segments'];
  /** The relation that they are linked with; null where only own columns are asked for. */
  private readonly other: RelationName | null;
  private readonly linked: TypedRelation['segments'] | null;
  private readonly by: readonly RelationName[];
  /** The number of the segment of those that are linked with none. */
  private readonly none: number;

  private readonly id: string;

  /**
   * @param own the segments of the records by all columns that do not stand in the other relation
   * @param other the relation that they are linked with; null where only own columns are asked for
   * @param by in which relation each column of `--by` stands
   * @param id the column of ids of the other relation
   */
  constructor(
    own: TypedRelation['segments'],
    other: RelationName | null,
    by: readonly RelationName[],
    relations: ReadonlyMap<RelationName, TypedRelation>,
    id = 'link',
  ) {
    this.id = id;
    this.other = other;
    this.by = by;
    this.own = own;
    this.linked = this.other === null ? null : relations.get(this.other)!.segments;
    const blank = this.linked?.findIndex((segment) => segment.every((text) => text === blankSegment)) ?? -1;
    this.none = blank < 0 ? (this.linked?.length ?? 0) : blank;
  }

  /** The values of a segment, in the order of `--by`. */
  name(number: number): readonly string[] {
    if (this.linked === null) return this.own[number]!;
    const own = [...this.own[Math.floor(number / this.parts)]!];
    const linked = [...(this.linked[number % this.parts] ?? [])];
    return this.by.map((relation) => (relation === this.other ? linked : own).shift() ?? blankSegment);
  }

  /**
   * The number of a record's segment, and the rows that have it: a record in several segments has a row in each.
   * @param rows the table of the records that are counted; @param link its column of ids
   */
  sql(rows: Sql, link: Sql | null): { readonly number: Sql; readonly from: Sql } {
    const { other } = this;
    if (other === null || link === null) return { number: sql`segment`, from: rows };
    return {
      number: sql`CAST(segment AS BIGINT) * ${literal(this.parts)} + coalesce(linked_segment, ${literal(this.none)})`,
      from: sql`${rows} LEFT JOIN (SELECT DISTINCT ${identifier(this.id)} AS linked_id, segment AS linked_segment FROM ${identifier(other)}) AS linked ON ${link} = linked_id`,
    };
  }

  private get parts(): number {
    return this.linked!.length + 1;
  }
}
