import { CxError } from '../../errors.ts';
import { hideSmall } from '../../estimates/groups/suppression.ts';
import { answerGroups, answerShape, type ShownAnswers } from '../../estimates/groups/tallied.ts';
import { withoutNumbers } from '../../estimates/tables/hidden.ts';
import { errorText } from '../../messages/error-text.ts';
import { statedOptions, type Question } from '../../questions/question.ts';
import type { AnswersReading } from '../../records/tally/read-answers.ts';
import type { RelationName } from '../../relations/index.ts';
import { fileRemarks, readingRemarks } from '../../records/remarks.ts';
import type { MetricResult, OkResult, Value } from '../../results/result.ts';
import { assertUnchanged } from '../../sources/files/identity.ts';
import type { Remark } from '../../sources/source.ts';
import { localized } from '../../results/localize.ts';
import { runQueries } from './queries.ts';
import { readRelation, readTally, talliesByRelation, withBaseline, type AnyTally } from './reading.ts';
import type { Engines, FilesRead, RelationReading, Run, Wanted } from './request.ts';

export type { Engines, FilesRead, RelationReading, Run, Wanted } from './request.ts';

export interface RunResult {
  readonly results: readonly MetricResult[];
  /** All files that were read, in the order in which their relations were named. */
  readonly files: readonly FilesRead[];
  /** How the first metric judged the records that it counts; null where queries alone read them. */
  readonly judged: Judged | null;
}

/** A relation that was tallied, and where each of its records went. */
export interface Judged {
  readonly of: RelationReading;
  readonly reading: AnswersReading;
}

/**
 * Runs metrics over the files of their relations: one tally for all metrics of a relation, then each metric's pure
 * calculation.
 */
export async function runMetrics(wanted: readonly Wanted[], run: Run, engines: Engines): Promise<RunResult> {
  const readings = new Map<RelationName, RelationReading>();
  const results: MetricResult[] = [];
  const files = new Map<RelationName, FilesRead>();
  let judged: Judged | null = null;
  for (const [relation, tallies] of talliesByRelation(wanted)) {
    const reading = await readRelation(run.relations.get(relation)!, tallies, run, engines);
    readings.set(relation, reading);
    for (const read of filesRead(reading)) files.set(read.opened.relation, read);
  }
  for (const one of wanted) {
    const ran = await runMetric(one, run, readings, engines).catch((error: unknown) => ({
      result: notApplicable(one, run, error),
      first: null,
      queried: [],
    }));
    results.push(ran.result);
    judged ??= ran.first;
    for (const read of ran.queried) files.set(read.opened.relation, read);
  }
  for (const { sources } of [...run.relations.values(), ...(run.baseline === null ? [] : [run.baseline])]) {
    for (const { file, path, identity } of sources) assertUnchanged(file, path, identity);
  }
  const inOrder = [...run.relations.keys()].flatMap((relation) => files.get(relation) ?? []);
  return { results, files: inOrder, judged };
}

/** The files that a tally read: those that it counted, and those that it matched them with. */
function filesRead({ opened, plan: { match }, tally: { structures, matched } }: RelationReading): FilesRead[] {
  const others =
    match === null || matched === undefined ? [] : [{ opened: match.other, structures: matched.structures }];
  return [{ opened, structures }, ...others];
}

/** On a page of several metrics, what stops one of them in words; elsewhere it stops the run. */
function notApplicable({ metric, options }: Wanted, { page, language }: Run, error: unknown): MetricResult {
  if (!page || !(error instanceof CxError)) throw error;
  const { message, hint = '' } = errorText(error, language);
  return { metric: metric.id, title: metric.title[language], options, status: 'not-applicable', reason: message, hint };
}

async function runMetric(
  { metric, options }: Wanted,
  run: Run,
  readings: ReadonlyMap<RelationName, RelationReading>,
  engines: Engines,
): Promise<{ result: MetricResult; first: Judged | null; queried: readonly FilesRead[] }> {
  const { question } = run;
  const statistics: Record<string, unknown> = {};
  let isHidden = false;
  let first: Judged | null = null;
  for (const [name, reduction] of Object.entries(metric.reductions)) {
    if (reduction.kind === 'query') continue;
    const tally = reduction as unknown as AnyTally;
    const of = readings.get(reduction.relation)!;
    const reading = await readTally(tally, of, question, options, engines);
    const { used, seen } = reading.answers;
    const groups = answerGroups(used, question, answerShape(tally.isBase));
    const answers = hideSmall(await withBaseline(groups, tally, run, options, engines), question);
    isHidden ||= answers.overall === null;
    statistics[name] = { ...answers, seen } satisfies ShownAnswers;
    first ??= { reading, of };
  }
  const queried = await runQueries(metric, run, engines);
  Object.assign(statistics, queried.statistics);
  const calculated = metric.calculate(statistics as never, options, question);
  const findings = isHidden ? withoutNumbers(calculated) : calculated;
  const accounting = queried.accounting ?? first?.reading.accounting;
  if (accounting === undefined) throw new Error(`${metric.id} accounts for nothing`);
  const remarks = first === null ? remarksOfFiles(queried.files) : remarksOf(first);
  const result: OkResult = {
    metric: metric.id,
    title: metric.title[run.language],
    options: optionsOf(question, { ...options, ...metric.settled?.(options) }),
    status: 'ok',
    ...localized({ ...findings, notices: [...findings.notices, ...remarks] }, run.language),
    accounting,
  };
  return { result, first, queried: queried.files };
}

const remarksOfFiles = (files: readonly FilesRead[]): Remark[] =>
  files.flatMap(({ opened, structures }) => fileRemarks(opened, structures));

const remarksOf = ({ of, reading }: Judged): Remark[] => [
  ...remarksOfFiles(filesRead(of)),
  ...readingRemarks(reading, of.plan, of.tally),
];

/** What shaped the result, as the report states it: own options, and what of the question was asked. */
function optionsOf(question: Question, own: Readonly<Record<string, Value>>): OkResult['options'] {
  const { confidence, ...asked } = statedOptions(question);
  const set = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null));
  return { confidence, ...set, ...asked } as OkResult['options'];
}
