import { CxError } from '../../errors.ts';
import { hideSmall, isAllHidden, type Shown } from '../../estimates/groups/suppression.ts';
import { answerGroups, answerShape, type ShownAnswers } from '../../estimates/groups/tallied.ts';
import { withoutNumbers } from '../../estimates/tables/hidden.ts';
import { errorText } from '../../messages/error-text.ts';
import { judgedTally, judgedTyped, type JudgedRecords } from '../../records/judged.ts';
import type { RelationName } from '../../relations/index.ts';
import { fileRemarks, readingRemarks } from '../../records/remarks.ts';
import type { Accounting, MetricResult, OkResult } from '../../results/result.ts';
import { assertUnchanged } from '../../sources/files/identity.ts';
import type { Remark } from '../../sources/source.ts';
import { localized } from '../../results/localize.ts';
import type { AnyTally, QueryReduction, ScoredBy } from '../reduction.ts';
import { untimed } from '../metric.ts';
import { filesGiven } from './files-given.ts';
import { accountedRemark, baselineRemarks, unmetRemarks, unreadRemarks } from './noticed.ts';
import { SharedRecords } from './loads/records-of-runs.ts';
import { QueryLeg } from './queries.ts';
import { SharedTallies } from './loads/tallies.ts';
import { announceTallies, readRelation, readTally, talliesByRelation, withBaseline } from './reading.ts';
import type { Engines, FilesRead, RelationReading, Run, Wanted } from './request.ts';
import type { Scores } from './scoring.ts';
import { notApplicable } from './told/not-applicable.ts';
import { askedOf, optionsOf } from './told/options.ts';
import { toldTogether } from './told/together.ts';

export type { AskedQuery, Engines, FilesRead, RelationReading, Run, Wanted } from './request.ts';
export type { ScoreRow, Scores } from './scoring.ts';

export interface RunResult {
  readonly results: readonly MetricResult[];
  /** All files that were read, in the order in which their relations were named. */
  readonly files: readonly FilesRead[];
  /** How the first metric judged the records of each relation that it counts; none where no metric could. */
  readonly judged: readonly JudgedRecords[];
  /** The same of each metric that could, by its id. */
  readonly judgedBy: ReadonlyMap<string, readonly JudgedRecords[]>;
  /** The rows of customers of the metric of which they were asked for. */
  readonly scores: Scores | null;
}

/**
 * Runs metrics over the files of their relations: one tally for all metrics of a relation, one load for all their queries,
 * then each metric's pure calculation.
 */
export const runMetrics = async (wanted: readonly Wanted[], run: Run, engines: Engines): Promise<RunResult> =>
  ranWith(wanted, run, engines, new QueryLeg(wanted, run, engines));

/**
 * Runs of several questions, which share the records that they read: what each comes to is what it would come to alone. All are asked
 * before the first is run.
 * @returns asks a metric, and returns what runs it
 */
export function runsTogether(
  runs: readonly Run[],
  engines: Engines,
): (wanted: Wanted, run: Run) => () => Promise<RunResult> {
  const shared = new SharedRecords(engines, runs);
  const tallies = new SharedTallies();
  return (wanted, run) => {
    const leg = new QueryLeg([wanted], run, engines, shared);
    announceTallies(wanted, run, tallies);
    const together = { ...engines, shared: tallies };
    return () => shared.releasing(leg.units.values(), () => ranWith([wanted], run, together, leg));
  };
}

async function ranWith(wanted: readonly Wanted[], run: Run, engines: Engines, leg: QueryLeg): Promise<RunResult> {
  const readings = new Map<RelationName, RelationReading>();
  const results: MetricResult[] = [];
  const files = new Map<RelationName, FilesRead>();
  const judgedBy = new Map<string, readonly JudgedRecords[]>();
  let scores: Scores | null = null;
  for (const [relation, tallies] of talliesByRelation(wanted)) {
    const reading = await readRelation(run.relations.get(relation)!, tallies, run.question, engines);
    readings.set(relation, reading);
    files.set(relation, { opened: reading.opened, structures: reading.tally.structures });
  }
  for (const one of wanted) {
    const ran = await runMetric(one, run, readings, engines, leg).catch((error: unknown) => ({
      result: notApplicable(one, run, error),
      judged: [],
      queried: [],
      scoredBy: null,
    }));
    results.push(ran.result);
    if (ran.scoredBy !== null) scores ??= await leg.scores(one, ran.scoredBy);
    if (ran.judged.length > 0) judgedBy.set(one.metric.id, ran.judged);
    for (const read of ran.queried) files.set(read.opened.relation, read);
  }
  for (const { sources } of [...run.relations.values(), ...(run.baseline === null ? [] : [run.baseline])]) {
    for (const { file, path, identity } of sources) assertUnchanged(file, path, identity);
  }
  const inOrder = [...run.relations.keys()].flatMap((relation) => files.get(relation) ?? []);
  const [judged = []] = judgedBy.values();
  return { results, files: inOrder, judged, judgedBy, scores };
}

interface Accounted {
  readonly accounting: Accounting;
  readonly judged: JudgedRecords;
}

/** What one reduction gives: statistics for the calculation, and how the records that it counts were judged. */
interface Reduced {
  readonly statistics: Pick<Shown<unknown>, 'overall' | 'segments'>;
  readonly accounting: Accounting;
  readonly judged: JudgedRecords;
  /** Where the records of relations went that lend their columns. */
  readonly lent: readonly Accounted[];
  readonly remarks: readonly Remark[];
  /** What the options come to, where the texts of its column settle some. */
  readonly options?: Wanted['options'];
  /** The last day that counts, for a query. */
  readonly asOf?: string | null;
  /** What a query read: a tally's files are known before. */
  readonly files: readonly FilesRead[];
}

/** What a metric rests on that is told all by its options. */
const ofNoFile: Pick<Reduced, 'accounting'> & { readonly statistics: null } = {
  statistics: null,
  accounting: { read: 0, used: 0, excluded: [] },
};

/** What a metric came to. */
interface Ran {
  readonly result: MetricResult;
  readonly judged: readonly JudgedRecords[];
  readonly queried: readonly FilesRead[];
  /** What its rows of customers are calculated by. */
  readonly scoredBy: ScoredBy | null;
}

async function runMetric(
  wanted: Wanted,
  run: Run,
  readings: ReadonlyMap<RelationName, RelationReading>,
  engines: Engines,
  leg: QueryLeg,
): Promise<Ran> {
  const { metric } = wanted;
  let { options } = wanted;
  const question = leg.questionOf(wanted);
  const reduced: [string, Reduced][] = [];
  const unsaid: Remark[] = [];
  for (const [name, reduction] of Object.entries(metric.reductions)) {
    if (reduction.kind === 'query') {
      const before = { statistics: statisticsOf(reduced), options, asOf: reduced[0]?.[1].asOf ?? null };
      const asking = queried(wanted, reduction, name, { leg, before });
      const read = reduction.beside === true ? await readBeside(asking, unsaid) : await asking;
      if (read !== null) reduced.push([name, read]);
    } else {
      const of = readings.get(reduction.relation)!;
      const counted = await tallied(reduction as unknown as AnyTally, of, run, options, engines);
      options = counted.options ?? options;
      reduced.push([name, counted]);
    }
  }
  // Who is told all by options reads nothing.
  const [[, { accounting, statistics: counted }] = ['', ofNoFile]] = reduced;
  const asOf = reduced.map(([, one]) => one.asOf ?? null).find((day) => day !== null) ?? null;
  const read = reduced.flatMap(([, { files }]) => files);
  const unread = unreadRemarks(run, [...readings.keys(), ...read.map(({ opened }) => opened.relation)]);
  const accounted = accountedOf(reduced.map(([, one]) => one));
  const noticed = [...remarksOf(reduced.map(([, one]) => one)), ...unsaid, ...unread];
  const remarks = [...noticed, ...unmetRemarks(question, accounted, noticed)];
  const none = Object.keys(metric.reductions).map((name) => [name, null] as const);
  const statistics = { ...Object.fromEntries(none), ...statisticsOf(reduced) };
  const calculated = metric.calculate(statistics as never, options, question, {
    asOf,
    timed: run.timed ?? untimed,
    files: filesGiven(run.relations),
  });
  const isHidden = counted !== null && isAllHidden(counted);
  const findings = isHidden ? withoutNumbers(calculated, metric.assumed) : calculated;
  const notices = toldTogether([...findings.notices, ...baselineRemarks(run, calculated), ...remarks]);
  const result: OkResult = {
    metric: metric.id,
    title: metric.title[run.language],
    options: optionsOf(question, { ...options, ...metric.settled?.(options) }, asOf, run),
    asked: askedOf(wanted, run),
    status: 'ok',
    ...localized({ ...findings, notices }, run.language),
    accounting: isHidden ? withoutDays(accounting) : accounting,
  };
  const judged = accounted.map((one) => one.judged);
  return { result, judged, queried: read, scoredBy: { statistics, options, asOf } };
}

/** The days that so few records cover would say when they were. */
const withoutDays = ({ read, used, excluded }: Accounting): Accounting => ({ read, used, excluded });

const statisticsOf = (reduced: readonly (readonly [string, Reduced])[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(reduced.map(([name, { statistics }]) => [name, statistics]));

/** The relations of all reductions, each once: those that are counted first, then those that lend their columns. */
function accountedOf(reduced: readonly Reduced[]): readonly Accounted[] {
  const all: readonly Accounted[] = [...reduced, ...reduced.flatMap(({ lent }) => lent)];
  const first = new Map<RelationName, Accounted>();
  for (const one of all) {
    const { relation } = one.judged.opened;
    if (!first.has(relation)) first.set(relation, one);
  }
  return [...first.values()];
}

/** What all reductions noticed, each thing once; and where the records of the relations beside the first went. */
function remarksOf(reduced: readonly Reduced[]): Remark[] {
  const [, ...beside] = accountedOf(reduced);
  const remarks = [
    ...reduced.flatMap((one) => one.remarks),
    ...beside.map(({ judged, accounting }) => accountedRemark(judged.opened.relation, accounting)),
  ];
  return [...new Map(remarks.map((remark) => [JSON.stringify(remark), remark])).values()];
}

async function tallied(
  tally: AnyTally,
  of: RelationReading,
  run: Run,
  options: Wanted['options'],
  engines: Engines,
): Promise<Reduced> {
  const reading = await readTally(tally, of, run.question, options, engines);
  const { used, seen } = reading.answers;
  const classesOf = engines.shared?.classesOf(tally) ?? tally.classesOf;
  const partsOf = (engines.shared === undefined ? tally.partsOf : engines.shared.partsOf(tally))?.(reading.options);
  const told = { ...(classesOf === undefined ? {} : { classesOf }), ...(partsOf === undefined ? {} : { partsOf }) };
  const shape = { ...answerShape, ...told };
  const groups = answerGroups(used, run.question, shape);
  const { scale } = reading;
  const answers = hideSmall(await withBaseline(groups, tally, run, { given: options, scale }, engines), run.question);
  const statistics: ShownAnswers = { ...answers, seen };
  return {
    statistics,
    options: reading.options as Wanted['options'],
    accounting: reading.accounting,
    judged: judgedTally(of.plan, of.tally.structures, reading),
    lent: [],
    remarks: [
      ...fileRemarks(of.opened, of.tally.structures),
      ...reading.remarks,
      ...readingRemarks(reading, of.plan, of.tally),
    ],
    files: [],
  };
}

async function queried(
  wanted: Wanted,
  query: QueryReduction,
  name: string,
  { leg, before }: { readonly leg: QueryLeg; readonly before: ScoredBy },
): Promise<Reduced | null> {
  const reading = await leg.read(wanted, query, name, before);
  if (reading === null) return null;
  const { groups, counted, lent, files, remarks, asOf } = reading;
  return {
    asOf,
    statistics: groups,
    accounting: counted.accounting,
    judged: judgedTyped(counted),
    lent: lent.map((one) => ({ accounting: one.accounting, judged: judgedTyped(one) })),
    remarks: [...remarksOfFiles(files), ...remarks],
    files,
  };
}

/** What stands beside a tally, which has said where the records went: where it cannot be asked, the tally stands without it. */
async function readBeside(asking: Promise<Reduced | null>, unsaid: Remark[]): Promise<Reduced | null> {
  try {
    const read = await asking;
    return read === null ? null : { ...read, remarks: [], files: [] };
  } catch (error) {
    if (!(error instanceof CxError)) throw error;
    const [en, es] = (['en', 'es'] as const).map((language) => errorText(error, language).message);
    const message = {
      en: `what is said beside the numbers could not be counted: ${en}`,
      es: `no se pudo contar lo que se dice junto a las cifras: ${es}`,
    };
    unsaid.push({ severity: 'warning', code: 'beside-uncounted', message });
    return null;
  }
}

const remarksOfFiles = (files: readonly FilesRead[]): Remark[] =>
  files.flatMap(({ opened, structures }) => fileRemarks(opened, structures));
