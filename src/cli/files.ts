import { CxError } from '../errors.ts';
import { relationsOf, type Reading } from '../metrics/metric.ts';
import { relations, type RelationName } from '../relations/index.ts';
import { bindRelation, type OpenedRelation } from '../relations/headers/opened.ts';
import { openSource, type World } from '../sources/open.ts';
import { resolvePaths } from '../sources/files/paths.ts';
import type { OpenSource, SourceOptions } from '../sources/source.ts';
import type { Flags } from './options/flags.ts';
import type { Io } from './process/io.ts';

/**
 * The files of each relation: those by position belong to the metric's first one.
 * @throws no-file, relation-missing
 */
export function pathsOf(
  metric: Reading,
  positional: readonly string[],
  flags: Flags,
): Map<RelationName, readonly string[]> {
  const paths = new Map<RelationName, readonly string[]>();
  const [first, ...others] = relationsOf(metric).keys();
  for (const relation of [first!, ...others]) {
    const named = flags.files.get(relation) ?? [];
    const all = relation === first ? [...positional, ...named] : named;
    if (all.length > 0) paths.set(relation, all);
  }
  const missing = [first!, ...others].find((relation) => !paths.has(relation));
  if (missing === undefined) return paths;
  if (others.length === 0) throw new CxError('no-file', { command: metric.id });
  throw new CxError('relation-missing', { command: metric.id, missing, first: first!, others });
}

/** Opens files and finds the columns of their relation. */
export async function openRelation(
  relation: RelationName,
  paths: readonly string[],
  options: SourceOptions,
  map: ReadonlyMap<string, string>,
  io: Io,
): Promise<OpenedRelation> {
  return bindRelation(relation, await openSources(paths, options, io), map);
}

/** Opens the files that paths and patterns name, one after the other. */
export async function openSources(paths: readonly string[], options: SourceOptions, io: Io): Promise<OpenSource[]> {
  const world: World = {
    get stdin() {
      return io.stdin;
    },
    ...(io.pathOf === undefined ? {} : { pathOf: io.pathOf }),
    async parquetToCsv(path, copy) {
      const { parquetToCsv } = await import('../engines/duckdb/files/parquet.ts');
      await parquetToCsv(path, copy);
    },
  };
  const sources: OpenSource[] = [];
  for (const path of paths.flatMap((named) => resolvePaths(named, io.pathOf)))
    sources.push(await openSource(path, options, world));
  return sources;
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
