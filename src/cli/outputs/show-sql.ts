import { tallySql } from '../../engines/tally-sql.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { QueryReduction } from '../../metrics/reduction.ts';
import { planTallies } from '../../metrics/run/reading.ts';
import type { Run } from '../../metrics/run/run.ts';
import { requestsOf } from '../../metrics/run/typed.ts';
import { columnsSeen } from '../../metrics/run/asking/views.ts';
import { planTyped } from '../../records/typed/plan.ts';

/** The SQL of a metric's reductions: for a tally that the scan would do, the query that gives the same counts. */
export function sqlOf(metric: Metric, run: Run): string {
  const { relations, question } = run;
  const statements = Object.entries(metric.reductions).map(([name, reduction]) => {
    if (reduction.kind === 'query') return `-- ${name}\n${querySql(reduction, run)}`;
    const { request } = planTallies(relations.get(reduction.relation)!, [reduction], question);
    return `-- ${name}\n${tallySql(request)};\n`;
  });
  return statements.join('\n');
}

/** A query, and the columns of each relation that it reads: its records are typed, and those alone that are used. */
function querySql(query: QueryReduction, { relations, question }: Run): string {
  const seen = requestsOf(query, question, relations).map(({ relation, reads, asked, window }) => {
    const plan = planTyped(relations.get(relation)!, reads, asked, window);
    return `-- over ${relation}(${columnsSeen(plan, query).join(', ')})\n`;
  });
  return `${query.sql.trim()};\n${seen.join('')}`;
}
