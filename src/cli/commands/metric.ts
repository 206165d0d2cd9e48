import { CxError } from '../../errors.ts';
import { dictionaries } from '../../messages/index.ts';
import { scanEngine } from '../../engines/scan/engine.ts';
import type { QueryEngine } from '../../engines/engine.ts';
import { metricOption } from '../options/values.ts';
import type { Metric, Reading } from '../../metrics/metric.ts';
import type { OptionSpecs } from '../../metrics/options.ts';
import { runMetrics, type Engines, type Run, type RunResult, type Wanted } from '../../metrics/run/run.ts';
import { describeSource, noEvidence } from '../../relations/profiles/describe.ts';
import type { RelationName } from '../../relations/index.ts';
import { bindRelation } from '../../relations/headers/opened.ts';
import { assertNotSwapped } from '../../relations/headers/swapped.ts';
import { isPicture, type Format, type Style } from '../../renderers/index.ts';
import type { MetricResult, Report, Value } from '../../results/result.ts';
import { identityAt } from '../../sources/files/identity.ts';
import type { OpenSource } from '../../sources/source.ts';
import type { Language } from '../../messages/language.ts';
import { outputsOf, type Flags } from '../options/flags.ts';
import { mapOf, questionOf, sourceOptionsOf } from '../options/question.ts';
import { writeExcluded } from '../outputs/excluded.ts';
import { interruptOnSignals } from '../signals.ts';
import { enginesOfCluster, liesInCluster } from '../clusters.ts';
import { filesOf, mapFor, openSources, relationOfBaseline } from '../files.ts';
import type { Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';
import { readOnce, type Manifest } from '../manifests/manifest.ts';
import { assertApart, writeOut, type Written } from '../outputs/files/output.ts';
import { together } from '../outputs/files/together.ts';
import { deliver, type Delivered } from '../outputs/deliver.ts';
import { assertSaved, saveScenario } from '../scenarios/save.ts';
import { assertScores } from '../options/scores.ts';
import { assertSoundSources } from '../outputs/strict.ts';
import { tool } from '../process/version.ts';
import { timedOn } from '../process/timed.ts';
import { understoodText } from '../outputs/understood.ts';
import { formatOf, isForPeople, styleOf } from '../outputs/style.ts';
import { kebab } from '../options/options.ts';
import { readPopulation } from '../options/population.ts';
import { readBeside } from '../process/run-files.ts';

/** `cx nps FILE…`: the files, the question, the run, the report. */
export async function runMetricCommand(
  metric: Metric,
  files: readonly string[],
  flags: Flags,
  io: Io,
  voice: Voice,
): Promise<void> {
  const format = formatOf(flags, metric.hasMap === true ? null : metric.id);
  if (isPicture(format) && flags.by.length > 0)
    throw new CxError('options-conflict', { a: `--format ${format}`, b: '--by' });
  const style = styleOf(flags, io, voice, format);
  assertEngine(metric, flags);
  assertSaved(metric, flags, [], io.env);
  const run = await prepare(metric, files, flags, io, style.language);
  assertOutputs(run, flags);
  assertScores(flags, run.question.minN);
  const wanted = { metric, options: ownOptions(metric, flags.given), scores: flags.scores !== null };
  if (flags.explain) {
    const { explainRun } = await import('./explain/text.ts');
    return writeOut(io, explainRun(metric, run, isForPeople(format) ? voice.words : voice.machine));
  }
  if (flags.showSql) {
    const { sqlOf } = await import('../outputs/sql/show-sql.ts');
    const sources = sourcesOf(run).map(({ source }) => source);
    const engines = enginesOf(flags, await liesInCluster([metric], sources, flags));
    try {
      return writeOut(io, await sqlOf(wanted, run, engines));
    } finally {
      await engines.close();
    }
  }
  const { save } = flags;
  const saved = save === null ? {} : { save: () => saveScenario(metric, flags, save, io) };
  await answer(metric.title[style.language], [wanted], run, { format, style, flags, io, voice, ...saved });
}

export interface Delivery {
  readonly format: Format;
  readonly style: Style;
  readonly flags: Flags;
  readonly io: Io;
  readonly voice: Voice;
  /** Writes the question that was asked, where that was wanted. */
  readonly save?: () => Promise<Written>;
  /** Results that are known before the run: metrics that the files do not allow. */
  readonly others?: readonly MetricResult[];
}

/** Runs metrics, and puts their report and all that goes with it where it was asked for. */
export async function answer(title: string, wanted: readonly Wanted[], run: Run, to: Delivery): Promise<void> {
  const { format, style, flags, io, voice, save, others = [] } = to;
  const sources = sourcesOf(run).map(({ source }) => source);
  const wantedMetrics = wanted.map(({ metric }) => metric);
  const engines = enginesOf(flags, await liesInCluster(wantedMetrics, sources, flags));
  try {
    const result = await runMetrics(wanted, flags.verbose ? { ...run, timed: timedOn(io) } : run, engines);
    for (const { opened, structures } of result.files) assertSoundSources(opened.sources, structures, flags);
    const report = reportOf(title, { ...result, results: [...result.results, ...others] }, style.language);
    if (flags.verbose) io.stderr.write(understoodText(report));
    await together(async () => {
      const rows = await deliverRows(result, run, flags);
      const delivered = [...(await deliver(report, format, style, flags, io)), ...rows];
      if (flags.save !== null && save !== undefined)
        delivered.push({ option: 'save', file: flags.save, ...(await save()) });
      if (flags.manifest === null) return;
      const { writeManifest } = await import('../manifests/write.ts');
      const engine = wanted.some(({ metric }) => needsSql(metric)) ? 'duckdb' : engines.tallies;
      const recorded = { flags, engine, io, sources: sourcesOf(run), report, delivered };
      noteReadOnce(await writeManifest(flags.manifest, recorded), flags, io, voice);
    });
  } finally {
    await engines.close();
  }
}

/** All files of a run, and what each is read as. */
export function sourcesOf({ relations, baseline }: Run): { readonly relation: string; readonly source: OpenSource }[] {
  return [
    ...[...relations.values()].flatMap(({ relation, sources }) => sources.map((source) => ({ relation, source }))),
    ...(baseline?.sources ?? []).map((source) => ({ relation: 'baseline', source })),
  ];
}

/** @throws output-is-input, outputs-alike */
export function assertOutputs(run: Run, flags: Flags): void {
  const population = flags.rake === null ? null : identityAt(flags.rake);
  assertApart(outputsOf(flags), [
    ...sourcesOf(run).map(({ source }) => source),
    ...(population === null ? [] : [{ identity: population }]),
  ]);
}

/** How files are opened, and their columns found. */
export interface Opening {
  readonly open: typeof openSources;
  readonly bind: typeof bindRelation;
}

/**
 * Opens what a metric reads, and parses what is asked of it.
 * @param opening opens files and finds their columns, where they are not this run's alone
 */
export async function prepare(
  metric: Reading & Pick<Metric, 'sharedDefaults' | 'leaves'> & Partial<Pick<Metric, 'options'>>,
  files: readonly string[],
  flags: Flags,
  io: Io,
  language: Language,
  opening: Opening = { open: openSources, bind: bindRelation },
): Promise<Run> {
  const { rake, decimal } = flags;
  const read = (file: string) => readBeside(io, 'population', file, io.stdin);
  const asked = questionOf(
    flags,
    metric,
    rake === null || flags.weight !== null ? null : await readPopulation(rake, read, decimal, io.stdin),
  );
  const named = namedColumns(metric.options ?? {}, flags.given);
  const map = new Map([...mapOf(flags), ...[...named].map(([column, { header }]) => [column, header] as const)]);
  const options = new Map([...named].map(([column, { option }]) => [column, option] as const));
  const open = (paths: readonly string[]) => opening.open(paths, sourceOptionsOf(flags), io);
  const given = await filesOf(metric, files, flags, open);
  const bind = (relation: RelationName, sources: readonly OpenSource[]) =>
    opening.bind(relation, sources, mapFor(relation, map, given.keys()), options);
  const relations = new Map([...given].map(([relation, sources]) => [relation, bind(relation, sources)] as const));
  const [responses, invitations] = [relations.get('responses'), relations.get('invitations')];
  if (responses !== undefined && invitations !== undefined) assertNotSwapped(responses, invitations);
  const beside = flags.baseline === null ? [] : await open([flags.baseline]);
  const [first] = beside;
  const baseline = first === undefined ? null : bind(relationOfBaseline(metric, first, flags, given), beside);
  const headers = new Set([...relations.values()].flatMap((one) => one.headers.map(({ name }) => name)));
  const question = { ...asked, by: asked.by(headers) };
  return { relations, question, baseline, told: toldOf(flags), language, page: false };
}

/** How files were told to be read, beside what the question says. */
function toldOf(flags: Flags): NonNullable<Run['told']> {
  const { map, layout, encoding, delimiter, quote, headerRows, headerLine } = flags;
  const set = { layout, encoding, delimiter, quote, header_rows: headerRows, header_line: headerLine };
  return {
    ...(map.length === 0 ? {} : { map }),
    ...Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null)),
  };
}

/** The columns that options name the headers of. */
function namedColumns(
  options: OptionSpecs,
  given: Flags['given'],
): ReadonlyMap<string, { readonly header: string; readonly option: string }> {
  return new Map(
    Object.entries(options).flatMap(([name, spec]) => {
      const header = given[name];
      if (spec.type !== 'column' || typeof header !== 'string') return [];
      return spec.plays.map((column) => [column, { header, option: `--${kebab(name)}` }] as const);
    }),
  );
}

export function ownOptions(metric: Metric, given: Flags['given']): Wanted['options'] {
  const options: Record<string, Value> = {};
  for (const [name, spec] of Object.entries(metric.options))
    options[name] = metricOption(kebab(name), spec, given[name]);
  return options;
}

const needsSql = ({ reductions }: Metric): boolean =>
  Object.values(reductions).some((one) => one.kind === 'query' && one.beside !== true);

/** @throws invalid-option where the scan is asked for what needs a database */
export function assertEngine(metric: Metric, { engine }: Flags): void {
  if (engine !== 'scan' || !needsSql(metric)) return;
  const expected = { en: `duckdb for ${metric.id}, which needs SQL`, es: `duckdb para ${metric.id}, que necesita SQL` };
  throw new CxError('invalid-option', { option: '--engine', value: engine, expected });
}

/**
 * The engines of a run; the database opens when something asks for it first.
 * @param inCluster whether the records lie in a cluster
 */
export function enginesOf(flags: Flags, inCluster = false): Engines & { close(): Promise<void> } {
  if (inCluster) return enginesOfCluster();
  let opening: Promise<QueryEngine> | null = null;
  return {
    scan: scanEngine,
    tallies: flags.engine === 'duckdb' ? 'duckdb' : 'scan',
    database(bytes) {
      const memory = flags.memory === null ? {} : { memory: flags.memory };
      opening ??= import('../../engines/duckdb/engine.ts').then(async ({ openDuckDb }) =>
        interruptOnSignals(await openDuckDb({ ...memory, bytes })),
      );
      return opening;
    },
    async close() {
      if (opening !== null) await (await opening).close();
    },
  };
}

/** The report of a run, with every file as it was understood. */
export function reportOf(title: string, { results, files, judged }: RunResult, language: Language): Report {
  const sources = files.flatMap(({ opened, structures }) => {
    const judge = judged.find((one) => one.opened.relation === opened.relation);
    const evidence = { ...noEvidence, decimal: judge?.decimal ?? null, dateOrder: judge?.dates?.order ?? null };
    return opened.sources.map((source, at) => describeSource(opened, source, structures[at]!, evidence, language));
  });
  return { schema: 'cx.report/1', tool: tool(), title, language, sources, results };
}

/** The records that were left out, and the rows of customers, where they were asked for. */
async function deliverRows(
  { judgedBy, scores: rows }: RunResult,
  run: Run,
  flags: Flags,
): Promise<readonly Delivered[]> {
  const { excluded, scores } = flags;
  const delivered: Delivered[] = [];
  if (excluded !== null && judgedBy.size > 0)
    delivered.push({ option: 'excluded', file: excluded, ...(await writeExcluded(excluded, judgedBy, run)) });
  if (scores !== null && rows !== null) {
    const { writeScores } = await import('../outputs/scores.ts');
    delivered.push({ option: 'scores', file: scores, ...(await writeScores(scores, rows, flags)) });
  }
  return delivered;
}

/** A manifest of what can be read only once says so when it is written. */
function noteReadOnce(manifest: Manifest, { manifest: file, quiet }: Flags, { stderr }: Io, { words }: Voice): void {
  const once = readOnce(manifest);
  if (once.length > 0 && !quiet) stderr.write(`cx: ${dictionaries[words].verify.readOnce(file!, once.join(', '))}\n`);
}
