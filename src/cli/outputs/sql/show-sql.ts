import { headersOf, tallySql } from '../../../engines/tally-sql.ts';
import { clusterTallySql } from '../../../engines/trino/engine.ts';
import { scoresOf, type Metric } from '../../../metrics/metric.ts';
import type { AnyTally, QueryReduction } from '../../../metrics/reduction.ts';
import { columnsSeen, sees } from '../../../metrics/run/asking/views.ts';
import { filesGiven } from '../../../metrics/run/files-given.ts';
import { planTallies } from '../../../metrics/run/reading.ts';
import type { Run, Wanted } from '../../../metrics/run/run.ts';
import type { Question } from '../../../questions/question.ts';
import { requestsOf } from '../../../metrics/run/typed.ts';
import { planTyped } from '../../../records/typed/plan.ts';
import type { OpenedRelation } from '../../../relations/headers/opened.ts';
import { conditionText } from '../../../questions/where/text.ts';
import { definitionOf, derivedInOrder } from '../../../relations/derived/derived.ts';
import { daysSql, tellsDays } from './days.ts';
import { isInCluster } from '../../../sources/source.ts';
import { viewSql } from './files.ts';

/**
 * The SQL of a metric's reductions: for a tally that the scan would do, the query that gives the same counts; for a query,
 * the definitions that it stands on, and itself. What is not asked of these files is not there.
 */
export function sqlOf(metric: Metric, run: Run, options: Wanted['options']): string {
  const { relations } = run;
  const files = filesGiven(relations);
  const question = metric.asks?.(run.question, options, files) ?? run.question;
  const statements = Object.entries(metric.reductions).flatMap(([name, reduction]) => {
    if (reduction.kind === 'tally') {
      return [`-- ${name}\n${talliedSql(relations.get(reduction.relation)!, reduction, question)}`];
    }
    if (reduction.when?.(files, options, question) === false) return [];
    return [`-- ${name}\n${querySql(reduction, { ...run, question })}`];
  });
  const scores = scoresOf(metric).find(({ query: { when } }) => when?.(files, options, question) !== false);
  const ofScores = scores === undefined ? [] : [`-- scores\n${querySql(scores.query, { ...run, question })}`];
  return [...statements, ...ofScores].join('\n');
}

/** The view of the records that meet the condition, and the query that counts them. */
function talliedSql(opened: OpenedRelation, reduction: Pick<AnyTally, 'value'>, question: Question): string {
  const { request, where, date } = planTallies(opened, [reduction], question);
  const { relation, sources } = opened;
  if (sources.some(isInCluster)) return `${judgedText(question)}${clusterTallySql(sources, request)};\n`;
  const view = viewSql({
    relation,
    sources,
    headers: headersOf(request),
    where: question.where,
    days: date !== null && tellsDays(question) ? { header: date, meets: (cell) => daysSql(cell, question) } : null,
    named: where,
    decimal: question.decimal,
  });
  return `${view}${daysText(question)}${tallySql(request)};\n`;
}

/** What is decided by the texts that a cluster has counted. */
function judgedText({ where, from, to }: Question): string {
  const days = [...(from === null ? [] : [`from ${from}`]), ...(to === null ? [] : [`up to ${to}`])];
  const conditions = [
    ...(where === null ? [] : [`the records with ${conditionText(where)}`]),
    ...(days.length === 0 ? [] : [`the days ${days.join(' ')}`]),
  ];
  return conditions.map((condition) => `-- of these, ${condition} count\n`).join('');
}

/** What no condition tells of the days that are asked for. */
function daysText(question: Question): string {
  const { from, to, dateOrder } = question;
  if (from === null && to === null) return '';
  if (tellsDays(question))
    return dateOrder === null ? '-- days written in another order than year-month-day: name it, --date-order\n' : '';
  const days = [...(from === null ? [] : [`from ${from}`]), ...(to === null ? [] : [`up to ${to}`])];
  return `-- of these, the days ${days.join(' ')} of that zone count\n`;
}

/** A query, and the columns of each relation that it reads: its records are typed, and those alone that are used. */
function querySql(query: QueryReduction, { relations, question }: Run): string {
  const requests = requestsOf(query, question, relations).filter(({ relation }) => sees(query, relation));
  const ofThose = question.where === null ? '' : ` of the records with ${conditionText(question.where)}`;
  const seen = requests.map(({ relation, reads, asked, window }) => {
    const plan = planTyped(relations.get(relation)!, reads, asked, window);
    return `-- over ${relation}(${columnsSeen(plan, query).join(', ')})${ofThose}\n`;
  });
  const framed = [
    `-- over periods and grid(name, ordinal, first, last, complete)\n`,
    `-- over asked(${askedColumns(query).join(', ')})\n`,
    ...(query.listed === undefined ? [] : ['-- over listed(name)\n']),
    ...(query.shares === undefined ? [] : ['-- over shares(place, share)\n']),
    ...(query.ordersIds === true ? ['-- over places_of_ids(customer_id, place)\n'] : []),
    ...(query.groupsCustomers === true ? ['-- over customer_segments(customer_id, own, segment)\n'] : []),
  ];
  const derived = derivedInOrder(query.from ?? []).map(
    (one) => `-- ${one.name}(${Object.keys(one.columns).join(', ')})\n${definitionOf(one)}`,
  );
  return `${[...seen, ...framed, ...derived].join('')}${query.sql.trim()};\n`;
}

const askedColumns = ({ sees: own = [], pauses = [], seesEnd }: QueryReduction): readonly string[] => [
  'as_of',
  ...own,
  ...pauses,
  ...(seesEnd === true ? ['as_of_minute'] : []),
];
