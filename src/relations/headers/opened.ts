import type { Text } from '../../messages/language.ts';
import type { RelationColumn } from '../relation.ts';
import { asSeen, unaccented } from '../../values/folding.ts';
import { nearest } from '../../messages/nearest.ts';
import { CxError } from '../../errors.ts';
import { layouts } from '../../sources/layouts/index.ts';
import type { Layout } from '../../sources/layouts/layout.ts';
import type { OpenSource, Remark } from '../../sources/source.ts';
import { checkedColumns, exportedColumns, exportExclusions } from '../exports/columns.ts';
import type { AnyExport, ExportExclusion } from '../exports/export.ts';
import { exportOf } from '../exports/index.ts';
import { relations, type Relation, type RelationName } from '../index.ts';
import { holdsPart, matchStrength, saysMeans } from './matching.ts';
import { encodingInstead, encodingOfStrange } from '../../sources/encodings/instead.ts';
import { spokenRoles } from './spoken.ts';
import { assignRoles, mapProblems, type Header, type RoleEvidence } from './roles.ts';

/** The files of one relation, with the header that plays each of its columns. */
export interface OpenedRelation {
  readonly relation: RelationName;
  readonly sources: readonly OpenSource[];
  /** The headers of all files, those of the first one first. */
  readonly headers: readonly Header[];
  readonly roles: ReadonlyMap<string, RoleEvidence>;
  /** What `--map` said of its columns. */
  readonly map: ReadonlyMap<string, string>;
  readonly layout: Layout | null;
  /** What the layout says of the columns. */
  readonly exported: AnyExport | null;
  readonly exclusions: readonly ExportExclusion[];
  /** Columns that the product derived from a score, and the score each must agree with. */
  readonly checks: readonly { readonly score: string; readonly group: string }[];
  readonly remarks: readonly Remark[];
}

/**
 * Finds the columns of a relation in the headers of its files.
 * @param map what `--map` says, and options that name a column: header by column
 * @param options the options that name columns, by column
 * @throws unknown-map, by-not-found
 */
export function bindRelation(
  relation: RelationName,
  sources: readonly OpenSource[],
  map: ReadonlyMap<string, string>,
  options: ReadonlyMap<string, string> = new Map(),
): OpenedRelation {
  const headers = headersOf(sources);
  const names = headers.map(({ name }) => name);
  const labels = headers.map(({ label }) => label);
  const layout = layouts.find(({ name }) => name === sources[0]?.layout) ?? null;
  assertMap(relation, sources, headers, map, options);
  const exported = exportOf(layout?.name ?? null);
  const own = exported?.relation === relation ? exportedColumns(exported, names, labels) : null;
  return {
    relation,
    sources,
    headers,
    roles: spokenRoles(relation, sources, assignRoles(relation, headers, own, map)),
    map,
    layout,
    exported,
    exclusions: exported === null ? [] : exportExclusions(exported, names, labels),
    checks: exported === null ? [] : checkedColumns(exported, names),
    remarks: differences(sources),
  };
}

function headersOf(sources: readonly OpenSource[]): Header[] {
  const headers = new Map<string, Header>();
  for (const { columns, labels } of sources) {
    for (const [at, name] of columns.entries()) {
      if (!headers.has(name)) headers.set(name, { name, label: labels[at] ?? name });
    }
  }
  return [...headers.values()];
}

function assertMap(
  relation: RelationName,
  sources: readonly OpenSource[],
  headers: readonly Header[],
  map: ReadonlyMap<string, string>,
  options: ReadonlyMap<string, string>,
): void {
  const [problem] = mapProblems(relation, headers, map);
  if (problem === undefined) return;
  const { code, column, header, nearest: meant } = problem;
  if (code === 'unknown-column' && !options.has(column))
    throw new CxError('unknown-map', { name: column, nearest: meant, known: Object.keys(relations[relation].columns) });
  throw new CxError('by-not-found', {
    option: options.get(column) ?? '--map',
    name: header,
    nearest: meant,
    headers: headers.map(({ name }) => name),
    encoding: encodingInstead(sources, header),
  });
}

/** Files of one relation are joined by column name; where their headers differ, that is said. */
function differences(sources: readonly OpenSource[]): Remark[] {
  const [first, ...others] = sources;
  if (first === undefined) return [];
  return others.flatMap(({ file, columns }) => {
    const lacks = first.columns.filter((name) => !columns.includes(name));
    const adds = columns.filter((name) => !first.columns.includes(name));
    if (lacks.length === 0 && adds.length === 0) return [];
    const message: Text = {
      en: `the header of ${file} differs from that of ${first.file}:${part(' lacks ', lacks)}${part(' adds ', adds)}`,
      es: `el encabezado de ${file} difiere del de ${first.file}:${part(' le falta ', lacks)}${part(' añade ', adds)}`,
    };
    return [{ severity: 'warning' as const, code: 'headers-differ', message }];
  });
}

const shownHeaders = 6;
const part = (words: string, names: readonly string[]) =>
  names.length === 0
    ? ''
    : words + names.slice(0, shownHeaders).join(', ') + (names.length > shownHeaders ? ', …' : '');

/**
 * The header that plays a column; null when none does.
 * @throws column-ambiguous when several could; column-not-in-file when these are each of another file
 */
export function headerOf(opened: OpenedRelation, column: string): string | null {
  const role = opened.roles.get(column);
  if (role === undefined) throw new Error(`${opened.relation} has no column ${column}`);
  if (role.header === null && role.candidates.length > 0) {
    assertOfOneFile(opened, column, role.candidates);
    throw new CxError('column-ambiguous', { relation: opened.relation, column, candidates: role.candidates });
  }
  return role.header;
}

/** `Date` in one file and `Fecha` in another: no choice between them would serve both. */
function assertOfOneFile({ sources }: OpenedRelation, column: string, candidates: readonly string[]): void {
  const inEach = sources.map(({ file, columns }) => ({
    file,
    own: candidates.filter((name) => columns.includes(name)),
  }));
  const [first, ...others] = inEach.filter(({ own }) => own.length > 0);
  const other = others.find(({ own }) => own[0] !== first!.own[0]);
  if (other === undefined || inEach.some(({ own }) => own.length > 1)) return;
  const [header, instead] = [first!.own[0]!, other.own[0]!];
  throw new CxError('column-not-in-file', { file: other.file, column, header, other: first!.file, instead });
}

/** All records of a file without the column would be left out: that is no difference to pass over. */
function assertInEachFile({ sources }: OpenedRelation, column: string, header: string): void {
  const without = sources.find(({ columns }) => !columns.includes(header));
  const having = sources.find(({ columns }) => columns.includes(header));
  if (without === undefined || having === undefined) return;
  throw new CxError('column-not-in-file', { file: without.file, column, header, other: having.file, instead: null });
}

/**
 * The header that plays the first of some columns that any does: one of them is enough.
 * @throws column-not-found, column-not-in-file, column-ambiguous
 */
export function neededHeaderOf(opened: OpenedRelation, columns: readonly string[]): string {
  const column = columns.find((one) => headerOf(opened, one) !== null) ?? columns[0]!;
  return neededHeader(
    opened,
    column,
    columns.filter((one) => one !== column),
  );
}

/**
 * @param others columns that would do as well, for the error
 * @throws column-not-found, column-not-in-file, column-ambiguous
 */
export function neededHeader(opened: OpenedRelation, column: string, others: readonly string[] = []): string {
  const header = headerOf(opened, column);
  if (header !== null) {
    assertInEachFile(opened, column, header);
    return header;
  }
  const declared = (relations[opened.relation] as Relation).columns[column]!;
  const { headers, weak = [] } = declared;
  const below = lineOfNames(opened, declared);
  const holding = opened.headers.filter((one) => holdsPart(one, declared) && !saysMeans(one.name));
  throw new CxError('column-not-found', {
    relation: opened.relation,
    column,
    others,
    lookedFor: [...new Set([column, ...headers.en.slice(0, 3), ...weak.slice(0, 2), ...headers.es.slice(0, 3)])],
    headers: opened.headers.map(({ name }) => name),
    maybe: below === null ? holding.map(({ name }) => name) : [],
    delimiter: opened.sources.find(({ unusualDelimiter }) => unusualDelimiter !== null)?.unusualDelimiter ?? null,
    encoding: encodingOfStrange(opened.sources),
    headerLine: below ?? laterHeaderLine(opened),
    fits: fittingCommands(opened),
  });
}

/** The line of a row below the first that was taken for a header row too: it may be the one that names the columns. */
function laterHeaderLine({ sources, layout }: OpenedRelation): number | null {
  const [first] = sources;
  if (first?.kind !== 'text' || layout !== null || first.headerRows < 2) return null;
  return first.startLine - 1;
}

const fewTitles = 3;

/** The line right below the header that names the column, in words and nothing else: what stands above it may be a title. */
function lineOfNames({ sources, layout }: OpenedRelation, column: RelationColumn): number | null {
  const [first] = sources;
  if (first?.kind !== 'text' || layout !== null) return null;
  const names = (cell: string) =>
    ['name', 'synonym'].includes(matchStrength('', column, { name: cell, label: cell }) ?? '');
  const at = first.shown
    .slice(0, fewTitles)
    .findIndex((cells) => cells.every((cell) => !/^[\d.,]*$/u.test(cell)) && cells.some(names));
  return at < 0 ? null : first.startLine + at;
}

/** The commands for the questions that a file does answer. */
function fittingCommands({ relation, roles, sources }: OpenedRelation): string[] {
  if (relation !== 'responses') return [];
  const files = sources.map(({ file }) => file).join(' ');
  return Object.entries<RelationColumn>(relations.responses.columns).flatMap(([column, { metric }]) =>
    metric === undefined || (roles.get(column)?.header ?? null) === null ? [] : [`cx ${metric} ${files}`],
  );
}

/**
 * The header that a user means: one of the file, letter for letter, else the one that plays a relation's column, else the only one
 * that is the same but for case and accents.
 * @param option the option that named it, for the error
 * @throws by-not-found
 */
export function namedHeader(opened: OpenedRelation, name: string, option: string): string {
  const typed = asSeen(name);
  if (opened.headers.some((header) => header.name === typed)) return typed;
  if (opened.roles.has(typed)) {
    const header = headerOf(opened, typed);
    if (header !== null) return header;
  }
  const alike = opened.headers.filter((header) => unaccented(header.name) === unaccented(typed));
  if (alike.length === 1) return alike[0]!.name;
  const names = opened.headers.map((header) => header.name);
  throw new CxError('by-not-found', {
    option,
    name,
    nearest: nearest(name, [...names, ...rolesPlayed(opened)]),
    headers: names,
    encoding: encodingInstead(opened.sources, name),
  });
}

/** The columns of the relation that some header plays: one that none does helps nobody who looks for it. */
const rolesPlayed = ({ roles }: OpenedRelation): readonly string[] =>
  [...roles].flatMap(([column, { header }]) => (header === null ? [] : [column]));

/** The headers that play columns of some types. */
export function headersOfType(
  { relation, roles }: OpenedRelation,
  types: readonly RelationColumn['type'][],
): ReadonlySet<string> {
  const { columns }: Relation = relations[relation];
  return new Set(
    [...roles.values()].flatMap(({ column, header }) => {
      const type = columns[column]?.type;
      return header !== null && type !== undefined && types.includes(type) ? [header] : [];
    }),
  );
}
