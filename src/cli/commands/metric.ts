import { scanEngine } from '../../engines/scan/plain.ts';
import type { QueryEngine } from '../../engines/engine.ts';
import { metricOption } from '../values.ts';
import type { Metric } from '../../metrics/metric.ts';
import { runMetrics, type Engines, type Run, type RunResult, type Wanted } from '../../metrics/run.ts';
import { describeSource, noEvidence } from '../../relations/describe.ts';
import type { RelationName } from '../../relations/index.ts';
import type { OpenedRelation } from '../../relations/opened.ts';
import type { Report, Value } from '../../results/result.ts';
import type { Language } from '../../messages/language.ts';
import { askOf, mapOf, sharedOf, sourceOptionsOf, type Flags } from '../ask.ts';
import { writeExcluded } from '../excluded.ts';
import { mapFor, openRelation, pathsOf } from '../files.ts';
import type { Io } from '../io.ts';
import type { Voice } from '../language.ts';
import { assertNotInput, writeOut } from '../output.ts';
import { deliver } from '../deliver.ts';
import { assertSoundSources } from '../strict.ts';
import { formatOf, isForPeople, styleOf } from '../style.ts';
import { kebab } from '../options.ts';

/** `cx nps FILE…`: the files, the question, the run, the report. */
export async function runMetricCommand(
  metric: Metric,
  files: readonly string[],
  flags: Flags,
  io: Io,
  voice: Voice,
): Promise<void> {
  const format = formatOf(flags);
  const style = styleOf(flags, io, voice, format);
  const run = await prepare(metric, files, flags, io, style.language);
  const outputs = ['output', 'excluded', 'manifest'].map((name) =>
    typeof flags[name] === 'string' ? (flags[name] as string) : null,
  );
  const sources = [...run.relations.values(), ...(run.baseline === null ? [] : [run.baseline])].flatMap(
    (opened) => opened.sources,
  );
  assertNotInput(outputs, sources);
  const wanted = { metric, options: ownOptions(metric, flags) };
  if (flags['explain'] === true) {
    const { explainRun } = await import('./explain.ts');
    return writeOut(io, explainRun(metric, run, isForPeople(format) ? voice.words : voice.machine));
  }
  if (flags['showSql'] === true) {
    const { sqlOf } = await import('../show-sql.ts');
    return writeOut(io, sqlOf(metric, run));
  }
  const engines = enginesOf(flags);
  try {
    const result = await runMetrics([wanted], run, engines);
    for (const { opened, tally } of result.readings.values())
      assertSoundSources(opened.sources, tally.structures, flags);
    const report = reportOf(metric.title[style.language], result, style.language);
    if (typeof flags['excluded'] === 'string') writeExclusions(flags['excluded'], result, style.language);
    const outputs = await deliver(report, format, style, flags, io);
    if (typeof flags['manifest'] === 'string') {
      const { writeManifest } = await import('../manifest.ts');
      const named = [...run.relations.values()].flatMap((opened) =>
        opened.sources.map((source) => ({ relation: opened.relation, source })),
      );
      const baselines = (run.baseline?.sources ?? []).map((source) => ({ relation: 'baseline', source }));
      const engine = engines.tallies;
      await writeManifest(flags['manifest'], {
        argv: io.argv ?? [],
        flags,
        engine,
        io,
        sources: [...named, ...baselines],
        report,
        outputs,
      });
    }
  } finally {
    await engines.close();
  }
}

/** Opens what a metric reads, and parses what is asked of it. */
async function prepare(
  metric: Metric,
  files: readonly string[],
  flags: Flags,
  io: Io,
  language: Language,
): Promise<Run> {
  const ask = askOf(flags);
  const shared = sharedOf(flags, metric, ask);
  const paths = pathsOf(metric, files, flags);
  const map = mapOf(flags);
  const options = sourceOptionsOf(flags);
  const opened = new Map<RelationName, OpenedRelation>();
  for (const [relation, named] of paths) {
    opened.set(relation, await openRelation(relation, named, options, mapFor(relation, map, paths.keys()), io));
  }
  const [first] = paths.keys();
  const baseline =
    typeof flags['baseline'] === 'string' && first !== undefined
      ? await openRelation(first, [flags['baseline']], options, mapFor(first, map, paths.keys()), io)
      : null;
  return { relations: opened, map, ask, shared, baseline, language };
}

function ownOptions(metric: Metric, flags: Flags): Wanted['options'] {
  const options: Record<string, Value> = {};
  for (const [name, spec] of Object.entries(metric.options))
    options[name] = metricOption(kebab(name), spec, flags[name]);
  return options;
}

/** The engines of a run; the database opens when something asks for it first. */
export function enginesOf(flags: Flags): Engines & { close(): Promise<void> } {
  // One for each set of files: an open database may read no other file than those it was opened for.
  const databases = new Map<string, Promise<QueryEngine>>();
  return {
    scan: scanEngine,
    tallies: flags['engine'] === 'duckdb' ? 'duckdb' : 'scan',
    database(sources) {
      const key = sources.map(({ text }) => text).join('\u0000');
      const memory = typeof flags['memory'] === 'string' ? { memory: flags['memory'] } : {};
      const database =
        databases.get(key) ??
        import('../../engines/duckdb/engine.ts').then(({ openDuckDb }) => openDuckDb({ sources, ...memory }));
      databases.set(key, database);
      return database;
    },
    async close() {
      for (const database of databases.values()) await (await database).close();
    },
  };
}

/** The report of a run, with every file as it was understood. */
export function reportOf(title: string, { results, readings, judged }: RunResult, language: Language): Report {
  const dateOrder = judged?.judge.dates?.order ?? null;
  const sources = [...readings.values()].flatMap(({ opened, tally }) =>
    opened.sources.map((source, at) =>
      describeSource(opened, source, tally.structures[at]!, { ...noEvidence, dateOrder }, language),
    ),
  );
  return { schema: 'cx.report/1', title, language, sources, results };
}

function writeExclusions(file: string, { readings, judged }: RunResult, language: Language): void {
  const [reading] = readings.values();
  if (reading !== undefined && judged !== null) writeExcluded(file, reading, judged, language);
}
