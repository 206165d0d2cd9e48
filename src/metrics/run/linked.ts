import type { Groups } from '../../estimates/groups/groups.ts';
import { baseOf } from '../../estimates/groups/state.ts';
import type { Keys } from '../../records/typed/ids/keys.ts';
import { linkRemarks, overlapRemark } from '../../records/typed/links/link-remarks.ts';
import type { TypedRelation } from '../../records/typed/relation.ts';
import type { RelationName } from '../../relations/index.ts';
import type { Remark } from '../../sources/source.ts';
import type { QueryReduction } from '../reduction.ts';

/** What is to be said of records that are linked with those of another relation. */
export function remarksOfLink<R extends object>(
  { counts, link }: QueryReduction,
  relations: ReadonlyMap<RelationName, TypedRelation>,
  groups: Groups<R>,
  keys: Keys,
): Remark[] {
  if (link === undefined) return [];
  const overlaps = standsInSeveral(groups) ? [overlapRemark] : [];
  return [...linkRemarks(relations.get(counts)!, relations.get(link.with)!, keys), ...overlaps];
}

/** Whether segments add up to more than the whole. */
function standsInSeveral<R extends object>({ shape, whole }: Groups<R>): boolean {
  if (whole === undefined) return false;
  const inSegments = whole.segments.reduce((sum, { state }) => sum + baseOf(shape, state), 0);
  return inSegments > baseOf(shape, whole.overall);
}
