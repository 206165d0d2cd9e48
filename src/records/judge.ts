import type { TallyCell, TallyCells } from '../engines/engine.ts';
import { CxError } from '../errors.ts';
import { reasons, type Reason } from '../results/reasons.ts';
import type { Question } from '../questions/question.ts';
import type { TallyPlan } from './plan.ts';
import { civilDay, dayNumberOf, isoDay } from '../values/dates/calendar.ts';
import { timesOf, weightOf } from './weights/weight.ts';
import { settledDates, settledDecimal, type SettledDates } from './styles.ts';
import { readDate, type DateReading } from '../values/dates/date.ts';
import { asSeen, fold, lowered } from '../values/folding.ts';
import { asWritten, readNumber, type Decimal, type NumberReading } from '../values/numbers/number.ts';
import { periodOf } from '../values/dates/periods/period.ts';
import type { ValueCount } from '../values/reading.ts';
import type { ScoreReading } from '../values/scores/score.ts';
import { meets } from '../questions/where/matches.ts';
import { numbersIn, type Condition } from '../questions/where/parse.ts';
import { refuseOtherDates } from './conditions/dates.ts';
import { refuseShares } from './conditions/shares.ts';
import { unmetBy, type Unmet } from '../questions/where/unmet.ts';

/** How a metric reads the values of a column. */
export interface ValueColumn {
  readonly column: string;
  readonly read: (text: string) => ScoreReading;
}

/** What becomes of a record: used, with all that groups it, or left out for one reason. */
export type Verdict =
  | {
      readonly kind: 'used';
      readonly segment: readonly string[];
      readonly day: string | null;
      readonly value: number;
      readonly weight: number;
      /** How many gave the answer. */
      readonly times: number;
      /** Its value in each column of the population, for raking. */
      readonly levels: readonly string[];
    }
  | { readonly kind: 'excluded'; readonly reason: Reason; readonly column?: string; readonly text?: string };

export type Excluded = Extract<Verdict, { kind: 'excluded' }>;

export const blankSegment = '(blank)';

export const segmentOf = (text: string): string => asSeen(text) || blankSegment;

/** Judges records by the values of a plan's columns: the one place where raw text becomes an answer or a reason. */
export class Judge {
  /** How the dates were understood; null where no date was needed. */
  readonly dates: SettledDates | null;
  /** How those are read that say which days records cover; null where nothing says it, or not in which order they are written. */
  private readonly covering: SettledDates | null;
  /** How numbers are written, where the values of a column that was read as numbers settle it. */
  readonly decimal: Decimal | null;

  /** What the condition asks for that no record says. */
  readonly unmet: readonly Unmet[];

  private readonly plan: TallyPlan;
  private readonly question: Question;
  private readonly value: ValueColumn;
  private readonly positions: ReadonlyMap<string, number>;
  private readonly scores = new Map<string, ScoreReading>();
  private readonly days = new Map<string, DateReading>();
  private readonly decimals = new Map<string, Decimal | null>();
  private readonly notAnswers: ReadonlySet<string>;

  /**
   * @param cells all cells of the tally: the evidence for date order and decimal style
   * @throws date-order-ambiguous, decimal-undecided
   */
  constructor(plan: TallyPlan, question: Question, value: ValueColumn, cells: TallyCells) {
    this.plan = plan;
    this.question = question;
    this.value = value;
    this.positions = new Map(plan.request.columns.map(({ header }, at) => [header, at]));
    this.notAnswers = new Set((plan.opened.exported?.notAnswers ?? []).map(fold));
    const { dateOrder, zone, decimal: told } = question;
    const order = dateOrder ?? plan.opened.exported?.dateOrder ?? null;
    const months = mayBeMonths(question);
    const settled = (header: string) => settledDates(header, this.counts(header, cells), { order, zone, months });
    this.dates = plan.date === null ? null : settled(plan.date);
    this.covering = this.dates ?? (plan.covers === null ? null : unlessAmbiguous(() => settled(plan.covers!)));
    for (const header of numberHeaders(plan, question)) {
      this.decimals.set(header, settledDecimal(header, this.counts(header, cells), told, 'refused', plan.opened));
    }
    this.decimal = [...this.decimals.values()].find((style) => style !== null) ?? null;
    refuseShares(question.where, (column) => this.readingsOf(plan.where.get(column)!, cells));
    const textsOf = (column: string) => this.counts(plan.where.get(column)!, cells).map(({ text }) => text);
    refuseOtherDates(question.where, textsOf);
    this.unmet = unmetBy(question.where, textsOf);
  }

  judge(values: readonly string[]): Verdict {
    return this.excludedBeforeValue(values) ?? this.judgeValue(values);
  }

  /** The cells with one day for all days between which the question makes no difference: far fewer than there are. */
  joined(cells: TallyCells): TallyCells {
    const at = this.dateColumn;
    return at < 0 ? cells : cells.joined(cells.columns.map((_, column) => (column === at ? this.dayStandIn : null)));
  }

  /** The values that stand for those of a record in joined cells. */
  standIns(values: readonly string[]): readonly string[] {
    const at = this.dateColumn;
    return at < 0 ? values : values.map((text, column) => (column === at ? this.dayStandIn(text) : text));
  }

  /** The place of a date that nothing else asks for; -1 where there is none. */
  private get dateColumn(): number {
    const { columns } = this.plan.request;
    return columns.findIndex(({ header, reading }) => header === this.plan.covers && reading !== 'raw');
  }

  /** The days that cells cover which are used. */
  covered(cells: TallyCells, isUsed: (cell: TallyCell) => boolean): { first: string; last: string } | null {
    if (this.covering === null) return null;
    const at = this.positions.get(this.plan.covers!)!;
    const found = cells.extremes(at, (text) => this.dayOf(text), isUsed);
    return found === null ? null : { first: found[0], last: found[1] };
  }

  private readonly firstOfClass = new Map<string, string>();
  private readonly dayStandIn = (text: string): string => {
    if (this.plan.date === null) return '';
    const day = this.dayOf(text);
    if (day === null) return text;
    const { period, from, to, ranges } = this.question;
    const inside = (first: string | null, last: string | null) =>
      (first === null || day >= first) && (last === null || day <= last);
    const among = ranges.map(({ first, last }) => inside(first, last));
    const key = `${period === null ? '' : periodOf(day, period)} ${inside(from, to)} ${among.join(' ')}`;
    const standIn = this.firstOfClass.get(key) ?? text;
    this.firstOfClass.set(key, standIn);
    return standIn;
  };

  /** The reason that the product itself gives: a preview, an answer that was not finished. */
  statusReason(values: readonly string[]): Reason | null {
    for (const { header, values: marks, reason } of this.plan.opened.exclusions) {
      const cell = lowered(this.cell(values, header).trim());
      const hit = marks === 'blank' ? cell === '' : marks.some((mark) => lowered(mark) === cell);
      if (hit) return reason;
    }
    return null;
  }

  /** Whether a record meets the condition, where there is one. */
  isChosen(values: readonly string[]): boolean {
    return this.question.where === null || this.unlessMet(this.question.where, values) === null;
  }

  /** The score in the value column, whatever else the record holds. */
  score(values: readonly string[]): ScoreReading {
    const text = this.cell(values, this.plan.values.get(this.value.column)!);
    let reading = this.scores.get(text);
    if (reading === undefined) {
      const isNone = this.notAnswers.has(fold(text)) && fold(text) !== '';
      reading = isNone ? { kind: 'missing' } : this.value.read(text);
      this.scores.set(text, reading);
    }
    return reading;
  }

  private excludedBeforeValue(values: readonly string[]): Verdict | null {
    const { question, plan } = this;
    const status = this.statusReason(values);
    if (status !== null) return { kind: 'excluded', reason: status };
    if (plan.date !== null) {
      const day = this.day(values);
      if (day === null) return this.excluded('date-unreadable', plan.date, values);
      if ((question.from !== null && day < question.from) || (question.to !== null && day > question.to)) {
        return { kind: 'excluded', reason: 'out-of-period' };
      }
    }
    return question.where === null ? null : this.unlessMet(question.where, values);
  }

  private judgeValue(values: readonly string[]): Verdict {
    const { plan } = this;
    const score = this.score(values);
    const header = plan.values.get(this.value.column)!;
    const [weight, times] = [this.weight(values), this.times(values)];
    if (score.kind !== 'value' || typeof weight === 'string' || typeof times === 'string') {
      const lacks = [
        ...(score.kind === 'value' ? [] : [[`value-${score.kind}`, header, this.value.column] as const]),
        ...(typeof weight === 'string' ? [[weight, plan.weight!, plan.weight!] as const] : []),
        ...(typeof times === 'string' ? [[times, plan.count!, plan.count!] as const] : []),
      ];
      const [reason, of, column] = lacks.toSorted(([a], [b]) => reasons.indexOf(a) - reasons.indexOf(b))[0]!;
      return this.excluded(reason, of, values, column);
    }
    return {
      kind: 'used',
      segment: plan.by.map((by) => segmentOf(this.cell(values, by))),
      day: plan.date === null ? null : this.day(values),
      value: score.value,
      weight,
      times,
      levels: [...plan.population.values()].map((column) => asSeen(this.cell(values, column))),
    };
  }

  private excluded(reason: Reason, header: string, values: readonly string[], column = header): Verdict {
    return { kind: 'excluded', reason, column, text: this.cell(values, header) };
  }

  private cell(values: readonly string[], header: string): string {
    return values[this.positions.get(header)!]!;
  }

  private day(values: readonly string[]): string | null {
    return this.dayOf(this.cell(values, this.plan.date!));
  }

  private dayOf(text: string): string | null {
    let reading = this.days.get(text);
    if (reading === undefined) {
      reading = readDate(text, this.covering!);
      this.days.set(text, reading);
    }
    return reading.kind === 'value' ? reading.day : null;
  }

  private unlessMet(where: Condition, values: readonly string[]): Verdict | null {
    const header = (column: string) => this.plan.where.get(column)!;
    const isUnread = (column: string) => this.isUnread(values, header(column));
    const met = meets(where, {
      text: (column) => this.cell(values, header(column)),
      number: (column) => this.number(values, header(column)),
      isUnread,
    });
    if (met === 'yes') return null;
    if (met === 'no') return { kind: 'excluded', reason: 'filtered' };
    return this.excluded('value-unreadable', header([...numbersIn(where)].find(isUnread)!), values);
  }

  private isUnread(values: readonly string[], header: string): boolean {
    return this.reading(values, header).kind === 'unreadable';
  }

  private reading(values: readonly string[], header: string): NumberReading {
    return readNumber(this.cell(values, header), this.decimals.get(header) ?? '.');
  }

  private number(values: readonly string[], header: string): number | null {
    const reading = this.reading(values, header);
    return reading.kind === 'value' ? asWritten(reading) : null;
  }

  private weight(values: readonly string[]): number | Reason {
    const header = this.plan.weight;
    return header === null ? 1 : weightOf(this.reading(values, header));
  }

  private times(values: readonly string[]): number | Reason {
    const header = this.plan.count;
    return header === null ? 1 : timesOf(this.reading(values, header));
  }

  private readingsOf(header: string, cells: TallyCells): readonly NumberReading[] {
    return this.counts(header, cells).map(({ text }) => readNumber(text, this.decimals.get(header) ?? '.'));
  }

  private counts(header: string, cells: TallyCells): ValueCount[] {
    return [...cells.counts(this.positions.get(header)!)].map(([text, rows]) => ({ text, rows }));
  }
}

/** Whether nothing that is asked tells the days of a month apart. */
function mayBeMonths({ period, from, to, ranges }: Question): boolean {
  const begins = [from, ...ranges.map(({ first }) => first)].every((day) => day === null || day.endsWith('-01'));
  const ends = [to, ...ranges.map(({ last }) => last)].every((day) => day === null || isLastOfMonth(day));
  return period !== 'day' && period !== 'week' && begins && ends;
}

const isLastOfMonth = (day: string) => isoDay(civilDay(dayNumberOf(day) + 1)).endsWith('-01');

/** Which days records cover is not worth a refusal. */
function unlessAmbiguous(settle: () => SettledDates): SettledDates | null {
  try {
    return settle();
  } catch (error) {
    if (error instanceof CxError) return null;
    throw error;
  }
}

/** The headers whose cells are read as numbers: the weight, and what a condition compares with a number. */
function numberHeaders({ weight, count, where }: TallyPlan, { where: condition }: Question): Set<string> {
  const compared = condition === null ? [] : [...numbersIn(condition)].map((column) => where.get(column)!);
  return new Set([weight, count, ...compared].filter((header) => header !== null));
}
