import type { QueryEngine, QueryValue, ViewColumn } from '../../engines/engine.ts';
import type { RelationName } from '../../relations/index.ts';
import { headerOf, neededHeader, type OpenedRelation } from '../../relations/headers/opened.ts';
import { readingAll } from '../../relations/headers/reopening.ts';
import type { Accounting } from '../../results/result.ts';
import type { Structure } from '../../sources/structure/structure.ts';
import { countedRelation, type Metric } from '../metric.ts';
import { columnsOf, readsOf, type QueryReduction, type StatisticTypes } from '../reduction.ts';
import type { Engines, FilesRead, Run } from './request.ts';

export interface QueryResults {
  readonly statistics: Readonly<Record<string, unknown>>;
  /** Where the records went that are counted; null when the metric has no query. */
  readonly accounting: Accounting | null;
  /** What was read for them. */
  readonly files: readonly FilesRead[];
}

const nothing: QueryResults = { statistics: {}, accounting: null, files: [] };

/**
 * Runs a metric's queries over views that are named like their relations and have the relations' columns, all as text.
 * What a query returns must be what it promises.
 *
 * @throws column-not-found, column-ambiguous
 */
export async function runQueries(
  metric: Pick<Metric, 'id' | 'reductions'>,
  { relations }: Pick<Run, 'relations'>,
  engines: Engines,
): Promise<QueryResults> {
  const queries = Object.entries(metric.reductions).flatMap(([name, reduction]) =>
    reduction.kind === 'query' ? [[name, reduction] as const] : [],
  );
  if (queries.length === 0) return nothing;
  const needed = readsOf(metric.reductions);
  const columns = columnsRead(queries.map(([, reduction]) => reduction));
  const read = [...relations.values()].filter(({ relation }) => columns.has(relation));
  return readingEach(read, async (readable) => {
    const engine = await engines.database(readable.flatMap(({ sources }) => sources));
    const files: FilesRead[] = [];
    for (const opened of readable) {
      const must = needed.get(opened.relation) ?? [];
      files.push({ opened, structures: await view(engine, opened, columns.get(opened.relation)!, must) });
    }
    const statistics: Record<string, unknown> = {};
    for (const [name, reduction] of queries) {
      statistics[name] = await rowsOf(engine, reduction, `${metric.id}: ${name}`);
    }
    const counted = files.find(({ opened }) => opened.relation === countedRelation(metric));
    if (counted === undefined) throw new Error(`the queries of ${metric.id} do not read what it counts`);
    return { statistics, accounting: accountingOf(counted.structures), files };
  });
}

/** The columns of each relation that any of the queries names. */
function columnsRead(queries: readonly QueryReduction[]): Map<RelationName, ReadonlySet<string>> {
  const columns = new Map<RelationName, Set<string>>();
  for (const { reads, mayLack = {} } of queries) {
    for (const [relation, names] of [...columnsOf(reads), ...columnsOf(mayLack)]) {
      columns.set(relation, new Set([...(columns.get(relation) ?? []), ...names]));
    }
  }
  return columns;
}

/** Does work that reads all bytes of the files of several relations. */
async function readingEach<T>(
  [first, ...others]: readonly OpenedRelation[],
  work: (readable: readonly OpenedRelation[]) => Promise<T>,
): Promise<T> {
  if (first === undefined) return work([]);
  return readingAll(first, first.map, (readable) => readingEach(others, (rest) => work([readable, ...rest])));
}

const view = (
  engine: QueryEngine,
  opened: OpenedRelation,
  columns: ReadonlySet<string>,
  needed: readonly string[],
): Promise<readonly Structure[]> =>
  engine.view(
    opened.relation,
    opened.sources,
    [...columns].map((name): ViewColumn => ({
      name,
      header: (needed.includes(name) ? neededHeader : headerOf)(opened, name),
    })),
  );

async function rowsOf(
  engine: QueryEngine,
  { sql, statistics }: QueryReduction,
  what: string,
): Promise<Record<string, unknown>[]> {
  const promised = Object.entries(statistics);
  const rows = await engine.query(sql);
  return rows.map((values) => {
    if (values.length !== promised.length)
      throw new Error(`${what} does not return ${promised.map(([name]) => name).join(', ')}`);
    return Object.fromEntries(promised.map(([name, kind], at) => [name, statistic(values[at] ?? null, kind)]));
  });
}

function statistic(value: QueryValue, kind: keyof StatisticTypes): number | string | null {
  if (kind === 'text') return value === null ? null : String(value);
  if (value === null) return kind === 'count' ? 0 : null;
  return Number(value);
}

function accountingOf(structures: readonly Structure[]): Accounting {
  const read = structures.reduce((sum, { records }) => sum + records, 0);
  const rejected = structures.reduce((sum, structure) => sum + structure.rejected.length, 0);
  return { read, used: read - rejected, excluded: rejected === 0 ? [] : [{ reason: 'structure', rows: rejected }] };
}
