import type { Metric } from '../metrics/metric.ts';
import type { Run } from '../metrics/run.ts';
import { planTally } from '../relations/tally-plan.ts';
import { tallySql } from '../engines/tally-sql.ts';

/** The SQL of a metric's reductions: for a tally that the scan would do, the query that gives the same counts. */
export function sqlOf(metric: Metric, { relations, ask }: Run): string {
  const statements = Object.entries(metric.reductions).map(([name, reduction]) => {
    if (reduction.kind === 'query') return `-- ${name}\n${reduction.sql.trim()};\n`;
    const { request } = planTally(relations.get(reduction.relation)!, [reduction.value], ask);
    return `-- ${name}\n${tallySql(reduction.relation, request)};\n`;
  });
  return statements.join('\n');
}
