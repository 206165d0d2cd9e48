import type { Reading, TallyRequest } from '../engines/engine.ts';
import type { Question } from '../questions/question.ts';
import { relations } from '../relations/index.ts';
import { headerOf, namedHeader, neededHeader, type OpenedRelation } from '../relations/headers/opened.ts';
import { columnsOf } from '../questions/where/parse.ts';
import type { DateOrder } from '../values/dates/date.ts';
import { chosenBy, eachIsOne } from './rows/answers.ts';

/** How the dates of one file are read, where files write them in different orders. */
export interface FileOrder {
  readonly file: string;
  readonly order: DateOrder | null;
  /** The day that a text says; the text with a mark that no date has, where it says none. */
  readonly dayOf: (text: string) => string;
  /** The same to the nanosecond, as it sorts; empty where it says none. */
  readonly sortKey: (text: string) => string;
}

/** Files whose dates do not tell the day from the month, and the order of the others, in which they are read. */
export interface BorrowedOrder {
  readonly files: readonly string[];
  readonly order: DateOrder;
}

/** Which columns of the files a tally reads, and where each part of a question finds its own. */
export interface TallyPlan {
  readonly request: TallyRequest;
  readonly opened: OpenedRelation;
  /** The header of the date, where the question needs it. */
  readonly date: string | null;
  /** The header that says which days the records cover, whether or not the question asks for any; null where it is not read. */
  readonly covers: string | null;
  readonly by: readonly string[];
  /** Header by the name that `--where` uses. */
  readonly where: ReadonlyMap<string, string>;
  /** The header by which `--where` chooses one of several questions: who answers all of them has a row of each. */
  readonly chosenBy: string | null;
  readonly weight: string | null;
  /** The header that says how many gave the answer of a row; null where each row is one. */
  readonly count: string | null;
  /** Header by the column that the population names. */
  readonly population: ReadonlyMap<string, string>;
  /** How each file writes its dates, where they differ in it: then days come with the year first. */
  readonly orders?: readonly FileOrder[];
  /** Files whose dates prove no order of their own. */
  readonly borrowed?: BorrowedOrder | null;
  /** The header of each value column that was asked for. */
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Plans one tally that serves all the value columns of a relation and a question.
 * @param isCovered whether the days that records cover are read where the question needs none
 * @throws column-not-found, column-ambiguous, by-not-found
 */
export function planTally(
  opened: OpenedRelation,
  columns: readonly string[],
  question: Question,
  isCovered = true,
): TallyPlan {
  const needsDate =
    question.period !== null || question.from !== null || question.to !== null || question.ranges.length > 0;
  const date = needsDate ? neededHeader(opened, dateColumn(opened)!) : null;
  const values = new Map(columns.map((column) => [column, neededHeader(opened, column)]));
  const by = question.by.map((name) => namedHeader(opened, name, '--by'));
  const where = new Map(
    question.where === null
      ? []
      : [...columnsOf(question.where)].map((name) => [name, namedHeader(opened, name, '--where')] as const),
  );
  const weight = question.weight === null ? null : namedHeader(opened, question.weight, '--weight');
  const count =
    question.count === null || question.count === eachIsOne ? null : namedHeader(opened, question.count, '--count');
  const population = new Map(
    [...(question.population?.keys() ?? [])].map((name) => [name, namedHeader(opened, name, '--rake')] as const),
  );
  const checked = opened.checks.filter(({ score }) => [...values.values()].includes(score)).map(({ group }) => group);
  const raw = [
    ...opened.exclusions.map(({ header }) => header),
    ...by,
    ...where.values(),
    ...(weight === null ? [] : [weight]),
    ...(count === null ? [] : [count]),
    ...population.values(),
    ...values.values(),
    ...checked,
  ];
  const covers = date ?? (isCovered ? dateHeader(opened) : null);
  const readings = new Map<string, Reading>(covers === null ? [] : [[covers, datePartIn(question.zone)]]);
  for (const header of raw) readings.set(header, 'raw');
  const request: TallyRequest = {
    relation: opened.relation,
    columns: [...readings].map(([header, reading]) => ({ header, reading })),
    unique: uniqueOf(opened),
  };
  const chosen = chosenBy(opened, values, new Set(where.values()));
  return { request, opened, date, covers, by, where, chosenBy: chosen, weight, count, population, values };
}

/** What of a date settles its day: where days are those of UTC, a time of UTC does not move it. */
export const datePartIn = (zone: string | null): Reading => (zone === null ? 'date-part' : 'zoned-date-part');

/** The relation's column that dates its rows; null where its rows are no events. */
export const dateColumn = ({ relation }: OpenedRelation): string | null =>
  Object.entries(relations[relation].columns).find(([, { type }]) => type === 'date')?.[0] ?? null;

/** The header that dates the rows of these files; null where none does. */
export function dateHeader(opened: OpenedRelation): string | null {
  const column = dateColumn(opened);
  return column === null ? null : (opened.roles.get(column)?.header ?? null);
}

function uniqueOf(opened: OpenedRelation): TallyRequest['unique'] {
  const { rowId } = relations[opened.relation];
  const id = rowId === null || opened.relation !== 'responses' ? null : headerOf(opened, rowId);
  if (id === null) return null;
  return { id, date: dateHeader(opened) };
}
