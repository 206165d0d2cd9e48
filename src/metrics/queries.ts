import type { Accounting } from '../results/result.ts';
import type { Remark } from '../sources/source.ts';
import type { Metric } from './metric.ts';
import type { Engines, Run } from './run.ts';

export interface QueryResults {
  readonly statistics: Readonly<Record<string, unknown>>;
  readonly accounting: Accounting | null;
  readonly remarks: readonly Remark[];
}

/** Runs a metric's queries, and makes sure that each returns what it promises. */
export async function runQueries(metric: Metric, run: Run, engines: Engines): Promise<QueryResults> {
  const statistics: Record<string, unknown> = {};
  for (const [name, reduction] of Object.entries(metric.reductions)) {
    if (reduction.kind !== 'query') continue;
    const rows = await (
      await engines.database([...run.relations.values()].flatMap(({ sources }) => sources))
    ).query(reduction.sql);
    const columns = Object.keys(reduction.statistics);
    statistics[name] = rows.map((values) => {
      if (values.length !== columns.length)
        throw new Error(`${metric.id}: ${name} does not return ${columns.join(', ')}`);
      return Object.fromEntries(columns.map((column, at) => [column, values[at]]));
    });
  }
  return { statistics, accounting: null, remarks: [] };
}
