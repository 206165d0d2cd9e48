import { CxError } from '../errors.ts';
import { countedRelation, neededBeside, positionalRelations, relationsOf, type Reading } from '../metrics/metric.ts';
import { relations, type RelationName } from '../relations/index.ts';
import { likeliest } from '../relations/headers/guess.ts';
import { openSource, type World } from '../sources/open.ts';
import { assertNamedOnce } from '../sources/files/identity.ts';
import { resolvePaths } from '../sources/files/paths.ts';
import type { OpenSource, SourceOptions } from '../sources/source.ts';
import type { Flags } from './options/flags.ts';
import { mapOf } from './options/question.ts';
import { openInCluster } from './clusters.ts';
import type { Io } from './process/io.ts';
import { assertReadOnce } from './process/streams/read-once.ts';

/**
 * The files of each relation: those by position belong to the metric's first one, or each to the one of several that its
 * columns say.
 * @throws no-file, file-by-position, relation-missing, relation-in-doubt, file-twice
 */
export async function filesOf(
  metric: Reading,
  positional: readonly string[],
  flags: Flags,
  open: (paths: readonly string[]) => Promise<OpenSource[]>,
): Promise<Map<RelationName, readonly OpenSource[]>> {
  const files = new Map<RelationName, readonly OpenSource[]>();
  const choices = positionalRelations(metric);
  const known = [...relationsOf(metric).keys()];
  if (choices.length === 0 && positional.length > 0)
    throw new CxError('file-by-position', { command: metric.id, file: positional[0]!, relations: known });
  const placed = positional.length === 0 ? [] : await open(positional);
  const map = mapOf(flags);
  const kinds = placed.map((source) => relationAmong(choices, source, map, flags));
  for (const relation of new Set([...kinds.slice(0, 1), ...choices.slice(0, 1), ...known])) {
    const named = await open(flags.files.get(relation) ?? []);
    const all = [...placed.filter((_, at) => kinds[at] === relation), ...named];
    assertNamedOnce(all);
    if (all.length > 0) files.set(relation, all);
  }
  assertGiven(metric, files);
  return files;
}

/** Of a metric that takes one of several relations one must be given, of all others each that it needs. */
function assertGiven(metric: Reading, files: ReadonlyMap<RelationName, unknown>): void {
  const choices = positionalRelations(metric);
  if (choices.length > 1) {
    if (choices.some((relation) => files.has(relation))) return;
    throw new CxError('no-file', { command: metric.id });
  }
  // One file may stand instead of that which is given by position.
  if (metric.instead?.some((relation) => files.has(relation)) === true) return;
  const [first = null] = choices;
  const others = neededBeside(metric);
  const missing = [first, ...others].find((relation) => relation !== null && !files.has(relation));
  if (missing === undefined || missing === null) return;
  if (others.length === 0 && files.size === 0) throw new CxError('no-file', { command: metric.id });
  throw new CxError('relation-missing', { command: metric.id, missing, first, others });
}

/** The relation of a file to compare with: that which is counted, or the one of several that its columns say. */
export function relationOfBaseline(
  metric: Reading,
  source: OpenSource,
  flags: Flags,
  given: ReadonlyMap<RelationName, unknown>,
): RelationName {
  const choices = positionalRelations(metric);
  if (choices.length <= 1) return countedRelation(metric);
  return likeliestOf(choices, source, mapOf(flags)) ?? [...given.keys()][0]!;
}

/**
 * Which of several relations a file is, by its layout and columns.
 * @throws relation-in-doubt where it could be more than one
 */
function relationAmong(
  choices: readonly RelationName[],
  source: OpenSource,
  map: ReadonlyMap<string, string>,
  flags: Flags,
): RelationName {
  const [first, ...others] = choices;
  if (first !== undefined && others.length === 0) return first;
  const free = choices.filter((relation) => (flags.files.get(relation) ?? []).length === 0);
  const [only] = free.length === 1 ? free : [];
  if (only !== undefined) return only;
  const found = likeliestOf(choices, source, map);
  if (found !== null) return found;
  throw new CxError('relation-in-doubt', { file: source.file, relations: choices });
}

/** What `--map` says of another file's headers says nothing of this one. */
function likeliestOf(
  choices: readonly RelationName[],
  source: OpenSource,
  map: ReadonlyMap<string, string>,
): RelationName | null {
  const own = new Map([...map].filter(([, header]) => source.columns.includes(header)));
  return likeliest(choices, [source], (relation) => mapFor(relation, own, choices));
}

/**
 * Opens the files that paths and patterns name, one after the other.
 * @throws file-twice, read-once
 */
export async function openSources(paths: readonly string[], options: SourceOptions, io: Io): Promise<OpenSource[]> {
  const world: World = {
    get stdin() {
      return io.stdin;
    },
    ...(io.pathOf === undefined ? {} : { pathOf: io.pathOf }),
    async parquet(path, { memory }) {
      const { openParquet } = await import('../engines/duckdb/parquet-table.ts');
      return openParquet(path, memory === undefined ? {} : { memory });
    },
    cluster: (address, limits) => openInCluster(address, limits, io),
  };
  const sources: OpenSource[] = [];
  for (const path of paths.flatMap((named) => filesNamed(named, io))) {
    if (io.files !== undefined) assertReadOnce(path, io.pathOf?.(path) ?? path, io.files.streams);
    sources.push(await openSource(path, options, world, (source) => io.files?.opened.push(source)));
  }
  assertNamedOnce(sources);
  return sources;
}

/** The files that a path or a pattern names. A run that is repeated has the files that it had. */
function filesNamed(named: string, { pathOf, namedBy, files: ran }: Io): readonly string[] {
  const again = namedBy?.(named);
  if (again !== undefined) return again;
  const files = resolvePaths(named, pathOf);
  if (files.length !== 1 || files[0] !== named) ran?.patterns.set(named, files);
  return files;
}

/**
 * The part of `--map` that speaks of a relation's columns; what speaks of none is left in, so that it is reported.
 * `invitations.customer_id` speaks of that relation alone, `customer_id` of every one that has the column.
 */
export function mapFor(
  relation: RelationName,
  map: ReadonlyMap<string, string>,
  all: Iterable<RelationName>,
): ReadonlyMap<string, string> {
  const names = [...all];
  const others = new Set(
    names.filter((other) => other !== relation).flatMap((other) => Object.keys(relations[other].columns)),
  );
  const own = new Set(Object.keys(relations[relation].columns));
  const shared = [...map].filter(([column]) => own.has(column) || !others.has(column));
  const prefix = `${relation}.`;
  return new Map([
    ...shared.filter(([column]) => !names.some((name) => column.startsWith(`${name}.`))),
    ...[...map].flatMap(([column, header]): [string, string][] =>
      column.startsWith(prefix) ? [[column.slice(prefix.length), header]] : [],
    ),
  ]);
}
