import { headersOf, tallySql } from '../../../engines/tally-sql.ts';
import { clusterTallySql } from '../../../engines/trino/engine.ts';
import { scoresOf } from '../../../metrics/metric.ts';
import type { AnyTally, QueryReduction } from '../../../metrics/reduction.ts';
import { filesGiven } from '../../../metrics/run/files-given.ts';
import { planTallies } from '../../../metrics/run/reading.ts';
import { runMetrics, type AskedQuery, type Engines, type Run, type Wanted } from '../../../metrics/run/run.ts';
import type { Question } from '../../../questions/question.ts';
import type { OpenedRelation } from '../../../relations/headers/opened.ts';
import { conditionText } from '../../../questions/where/text.ts';
import { describedSql } from './described.ts';
import { daysSql } from './days.ts';
import { isInCluster, type OpenSource } from '../../../sources/source.ts';
import { viewSql } from './files.ts';
import { momentWritten } from './moments.ts';
import { printable } from './printable.ts';
import { Statements } from './statements.ts';

/**
 * The SQL of a metric's reductions: for a tally that the scan would do, the query that gives the same counts; for a query, the
 * relations that it reads as they are made of the files, the definitions that it stands on, and itself, with the values of this very
 * run. What is not asked of these files is not there.
 */
export async function sqlOf(wanted: Wanted, run: Run, engines: Engines): Promise<string> {
  const { metric, options } = wanted;
  const files = filesGiven(run.relations);
  const question = metric.asks?.(run.question, options, files) ?? run.question;
  const liesInCluster = [...run.relations.values()].some(({ sources }) => sources.some(isInCluster));
  const isAsked = ({ when }: QueryReduction) => when?.(files, options, run.question) !== false;
  const scores = scoresOf(metric).find(({ query }) => isAsked(query));
  const queries: (readonly [string, QueryReduction])[] = [
    ...Object.entries(metric.reductions).flatMap(([name, reduction]) =>
      reduction.kind === 'query' && isAsked(reduction) ? [[name, reduction] as const] : [],
    ),
    ...(scores === undefined ? [] : [['scores', scores.query] as const]),
  ];
  const asked = queries.length === 0 || liesInCluster ? new Map() : await askedOf(wanted, run, engines);
  const statements = new Statements();
  const parts: string[] = [];
  for (const [name, reduction] of Object.entries(metric.reductions))
    if (reduction.kind === 'tally') parts.push(...talliedParts(name, reduction, { ...run, question }, statements));
  for (const [name, query] of queries) {
    parts.push(
      liesInCluster
        ? `-- ${name}\n${describedSql(query, { ...run, question })}`
        : await askedText(name, asked.get(query), statements),
    );
  }
  return printable(parts.join('\n'));
}

const nothingAsked = '-- nothing is asked: no day of the records is among those that are asked for\n';

/** How a query was asked: of the smallest groups first, then of each stretch of days or file that is compared. */
async function askedText(name: string, asked: Asked | undefined, statements: Statements): Promise<string> {
  if (asked === undefined) return `-- ${name}\n${nothingAsked}`;
  const texts: string[] = [];
  for (const one of [...(asked.all === null ? [] : [asked.all]), ...asked.parts])
    texts.push(`-- ${one.part === null ? name : partOf(name, one.part)}\n${await statements.textOf(one)}`);
  return texts.join('\n');
}

const partOf = (name: string, part: string): string => `${name}, of ${part} alone, to compare`;

/** A query as it was asked of the smallest groups of all, and of each part that is compared. */
interface Asked {
  readonly all: AskedQuery | null;
  readonly parts: readonly AskedQuery[];
}

/** Runs the metric, and returns how each of its queries was asked for the smallest groups that it was asked for. */
async function askedOf(wanted: Wanted, run: Run, engines: Engines): Promise<ReadonlyMap<QueryReduction, Asked>> {
  const asked = new Map<QueryReduction, Asked>();
  const ways = ({ grouping: { segments, periods } }: AskedQuery) => Number(segments) + Number(periods);
  const watching = (one: AskedQuery) => {
    const { all, parts } = asked.get(one.query) ?? { all: null, parts: [] };
    if (one.part !== null) asked.set(one.query, { all, parts: [...parts, one] });
    else if (all === null || ways(one) > ways(all)) asked.set(one.query, { all: one, parts });
  };
  const hasScores = scoresOf(wanted.metric).length > 0;
  const { scores } = await runMetrics([{ ...wanted, scores: hasScores }], run, { ...engines, watching });
  await scores?.stream(() => {});
  return asked;
}

/** A tally, of which stretches of days are parts; and that of the file to compare with. */
function talliedParts(
  name: string,
  tally: Pick<AnyTally, 'value' | 'relation'>,
  run: Run,
  statements: Statements,
): readonly string[] {
  const { question, relations, baseline } = run;
  const compared = baseline === null ? question.ranges.map(({ first, last }) => `${first} to ${last}`) : [];
  const days = compared.length === 0 ? '' : `-- its rows of the days ${compared.join(' and of ')} are compared\n`;
  const all = `-- ${name}\n${days}${talliedSql(relations.get(tally.relation)!, tally, question, statements)}`;
  if (baseline === null || baseline.relation !== tally.relation) return [all];
  const other = { ...question, by: [], period: null, ranges: [] };
  const file = baseline.sources[0]!.file;
  return [all, `-- ${partOf(name, file)}\n${talliedSql(baseline, tally, other, statements)}`];
}

/** The view of the records that meet the condition, and the query that counts them. */
function talliedSql(
  opened: OpenedRelation,
  reduction: Pick<AnyTally, 'value'>,
  question: Question,
  statements: Statements,
): string {
  const { request, where, date } = planTallies(opened, [reduction], question);
  const { relation, sources } = opened;
  if (sources.some(isInCluster)) return `${judgedText(question)}${clusterTallySql(sources, request)};\n`;
  const asksDays = date !== null && (question.from !== null || question.to !== null);
  const saysZones = question.zone !== null || sources.some((source) => showsZones(source, date));
  const view = viewSql({
    sources,
    headers: headersOf(request),
    where: question.where,
    days: asksDays ? { header: date, meets: (cell) => daysSql(cell, question, saysZones) } : null,
    named: where,
    decimal: question.decimal,
  });
  const remark =
    asksDays && question.dateOrder === null
      ? '-- days written in another order than year-month-day: name it, --date-order\n'
      : '';
  return `${statements.viewText(relation, view)}${remark}${tallySql(request)};\n`;
}

/** Whether the first records of a file say how far their clocks are from UTC. */
const showsZones = ({ columns, shown }: OpenSource, header: string | null): boolean =>
  header !== null &&
  shown.some((cells) => (momentWritten(cells[columns.indexOf(header)] ?? '')?.offset ?? null) !== null);

/** What is decided by the texts that a cluster has counted. */
function judgedText({ where, from, to }: Question): string {
  const days = [...(from === null ? [] : [`from ${from}`]), ...(to === null ? [] : [`up to ${to}`])];
  const conditions = [
    ...(where === null ? [] : [`the records with ${conditionText(where)}`]),
    ...(days.length === 0 ? [] : [`the days ${days.join(' ')}`]),
  ];
  return conditions.map((condition) => `-- of these, ${condition} count\n`).join('');
}
