import { numbersIn } from '../../questions/where/parse.ts';
import { refuseOtherDates } from '../conditions/dates.ts';
import { refuseShares } from '../conditions/shares.ts';
import { unmetBy } from '../../questions/where/unmet.ts';
import { saysCents } from '../../relations/headers/cents.ts';
import type { RelationColumn } from '../../relations/index.ts';
import type { Remark } from '../../sources/source.ts';
import { readBoolean } from '../../values/boolean.ts';
import { dayNumberOf, secondsPerDay, usualMoment } from '../../values/dates/calendar.ts';
import { dateStyle, readDate, takesUsual, type DateOrder } from '../../values/dates/date.ts';
import { isNoDate } from '../../values/dates/no-date.ts';
import { asSeen, fold } from '../../values/folding.ts';
import { hundredth, rounded } from '../../values/numbers/exact.ts';
import {
  asWritten,
  readNumber,
  type Decimal,
  type Exponents,
  type NumberReading,
} from '../../values/numbers/number.ts';
import type { ValueCount } from '../../values/reading.ts';
import { readScore } from '../../values/scores/score.ts';
import { settledDates, settledDecimal, type SettledDates } from '../styles.ts';
import type { Coded } from './encoding/coded.ts';
import { countsByDay, countsOf, type EncodedColumn, type EncodedRecords } from './encoding/encoded.ts';
import { customerIds } from './ids/ids.ts';
import { idReadings, idsAmong } from './ids/said.ts';
import { withTexts } from './ids/staying.ts';
import type { Facts } from './meaning/meaning.ts';
import type { Asked, TypedPlan } from './plan.ts';
import type { TypedReading } from './reading.ts';

type Readable = Pick<RelationColumn, 'type' | 'scale' | 'words'>;
type NoId = Exclude<RelationColumn['type'], 'id'>;

/** The texts of records by columns, each distinct one read once under the style that all of its column settle. */
export class Texts implements Facts {
  readonly plan: TypedPlan;
  readonly asked: Asked;
  readonly rows: number;
  /** What was understood of the texts that a reader might not expect. */
  readonly remarks: Remark[] = [];
  private readonly records: EncodedRecords;
  private readonly read = new Map<string, Coded<TypedReading>>();
  private readonly dates = new Map<string, SettledDates>();
  /** What texts of dates say that are written as usual. */
  private readonly usual = new Map<string, Float64Array>();
  private readonly decimals = new Map<string, Decimal | null>();

  /** @throws date-order-ambiguous, decimal-undecided */
  constructor(plan: TypedPlan, asked: Asked, records: EncodedRecords) {
    this.plan = plan;
    this.asked = asked;
    this.rows = records.rows;
    this.records = records;
    if (plan.date !== null) this.dateStyle(plan.date);
    for (const { header, declared } of plan.columns)
      if (header !== null) this.readings(header, declared.type, declared);
    if (plan.weight !== null) this.decimal(plan.weight);
    const textsOf = (name: string) => this.encoded(plan.where.get(name)!).texts;
    refuseOtherDates(asked.where, textsOf);
    this.remarks.push(...unmetBy(asked.where, textsOf));
    for (const name of asked.where === null ? [] : numbersIn(asked.where)) this.decimal(plan.where.get(name)!);
    refuseShares(asked.where, (name) => this.readingsOf(plan.where.get(name)!));
  }

  encoded(header: string): EncodedColumn {
    return this.records.columns.get(header)!;
  }

  get words(): ReadonlyMap<string, EncodedColumn> {
    return this.records.words;
  }

  get repeats(): number {
    return this.records.repeats;
  }

  readings(
    header: string,
    type: RelationColumn['type'],
    { scale, words }: Partial<Readable> = {},
  ): Coded<TypedReading> {
    const key = `${type} ${header}`;
    const known = this.read.get(key);
    if (known !== undefined) return known;
    const column = this.encoded(header);
    const distinct =
      type === 'id'
        ? this.idReadings(header, column)
        : column.texts.map(this.reader(header, { type, ...(scale && { scale }), ...(words && { words }) }));
    const readings = { distinct, codes: column.codes };
    this.read.set(key, readings);
    return readings;
  }

  /** The ids of customers, whichever records are used; none where the plan does not read them. */
  get customers(): ReadonlySet<string> {
    if (this.customer === null || !this.plan.headers.includes(this.customer)) return new Set();
    const { hashes } = withTexts(this.encoded(this.customer));
    if (hashes !== undefined) throw new Error('ids were read without their texts');
    return idsAmong(this.readings(this.customer, 'id').distinct);
  }

  /** The first separator that a column of numbers settled; null where none needed one. */
  get settledDecimal(): Decimal | null {
    return [...this.decimals.values()].find((style) => style !== null) ?? null;
  }

  text(header: string, row: number): string {
    const { texts, codes } = this.encoded(header);
    return texts[codes[row]!]!;
  }

  moments(header: string): Float64Array {
    const known = this.usual.get(header);
    if (known !== undefined) return known;
    const moments = Float64Array.from(this.encoded(header).texts, (text) => usualMoment(text) ?? Number.NaN);
    this.usual.set(header, moments);
    return moments;
  }

  number(header: string, row: number): number | null {
    const reading = this.reading(header, row);
    return reading.kind === 'value' ? reading.value : null;
  }

  /** A cell as a number. */
  reading(header: string, row: number): NumberReading {
    return this.numberOf(this.text(header, row), header);
  }

  private numberOf(text: string, header: string): NumberReading {
    return readNumber(text, this.decimals.get(header) ?? '.', this.exponentsIn(header));
  }

  private readingsOf(header: string): readonly NumberReading[] {
    return this.encoded(header).texts.map((text) => this.numberOf(text, header));
  }

  /**
   * The cells of a record as a condition asks for them.
   * @param rowOf the record that speaks for it under a header
   */
  cells(headerOf: (name: string) => string, rowOf: (header: string) => number) {
    const cell = (name: string) => [headerOf(name), rowOf(headerOf(name))] as const;
    return {
      text: (name: string) => this.text(...cell(name)),
      number: (name: string) => {
        const reading = this.reading(...cell(name));
        return reading.kind === 'value' ? asWritten(reading) : null;
      },
      isUnread: (name: string) => this.reading(...cell(name)).kind === 'unreadable',
    };
  }

  /** How the dates of each column that was read as dates are written. */
  get dateStyles(): ReadonlyMap<string, SettledDates> {
    return this.dates;
  }

  dateStyle(header: string): SettledDates {
    const known = this.dates.get(header);
    if (known !== undefined) return known;
    const dates = this.datesOf(header);
    const told = this.asked.dateOrder ?? this.plan.opened.exported?.dateOrder ?? null;
    const beside = () => this.orderBeside(header);
    const settled = settledDates(header, dates, { order: told, zone: this.asked.zone, beside });
    this.dates.set(header, settled);
    return settled;
  }

  private get customer(): string | null {
    return this.plan.opened.roles.get('customer_id')?.header ?? null;
  }

  private idReadings(header: string, column: EncodedColumn): readonly TypedReading[] {
    if (header !== this.customer) return idReadings(column);
    const { exported, relation } = this.plan.opened;
    const blanks = exported?.relation === relation ? (exported.blanks ?? []) : [];
    const own = blanks.filter((blank) => blank.header === header).flatMap(({ values }) => values);
    const { readings, remarks } = customerIds(header, column, own);
    this.remarks.push(...remarks);
    return readings;
  }

  /** In lives a text may stand for no date, in a form of its own, whatever that of the others. */
  private datesOf(header: string): ValueCount[] {
    const written = countsByDay(this.encoded(header), this.moments(header));
    return this.plan.opened.relation === 'customers' ? written.filter(({ text }) => !isNoDate(text)) : written;
  }

  /** A file writes its dates in one order: what another column of dates proves settles this one too. */
  private orderBeside(header: string): DateOrder | null {
    const others = this.plan.columns.flatMap((one) =>
      one.declared.type === 'date' && one.header !== null && one.header !== header ? [one.header] : [],
    );
    const styles = others.map((other) => dateStyle(this.datesOf(other)));
    return styles.find(({ yearLast }) => yearLast !== null)?.yearLast ?? null;
  }

  private decimal(header: string): Decimal | null {
    const known = this.decimals.get(header);
    if (known !== undefined) return known;
    const counts = countsOf(this.encoded(header));
    const settled = settledDecimal(header, counts, this.asked.decimal, this.exponentsIn(header), this.plan.opened);
    this.decimals.set(header, settled);
    return settled;
  }

  /** A weight is read as those of surveys are, wherever it stands. */
  private exponentsIn(header: string): Exponents {
    return header === this.plan.weight ? 'refused' : 'read';
  }

  private reader(
    header: string,
    { type, scale, words }: Readable & { readonly type: NoId },
  ): (text: string, code: number) => TypedReading {
    switch (type) {
      case 'text':
        return (text) => {
          const value = asSeen(text);
          return value === '' ? { kind: 'missing' } : { kind: 'value', value };
        };
      case 'date': {
        const style = this.dateStyle(header);
        const moments = takesUsual(style) ? this.moments(header) : null;
        const days = new Map<number, TypedReading>();
        return (text, code) => {
          const day = moments === null ? Number.NaN : Math.floor(moments[code]! / secondsPerDay);
          if (Number.isNaN(day)) return dayIn(text, style);
          const known = days.get(day) ?? { kind: 'value', value: day };
          days.set(day, known);
          return known;
        };
      }
      case 'money':
      case 'number': {
        const decimal = this.decimal(header);
        const cents = type === 'money' && saysCents(header);
        if (cents) this.remarks.push(centsRemark(header));
        return (text) => {
          const reading = readNumber(text, decimal ?? '.', 'read');
          if (reading.kind !== 'value') return reading;
          const exact = rounded(cents ? hundredth(reading.exact) : reading.exact);
          return exact === null ? { kind: 'unreadable' } : { kind: 'value', value: exact };
        };
      }
      case 'score': {
        const isNone = notAnswers(this.plan);
        return (text) => {
          const reading = isNone(text) ? ({ kind: 'missing' } as const) : readScore(text, scale!);
          return reading.kind === 'out-of-scale' ? { kind: 'out-of-scale' } : reading;
        };
      }
      case 'boolean':
        return (text) => {
          const reading = readBoolean(text, words);
          return reading.kind === 'value' ? { kind: 'value', value: reading.value ? 1 : 0 } : reading;
        };
    }
  }
}

function dayIn(text: string, style: SettledDates): TypedReading {
  const reading = readDate(text, style);
  return reading.kind === 'value' ? { kind: 'value', value: dayNumberOf(reading.day) } : reading;
}

const centsRemark = (header: string): Remark => ({
  severity: 'info',
  code: 'money-in-cents',
  message: {
    en: `${header} is in cents: its amounts were divided by 100`,
    es: `${header} está en céntimos: sus importes se dividieron entre 100`,
  },
});

/** Words that a product writes where a score would stand. */
function notAnswers({ opened }: TypedPlan): (text: string) => boolean {
  const words = new Set((opened.exported?.notAnswers ?? []).map(fold));
  return (text) => words.size > 0 && fold(text) !== '' && words.has(fold(text));
}
