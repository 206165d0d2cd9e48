import { CxError } from '../../errors.ts';
import { errorText } from '../../messages/error-text.ts';
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
import { hideSmall, withoutNumbers } from '../../estimates/suppression.ts';

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
  const all = { ...options, ...run.shared };
  const statistics: Record<string, unknown> = {};
  let overallHidden = false;
  let first: Judged | null = null;
  for (const [name, reduction] of Object.entries(metric.reductions)) {
    if (reduction.kind === 'query') continue;
    const tally = reduction as unknown as AnyTally;
    const of = readings.get(reduction.relation)!;
    const reading = await readTally(tally, of, run.ask, all, engines);
    const answers = await withBaseline(reading.answers, tally, run, all, engines);
    const shown = hideSmall(answers, run.shared.minN, tally.isBase);
    overallHidden ||= shown.hidden.overall;
    statistics[name] = shown;
    first ??= { reading, of };
  }
  const queried = await runQueries(metric, run, engines);
  Object.assign(statistics, queried.statistics);
  const calculated = metric.calculate(statistics as never, all);
  const findings = overallHidden ? withoutNumbers(calculated) : calculated;
  const accounting = queried.accounting ?? first?.reading.accounting;
  if (accounting === undefined) throw new Error(`${metric.id} accounts for nothing`);
  const remarks = first === null ? remarksOfFiles(queried.files) : remarksOf(first);
  const result: OkResult = {
    metric: metric.id,
    title: metric.title[run.language],
    options: optionsOf(run, { ...all, ...metric.settled?.(all) }),
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

/** What shaped the result, as the report states it: own options, and those shared ones that were set. */
function optionsOf({ ask, shared }: Run, all: Readonly<Record<string, Value | null>>): OkResult['options'] {
  const options: Record<string, Value | readonly string[]> = { confidence: shared.confidence };
  for (const [name, value] of Object.entries(all)) if (value !== null && !(name in shared)) options[name] = value;
  if (ask.by.length > 0) options['by'] = ask.by;
  if (ask.period !== null) options['period'] = ask.period;
  if (ask.from !== null) options['from'] = ask.from;
  if (ask.to !== null) options['to'] = ask.to;
  if (ask.weight !== null) options['weight'] = ask.weight;
  if (ask.population !== null) options['rake'] = [...ask.population.keys()];
  if (shared.compare !== null) options['compare'] = shared.compare;
  if (shared.minN > 1) options['min_n'] = shared.minN;
  if (shared.rolling !== null) options['rolling'] = shared.rolling;
  return options;
}
