import { tallySql } from '../../engines/tally-sql.ts';
import type { Metric } from '../../metrics/metric.ts';
import { planTallies } from '../../metrics/run/reading.ts';
import type { Run } from '../../metrics/run/run.ts';

/** The SQL of a metric's reductions: for a tally that the scan would do, the query that gives the same counts. */
export function sqlOf(metric: Metric, { relations, question }: Run): string {
  const statements = Object.entries(metric.reductions).map(([name, reduction]) => {
    if (reduction.kind === 'query') return `-- ${name}\n${reduction.sql.trim()};\n`;
    const other = reduction.matches === undefined ? null : relations.get(reduction.matches.relation)!;
    const { request } = planTallies(relations.get(reduction.relation)!, [reduction], question, other);
    return `-- ${name}\n${tallySql(request)};\n`;
  });
  return statements.join('\n');
}
