import { CxError } from '../errors.ts';
import { firstRelation, type Metric } from '../metrics/metric.ts';
import { relations, type RelationName } from '../relations/index.ts';
import { bindRelation, type OpenedRelation } from '../relations/opened.ts';
import { openSource, type World } from '../sources/open.ts';
import { resolvePaths } from '../sources/paths.ts';
import type { OpenSource, SourceOptions } from '../sources/source.ts';
import type { Flags } from './ask.ts';
import type { Io } from './io.ts';

/** The files of each relation: those by position belong to the metric's first one. */
export function pathsOf(
  metric: Pick<Metric, 'id' | 'reads'>,
  positional: readonly string[],
  flags: Flags,
): Map<RelationName, readonly string[]> {
  const first = firstRelation(metric);
  const paths = new Map<RelationName, readonly string[]>();
  for (const relation of Object.keys(metric.reads) as RelationName[]) {
    const named = (flags[relation] as readonly string[] | undefined) ?? [];
    const all = relation === first ? [...positional, ...named] : named;
    if (all.length > 0) paths.set(relation, all);
  }
  if (!paths.has(first)) throw new CxError('no-file', { command: metric.id });
  return paths;
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
    stdin: io.stdin,
    ...(io.pathOf === undefined ? {} : { pathOf: io.pathOf }),
    async parquetToCsv(path, copy) {
      const { parquetToCsv } = await import('../engines/duckdb/parquet.ts');
      await parquetToCsv(path, copy);
    },
  };
  const sources: OpenSource[] = [];
  for (const path of paths.flatMap((named) => resolvePaths(named, io.pathOf)))
    sources.push(await openSource(path, options, world));
  return sources;
}

/** The part of `--map` that speaks of a relation's columns; what speaks of none is left in, so that it is reported. */
export function mapFor(
  relation: RelationName,
  map: ReadonlyMap<string, string>,
  all: Iterable<RelationName>,
): ReadonlyMap<string, string> {
  const others = new Set(
    [...all].filter((other) => other !== relation).flatMap((other) => Object.keys(relations[other].columns)),
  );
  const own = new Set(Object.keys(relations[relation].columns));
  return new Map([...map].filter(([column]) => own.has(column) || !others.has(column)));
}
