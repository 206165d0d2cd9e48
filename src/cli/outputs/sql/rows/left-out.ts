import type { Question } from '../../../../questions/question.ts';
import { meets } from '../../../../questions/where/matches.ts';
import { dateHeader } from '../../../../records/plan.ts';
import { mayBe } from '../../../../records/typed/plan.ts';
import { identifier, list, literal, sql, type Sql } from '../../../../sql/tag.ts';
import { dayNumberOf } from '../../../../values/dates/calendar.ts';
import { conditionSql, numberIn } from '../condition.ts';
import { inList } from './forms.ts';
import type { Cell, Known, ReadRecords } from './read-records.ts';
import type { Told } from './told.ts';

/** Which records stand in a relation, as SQL. */
export interface Kept {
  readonly conditions: readonly Sql[];
  /** Of records that share an id, which one counts. */
  readonly qualify: Sql | null;
  readonly needsPlace: boolean;
  /** How many records SQL does not leave out though the run does. */
  readonly untold: number;
}

/** A condition, and which records may meet it; it is used only where all do that count. */
interface Rule {
  readonly sql: Sql;
  readonly mayMeet: (row: number) => boolean;
}

/** So many texts or records are named one by one. */
const mostNamed = 1000;
/** A column of so few texts is one of words. */
const fewTexts = 20;

/** @param known other relations, whose customers alone may count */
export function keptRecords(
  records: ReadRecords,
  told: ReadonlyMap<string, Told>,
  question: Question,
  known: Known,
): Kept {
  const { rows, used, place } = records;
  const isUsed = new Uint8Array(rows);
  for (const row of used) isUsed[row] = 1;
  const conditions: Sql[] = [];
  let left = Array.from({ length: rows }, (_, row) => row).filter((row) => isUsed[row] === 0);
  const apply = ({ sql: condition, mayMeet }: Rule) => {
    if (!used.every(mayMeet)) return;
    const stay = left.filter(mayMeet);
    if (stay.length === left.length) return;
    conditions.push(condition);
    left = stay;
  };
  for (const rule of rulesOf(records, told, question, known)) apply(rule);
  for (let rule = nextTexts(records, left); rule !== null; rule = nextTexts(records, left)) apply(rule);
  const qualify = latestSql(records, left);
  if (qualify !== null) return { conditions, qualify: qualify.sql, needsPlace: qualify.needsPlace, untold: 0 };
  if (left.length > 0 && left.length <= mostNamed)
    return {
      conditions: [...conditions, sql`${place} NOT IN (${list(left.map((row) => literal(row)))})`],
      qualify: null,
      needsPlace: true,
      untold: 0,
    };
  return { conditions, qualify: null, needsPlace: false, untold: left.length };
}

/** What a query and a question ask of a record, in the order in which the run asks it. */
function rulesOf(records: ReadRecords, told: ReadonlyMap<string, Told>, question: Question, known: Known): Rule[] {
  const { relation, cells } = records;
  const { plan } = relation.judge;
  const isSaid = ({ sql: value, valueAt }: Told): Rule => ({
    sql: sql`${value} IS NOT NULL`,
    mayMeet: (row) => valueAt(row) !== null,
  });
  const needed = plan.columns
    .filter((column) => column.header !== null && !mayBe(column, 'missing'))
    .flatMap(({ column, header }) => {
      const blank = blanks(cells.get(header!));
      const own = told.get(column);
      return [...(blank === null ? [] : [blank]), ...(own === undefined ? [] : [isSaid(own)])];
    });
  const dated = plan.columns.find(({ header }) => header !== null && header === plan.date)?.column ?? 'day';
  const date = told.get(dated);
  const days = date === undefined ? [] : [isSaid(date), ...daysBetween(date, question, plan.window)];
  const customers = told.get('customer_id');
  const members = customers === undefined ? [] : [...known].map(([name, own]) => isMember(customers, name, own));
  return [...needed, ...days, ...filtered(records, question), ...members];
}

function blanks(cell: Cell | undefined): Rule | null {
  if (cell === undefined) return null;
  return { sql: sql`${cell.name} <> ''`, mayMeet: (row) => cell.texts[cell.codes[row]!] !== '' };
}

function daysBetween({ sql: day, valueAt }: Told, { from, to }: Question, window: string): Rule[] {
  const number = (row: number) => {
    const value = valueAt(row);
    return value === null || value === undefined ? value : Number(value);
  };
  const ends: Rule[] = [];
  if (from !== null && window === 'records')
    ends.push({
      sql: sql`${day} >= DATE ${literal(from)}`,
      mayMeet: (row) => (number(row) ?? Number.POSITIVE_INFINITY) >= dayNumberOf(from),
    });
  if (to !== null)
    ends.push({
      sql: sql`${day} <= DATE ${literal(to)}`,
      mayMeet: (row) => (number(row) ?? Number.NEGATIVE_INFINITY) <= dayNumberOf(to),
    });
  return ends;
}

/** The condition that was asked for, where it speaks of this relation. */
function filtered({ relation, cells }: ReadRecords, { where, decimal }: Question): Rule[] {
  const { judge } = relation;
  if (where === null || judge.plan.where.size === 0) return [];
  const named = [...judge.plan.where].map(([name, header]) => [name, cells.get(header)] as const);
  if (named.some(([, cell]) => cell === undefined)) return [];
  const byName = new Map(named.flatMap(([name, cell]) => (cell === undefined ? [] : [[name, cell] as const])));
  const style = decimal ?? judge.decimal;
  const columns = new Map([...byName].map(([name, { name: column }]) => [name, column] as const));
  const textOf = (name: string, row: number) => {
    const { texts, codes } = byName.get(name)!;
    return texts[codes[row]!]!;
  };
  return [
    {
      sql: conditionSql(where, { columns, decimal: style }),
      mayMeet: (row) =>
        meets(where, {
          text: (name) => textOf(name, row),
          number: (name) => numberIn(textOf(name, row), style),
        }) === 'yes',
    },
  ];
}

const isMember = ({ sql: id, valueAt }: Told, name: string, known: ReadonlyMap<string | null, number>): Rule => ({
  sql: sql`${id} IN (SELECT customer_id FROM ${identifier(name)})`,
  mayMeet: (row) => {
    const value = valueAt(row);
    return value === undefined || known.has(value);
  },
});

/** The texts of one column that no record says which counts: those that leave out most for each that is named. */
function nextTexts({ cells, used, relation }: ReadRecords, left: readonly number[]): Rule | null {
  const { exclusions } = relation.judge.plan.opened;
  const telling = exclusions.flatMap(({ header }) => cells.get(header) ?? []);
  let best: { readonly cell: Cell; readonly texts: readonly string[]; readonly share: number } | null = null;
  for (const cell of new Set([...telling, ...cells.values()])) {
    const isFree = new Uint8Array(cell.texts.length).fill(1);
    for (const row of used) isFree[cell.codes[row]!] = 0;
    const named = new Map<number, number>();
    for (const row of left) {
      const code = cell.codes[row]!;
      if (isFree[code] === 1) named.set(code, (named.get(code) ?? 0) + 1);
    }
    if (named.size === 0 || named.size > mostNamed) continue;
    const share = [...named.values()].reduce((sum, count) => sum + count, 0) / named.size;
    const isTold = share > 1 || cell.texts.length <= fewTexts;
    const isBetter =
      best === null || share > best.share || (share === best.share && cell.texts.length < best.cell.texts.length);
    if (isTold && isBetter) best = { cell, texts: [...named.keys()].map((code) => cell.texts[code]!), share };
  }
  if (best === null) return null;
  const { cell, texts } = best;
  const named = new Set(texts);
  const mayMeet = (row: number) => !named.has(cell.texts[cell.codes[row]!]!);
  return texts.length === 1
    ? { sql: sql`${cell.compared} <> ${literal(texts[0]!)}`, mayMeet }
    : { sql: sql`NOT ${inList(cell.compared, texts)}`, mayMeet };
}

/** Of records that share an id the first or the latest counts, where that is so of all. */
function latestSql(
  records: ReadRecords,
  left: readonly number[],
): { readonly sql: Sql; readonly needsPlace: boolean } | null {
  const { relation, cells, used, place } = records;
  const { plan } = relation.judge;
  const id = plan.unique === null ? undefined : cells.get(plan.unique);
  if (id === undefined || left.length === 0) return null;
  const rows = [...used, ...left].toSorted((a, b) => a - b);
  const isUsed = new Set(used);
  const keeps = (isBefore: (a: number, b: number) => boolean): boolean => {
    const winners = new Map<number, number>();
    for (const row of rows) {
      const code = id.codes[row]!;
      const known = winners.get(code);
      if (known === undefined || isBefore(row, known)) winners.set(code, row);
    }
    return winners.size === used.length && [...winners.values()].every((row) => isUsed.has(row));
  };
  const first = sql`row_number() OVER (PARTITION BY ${id.name} ORDER BY ${place}) = 1`;
  if (keeps(() => false)) return { sql: first, needsPlace: true };
  const dated = plan.date ?? dateHeader(plan.opened);
  const date = dated === null ? undefined : cells.get(dated);
  if (date === undefined) return null;
  const textOf = (row: number) => date.texts[date.codes[row]!]!;
  if (!keeps((a, b) => textOf(a) > textOf(b))) return null;
  return {
    sql: sql`row_number() OVER (PARTITION BY ${id.name} ORDER BY ${date.compared} DESC, ${place}) = 1`,
    needsPlace: true,
  };
}
