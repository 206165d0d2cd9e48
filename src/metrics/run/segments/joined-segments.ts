import { blankSegment } from '../../../records/judge.ts';
import { wholeNumbers } from '../../../records/typed/columns.ts';
import type { TypedRelation } from '../../../records/typed/relation.ts';
import type { RelationName } from '../../../relations/index.ts';
import { literal, sql, type Sql } from '../../../sql/tag.ts';

/** The part of a joined relation in the number of a segment. */
interface Part {
  readonly segments: TypedRelation['segments'];
  /** What the place of its first segment adds to the number; those after it add as much more. */
  readonly weight: number;
  /** The place of the segment without a text in any column, −1 where it has none: who has no record stands there, and adds nothing. */
  readonly blank: number;
}

/**
 * Segments by columns of several relations of customers, which SQL joins: the numbers of a customer's segments in each add up
 * to one number, from which all are told again.
 */
export class JoinedSegments {
  private readonly counts: RelationName;
  private readonly by: readonly RelationName[];
  private readonly relations: ReadonlyMap<RelationName, TypedRelation>;
  private readonly parts: ReadonlyMap<RelationName, Part>;

  /** @param by in which relation each column of `--by` stands */
  constructor(
    counts: RelationName,
    joins: readonly RelationName[],
    by: readonly RelationName[],
    relations: ReadonlyMap<RelationName, TypedRelation>,
  ) {
    this.counts = counts;
    this.by = by;
    this.relations = relations;
    this.parts = partsOf(this.own.length, joins, relations);
  }

  /** The values of a segment, in the order of `--by`. */
  name(number: number): readonly string[] {
    const values = new Map([[this.counts, [...this.own[number % this.own.length]!]]]);
    for (const [relation, { segments, weight, blank }] of this.parts) {
      const place = Math.floor(number / weight) % (segments.length + 1);
      values.set(relation, [...(place === 0 ? (segments[blank] ?? []) : segments[place - 1]!)]);
    }
    return this.by.map((relation) => values.get(relation)!.shift() ?? blankSegment);
  }

  /** What the segment of a record of a relation adds to the number. */
  sql(relation: RelationName): Sql {
    const part = this.parts.get(relation);
    if (part === undefined) return sql`CAST(segment AS BIGINT)`;
    const { weight, blank } = part;
    return sql`CASE WHEN segment = ${literal(blank)} THEN 0 ELSE (CAST(segment AS BIGINT) + 1) * ${literal(weight)} END`;
  }

  /** Customers who stand in several segments of a relation. */
  customersInSeveral(): number {
    const several = new Set<number>();
    for (const relation of new Set(this.by)) {
      const { table } = this.relations.get(relation)!;
      const ids = wholeNumbers(table, 'customer_id');
      const first = new Map<number, number>();
      for (const [row, segment] of wholeNumbers(table, 'segment').entries()) {
        const known = first.get(ids[row]!);
        if (known === undefined) first.set(ids[row]!, segment);
        else if (known !== segment) several.add(ids[row]!);
      }
    }
    return several.size;
  }

  private get own(): TypedRelation['segments'] {
    return this.relations.get(this.counts)!.segments;
  }
}

function partsOf(
  first: number,
  joins: readonly RelationName[],
  relations: ReadonlyMap<RelationName, TypedRelation>,
): ReadonlyMap<RelationName, Part> {
  const parts = new Map<RelationName, Part>();
  let weight = first;
  for (const relation of joins) {
    const segments = relations.get(relation)?.segments;
    if (segments === undefined) continue;
    const blank = segments.findIndex((segment) => segment.every((text) => text === blankSegment));
    parts.set(relation, { segments, weight, blank });
    weight *= segments.length + 1;
  }
  return parts;
}
