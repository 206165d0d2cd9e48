import type { OpenSource } from '../../sources/source.ts';
import { exportOf } from '../exports/index.ts';
import { relations, type Relation, type RelationName } from '../index.ts';
import { bindRelation, type OpenedRelation } from './opened.ts';

/**
 * The relation that files most look like: what their layout says, else the one most of whose columns are found, those
 * that it cannot do without first.
 */
export function guessRelation(sources: readonly OpenSource[], map: ReadonlyMap<string, string>): OpenedRelation {
  const exported = exportOf(sources[0]?.layout ?? null);
  const mapped = [...map.keys()];
  const candidates = (Object.keys(relations) as RelationName[]).filter((name) =>
    mapped.every((column) => Object.hasOwn(relations[name].columns, column)),
  );
  if (exported !== null) return bindRelation(exported.relation, sources, map);
  const bound = (candidates.length > 0 ? candidates : (['responses'] as const)).map((name) =>
    bindRelation(name, sources, map),
  );
  return bound.toSorted((a, b) => likeness(b) - likeness(a))[0]!;
}

function likeness({ relation, roles }: OpenedRelation): number {
  const { required, requiredOneOf = [], instead = {} } = relations[relation] as Relation;
  const found = (column: string) => roles.get(column)?.header !== null;
  const known = (column: string) => found(column) || instead[column]?.every(found) === true;
  const needed = required.every(known) && (requiredOneOf.length === 0 || requiredOneOf.some(found));
  const asks = relation === 'responses' && ['recommend_score', 'satisfaction_score', 'effort_score'].some(found);
  const count = [...roles.values()].filter(({ header, candidates }) => header !== null || candidates.length > 0).length;
  return count + (needed ? 0 : -100) + (asks ? 2 : 0);
}
