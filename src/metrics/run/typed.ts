import { CxError } from '../../errors.ts';
import type { Question } from '../../questions/question.ts';
import { columnsOf as columnsIn } from '../../questions/where/parse.ts';
import { dateColumn } from '../../records/plan.ts';
import type { Asked, ReadColumn, Window } from '../../records/typed/plan.ts';
import type { Lent } from '../../records/typed/lent/lent.ts';
import type { TypedRelation } from '../../records/typed/relation.ts';
import type { RelationName } from '../../relations/index.ts';
import { headerOf, neededHeader, type OpenedRelation } from '../../relations/headers/opened.ts';
import { answerGroups } from './segments/first-answers.ts';
import { columnsOf, lendingTo, type QueryReduction } from '../reduction.ts';

/** What one query asks of one relation. */
export interface Request {
  readonly relation: RelationName;
  readonly reads: readonly ReadColumn[];
  readonly asked: Asked;
  readonly window: Window;
  /** What is asked of another relation, whose customers alone count here. */
  readonly members: Request | null;
  /** What is asked of the responses, whose first answers group the customers of this one. */
  readonly answers: Request | null;
}

/** What other relations say of the customers of a request. */
export type LentTo = (request: Request) => Promise<Lent>;

/** A relation as it was read for some requests: its files as they were opened in the end, and an answer for each request. */
export interface Readings {
  readonly opened: OpenedRelation;
  readonly of: ReadonlyMap<string, TypedRelation>;
}

/** Requests that read the same columns for the same question share a relation. */
export const keyOf = (request: Request): string => JSON.stringify(request);

/** What a query asks of each of its relations, the one whose records it counts first. */
export function requestsOf(
  query: QueryReduction,
  question: Question,
  relations: ReadonlyMap<RelationName, OpenedRelation>,
): Request[] {
  const {
    counts,
    reads,
    mayLack = {},
    filesMayLack = {},
    unseen = {},
    window,
    joins = [],
    ordered = [],
    placed = [],
  } = query;
  const lends = lendingTo(query);
  const columns = linkColumns(query, relations);
  const add = (relation: RelationName, names: readonly string[], how: Omit<ReadColumn, 'column'>) => {
    const known = columns.get(relation) ?? [];
    const added = names.filter((column) => !known.some((one) => one.column === column));
    columns.set(relation, [...known, ...added.map((column) => ({ column, ...how }))]);
  };
  for (const [relation, names] of columnsOf(reads)) add(relation, names, { needed: true });
  for (const [relation, names] of columnsOf(filesMayLack)) add(relation, names, { needed: true, filesMayLack: true });
  for (const [relation, names] of columnsOf(mayLack)) add(relation, names, { needed: false });
  const answered = answerGroupOf(query, question, relations);
  if (answered !== null)
    add('responses', ['customer_id', 'submitted_at', answerGroups.get(answered)!.question.column], { needed: true });
  for (const lending of lentFor(query, question, relations)) add(lending, ['customer_id'], { needed: true });
  const present = [...columns].filter(([relation]) => relations.has(relation));
  // By their ids customers are found again in what other relations say of them.
  const isUnseen = (relation: RelationName, column: string) =>
    present.length === 1 && columnsOf(unseen).some(([name, ids]) => name === relation && ids.includes(column));
  const by = groupedBy(query, question, relations);
  const filtered = relationThatKnows(
    question.where === null ? [] : columnsIn(question.where),
    lendingFirst(present, query),
    relations,
  );
  const inOrder = (relation: RelationName) =>
    ordered.includes(relation) || (relation === 'responses' && answered !== null);
  // Records whose day is read anyway are the same for every period: metrics that ask for some share them with those that ask for none.
  const hasDay = (relation: RelationName, own: readonly ReadColumn[]) => {
    const dated = dateColumn(relations.get(relation)!);
    return own.some(({ column }) => column === dated) && headerOf(relations.get(relation)!, dated!) !== null;
  };
  const isUpToAsOf = (relation: RelationName) => joins.includes(relation) || inOrder(relation);
  const made = present.map(([relation, own]): Request => ({
    relation,
    reads: own.map((read) => (isUnseen(relation, read.column) ? { ...read, unseen: true } : read)),
    window,
    asked: {
      period: relation === counts && !hasDay(relation, own) ? question.period : null,
      from: relation === counts ? question.from : null,
      to: relation === counts ? question.to : isUpToAsOf(relation) ? question.asOf : null,
      asOf: question.asOf,
      ranges: relation === counts ? question.ranges : [],
      weight: relation === counts ? question.weight : null,
      population: relation === counts ? question.population : null,
      stays: question.stays,
      revenuePer: question.revenuePer,
      dateOrder: question.dateOrder,
      zone: question.zone,
      decimal: question.decimal,
      countedStatus: question.countedStatus,
      drivers: relation === counts ? question.drivers : null,
      by: question.by.filter((_, at) => by[at] === relation),
      where: relation === filtered ? question.where : null,
      ...(relation === counts && query.answered === true ? { answered } : {}),
      ...(inOrder(relation) ? { ordered: true as const } : {}),
      ...(placed.includes(relation) ? { placed: true as const } : {}),
    },
    members: null,
    answers: null,
  }));
  // A condition on a lending relation leaves its customers, and of the others their records alone.
  const isLending = question.where !== null && [...lends, ...joins].includes(filtered);
  const lending = isLending ? made.find(({ relation }) => relation === filtered) : undefined;
  const answers = answered === null ? undefined : made.find(({ relation }) => relation === 'responses');
  return made.map((request) => ({
    ...request,
    members: lending === undefined || request === lending ? null : lending,
    answers: answers === undefined || request.relation !== counts ? null : answers,
  }));
}

/** The columns by which records are linked. @throws column-not-found where the two relations share none, column-ambiguous */
function linkColumns(
  { counts, link }: QueryReduction,
  relations: ReadonlyMap<RelationName, OpenedRelation>,
): Map<RelationName, ReadColumn[]> {
  if (link === undefined) return new Map([[counts, []]]);
  const [counted, known] = [relations.get(counts)!, relations.get(link.with)!];
  const has = (opened: OpenedRelation, column: string) => headerOf(opened, column) !== null;
  const column = link.by.find((name) => has(counted, name) && has(known, name)) ?? link.by.at(-1)!;
  for (const opened of [counted, known]) neededHeader(opened, column);
  return new Map([
    [counts, [{ column, needed: column !== link.by[0], links: 'counted' }]],
    [link.with, [{ column, needed: false, links: 'known' }]],
  ]);
}

/** In which relation each column of `--by` stands: the one that is counted, unless only another that the query reads has it. */
export function groupedBy(
  { counts, link, joins = [], ...query }: QueryReduction,
  { by }: Pick<Question, 'by'>,
  relations: ReadonlyMap<RelationName, OpenedRelation>,
): readonly RelationName[] {
  const others = [...(link === undefined ? [] : [link.with]), ...lendingTo(query), ...joins];
  const candidates = [counts, ...others.filter((name) => relations.has(name))].map((name) => [name, null] as const);
  return by.map((name) => relationThatKnows([name], candidates, relations));
}

/** The group of first answers that `--by` names; null where it names none. @throws option-needs where no responses are given */
function answerGroupOf(
  { counts, answered }: QueryReduction,
  { by }: Pick<Question, 'by'>,
  relations: ReadonlyMap<RelationName, OpenedRelation>,
): string | null {
  if (answered !== true) return null;
  const group = by.find((name) => answerGroups.has(name) && !knows(relations.get(counts)!, name)) ?? null;
  if (group !== null && !relations.has('responses'))
    throw new CxError('option-needs', { option: `--by ${group}`, needs: '--responses' });
  return group;
}

/** The relations of which a question names columns that none before them has: others lend nothing. */
function lentFor(
  query: QueryReduction,
  { by, where }: Pick<Question, 'by' | 'where'>,
  relations: ReadonlyMap<RelationName, OpenedRelation>,
): readonly RelationName[] {
  const names = [...by, ...(where === null ? [] : columnsIn(where))];
  const given = [query.counts, ...lendingTo(query).filter((relation) => relations.has(relation))];
  const owners = names.map((name) => given.find((relation) => knows(relations.get(relation)!, name)));
  return given.slice(1).filter((relation) => owners.includes(relation));
}

/** Relations in the order in which they are asked whether they know a column: the counted one, those that lend, the others. */
function lendingFirst<Named extends readonly [RelationName, unknown]>(
  relations: readonly Named[],
  query: QueryReduction,
): readonly Named[] {
  const known = [query.counts, ...lendingTo(query)];
  const rank = ([relation]: Named) => (known.includes(relation) ? known.indexOf(relation) : known.length);
  return relations.toSorted((a, b) => rank(a) - rank(b));
}

const knows = ({ headers, roles }: OpenedRelation, name: string): boolean =>
  headers.some((header) => header.name === name) || (roles.get(name)?.header ?? null) !== null;

/** The first relation whose files know all of some columns; the first of all where none does, which then says so. */
function relationThatKnows(
  names: Iterable<string>,
  relations: readonly (readonly [RelationName, unknown])[],
  opened: ReadonlyMap<RelationName, OpenedRelation>,
): RelationName {
  const wanted = [...names];
  const knowsAll = ([relation]: readonly [RelationName, unknown]) =>
    wanted.every((name) => knows(opened.get(relation)!, name));
  return (relations.find(knowsAll) ?? relations[0]!)[0];
}
