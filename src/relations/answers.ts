import type { Engine, RepeatedRecord, Tally, TallyCell, TallyCells } from '../engines/engine.ts';
import { CxError } from '../errors.ts';
import type { Accounting, Exclusion } from '../results/result.ts';
import { rake } from '../statistics/raking.ts';
import type { Ask } from './ask.ts';
import type { TallyPlan } from './tally-plan.ts';
import { dateStyle, readDate } from './values/date.ts';
import { periodOf, type PeriodUnit } from './values/period.ts';
import { Judge, reasons, type Reason, type ValueColumn, type Verdict } from './verdict.ts';

/** How many answers have a value and a weight. */
export interface Answer {
  readonly value: number;
  readonly weight: number;
  readonly n: number;
}

/** The answers of one segment in one period. */
export interface AnswerGroup {
  readonly segment: readonly string[];
  readonly period: string | null;
  readonly answers: readonly Answer[];
}

/** What is not shown because too few answered: by the keys of segments and of their periods. */
export interface Hidden {
  readonly minN: number;
  readonly overall: boolean;
  readonly segments: ReadonlySet<string>;
  readonly cells: ReadonlySet<string>;
}

export const nothingHidden: Hidden = { minN: 1, overall: false, segments: new Set(), cells: new Set() };

/** The sufficient statistic of a survey metric: answers by value, in the finest groups that were asked for. */
export interface Answers {
  readonly by: readonly string[];
  readonly unit: PeriodUnit | null;
  readonly weighted: boolean;
  readonly groups: readonly AnswerGroup[];
  /** The answers of each stretch of days that is compared. */
  readonly ranges: readonly { readonly label: string; readonly answers: readonly Answer[] }[];
  /** Every value read in the column, whether its record is used or not: what tells one scale from another. */
  readonly seen: ReadonlyMap<number, number>;
  readonly hidden: Hidden;
}

export interface AnswersReading {
  readonly answers: Answers;
  readonly accounting: Accounting;
  readonly judge: Judge;
  /** Records that share their id with a later one, by file and line. */
  readonly duplicates: ReadonlySet<string>;
  /** Rows in which the product's own group contradicts the score. */
  readonly contradictions: number;
}

/** The place of a record among all files: what `duplicates` holds. */
export const place = (file: number, line: number) => `${file}:${line}`;

/**
 * Turns a tally into answers and accounting: every record read is used, or left out for one reason.
 *
 * @throws date-order-ambiguous, population-incomplete
 */
export async function readAnswers(
  engine: Engine,
  tally: Tally,
  plan: TallyPlan,
  ask: Ask,
  value: ValueColumn,
): Promise<AnswersReading> {
  const judge = new Judge(plan, ask, value, tally.cells);
  const losers = await duplicatesOf(engine, tally.repeated, plan, ask, judge);
  const accounts = new Accounts(tally);
  const pool = new AnswerPool(ask);
  const cells = judge.joined(tally.cells);
  for (const cell of withoutLosers(cells, losers, judge)) {
    const verdict = judge.judge(cell.values);
    accounts.add(verdict, cell.rows);
    pool.add(verdict, cell.rows);
    pool.see(judge.score(cell.values), cell.rows);
  }
  if (losers.length > 0) accounts.add({ kind: 'excluded', reason: 'duplicate' }, losers.length);
  return {
    answers: pool.answers(),
    accounting: accounts.result(),
    judge,
    duplicates: new Set(losers.map(({ file, line }) => place(file, line))),
    contradictions: contradictions(cells, plan, judge),
  };
}

/** Of the records with one id, the one with the latest date counts, then the one with the greater text. */
async function duplicatesOf(
  engine: Engine,
  repeated: readonly RepeatedRecord[],
  plan: TallyPlan,
  ask: Ask,
  judge: Judge,
): Promise<readonly RepeatedRecord[]> {
  const candidates = repeated.filter(({ values }) => judge.statusReason(values) === null);
  if (candidates.length === 0) return [];
  const sortKey = await sortKeys(engine, plan, ask);
  const byId = new Map<string, RepeatedRecord[]>();
  for (const record of candidates) byId.set(record.id, [...(byId.get(record.id) ?? []), record]);
  return [...byId.values()].flatMap((records) => records.toSorted((a, b) => order(sortKey, b, a)).slice(1));
}

const order = (sortKey: (date: string) => string, a: RepeatedRecord, b: RepeatedRecord) =>
  compare(sortKey(a.date), sortKey(b.date)) || compare(a.text, b.text) || a.file - b.file || a.line - b.line;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** How the dates of a file sort; the style is settled by all of them. */
async function sortKeys(engine: Engine, plan: TallyPlan, ask: Ask): Promise<(date: string) => string> {
  const header = plan.request.unique?.date;
  if (header === null || header === undefined) return () => '';
  const request = { columns: [{ header, reading: 'date-part' as const }], unique: null };
  const { cells } = await engine.tally(plan.opened.sources, request);
  const told = ask.dateOrder ?? plan.opened.layout?.dateOrder;
  const style = dateStyle(
    [...cells.counts(0)].map(([text, rows]) => ({ text, rows })),
    told === undefined ? {} : { order: told },
  );
  if (style.ambiguous) throw new CxError('date-order-ambiguous', { header, example: cells.columns[0]![0]! });
  return (date) => {
    const reading = readDate(date, style);
    return reading.kind === 'value' ? reading.sortKey : '';
  };
}

/** The cells without the records that do not count. */
function* withoutLosers(
  cells: TallyCells,
  losers: readonly RepeatedRecord[],
  judge: Judge,
): Generator<TallyCell, void> {
  const lost = new Map<string, number>();
  for (const { values } of losers) {
    const key = keyOf(judge.standIns(values));
    lost.set(key, (lost.get(key) ?? 0) + 1);
  }
  for (const { values, rows } of cells) {
    const left = lost.size === 0 ? rows : rows - (lost.get(keyOf(values)) ?? 0);
    if (left > 0) yield { values, rows: left };
  }
}

const keyOf = (values: readonly string[]) => values.join('\u0000');

/** Where the product derived a group from the score (1 detractor, 2 passive, 3 promoter), they must agree. */
function contradictions(cells: TallyCells, plan: TallyPlan, judge: Judge): number {
  const positions = plan.opened.checks
    .map(({ group }) => plan.request.columns.findIndex(({ header }) => header === group))
    .filter((at) => at >= 0);
  if (positions.length === 0) return 0;
  let rows = 0;
  for (const cell of cells) {
    const score = judge.score(cell.values);
    if (score.kind !== 'value') continue;
    const group = score.value >= 9 ? '3' : score.value >= 7 ? '2' : '1';
    const told = positions.map((at) => cell.values[at]!.trim()).filter((text) => /^[123]$/u.test(text));
    if (told.some((text) => text !== group)) rows += cell.rows;
  }
  return rows;
}

const shownValues = 20;

/** Adds up where the records went. */
class Accounts {
  private readonly structure: number;
  private read: number;
  private used = 0;
  private readonly excluded = new Map<
    string,
    { reason: Reason; column?: string; rows: number; values: Map<string, number> }
  >();

  constructor({ structures }: Tally) {
    this.read = structures.reduce((sum, { records }) => sum + records, 0);
    this.structure = structures.reduce((sum, { rejected }) => sum + rejected.length, 0);
    if (this.structure > 0) this.add({ kind: 'excluded', reason: 'structure' }, this.structure);
  }

  add(verdict: Verdict, rows: number): void {
    if (verdict.kind === 'used') {
      this.used += rows;
      return;
    }
    const { reason, column, text } = verdict;
    const key = `${reason}\u0000${column ?? ''}`;
    const entry = this.excluded.get(key) ?? {
      reason,
      rows: 0,
      values: new Map(),
      ...(column === undefined ? {} : { column }),
    };
    entry.rows += rows;
    if (text !== undefined && text.trim() !== '') entry.values.set(text, (entry.values.get(text) ?? 0) + rows);
    this.excluded.set(key, entry);
  }

  result(): Accounting {
    const excluded = [...this.excluded.values()]
      .toSorted(
        (a, b) => reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || compare(a.column ?? '', b.column ?? ''),
      )
      .map(({ reason, column, rows, values }): Exclusion => {
        const shown = shownValuesOf(values);
        return {
          reason,
          ...(column === undefined ? {} : { column }),
          rows,
          ...(shown.length === 0 ? {} : { values: shown }),
        };
      });
    const sum = this.used + excluded.reduce((total, { rows }) => total + rows, 0);
    if (sum !== this.read)
      throw new Error(`the accounting does not close: read ${this.read}, used and excluded ${sum}`);
    return { read: this.read, used: this.used, excluded };
  }
}

function shownValuesOf(values: ReadonlyMap<string, number>): { value: string; rows: number }[] {
  const sorted = [...values].toSorted((a, b) => b[1] - a[1] || compare(a[0], b[0]));
  const shown = sorted.slice(0, shownValues).map(([value, rows]) => ({ value: shortened(value), rows }));
  const rest = sorted.slice(shownValues).reduce((sum, [, rows]) => sum + rows, 0);
  return rest === 0 ? shown : [...shown, { value: `… (${sorted.length - shownValues})`, rows: rest }];
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Collects used answers by everything that groups them. */
class AnswerPool {
  private readonly ask: Ask;
  private readonly used = new Map<string, { verdict: Extract<Verdict, { kind: 'used' }>; n: number }>();
  private readonly seen = new Map<number, number>();

  constructor(ask: Ask) {
    this.ask = ask;
  }

  see(score: ReturnType<Judge['score']>, rows: number): void {
    if (score.kind === 'value') this.seen.set(score.value, (this.seen.get(score.value) ?? 0) + rows);
  }

  add(verdict: Verdict, rows: number): void {
    if (verdict.kind === 'excluded') return;
    const { segment, day, value, weight, levels } = verdict;
    const key = JSON.stringify([segment, day, value, weight, levels]);
    const entry = this.used.get(key) ?? { verdict, n: 0 };
    entry.n += rows;
    this.used.set(key, entry);
  }

  answers(): Answers {
    const { ask } = this;
    const used = this.weighed();
    const groups = new Map<string, { segment: readonly string[]; period: string | null; answers: Answer[] }>();
    const ranges = ask.ranges.map(({ label }) => ({ label, answers: [] as Answer[] }));
    for (const { segment, day, ...answer } of used) {
      const period = day === null || ask.period === null ? null : periodOf(day, ask.period);
      const key = JSON.stringify([segment, period]);
      const group = groups.get(key) ?? { segment, period, answers: [] };
      group.answers.push(answer);
      groups.set(key, group);
      for (const [at, { first, last }] of ask.ranges.entries()) {
        if (day !== null && day >= first && day <= last) ranges[at]!.answers.push(answer);
      }
    }
    return {
      by: ask.by,
      unit: ask.period,
      weighted: ask.weight !== null || ask.population !== null,
      groups: [...groups.values()].map((group) => ({ ...group, answers: summed(group.answers) })),
      ranges: ranges.map(({ label, answers }) => ({ label, answers: summed(answers) })),
      seen: this.seen,
      hidden: nothingHidden,
    };
  }

  private weighed(): (Answer & { readonly segment: readonly string[]; readonly day: string | null })[] {
    const used = [...this.used.values()];
    const weightOf = this.ask.population === null ? null : rakedWeights(used, this.ask.population);
    return used.map(({ verdict: { segment, day, value, weight, levels }, n }) => ({
      segment,
      day,
      value,
      weight: weightOf === null ? weight : weightOf(levels),
      n,
    }));
  }
}

/** One answer for each value and weight, in their order. */
export function summed(answers: Iterable<Answer>): readonly Answer[] {
  const sums = new Map<string, Answer>();
  for (const { value, weight, n } of answers) {
    const key = `${value} ${weight}`;
    sums.set(key, { value, weight, n: n + (sums.get(key)?.n ?? 0) });
  }
  return [...sums.values()].toSorted((a, b) => a.value - b.value || a.weight - b.weight);
}

function rakedWeights(
  used: readonly { readonly verdict: { readonly levels: readonly string[] }; readonly n: number }[],
  population: NonNullable<Ask['population']>,
): (levels: readonly string[]) => number {
  const strata = new Map<string, { levels: readonly string[]; n: number }>();
  for (const { verdict, n } of used) {
    const key = JSON.stringify(verdict.levels);
    strata.set(key, { levels: verdict.levels, n: n + (strata.get(key)?.n ?? 0) });
  }
  // In one order whatever the order of the records: the fit runs through floating point.
  const cells = [...strata].toSorted(([a], [b]) => compare(a, b));
  if (cells.length === 0) return () => 1;
  const columns = [...population.keys()];
  const raking = rake(
    cells.map(([, cell]) => cell),
    [...population.values()],
  );
  if ('levels' in raking) {
    const { dimension, level } = raking.levels[0]!;
    throw new CxError('population-incomplete', {
      column: columns[dimension]!,
      value: level,
      missingIn: raking.verdict === 'level-without-target' ? 'population' : 'answers',
    });
  }
  if (raking.verdict === 'not-converged') {
    throw new CxError('population-contradictory', { iterations: raking.iterations, error: raking.largest_error });
  }
  const weights = new Map(cells.map(([key], at) => [key, raking.weights[at]!]));
  return (levels) => weights.get(JSON.stringify(levels))!;
}
