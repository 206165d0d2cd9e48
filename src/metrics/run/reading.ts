import { TallyTooLarge, type Engine, type Tally } from '../../engines/engine.ts';
import { pooled, type Groups } from '../../estimates/groups/groups.ts';
import { answerGroups } from '../../estimates/groups/tallied.ts';
import type { Question } from '../../questions/question.ts';
import type { Answer } from '../../records/tally/answers.ts';
import { readAnswers, type AnswersReading } from '../../records/tally/read-answers.ts';
import type { RelationName } from '../../relations/index.ts';
import type { OpenedRelation } from '../../relations/headers/opened.ts';
import { readingAll } from '../../relations/headers/reopening.ts';
import { assertAnswers } from '../../records/rows/answers.ts';
import { datesInOneOrder } from '../../records/tally/date-orders.ts';
import { planTally, type TallyPlan } from '../../records/plan.ts';
import type { AnyTally } from '../reduction.ts';
import type { SharedTallies } from './loads/tallies.ts';
import type { Engines, RelationReading, Run, Wanted } from './request.ts';
import { columnTexts, type DoubtedColumn } from '../scales/doubt.ts';
import { unreadAnswers } from '../scales/unread.ts';
import { unreadDates } from '../../records/tally/unread-dates.ts';
import type { Remark } from '../../sources/source.ts';
import { fold } from '../../values/folding.ts';
import { CxError } from '../../errors.ts';

type Options = Readonly<Record<string, unknown>>;

/** The tallies of metrics by the relation that they count: one pass over its files serves them all. */
export function talliesByRelation(wanted: readonly Wanted[]): Map<RelationName, AnyTally[]> {
  const tallies = new Map<RelationName, AnyTally[]>();
  for (const { metric } of wanted) {
    for (const reduction of Object.values(metric.reductions)) {
      if (reduction.kind !== 'tally') continue;
      tallies.set(reduction.relation, [...(tallies.get(reduction.relation) ?? []), reduction as unknown as AnyTally]);
    }
  }
  return tallies;
}

/** Tells what the tallies of a run will count. What cannot be planned says so when it is read. */
export function announceTallies(wanted: Wanted, { relations, question }: Run, to: SharedTallies): void {
  for (const [relation, tallies] of talliesByRelation([wanted])) {
    const opened = relations.get(relation)!;
    for (const tally of tallies) to.announceClasses(tally);
    try {
      to.announce(opened.sources, planTallies(opened, tallies, question).request);
    } catch (error) {
      if (!(error instanceof CxError)) throw error;
    }
  }
}

/** Reads the files of a relation once for all these tallies of it. */
export async function readRelation(
  opened: OpenedRelation,
  tallies: readonly AnyTally[],
  question: Question,
  engines: Engines,
): Promise<RelationReading> {
  return readingAll(opened, opened.map, async (readable) => {
    const plan = planTallies(readable, tallies, question);
    try {
      return { opened: readable, ...(await dated(plan, question, engines)) };
    } catch (error) {
      if (!(error instanceof TallyTooLarge)) throw error;
      // With days there are more cells than the scan holds: without those that nobody asked for there may not be.
      const plain = planTallies(readable, tallies, question, false);
      return { opened: readable, ...(await dated(plain, question, engines)) };
    }
  });
}

/** A tally whose days are written in one order, whatever the order in each file. */
const dated = async (plan: TallyPlan, question: Question, engines: Engines) =>
  datesInOneOrder(await follower(engines), plan, await tallied(plan, engines), question);

/** One plan for all tallies of a relation. */
export const planTallies = (
  opened: OpenedRelation,
  tallies: readonly Pick<AnyTally, 'value'>[],
  question: Question,
  isCovered = true,
): TallyPlan => planTally(opened, [...new Set(tallies.map(({ value }) => value))], question, isCovered);

/** @throws TallyTooLarge where days that nobody asked for are more than the scan holds */
async function tallied({ opened: { sources }, request, date, covers }: TallyPlan, engines: Engines): Promise<Tally> {
  const { scan, shared } = engines;
  const counted = (engine: Engine) => shared?.tally(engine, sources, request) ?? engine.tally(sources, request);
  const inDatabase = async () => counted(await engines.database());
  if (engines.tallies === 'duckdb') return inDatabase();
  try {
    return await counted(scan);
  } catch (error) {
    if (!(error instanceof TallyTooLarge) || date !== covers) throw error;
    if (engines.tallies !== 'trino') return inDatabase();
    throw new CxError('cluster-many-texts', { table: sources[0]!.file });
  }
}

/** The engine that answers a further question about the same files. */
export const follower = async (engines: Engines): Promise<Engine> =>
  engines.tallies === 'duckdb' ? engines.database() : engines.scan;

/** Answers and where every record went, with the options that the texts of the column settled, and the scale that these name. */
export interface SettledAnswers extends AnswersReading {
  readonly options: Options;
  readonly remarks: readonly Remark[];
  readonly scale: string | null;
}

/** What a tally says to one metric. */
export async function readTally(
  reduction: AnyTally,
  reading: RelationReading,
  question: Question,
  given: Options,
  engines: Engines,
): Promise<SettledAnswers> {
  const { plan, tally } = reading;
  const engine = await follower(engines);
  assertAnswers(reading.opened, { header: plan.values.get(reduction.value)!, column: reduction.value }, question);
  const column = answeredColumn(reduction.value, reading);
  const settled = await reduction.settle?.(columnTexts(column, engine), column, given);
  const { options = given, scale = null, remarks = [] } = settled ?? {};
  const read = reduction.read(options);
  const unread = scale === null ? [] : unreadAnswers(column, read, scale);
  const answers = await readAnswers(engine, tally, plan, question, { column: reduction.value, read });
  const dates = unreadDates(plan, tally, answers.judge.dates);
  return { ...answers, options, scale, remarks: [...remarks, ...unread, ...dates] };
}

/** The texts of a column that are answers: what a product writes where there is none is no evidence. */
function answeredColumn(column: string, { opened, plan, tally }: RelationReading): DoubtedColumn {
  const header = plan.values.get(column)!;
  const at = plan.request.columns.findIndex((one) => one.header === header);
  const nothing = new Set((opened.exported?.notAnswers ?? []).map(fold));
  const all = tally.cells.counts(at);
  const texts = nothing.size === 0 ? all : new Map([...all].filter(([text]) => !nothing.has(fold(text))));
  return { opened, column, header, texts };
}

/**
 * With `--baseline`, the answers of both files stand side by side as ranges to compare.
 * @throws scales-differ
 */
export async function withBaseline(
  groups: Groups<Answer>,
  reduction: AnyTally,
  run: Run,
  { given, scale }: { readonly given: Options; readonly scale: string | null },
  engines: Engines,
): Promise<Groups<Answer>> {
  if (run.baseline === null) return groups;
  const question: Question = { ...run.question, by: [], period: null, ranges: [] };
  const of = await readRelation(run.baseline, [reduction], question, engines);
  const before = await readTally(reduction, of, question, given, engines);
  const { answers } = before;
  const files = run.relations.get(reduction.relation)!.sources.map(({ file }) => file);
  const [now] = files;
  if (scale !== before.scale) {
    const other = of.opened.sources[0]!.file;
    throw new CxError('scales-differ', { file: now!, scale: scale ?? '', other, otherScale: before.scale ?? '' });
  }
  return {
    ...groups,
    ranges: [
      { label: files.length === 1 ? now! : `${now} …`, state: pooled(groups) },
      { label: of.opened.sources[0]!.file, state: pooled(answerGroups(answers.used, question, groups.shape)) },
    ],
  };
}
