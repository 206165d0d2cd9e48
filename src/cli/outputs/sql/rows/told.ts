import { identifier, joined, list, literal, sql, type Sql } from '../../../../sql/tag.ts';
import { millisecondsPerDay } from '../../../../values/dates/calendar.ts';
import { momentWritten } from '../moments.ts';
import type { Clock, Form } from './form.ts';
import { formsOf, inList, valueSql } from './forms.ts';
import type { Cell, ReadRecords, SaidColumn } from './read-records.ts';

/** A value as SQL makes it of the cells of a record. */
export interface Told {
  readonly sql: Sql;
  /** What it makes of a record; undefined where that is not known here. */
  readonly valueAt: (row: number) => string | null | undefined;
  /** Of how many used records it may say something else than the run. */
  readonly untold: number;
  readonly needsPlace: boolean;
}

/** So many texts are told one by one, with what they say. */
const mostTexts = 2000;
/** Fewer stand in a CASE. */
const fewTexts = 12;

/**
 * A value as SQL of the cells that say it: in a form that SQL reads, and told text by text where they are in no such form.
 *
 * @param there what other relations say of the customers of its records, where they may say it
 */
export function told(column: SaidColumn, records: ReadRecords, there: readonly Cell[] = []): Told {
  const own = column.own.flatMap((header) => records.cells.get(header) ?? []);
  const others = [...records.cells.values()].filter((cell) => !own.includes(cell));
  return (
    (own.length === 1 ? byOne(column, records, own) : null) ??
    constant(column, records) ??
    byPlace(column, records) ??
    byParts(column, records, own) ??
    (there.length === 0 ? null : (byOne(column, records, there) ?? byTuples(column, records, [[...own, ...there]]))) ??
    (own.length === 0 ? byOne(column, records, others) : null) ??
    (own.length === 1 ? byOneAndAnother(column, records, own[0]!, others) : null) ??
    bySeveral(column, records, own, others) ??
    byPlaces(column, records) ??
    untold(column, records, own)
  );
}

const saidAt = ({ said: { distinct, codes } }: SaidColumn, row: number): string | null => distinct[codes[row]!] ?? null;

/** All records say the same. */
function constant(column: SaidColumn, { used }: ReadRecords): Told | null {
  const first = used.length === 0 ? null : saidAt(column, used[0]!);
  if (used.some((row) => saidAt(column, row) !== first)) return null;
  return { sql: valueSql(column.kind, first), valueAt: () => first, untold: 0, needsPlace: false };
}

/** It is the place of the record. */
function byPlace(column: SaidColumn, { used, place }: ReadRecords): Told | null {
  if (column.kind.type !== 'count' || used.some((row) => saidAt(column, row) !== String(row))) return null;
  return { sql: sql`CAST(${place} AS INTEGER)`, valueAt: String, untold: 0, needsPlace: true };
}

/** What the texts of one column say; null where records with the same text say different things. */
function saidByTexts(column: SaidColumn, { used }: ReadRecords, cell: Cell): Map<string, string | null> | null {
  const said = new Map<number, string | null>();
  for (const row of used) {
    const [code, value] = [cell.codes[row]!, saidAt(column, row)];
    const known = said.get(code);
    if (known === undefined) said.set(code, value);
    else if (known !== value) return null;
  }
  return new Map([...said].map(([code, value]) => [cell.texts[code]!, value]));
}

interface Reading {
  readonly cell: Cell;
  readonly form: Form | null;
  readonly others: ReadonlyMap<string, string | null>;
}

/** One of some columns says it: the one, and the form, of which the fewest texts have to be told. */
function byOne(column: SaidColumn, records: ReadRecords, cells: readonly Cell[]): Told | null {
  let best: Reading | null = null;
  for (const cell of cells) {
    const said = saidByTexts(column, records, cell);
    if (said === null) continue;
    for (const form of [...formsOf(column.kind, clockOf(records, cell)), null]) {
      const others = new Map([...said].filter(([text, value]) => (form === null ? null : form.value(text)) !== value));
      const isFewer = best === null || others.size < best.others.size;
      if (isFewer || (form === null && others.size === best?.others.size)) best = { cell, form, others };
      if (others.size === 0) break;
    }
  }
  if (best === null || best.others.size > mostTexts) return null;
  const { cell, form, others } = best;
  const values = cell.texts.map((text) => {
    if (others.has(text)) return others.get(text)!;
    return form === null ? null : form.value(text);
  });
  return {
    sql: readingSql(column, best),
    valueAt: (row) => values[cell.codes[row]!],
    untold: 0,
    needsPlace: false,
  };
}

function readingSql({ kind }: SaidColumn, { cell, form, others }: Reading): Sql {
  const read = form === null ? null : form.sql(cell.name);
  if (others.size === 0) return read ?? valueSql(kind, null);
  const pairs = [...others].map(([text, value]) => [[text], valueSql(kind, value)] as const);
  if (pairs.length > fewTexts) {
    const isSaid = [...others.values()].every((value) => value !== null);
    const found = lookup([cell.compared], pairs);
    if (read === null) return found;
    return isSaid
      ? sql`coalesce(${found}, ${read})`
      : sql`CASE WHEN ${inList(cell.compared, [...others.keys()])} THEN ${found} ELSE ${read} END`;
  }
  const whens = pairs.map(([[text], value]) => sql` WHEN ${literal(text)} THEN ${value}`);
  return sql`CASE ${cell.compared}${joined(whens)}${read === null ? sql`` : sql` ELSE ${read}`} END`;
}

/** What a table of texts says of those of a record. */
function lookup(texts: readonly Sql[], pairs: readonly (readonly [readonly string[], Sql])[]): Sql {
  const names = texts.map((_, at) => identifier(`text_${at + 1}`));
  const rows = pairs.map(
    ([own, value], at) => sql`${at === 0 ? sql`` : sql`,`}\n    (${list([...own.map(literal), value])})`,
  );
  const areThese = texts.map((text, at) => sql`${at === 0 ? sql`` : sql` AND `}${names[at]!} = ${text}`);
  return sql`(SELECT max(said) FROM (VALUES${joined(rows)}) AS texts (${list([...names, sql`said`])}) WHERE ${joined(areThese)})`;
}

/** A form says it, but for what a word in another column says: who is active has no end. */
function byOneAndAnother(column: SaidColumn, records: ReadRecords, own: Cell, others: readonly Cell[]): Told | null {
  let best: { readonly form: Form; readonly by: Reading } | null = null;
  for (const form of formsOf(column.kind, clockOf(records, own))) {
    const made = own.texts.map((text) => form.value(text));
    const values: (string | null)[] = [];
    const codes = new Int32Array(records.rows);
    for (const row of records.used) {
      const value = saidAt(column, row);
      const isRead = made[own.codes[row]!] === value;
      codes[row] = values.push(isRead ? readAsForm : value) - 1;
    }
    const odd = { ...column, said: { distinct: values, codes } };
    for (const cell of others) {
      const said = saidByTexts(odd, records, cell);
      if (said === null) continue;
      const odds = new Map([...said].filter(([, value]) => value !== readAsForm));
      if (best === null || odds.size < best.by.others.size) best = { form, by: { cell, form: null, others: odds } };
    }
  }
  if (best === null || best.by.others.size > fewTexts) return null;
  const { form, by } = best;
  const otherwise: Form = { sql: () => form.sql(own.name), value: () => undefined };
  return {
    sql: readingSql(column, { ...by, form: otherwise }),
    valueAt: (row) => {
      const text = by.cell.texts[by.cell.codes[row]!]!;
      return by.others.has(text) ? by.others.get(text)! : form.value(own.texts[own.codes[row]!]!);
    },
    untold: 0,
    needsPlace: false,
  };
}

/** Stands for what the form itself makes of a text: no value has a NUL. */
const readAsForm = '\u0000';

/** A segment by several columns: the parts of its name, each of which one column says. */
function byParts(column: SaidColumn, records: ReadRecords, own: readonly Cell[]): Told | null {
  const { segments } = records.relation;
  if (column.name !== 'segment' || own.length < 2 || segments.some((names) => names.length !== own.length)) return null;
  const { distinct, codes } = column.said;
  // What is the same in all of them tells none apart.
  const telling = own.map((_, at) => at).filter((at) => new Set(segments.map((names) => names[at])).size > 1);
  const parts = telling.flatMap((at) => {
    const said = distinct.map((number) => segments[Number(number)]?.[at] ?? null);
    const part = { ...column, kind: { type: 'word', words: [] }, said: { distinct: said, codes } } as const;
    return byOne(part, records, [own[at]!])?.sql ?? [];
  });
  if (parts.length < telling.length || segments.length > mostTexts) return null;
  const pairs = segments.map((names, number) => [telling.map((at) => names[at]!), literal(number)] as const);
  return {
    sql: lookup(parts, pairs),
    valueAt: () => undefined,
    untold: 0,
    needsPlace: false,
  };
}

/** Several columns say it together. */
function bySeveral(
  column: SaidColumn,
  records: ReadRecords,
  own: readonly Cell[],
  others: readonly Cell[],
): Told | null {
  const all = [...own, ...others];
  return (
    (own.length > 1 ? byTuples(column, records, [own]) : null) ??
    byTuples(column, records, [...others.map((one) => [...own, one]), all])
  );
}

/** Some columns say it together: those of which the fewest combinations have to be told. */
function byTuples(column: SaidColumn, records: ReadRecords, tried: readonly (readonly Cell[])[]): Told | null {
  let best: { readonly cells: readonly Cell[]; readonly said: ReadonlyMap<string, Tuple> } | null = null;
  for (const cells of tried) {
    const said = saidByTuples(column, records, cells);
    if (said !== null && (best === null || said.size < best.said.size)) best = { cells, said };
  }
  if (best === null || best.said.size > mostTexts) return null;
  const { cells, said } = best;
  return {
    sql: lookup(
      cells.map(({ compared }) => compared),
      [...said.values()].map(({ texts, value }) => [texts, valueSql(column.kind, value)] as const),
    ),
    valueAt: (row) => said.get(keyOf(cells, row))?.value ?? null,
    untold: 0,
    needsPlace: false,
  };
}

interface Tuple {
  readonly texts: readonly string[];
  readonly value: string | null;
}

const keyOf = (cells: readonly Cell[], row: number) => cells.map(({ codes }) => codes[row]!).join(' ');

function saidByTuples(column: SaidColumn, { used }: ReadRecords, cells: readonly Cell[]): Map<string, Tuple> | null {
  const said = new Map<string, Tuple>();
  for (const row of used) {
    const [key, value] = [keyOf(cells, row), saidAt(column, row)];
    const known = said.get(key);
    if (known === undefined) said.set(key, { texts: cells.map(({ texts, codes }) => texts[codes[row]!]!), value });
    else if (known.value !== value) return null;
  }
  return said;
}

/** Nothing but which record it is tells what it says. */
function byPlaces(column: SaidColumn, { used, place }: ReadRecords): Told | null {
  if (used.length > mostTexts) return null;
  const said = new Map([...used].map((row) => [row, saidAt(column, row)]));
  const whens = [...said].map(([row, value]) => sql`\n    WHEN ${literal(row)} THEN ${valueSql(column.kind, value)}`);
  return {
    sql: sql`CASE ${place}${joined(whens)} END`,
    valueAt: (row) => said.get(row),
    untold: 0,
    needsPlace: true,
  };
}

/** What no SQL of a readable length says as the run does. */
function untold(column: SaidColumn, records: ReadRecords, [own]: readonly Cell[]): Told {
  const { kind } = column;
  const form = own === undefined ? undefined : formsOf(kind, clockOf(records, own))[0];
  if (own === undefined || form === undefined)
    return { sql: valueSql(kind, null), valueAt: () => null, untold: records.used.length, needsPlace: false };
  const valueAt = (row: number) => form.value(own.texts[own.codes[row]!]!);
  const odd = records.used.filter((row) => valueAt(row) !== saidAt(column, row));
  return { sql: form.sql(own.name), valueAt, untold: odd.length, needsPlace: false };
}

const spans = new WeakMap<Cell, Clock['between']>();

/** Between which moments the texts of a column lie. */
function clockOf({ zone }: ReadRecords, cell: Cell): Clock {
  const known = spans.get(cell);
  if (known !== undefined) return { zone, between: known };
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const text of cell.texts) {
    const moment = momentWritten(text);
    if (moment === null) continue;
    const milliseconds = Number(moment.wall / 1000n);
    [first, last] = [Math.min(first, milliseconds), Math.max(last, milliseconds)];
  }
  const between = Number.isFinite(first) ? ([first - millisecondsPerDay, last + millisecondsPerDay] as const) : noSpan;
  spans.set(cell, between);
  return { zone, between };
}

const noSpan: Clock['between'] = [0, 0];
