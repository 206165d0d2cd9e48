import type { Text } from '../../messages/language.ts';
import { relations, type Relation, type RelationName } from '../index.ts';
import type { RelationColumn } from '../relation.ts';
import { matchStrength, strengths, type Header, type Strength } from './matching.ts';
import { nearest } from '../../messages/nearest.ts';
import { asSeen, fold } from '../../values/folding.ts';

export type { Header } from './matching.ts';

/** Which header of a file plays a column of a relation, and why. */
export interface RoleEvidence {
  /** The relation's column. */
  readonly column: string;
  /** Null when nothing fits, or when several headers fit equally well. */
  readonly header: string | null;
  /** The headers that fit; several and no `header` means that a person must choose. */
  readonly candidates: readonly string[];
  readonly evidence: Text;
}

/** What is wrong with one `--map column=header`. */
export interface MapProblem {
  readonly code: 'unknown-column' | 'header-not-found';
  readonly column: string;
  readonly header: string;
  /** What was probably meant. */
  readonly nearest: string | null;
  readonly message: Text;
}

const columnsOf = (relation: RelationName): Relation['columns'] => relations[relation].columns;

/** A header as somebody typed it: letter for letter, else the only one that is the same when folded. */
function headerNamed(name: string, headers: readonly Header[]): Header | undefined {
  const typed = asSeen(name);
  const exact = headers.find((header) => header.name === typed) ?? headers.find((header) => header.label === typed);
  if (exact) return exact;
  const wanted = fold(typed);
  const alike = headers.filter(
    (header) => wanted !== '' && [header.name, header.label].some((text) => fold(text) === wanted),
  );
  return alike.length === 1 ? alike[0] : undefined;
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

const evidenceOf: Readonly<Record<Strength, (column: string, header: Header) => Text>> = {
  name: () => ({ en: 'the header is the name of the column', es: 'el encabezado es el nombre de la columna' }),
  synonym: (column, { name }) => ({
    en: `"${name}" is a known header of ${column}`,
    es: `"${name}" es un encabezado conocido de ${column}`,
  }),
  pattern: (column, { name }) => ({
    en: `"${name}" says in its words that it is the ${column}`,
    es: `"${name}" dice con sus palabras que es la columna ${column}`,
  }),
  question: (_column, { label }) => ({
    en: `the question asks for it: "${label}"`,
    es: `la pregunta se refiere a ello: "${label}"`,
  }),
  part: (column, { name }) => ({
    en: `"${name}" holds the word for ${column}; if it is something else, use --map ${column}=<header>`,
    es: `"${name}" contiene la palabra de ${column}; si es otra cosa, use --map ${column}=<encabezado>`,
  }),
  weak: (column, { name }) => ({
    en: `"${name}" is taken for want of a clearer header; if it is something else, use --map ${column}=<header>`,
    es: `se toma "${name}" a falta de un encabezado más claro; si es otra cosa, use --map ${column}=<encabezado>`,
  }),
};

const equallyGood = (headers: readonly Header[], column: string): Text => {
  const names = quoted(headers.map((header) => header.name));
  return {
    en: `${names} fit equally well; choose with --map ${column}=<header>`,
    es: `${names} encajan por igual; elija con --map ${column}=<encabezado>`,
  };
};

const contested = (header: Header, columns: readonly string[], column: string): Text => ({
  en: `"${header.name}" could be ${columns.join(' or ')}; choose with --map ${column}=<header>`,
  es: `"${header.name}" podría ser ${columns.join(' o ')}; elija con --map ${column}=<encabezado>`,
});

const nothingFits: Text = { en: 'no header is known for it', es: 'no hay un encabezado conocido para ella' };

/** The state of an assignment while it is made: each step gives what is left to the next, weaker one. */
class Assignment {
  readonly roles = new Map<string, RoleEvidence>();
  readonly #relation: RelationName;
  readonly #spent = new Set<Header>();
  readonly #strengths = new Map<string, Map<Header, Strength | null>>();

  constructor(relation: RelationName) {
    this.#relation = relation;
  }

  /** How strongly a header names a column, which is asked at each step. */
  strengthOf(column: string, header: Header): Strength | null {
    const known = this.#strengths.get(column) ?? new Map<Header, Strength | null>();
    this.#strengths.set(column, known);
    if (!known.has(header)) known.set(header, matchStrength(column, columnsOf(this.#relation)[column]!, header));
    return known.get(header)!;
  }

  give(column: string, header: Header, evidence: Text): void {
    this.roles.set(column, { column, header: header.name, candidates: [header.name], evidence });
    this.#spent.add(header);
  }

  /** Nobody may decide: the headers stay reserved, so that no weaker reading takes them. */
  leaveOpen(column: string, headers: readonly Header[], evidence: Text): void {
    this.roles.set(column, { column, header: null, candidates: headers.map((header) => header.name), evidence });
    for (const header of headers) this.#spent.add(header);
  }

  isFree(header: Header): boolean {
    return !this.#spent.has(header);
  }
}

function assignByLayout(
  assignment: Assignment,
  relation: RelationName,
  headers: readonly Header[],
  exported: Readonly<Record<string, readonly string[]>>,
): void {
  for (const column of Object.keys(columnsOf(relation))) {
    if (assignment.roles.has(column)) continue;
    const header = (exported[column] ?? [])
      .map((name) => headers.find((candidate) => candidate.name === name))
      .find((candidate) => candidate !== undefined && assignment.isFree(candidate));
    if (header) {
      assignment.give(column, header, {
        en: `the export's layout has it in "${header.name}"`,
        es: `el formato de la exportación lo tiene en "${header.name}"`,
      });
    }
  }
}

/** Whether any header plays a column, or might. */
const isThere = (assignment: Assignment, column: string, headers: readonly Header[]): boolean =>
  assignment.roles.has(column) || headers.some((header) => assignment.strengthOf(column, header) !== null);

/** Of headers that fit equally well, the one that the column says it means; all of them where it does not. */
function preferred({ prefer = [] }: RelationColumn, fitting: readonly Header[]): readonly Header[] {
  if (fitting.length <= 1) return fitting;
  for (const pattern of prefer) {
    const meant = fitting.filter(({ name }) => pattern.test(fold(name)));
    if (meant.length === 1) return meant;
  }
  return fitting;
}

/** All columns and headers of one strength at a time, so that no early weak match takes what a later strong one needs. */
function assignByStrength(
  assignment: Assignment,
  relation: RelationName,
  headers: readonly Header[],
  strength: Strength,
): void {
  const open = Object.entries(columnsOf(relation)).filter(
    ([column, { onlyBeside, byOption }]) =>
      !assignment.roles.has(column) &&
      byOption !== true &&
      (onlyBeside === undefined || isThere(assignment, onlyBeside, headers)),
  );
  const free = headers.filter((header) => assignment.isFree(header));
  const fits = new Map(
    open.map(([name, column]) => [
      name,
      preferred(
        column,
        free.filter((header) => assignment.strengthOf(name, header) === strength),
      ),
    ]),
  );
  for (const [column, candidates] of fits) {
    const [only] = candidates;
    if (!only) continue;
    if (candidates.length > 1) {
      assignment.leaveOpen(column, candidates, equallyGood(candidates, column));
      continue;
    }
    const claimants = [...fits].filter(([, others]) => others.includes(only)).map(([claimant]) => claimant);
    if (claimants.length > 1) assignment.leaveOpen(column, candidates, contested(only, claimants, column));
    else assignment.give(column, only, evidenceOf[strength](column, only));
  }
}

/**
 * Finds the header that plays each column of a relation. `--map` beats the layout, the layout beats headers, and among
 * headers the column's own name beats a synonym, a synonym a question, a question a weak synonym. A header plays one
 * column at most (unless `--map` says otherwise). Two headers equally good for one column, or one for two columns: the
 * column has no header and lists the candidates.
 *
 * @param exported the layout's headers by column, in order of preference
 * @param map the header asked for by column
 * @returns one entry for each column of the relation, in its order
 *
 * @example assignRoles('responses', [{ name: 'Nota NPS', label: 'Nota NPS' }], null, new Map()).get('recommend_score').header // => "Nota NPS"
 */
export function assignRoles(
  relation: RelationName,
  headers: readonly Header[],
  exported: Readonly<Record<string, readonly string[]>> | null,
  map: ReadonlyMap<string, string>,
): Map<string, RoleEvidence> {
  const columns = Object.keys(columnsOf(relation));
  const assignment = new Assignment(relation);
  for (const column of columns) {
    const typed = map.get(column);
    const header = typed === undefined ? undefined : headerNamed(typed, headers);
    if (header) assignment.give(column, header, { en: 'named by --map', es: 'indicada con --map' });
  }
  if (exported) assignByLayout(assignment, relation, headers, exported);
  for (const strength of strengths) assignByStrength(assignment, relation, headers, strength);
  return new Map(
    columns.map((column) => [
      column,
      assignment.roles.get(column) ?? { column, header: null, candidates: [], evidence: nothingFits },
    ]),
  );
}

function unknownColumn(column: string, header: string, known: readonly string[]): MapProblem {
  const meant = nearest(column, known);
  return {
    code: 'unknown-column',
    column,
    header,
    nearest: meant,
    message: {
      en: `--map ${column}=…: there is no column ${column} (${known.join(', ')})${meant === null ? '' : `; did you mean ${meant}?`}`,
      es: `--map ${column}=…: no existe la columna ${column} (${known.join(', ')})${meant === null ? '' : `; ¿quiso decir ${meant}?`}`,
    },
  };
}

function headerNotFound(column: string, header: string, present: readonly string[]): MapProblem {
  const meant = nearest(header, present);
  return {
    code: 'header-not-found',
    column,
    header,
    nearest: meant,
    message: {
      en: `--map ${column}=${header}: the file has no header "${header}"${meant === null ? '' : `; did you mean "${meant}"?`}`,
      es: `--map ${column}=${header}: el archivo no tiene el encabezado "${header}"${meant === null ? '' : `; ¿quiso decir "${meant}"?`}`,
    },
  };
}

/**
 * What is wrong with a `--map`: columns that the relation does not have, headers that the file does not have.
 *
 * @example mapProblems('responses', [{ name: 'Q12', label: 'Q12' }], new Map([['recomend_score', 'Q12']])).map((problem) => problem.nearest) // => ["recommend_score"]
 */
export function mapProblems(
  relation: RelationName,
  headers: readonly Header[],
  map: ReadonlyMap<string, string>,
): readonly MapProblem[] {
  const columns = Object.keys(columnsOf(relation));
  const names = headers.map((header) => header.name);
  return [...map].flatMap(([column, header]) => {
    if (!columns.includes(column)) return [unknownColumn(column, header, columns)];
    return headerNamed(header, headers) ? [] : [headerNotFound(column, header, names)];
  });
}
