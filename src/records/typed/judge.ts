import { matches } from '../../questions/where/matches.ts';
import { numbersIn } from '../../questions/where/parse.ts';
import type { RelationColumn } from '../../relations/index.ts';
import type { Reason } from '../../results/reasons.ts';
import { readBoolean } from '../../values/boolean.ts';
import { readDate, type DateStyle } from '../../values/dates/date.ts';
import { dayNumberOf } from '../../values/dates/calendar.ts';
import { fold, lowered } from '../../values/folding.ts';
import { readNumber, type Decimal } from '../../values/numbers/number.ts';
import { readScore } from '../../values/scores/score.ts';
import { blankSegment, type Verdict } from '../judge.ts';
import { settledDates, settledDecimal } from '../styles.ts';
import { countsOf, type EncodedColumn, type EncodedRecords } from './encoded.ts';
import type { Asked, PlannedColumn, TypedPlan } from './plan.ts';

/** What a text says in a column of one type: a number of days, an exact decimal, a whole number, a word; or why none. */
export type TypedReading =
  | { readonly kind: 'value'; readonly value: number | string }
  | { readonly kind: 'missing' | 'unreadable' | 'out-of-scale' };

/** What a DECIMAL holds whatever the other amounts of its column: more digits than money has. */
const mostDigits = /^-?\d{1,24}(?:\.\d{1,12})?$/u;

type Excluded = Extract<Verdict, { kind: 'excluded' }>;

/** Judges records whose texts are numbered: each distinct text is read once, and a record is judged by its numbers. */
export class TypedJudge {
  readonly plan: TypedPlan;
  /** How the dates of the relation were understood; null where none was needed. */
  readonly dates: DateStyle | null;
  readonly decimal: Decimal | null;

  private readonly asked: Asked;
  private readonly records: EncodedRecords;
  private readonly readings = new Map<PlannedColumn, readonly TypedReading[]>();
  private readonly days: readonly (number | null)[] | null;
  private readonly statuses: readonly {
    readonly reason: Reason;
    readonly hits: readonly boolean[];
    readonly codes: Int32Array;
  }[];
  private readonly decimals = new Map<string, Decimal | null>();
  private readonly span: { readonly from: number | null; readonly to: number | null };

  /** @throws date-order-ambiguous, decimal-undecided */
  constructor(plan: TypedPlan, asked: Asked, records: EncodedRecords) {
    this.plan = plan;
    this.asked = asked;
    this.records = records;
    this.span = {
      from: asked.from === null || plan.window === 'history' ? null : dayNumberOf(asked.from),
      to: asked.to === null ? null : dayNumberOf(asked.to),
    };
    this.dates = plan.date === null ? null : this.dateStyleOf(plan.date);
    this.days = plan.date === null ? null : this.daysOf(plan.date, this.dates!);
    for (const column of plan.columns) this.readings.set(column, this.readingsOf(column));
    if (plan.weight !== null) this.decimalOf(plan.weight);
    const compared = asked.where === null ? [] : numbersIn(asked.where);
    for (const name of compared) this.decimalOf(plan.where.get(name)!);
    this.decimal = [...this.decimals.values()].find((style) => style !== null) ?? null;
    this.statuses = plan.opened.exclusions.map(({ header, values, reason }) => {
      const { texts, codes } = this.column(header);
      const marks = values === 'blank' ? [''] : values.map(lowered);
      return { reason, codes, hits: texts.map((text) => marks.includes(lowered(text.trim()))) };
    });
  }

  /** The ids that link all sound records with those of another relation. */
  get links(): EncodedColumn {
    return this.column(this.plan.columns.find(({ links }) => links !== undefined)!.header!);
  }

  /** How much a record weighs in the file, 1 where no weight was asked for; null where its cell is no positive number. */
  weight(row: number): number | null {
    if (this.plan.weight === null) return 1;
    const weight = this.number(this.plan.weight, row);
    return weight !== null && weight > 0 && Number.isFinite(weight) ? weight : null;
  }

  /** Its value in each column of the population, for raking. */
  levels(row: number): readonly string[] {
    return [...this.plan.population.values()].map((header) => this.text(header, row).trim());
  }

  /** Why the product itself leaves a record out: a preview, an answer that was not finished. */
  statusReason(row: number): Reason | null {
    for (const { reason, hits, codes } of this.statuses) if (hits[codes[row]!] === true) return reason;
    return null;
  }

  /** Why a record is left out, in the order of reasons; null when it is used. */
  excluded(row: number, isDuplicate: boolean): Excluded | null {
    const status = this.statusReason(row);
    if (status !== null) return { kind: 'excluded', reason: status };
    if (isDuplicate) return { kind: 'excluded', reason: 'duplicate' };
    return this.withoutId(row) ?? this.outsideDays(row) ?? this.filtered(row) ?? this.withoutValue(row);
  }

  /** The number of days since 1970 on which a record happened; null where no date was needed. */
  day(row: number): number | null {
    return this.days === null ? null : this.days[this.column(this.plan.date!).codes[row]!]!;
  }

  /** What a used record says in a column; null where it says nothing. */
  value(column: PlannedColumn, row: number): number | string | null {
    const reading = this.reading(column, row);
    return reading.kind === 'value' ? reading.value : null;
  }

  segment(row: number): readonly string[] {
    return this.plan.by.map((header) => this.text(header, row).trim() || blankSegment);
  }

  private withoutId(row: number): Excluded | null {
    for (const column of this.plan.columns) {
      if (column.declared.type !== 'id' || !column.needed) continue;
      if (this.reading(column, row).kind === 'missing')
        return { kind: 'excluded', reason: 'id-missing', column: column.column, text: '' };
    }
    return null;
  }

  private outsideDays(row: number): Excluded | null {
    const { date } = this.plan;
    if (date === null) return null;
    const day = this.day(row);
    if (day === null) return { kind: 'excluded', reason: 'date-unreadable', column: date, text: this.text(date, row) };
    const { from, to } = this.span;
    const isOutside = (from !== null && day < from) || (to !== null && day > to);
    return isOutside ? { kind: 'excluded', reason: 'out-of-period' } : null;
  }

  private filtered(row: number): Excluded | null {
    const { where } = this.asked;
    if (where === null) return null;
    const header = (name: string) => this.plan.where.get(name)!;
    const meets = matches(where, {
      text: (name) => this.text(header(name), row),
      number: (name) => this.number(header(name), row),
    });
    return meets ? null : { kind: 'excluded', reason: 'filtered' };
  }

  private withoutValue(row: number): Excluded | null {
    for (const column of this.plan.columns) {
      const { header, needed } = column;
      if (header === null || header === this.plan.date) continue;
      const { kind } = this.reading(column, row);
      if (kind === 'value' || (kind === 'missing' && !needed)) continue;
      return { kind: 'excluded', reason: `value-${kind}`, column: column.column, text: this.text(header, row) };
    }
    const { weight } = this.plan;
    if (weight === null || this.weight(row) !== null) return null;
    return { kind: 'excluded', reason: 'value-unreadable', column: weight, text: this.text(weight, row) };
  }

  private reading(column: PlannedColumn, row: number): TypedReading {
    if (column.header === null) return { kind: 'missing' };
    return this.readings.get(column)![this.column(column.header).codes[row]!]!;
  }

  private readingsOf({ header, declared }: PlannedColumn): readonly TypedReading[] {
    if (header === null) return [];
    const { texts } = this.column(header);
    if (header === this.plan.date)
      return this.days!.map((day) => (day === null ? { kind: 'unreadable' } : { kind: 'value', value: day }));
    const read = this.readerOf(header, declared);
    const isNone = notAnswers(this.plan);
    return texts.map((text) => (declared.type === 'score' && isNone(text) ? { kind: 'missing' } : read(text)));
  }

  private readerOf(header: string, { type, scale, words }: RelationColumn): (text: string) => TypedReading {
    switch (type) {
      case 'id':
      case 'text':
        return (text) => (text.trim() === '' ? { kind: 'missing' } : { kind: 'value', value: text.trim() });
      case 'date': {
        const days = this.daysReader(this.dateStyleOf(header));
        return days;
      }
      case 'money':
      case 'number': {
        const decimal = this.decimalOf(header);
        return (text) => {
          const reading = readNumber(text, decimal ?? '.');
          if (reading.kind !== 'value') return reading;
          return mostDigits.test(reading.exact) ? { kind: 'value', value: reading.exact } : { kind: 'unreadable' };
        };
      }
      case 'score':
        return (text) => {
          const reading = readScore(text, scale!);
          return reading.kind === 'out-of-scale' ? { kind: 'out-of-scale' } : reading;
        };
      case 'boolean':
        return (text) => {
          const reading = readBoolean(text, words);
          return reading.kind === 'value' ? { kind: 'value', value: reading.value ? 1 : 0 } : reading;
        };
    }
  }

  private daysReader(style: DateStyle): (text: string) => TypedReading {
    return (text) => {
      const reading = readDate(text, style);
      return reading.kind === 'value' ? { kind: 'value', value: dayNumberOf(reading.day) } : reading;
    };
  }

  private daysOf(header: string, style: DateStyle): readonly (number | null)[] {
    const read = this.daysReader(style);
    return this.column(header).texts.map((text) => {
      const reading = read(text);
      return reading.kind === 'value' ? (reading.value as number) : null;
    });
  }

  private dateStyleOf(header: string): DateStyle {
    const told = this.asked.dateOrder ?? this.plan.opened.exported?.dateOrder ?? null;
    return settledDates(header, countsOf(this.column(header)), told);
  }

  private decimalOf(header: string): Decimal | null {
    const known = this.decimals.get(header);
    if (known !== undefined) return known;
    const settled = settledDecimal(header, countsOf(this.column(header)), this.asked.decimal);
    this.decimals.set(header, settled);
    return settled;
  }

  private number(header: string, row: number): number | null {
    const reading = readNumber(this.text(header, row), this.decimals.get(header) ?? '.');
    return reading.kind === 'value' ? reading.value : null;
  }

  private text(header: string, row: number): string {
    const { texts, codes } = this.column(header);
    return texts[codes[row]!]!;
  }

  private column(header: string): EncodedColumn {
    return this.records.columns.get(header)!;
  }
}

/** Words that a product writes where a score would stand. */
function notAnswers({ opened }: TypedPlan): (text: string) => boolean {
  const words = new Set((opened.exported?.notAnswers ?? []).map(fold));
  return (text) => words.size > 0 && fold(text) !== '' && words.has(fold(text));
}
