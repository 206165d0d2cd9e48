import type { OpenSource } from '../../sources/source.ts';
import { exportOf } from '../exports/index.ts';
import { relations, type ColumnName, type Relation, type RelationName } from '../index.ts';
import { bindRelation, type OpenedRelation } from './opened.ts';
import type { RoleEvidence } from './roles.ts';
import { speaksOfSubscriptions } from './subscriptions.ts';

/**
 * Whether headers say that files are of their relation: of answers, a question or a comment; of others, all that they cannot do without.
 */
export function isRecognised({ relation, roles, exported }: OpenedRelation): boolean {
  if (exported !== null) return true;
  const isKnown = (column: string) => isThere(roles.get(column));
  if (relation === 'responses')
    return ['recommend_score', 'satisfaction_score', 'effort_score', 'comment'].some(isKnown);
  return [...roles.keys()].some(isKnown);
}

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
  if (candidates.includes('customers')) {
    const asCustomers = bindRelation('customers', sources, map);
    if (speaksOfSubscriptions(asCustomers.headers)) return asCustomers;
  }
  const bound = (candidates.length > 0 ? candidates : (['responses'] as const)).map((name) =>
    bindRelation(name, sources, map),
  );
  return bound.toSorted((a, b) => likeness(b) - likeness(a))[0]!;
}

function likeness({ relation, roles }: OpenedRelation): number {
  const { required, requiredOneOf = [], instead = {} } = relations[relation] as Relation;
  const found = (column: string) => roles.get(column)?.header !== null;
  // Several headers that could be one column are a choice to make, and no sign that it lacks.
  const inDoubt = (column: string) => (roles.get(column)?.candidates ?? []).length > 0;
  const known = (column: string) => found(column) || inDoubt(column) || instead[column]?.every(found) === true;
  const needed = required.every(known) && (requiredOneOf.length === 0 || requiredOneOf.some(found));
  const { columns }: Relation = relations[relation];
  const asks =
    relation === 'responses' && Object.keys(columns).some((one) => columns[one]!.metric !== undefined && found(one));
  const count = [...roles.values()].filter(({ header, candidates }) => header !== null || candidates.length > 0).length;
  return count + (needed ? 0 : -100) + (asks ? 2 : 0);
}

/** Whether files have columns of their relation, and all that it cannot do without. */
export const isServed = (opened: OpenedRelation): boolean => likeness(opened) > 0;

/** Columns of which each tells a relation from the others that a customer's id and a date stand in too. */
const telling: { readonly [R in RelationName]?: readonly (readonly ColumnName<R>[])[] } = {
  customers: [['ended_at'], ['started_at']],
  transactions: [['occurred_at', 'amount'], ['occurred_at']],
};

/** A column that several headers could be is there, whichever it is. */
const isThere = (role: RoleEvidence | undefined) =>
  role !== undefined && (role.header !== null || role.candidates.length > 0);

/**
 * Which of some relations files are: the one whose layout they have (none, where it is another), else the first with the most
 * telling columns, of two that are equally likely customers where the headers are those of subscriptions; null where none is.
 */
export function likeliest(
  choices: readonly RelationName[],
  sources: readonly OpenSource[],
  mapOf: (relation: RelationName) => ReadonlyMap<string, string>,
): RelationName | null {
  const exported = exportOf(sources[0]?.layout ?? null);
  if (exported !== null) return choices.find((choice) => choice === exported.relation) ?? null;
  const ranked = choices
    .map((relation) => {
      const { roles, headers } = bindRelation(relation, sources, mapOf(relation));
      const rank = (telling[relation] ?? []).findIndex((columns) =>
        columns.every((column) => isThere(roles.get(column))),
      );
      return { relation, rank, headers };
    })
    .filter(({ rank }) => rank >= 0)
    .toSorted((a, b) => a.rank - b.rank);
  const [best] = ranked;
  const likely = ranked.filter(({ rank }) => rank === best?.rank);
  const lives = likely.find(({ relation, headers }) => relation === 'customers' && speaksOfSubscriptions(headers));
  return likely.length === 1 ? best!.relation : (lives?.relation ?? null);
}
