import type { Question } from '../../questions/question.ts';
import { columnsOf as columnsIn } from '../../questions/where/parse.ts';
import { encodeRecords } from '../../records/typed/encoding/encoded.ts';
import type { Keys } from '../../records/typed/keys.ts';
import { planTyped, type Asked, type ReadColumn, type Window } from '../../records/typed/plan.ts';
import { typedRelation, type TypedRelation } from '../../records/typed/relation.ts';
import type { RelationName } from '../../relations/index.ts';
import type { OpenedRelation } from '../../relations/headers/opened.ts';
import { readingAll } from '../../relations/headers/reopening.ts';
import { columnsOf, type QueryReduction } from '../reduction.ts';

/** What one query asks of one relation. */
export interface Request {
  readonly relation: RelationName;
  readonly reads: readonly ReadColumn[];
  readonly asked: Asked;
  readonly window: Window;
}

/** A relation as it was read for some requests: its files as they were opened in the end, and an answer for each request. */
export interface Readings {
  readonly opened: OpenedRelation;
  readonly of: ReadonlyMap<string, TypedRelation>;
}

/** Requests that read the same columns for the same question share a relation. */
export const keyOf = (request: Request): string => JSON.stringify(request);

/** Reads the files of a relation once, and judges their records for each request. */
export const readTyped = (opened: OpenedRelation, requests: readonly Request[], keys: Keys): Promise<Readings> =>
  readingAll(opened, opened.map, async (readable) => {
    const distinct = [...new Map(requests.map((request) => [keyOf(request), request])).values()];
    const plans = distinct.map(({ reads, asked, window }) => planTyped(readable, reads, asked, window));
    const headers = new Set(plans.flatMap((plan) => plan.headers));
    const isDay = (header: string) => plans.every(({ day, headers: read }) => day === header || !read.includes(header));
    const watched = {
      words: plans.some((plan) => plan.watched.words),
      repeated: plans[0]?.watched.repeated ?? null,
    };
    const records = await encodeRecords(readable.sources, [...headers], watched, new Set([...headers].filter(isDay)));
    const of = new Map<string, TypedRelation>();
    for (const [at, request] of distinct.entries())
      of.set(keyOf(request), await typedRelation(plans[at]!, request.asked, records, keys));
    return { opened: readable, of };
  });

/** What a query asks of each of its relations, the one whose records it counts first. */
export function requestsOf(
  { counts, reads, mayLack = {}, window }: QueryReduction,
  question: Question,
  relations: ReadonlyMap<RelationName, OpenedRelation>,
): Request[] {
  const columns = new Map<RelationName, ReadColumn[]>([[counts, []]]);
  const add = (relation: RelationName, names: readonly string[], needed: boolean) => {
    const known = columns.get(relation) ?? [];
    const added = names.filter((column) => !known.some((one) => one.column === column));
    columns.set(relation, [...known, ...added.map((column) => ({ column, needed }))]);
  };
  for (const [relation, names] of columnsOf(reads)) add(relation, names, true);
  for (const [relation, names] of columnsOf(mayLack)) add(relation, names, false);
  const present = [...columns].filter(([relation]) => relations.has(relation));
  const filtered = relationThatKnows(question.where === null ? [] : columnsIn(question.where), present, relations);
  const holderOf = (name: string) => relationThatKnows([name], present, relations);
  return present.map(([relation, own]) => ({
    relation,
    reads: own,
    window,
    asked: {
      period: relation === counts ? question.period : null,
      from: relation === counts ? question.from : null,
      to: relation === counts ? question.to : question.asOf,
      asOf: question.asOf,
      stays: question.stays,
      revenuePer: question.revenuePer,
      dateOrder: question.dateOrder,
      decimal: question.decimal,
      countedStatus: question.countedStatus,
      by: question.by.filter((name) => holderOf(name) === relation),
      where: relation === filtered ? question.where : null,
    },
  }));
}

/** The first relation whose files know all of some columns; the first of all where none does, which then says so. */
function relationThatKnows(
  names: Iterable<string>,
  relations: readonly (readonly [RelationName, unknown])[],
  opened: ReadonlyMap<RelationName, OpenedRelation>,
): RelationName {
  const wanted = [...names];
  const knows = ([relation]: readonly [RelationName, unknown]) => {
    const { headers, roles } = opened.get(relation)!;
    return wanted.every(
      (name) => headers.some((header) => header.name === name) || (roles.get(name)?.header ?? null) !== null,
    );
  };
  return (relations.find(knows) ?? relations[0]!)[0];
}
