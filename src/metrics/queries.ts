import type { QueryEngine, ViewColumn } from '../engines/engine.ts';
import { headerOf, type OpenedRelation } from '../relations/opened.ts';
import { fileRemarks } from '../relations/remarks.ts';
import type { Accounting } from '../results/result.ts';
import type { Remark } from '../sources/source.ts';
import type { Structure } from '../sources/structure.ts';
import type { Metric } from './metric.ts';
import type { QueryReduction, StatisticTypes } from './reduction.ts';
import type { Engines, Run } from './run.ts';

export interface QueryResults {
  readonly statistics: Readonly<Record<string, unknown>>;
  /** Where the records of the first relation went; null when the metric has no query. */
  readonly accounting: Accounting | null;
  readonly remarks: readonly Remark[];
}

const nothing: QueryResults = { statistics: {}, accounting: null, remarks: [] };

/**
 * Runs a metric's queries over views that are named like their relations and have the relations' columns, all as text.
 * What a query returns must be what it promises.
 */
export async function runQueries(
  metric: Metric,
  { relations }: Pick<Run, 'relations'>,
  engines: Engines,
): Promise<QueryResults> {
  const queries = Object.entries(metric.reductions).flatMap(([name, reduction]) =>
    reduction.kind === 'query' ? [[name, reduction] as const] : [],
  );
  if (queries.length === 0) return nothing;
  const engine = await engines.database([...relations.values()].flatMap(({ sources }) => sources));
  const structures = new Map<OpenedRelation, readonly Structure[]>();
  const statistics: Record<string, unknown> = {};
  for (const [name, reduction] of queries) {
    for (const opened of relations.values()) {
      const columns = reduction.reads[opened.relation];
      if (columns !== undefined) structures.set(opened, await view(engine, opened, columns));
    }
    statistics[name] = await rowsOf(engine, reduction, `${metric.id}: ${name}`);
  }
  const [[opened, passes] = []] = structures;
  if (opened === undefined || passes === undefined) throw new Error(`${metric.id} reads no relation`);
  return { statistics, accounting: accountingOf(passes), remarks: fileRemarks(opened, passes) };
}

const view = (engine: QueryEngine, opened: OpenedRelation, columns: readonly string[]) =>
  engine.view(
    opened.relation,
    opened.sources,
    columns.map((name): ViewColumn => ({ name, header: headerOf(opened, name) })),
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

function statistic(value: unknown, kind: keyof StatisticTypes): number | string | null {
  if (kind === 'text') return value === null ? null : String(value);
  if (value === null) return kind === 'count' ? 0 : null;
  return Number(value);
}

function accountingOf(structures: readonly Structure[]): Accounting {
  const read = structures.reduce((sum, { records }) => sum + records, 0);
  const rejected = structures.reduce((sum, structure) => sum + structure.rejected.length, 0);
  return { read, used: read - rejected, excluded: rejected === 0 ? [] : [{ reason: 'structure', rows: rejected }] };
}
