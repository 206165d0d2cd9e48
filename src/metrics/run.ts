import type { Engine, QueryEngine, Tally } from '../engines/engine.ts';
import { TallyTooLarge } from '../engines/engine.ts';
import { CxError } from '../errors.ts';
import type { Language } from '../messages/language.ts';
import { readAnswers, type Answers, type AnswersReading } from '../relations/answers.ts';
import type { Ask } from '../relations/ask.ts';
import type { RelationName } from '../relations/index.ts';
import type { OpenedRelation } from '../relations/opened.ts';
import { readingAll } from '../relations/reopening.ts';
import { fileRemarks, readingRemarks } from '../relations/remarks.ts';
import { planTally, type TallyPlan } from '../relations/tally-plan.ts';
import type { OpenSource, Remark } from '../sources/source.ts';
import { assertUnchanged } from '../sources/identity.ts';
import type { MetricResult, OkResult, Value } from '../results/result.ts';
import { pooled } from './estimates.ts';
import { localized } from './localize.ts';
import type { Metric } from './metric.ts';
import type { SharedOptions } from './options.ts';
import { runQueries } from './queries.ts';
import type { TallyReduction } from './reduction.ts';

/** The engines of a run; the database is opened only when a reduction needs it. */
export interface Engines {
  readonly scan: Engine;
  readonly database: (sources: readonly OpenSource[]) => Promise<QueryEngine>;
  /** Which engine tallies: the scan, unless the user chose the database. */
  readonly tallies: 'scan' | 'duckdb';
}

/** One metric of a run, with the values of its own options. */
export interface Wanted {
  readonly metric: Metric;
  readonly options: Readonly<Record<string, Value>>;
}

/** What a run is asked: the files by relation, the question, and what all metrics share. */
export interface Run {
  readonly relations: ReadonlyMap<RelationName, OpenedRelation>;
  readonly map: ReadonlyMap<string, string>;
  readonly ask: Ask;
  readonly shared: SharedOptions;
  /** The answers to compare with, from another file. */
  readonly baseline: OpenedRelation | null;
  readonly language: Language;
}

/** How the records of one relation were read. */
export interface RelationReading {
  readonly opened: OpenedRelation;
  readonly plan: TallyPlan;
  readonly tally: Tally;
}

export interface RunResult {
  readonly results: readonly MetricResult[];
  /** What the pass over the files of each relation found, and how the first metric judged their records. */
  readonly readings: ReadonlyMap<RelationName, RelationReading>;
  readonly judged: AnswersReading | null;
}

type AnyTally = TallyReduction<Readonly<Record<string, unknown>>>;

/**
 * Runs metrics over the files of their relations: one tally for all metrics of a relation, then each metric's pure
 * calculation.
 */
export async function runMetrics(wanted: readonly Wanted[], run: Run, engines: Engines): Promise<RunResult> {
  const readings = new Map<RelationName, RelationReading>();
  const results: MetricResult[] = [];
  let judged: AnswersReading | null = null;
  for (const [relation, columns] of valueColumns(wanted)) {
    readings.set(relation, await readRelation(run.relations.get(relation)!, columns, run, engines));
  }
  for (const one of wanted) {
    const { result, reading } = await runMetric(one, run, readings, engines);
    results.push(result);
    judged ??= reading;
  }
  for (const { sources } of run.relations.values()) {
    for (const { file, path, identity } of sources) assertUnchanged(file, path, identity);
  }
  return { results, readings, judged };
}

/** The value columns that the tallies of these metrics need, by relation. */
function valueColumns(wanted: readonly Wanted[]): Map<RelationName, string[]> {
  const columns = new Map<RelationName, string[]>();
  for (const { metric } of wanted) {
    for (const reduction of Object.values(metric.reductions)) {
      if (reduction.kind !== 'tally') continue;
      const known = columns.get(reduction.relation) ?? [];
      columns.set(reduction.relation, [...new Set([...known, reduction.value])]);
    }
  }
  return columns;
}

async function readRelation(
  opened: OpenedRelation,
  columns: readonly string[],
  { map, ask }: Pick<Run, 'map' | 'ask'>,
  engines: Engines,
): Promise<RelationReading> {
  return readingAll(opened, map, async (readable) => {
    const plan = planTally(readable, columns, ask);
    return { opened: readable, plan, tally: await tallied(plan, engines) };
  });
}

async function tallied({ request, opened }: TallyPlan, engines: Engines): Promise<Tally> {
  if (engines.tallies === 'duckdb') return (await engines.database(opened.sources)).tally(opened.sources, request);
  try {
    return await engines.scan.tally(opened.sources, request);
  } catch (error) {
    if (!(error instanceof TallyTooLarge)) throw error;
    return (await engines.database(opened.sources)).tally(opened.sources, request);
  }
}

/** The engine that answers a further question about the same files. */
const follower = async (engines: Engines, sources: readonly OpenSource[]): Promise<Engine> =>
  engines.tallies === 'duckdb' ? engines.database(sources) : engines.scan;

async function runMetric(
  { metric, options }: Wanted,
  run: Run,
  readings: ReadonlyMap<RelationName, RelationReading>,
  engines: Engines,
): Promise<{ result: MetricResult; reading: AnswersReading | null }> {
  const all = { ...options, ...run.shared };
  const statistics: Record<string, unknown> = {};
  let first: { reading: AnswersReading; of: RelationReading } | null = null;
  for (const [name, reduction] of Object.entries(metric.reductions)) {
    if (reduction.kind === 'query') continue;
    const of = readings.get(reduction.relation)!;
    const reading = await readTally(reduction as unknown as AnyTally, of, run, all, engines);
    statistics[name] = await withBaseline(reading.answers, reduction as unknown as AnyTally, run, all, engines);
    first ??= { reading, of };
  }
  const queried = await runQueries(metric, run, engines);
  Object.assign(statistics, queried.statistics);
  const findings = metric.calculate(statistics as never, all as never);
  const accounting = queried.accounting ?? first?.reading.accounting;
  if (accounting === undefined) throw new Error(`${metric.id} accounts for nothing`);
  const remarks: readonly Remark[] =
    first === null
      ? queried.remarks
      : [
          ...fileRemarks(first.of.opened, first.of.tally.structures),
          ...readingRemarks(first.reading, first.of.plan, first.of.tally),
        ];
  const result: OkResult = {
    metric: metric.id,
    title: metric.title[run.language],
    options: optionsOf(run, all),
    status: 'ok',
    ...localized({ ...findings, notices: [...findings.notices, ...remarks] }, run.language),
    accounting,
  };
  return { result, reading: first?.reading ?? null };
}

async function readTally(
  reduction: AnyTally,
  { opened, plan, tally }: RelationReading,
  { ask }: Pick<Run, 'ask'>,
  options: Readonly<Record<string, unknown>>,
  engines: Engines,
): Promise<AnswersReading> {
  const value = { column: reduction.value, read: (text: string) => reduction.read(text, options) };
  const reading = await readAnswers(await follower(engines, opened.sources), tally, plan, ask, value);
  const other =
    reading.answers.seen.size === 0 ? null : (reduction.otherScale?.(reading.answers.seen, options) ?? null);
  if (other === null) return reading;
  throw new CxError('wrong-scale', {
    column: reduction.value,
    header: plan.values.get(reduction.value)!,
    highest: other.highest,
    metric: other.metric,
    scale: other.expected,
    file: opened.sources[0]!.file,
  });
}

/** With `--baseline`, the answers of both files stand side by side as ranges to compare. */
async function withBaseline(
  answers: Answers,
  reduction: AnyTally,
  run: Run,
  options: Readonly<Record<string, unknown>>,
  engines: Engines,
): Promise<Answers> {
  if (run.baseline === null) return answers;
  const ask: Ask = { ...run.ask, by: [], period: null, ranges: [] };
  const of = await readRelation(run.baseline, [reduction.value], { map: run.map, ask }, engines);
  const baseline = await readTally(reduction, of, { ask }, options, engines);
  const files = run.relations.get(reduction.relation)!.sources.map(({ file }) => file);
  const [now] = files;
  return {
    ...answers,
    ranges: [
      { label: files.length === 1 ? now! : `${now} …`, answers: pooled(answers.groups) },
      { label: of.opened.sources[0]!.file, answers: pooled(baseline.answers.groups) },
    ],
  };
}

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
