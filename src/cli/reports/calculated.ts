import { CxError } from '../../errors.ts';
import { dictionaries } from '../../messages/index.ts';
import { errorText } from '../../messages/error-text.ts';
import type { Metric } from '../../metrics/metric.ts';
import { runsTogether, type RunResult } from '../../metrics/run/run.ts';
import type { RelationName } from '../../relations/index.ts';
import type { MetricResult, Source } from '../../results/result.ts';
import type { InputDigest } from '../../reports/history.ts';
import { relationNames } from '../../reports/names.ts';
import type { OpenSource } from '../../sources/source.ts';
import { enginesOf, reportOf, sourcesOf } from '../commands/metric.ts';
import type { Flags } from '../options/flags.ts';
import { here } from '../options/config.ts';
import type { Io } from '../process/io.ts';
import type { Voice } from '../process/language.ts';
import type { Reporting } from './reporting.ts';
import { assertAskable } from './asking/askable.ts';
import { askedMetric, asUnserved, at, candidates, sharedOpening, type Asked, type AskedOfAll } from './asking/asked.ts';
import { hiddenAlike } from './asking/hidden-alike.ts';
import { doubts, stops } from './asking/stopping.ts';
import type { Log } from './log.ts';

/** What all metrics of a report came to, and what they read. */
export interface Calculated {
  readonly results: readonly MetricResult[];
  readonly sources: readonly Source[];
  /** The relation whose records each metric counts. */
  readonly counts: ReadonlyMap<string, RelationName>;
  /** How many records the files of each relation hold. */
  readonly records: ReadonlyMap<RelationName, number>;
  /** Every file that was read, once, and what it was read as. */
  readonly read: readonly { readonly relation: string; readonly source: OpenSource }[];
  /** The metrics that were not named and cannot be asked of the inputs, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Small files beside them that say what is asked. */
  readonly beside: readonly InputDigest[];
}

/** A metric that is not in a report. */
interface LeftOut {
  readonly metric: string;
  readonly why: string;
}

interface World {
  readonly flags: Flags;
  readonly io: Io;
  readonly voice: Voice;
  readonly log: Log;
  /** Is told of all files when they are open, before they are read. */
  readonly opened: (sources: readonly OpenSource[]) => void;
}

/** A run of all metrics: what it is asked, the world around it, and what it leaves out on its way. */
interface Work {
  readonly all: AskedOfAll;
  readonly world: World;
  readonly leftOut: LeftOut[];
}

/** Runs the metrics of a report. @throws metric-unserved, nothing-served, what stops a metric that is named */
export async function calculated(all: AskedOfAll, reporting: Reporting, world: World): Promise<Calculated> {
  const work: Work = { all, world, leftOut: [] };
  const asked = await askedMetrics(work, reporting);
  const read = distinct(asked.flatMap(({ run }) => sourcesOf(run)));
  world.opened(read.map(({ source }) => source));
  const engines = enginesOf(world.flags);
  try {
    const ask = runsTogether(
      asked.map(({ run }) => run),
      engines,
    );
    const asking = async ({ wanted, run, settings }: Asked) =>
      stopping(wanted.metric, work, () => at(wanted.metric, settings, async () => ask(wanted, run)));
    const runs: { readonly one: Asked; readonly run: () => Promise<RunResult> }[] = [];
    for (const one of asked) {
      const run = await asking(one);
      if (run !== null) runs.push({ one, run });
    }
    const ran: Told[] = [];
    // What a run has read goes with it.
    for (let next = runs.shift(); next !== undefined; next = runs.shift()) {
      const { one, run } = next;
      const { metric } = one.wanted;
      const done = await stopping(metric, work, async () => toldOf(one, await at(metric, one.settings, run), all));
      if (done === null) continue;
      ran.push(done);
      world.log.info('calculated', dictionaries[world.voice.words].reports.log.calculated(metric.id), {
        metric: metric.id,
      });
    }
    if (ran.length === 0) throw new CxError('nothing-served', { file: here, files: null });
    return together(work, ran, read);
  } finally {
    await engines.close();
  }
}

/** The metrics of a report that its inputs can be asked for, by their columns and options alone: no file is read for it. */
export async function servedMetrics(
  all: AskedOfAll,
  reporting: Reporting,
  world: Omit<World, 'opened'>,
): Promise<{ readonly metrics: readonly string[]; readonly leftOut: readonly LeftOut[] }> {
  const work: Work = { all, world: { ...world, opened: () => {} }, leftOut: [] };
  const engines = enginesOf(world.flags);
  const metrics: string[] = [];
  for (const { wanted, run, settings } of await askedMetrics(work, reporting)) {
    const { metric } = wanted;
    const assert = async () => assertAskable(wanted, run, engines);
    const isServed = await stopping(metric, work, () => at(metric, settings, assert).then(() => true));
    if (isServed !== null) metrics.push(metric.id);
  }
  if (metrics.length === 0)
    throw new CxError('nothing-served', { file: here, files: [...all.settings.inputs.values()].flat() });
  return { metrics, leftOut: work.leftOut };
}

/** What of a run stands in a report. */
interface Told {
  readonly metric: string;
  readonly results: readonly MetricResult[];
  readonly sources: readonly Source[];
  /** The relation whose records it counts; null where it reads none. */
  readonly counts: RelationName | null;
}

const toldOf = ({ wanted }: Asked, ran: RunResult, { language }: AskedOfAll): Told => ({
  metric: wanted.metric.id,
  results: ran.results,
  sources: reportOf('', ran, language).sources,
  counts: ran.judged[0]?.opened.relation ?? null,
});

async function askedMetrics(work: Work, reporting: Reporting): Promise<readonly Asked[]> {
  const { all, world } = work;
  const opening = sharedOpening();
  const asked: Asked[] = [];
  for (const metric of candidates(all.settings)) {
    const one = await stopping(metric, work, () => askedMetric(metric, all, reporting, world.io, opening));
    if (one !== null) asked.push(one);
  }
  return hiddenAlike(asked, (metric, minN) => {
    const words = dictionaries[world.voice.words].reports.log;
    world.log.info('hidden-alike', words.hiddenAlike(metric, minN), { metric, min_n: minN });
  });
}

/** What stops a metric that is named stops the report; any other is left out, which is told. */
async function stopping<T>(
  metric: Metric,
  { all: { settings }, world: { log, voice }, leftOut }: Work,
  asking: () => Promise<T>,
): Promise<T | null> {
  try {
    return await asking();
  } catch (error) {
    const isWrong = error instanceof CxError && stops.has(error.code);
    const isNeeded =
      isWrong ||
      settings.metrics !== null ||
      settings.checks.some((check) => check.of === 'metric' && check.metric === metric.id);
    if (isNeeded || !(error instanceof CxError)) throw isNeeded ? asUnserved(metric, error) : error;
    const words = dictionaries[voice.words].reports.log;
    const { message } = errorText({ code: error.code, details: error.details }, voice.words);
    const tell = doubts.has(error.code) ? log.error.bind(log) : log.info.bind(log);
    tell('left-out', words.leftOut(metric.id, message), { metric: metric.id });
    leftOut.push({ metric: metric.id, why: message });
    return null;
  }
}

const distinct = (read: Calculated['read']): Calculated['read'] => [
  ...new Map(read.map((one) => [`${one.relation}\n${one.source.path}`, one])).values(),
];

function together(
  { all: { settings }, world: { io, log, voice }, leftOut }: Work,
  ran: readonly Told[],
  read: Calculated['read'],
): Calculated {
  const described = ran.flatMap((one) => one.sources);
  const sources = inOrder([
    ...new Map(described.toReversed().map((one) => [`${one.relation}\n${one.file}`, one])).values(),
  ]);
  const records = new Map<RelationName, number>();
  for (const relation of settings.inputs.keys()) {
    const own = sources.filter((source) => source.relation === relation);
    if (own.length > 0)
      records.set(
        relation,
        own.reduce((sum, source) => sum + source.records, 0),
      );
    else log.info('unread', dictionaries[voice.words].reports.log.unread(relation), { input: relation });
  }
  const counts = ran.flatMap(({ metric, counts: relation }): [string, RelationName][] =>
    relation === null ? [] : [[metric, relation]],
  );
  return {
    results: ran.flatMap((one) => one.results),
    sources,
    counts: new Map(counts),
    records,
    read,
    leftOut,
    beside: (io.files?.beside ?? [])
      .filter(({ role }) => role !== 'config')
      .map(({ role, bytes, sha256 }) => ({ relation: role, bytes, sha256 })),
  };
}

const inOrder = (sources: readonly Source[]): readonly Source[] => {
  const rank = ({ relation }: Source) => (relationNames as readonly string[]).indexOf(relation);
  return sources.toSorted((a, b) => rank(a) - rank(b));
};
