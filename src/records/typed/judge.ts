import { meets } from '../../questions/where/matches.ts';
import { numbersIn } from '../../questions/where/parse.ts';
import type { Reason } from '../../results/reasons.ts';
import type { Remark } from '../../sources/source.ts';
import { dayNumberOf } from '../../values/dates/calendar.ts';
import { asSeen, lowered } from '../../values/folding.ts';
import type { Decimal } from '../../values/numbers/number.ts';
import { segmentOf, type Excluded } from '../judge.ts';
import type { SettledDates } from '../styles.ts';
import { measureWeightOf, weightOf } from '../weights/weight.ts';
import { answersByRecord, isAnswered, noAnswer, type FirstAnswer } from './lent/answers.ts';
import { checkOf, firstOf, type Check } from './checks.ts';
import type { Driver } from './drivers/driver.ts';
import { driverChecks, driverSegments, settledDrivers } from './drivers/drivers.ts';
import { constant, mapped, ofRow, paired, type Coded } from './encoding/coded.ts';
import type { Codes } from '../../sources/codes.ts';
import type { EncodedColumn, EncodedRecords } from './encoding/encoded.ts';
import { idsSaid } from './ids/said.ts';
import { meaningRule } from './meaning/index.ts';
import type { Meaning } from './meaning/meaning.ts';
import { mayBe, type Asked, type PlannedColumn, type TypedPlan } from './plan.ts';
import { nothingLent, type Lent, type Members } from './lent/lent.ts';
import { nothing, type TypedReading } from './reading.ts';
import { Texts } from './texts.ts';

/** Judges records whose texts are numbered: each distinct text is read once, and a record is judged by its numbers. */
export class TypedJudge {
  readonly plan: TypedPlan;
  /** How the dates of the relation were understood; null where none was needed. */
  readonly dates: SettledDates | null;
  readonly decimal: Decimal | null;
  readonly meaning: Meaning;
  /** What was understood of the texts. */
  readonly remarks: readonly Remark[];

  private readonly asked: Asked;
  private readonly texts: Texts;
  private readonly values: ReadonlyMap<PlannedColumn, Coded<TypedReading>>;
  private readonly date: Coded<TypedReading> | null;
  /** The first answer of the customer of each record; null where none was asked for. */
  private readonly firstAnswers: Coded<FirstAnswer | null> | null;
  /** What may tell who leaves sooner; none where groups are asked for. */
  private readonly drivers: readonly Driver[];
  /** What the words of a record leave out, and what else does, in the order of reasons; only what can leave out any. */
  private readonly statusChecks: readonly Check[];
  private readonly checks: Check[];

  /** @throws date-order-ambiguous, decimal-undecided, and what the meaning of a relation refuses */
  constructor(plan: TypedPlan, asked: Asked, records: EncodedRecords, { members, answers }: Lent = nothingLent) {
    this.plan = plan;
    this.asked = asked;
    this.texts = new Texts(plan, asked, records);
    this.meaning = meaningRule(plan.opened.relation)(this.texts);
    this.dates = plan.date === null ? null : this.texts.dateStyle(plan.date);
    this.decimal = this.texts.settledDecimal;
    this.values = new Map(plan.columns.map((column) => [column, this.readingsOf(column)]));
    this.date = this.dateReadings();
    this.firstAnswers = answers === null ? null : answersByRecord(answers, this.customerIds);
    this.statusChecks = this.byStatus();
    this.checks = [
      ...this.withoutId(),
      ...this.withoutDay(),
      ...this.contradicting(),
      ...this.outsideDays(),
      ...this.filtered(),
      ...this.outsiders(members),
      ...this.unanswered(),
      ...this.withoutValue(),
    ];
    const drivers = settledDrivers(this.texts, plan.drivers, (row) => this.excluded(row, false) === null);
    this.drivers = drivers.drivers;
    this.checks.push(...driverChecks(this.drivers, this.texts), ...this.withoutWeight());
    this.remarks = [...this.texts.remarks, ...drivers.remarks];
  }

  /** How the dates of each column that was read as dates are written. */
  get dateStyles(): ReadonlyMap<string, SettledDates> {
    return this.texts.dateStyles;
  }

  column(header: string): EncodedColumn {
    return this.texts.encoded(header);
  }

  /** How much a record weighs in the file, 1 where no weight was asked for, or why it has no weight. */
  weight(row: number): number | Reason {
    const read = this.plan.drivers?.measures === undefined ? weightOf : measureWeightOf;
    return this.plan.weight === null ? 1 : read(this.texts.reading(this.plan.weight, row));
  }

  /** Its value in each column of the population, for raking. */
  levels(row: number): readonly string[] {
    return [...this.plan.population.values()].map((header) => asSeen(this.texts.text(header, row)));
  }

  /** Why the product itself leaves a record out: a preview, an answer that was not finished, money that never came. */
  statusReason(row: number): Excluded | null {
    return firstOf(this.statusChecks, row);
  }

  /** Why a record is left out, in the order of reasons; null when it is used. */
  excluded(row: number, isDuplicate: boolean): Excluded | null {
    const status = this.statusReason(row);
    if (status !== null) return status;
    if (isDuplicate) return { kind: 'excluded', reason: 'duplicate' };
    return firstOf(this.checks, row);
  }

  /** The numbers of days since 1970 on which records happened; null where no date was needed. */
  get days(): Coded<TypedReading> | null {
    return this.date;
  }

  /** The day on which a record with a readable date happened. */
  day(row: number): number {
    const reading = this.date === null ? nothing : ofRow(this.date, row);
    return reading.kind === 'value' ? Number(reading.value) : -Infinity;
  }

  /** What records say in a column. */
  readings(column: PlannedColumn): Coded<TypedReading> {
    return this.values.get(column)!;
  }

  /** The ids of customers in the files, whichever of their records are used. */
  get customers(): ReadonlySet<string> {
    return this.texts.customers;
  }

  private get customerIds(): Coded<TypedReading> {
    return this.readings(this.plan.columns.find(({ column }) => column === 'customer_id')!);
  }

  /** The ids of a column in the order of its texts; blank where a text is none. */
  ids(header: string): readonly string[] {
    return idsSaid(this.texts.readings(header, 'id').distinct);
  }

  /** The segments of records: their texts under the headers of `--by`. */
  get segments(): Coded<readonly string[]> {
    if (this.drivers.length > 0) return driverSegments(this.drivers, this.texts.rows);
    const none: Coded<readonly string[]> = constant([], this.texts.rows);
    return this.plan.by.reduce((names, header) => {
      if (header === null)
        return paired(this.firstAnswers!, names, (answer, before) => [...before, answer?.group ?? '']);
      const { texts } = this.texts.encoded(header);
      return paired({ distinct: texts, codes: this.carried(header) }, names, (text, before) => [
        ...before,
        segmentOf(text),
      ]);
    }, none);
  }

  /** The days of first answers; nothing where none was asked for. */
  get answered(): Coded<TypedReading> {
    if (this.firstAnswers === null) return constant(nothing, this.texts.rows);
    return mapped(this.firstAnswers, (answer) => (answer === null ? nothing : { kind: 'value', value: answer.day }));
  }

  /** The record that says what stands under a header: for a line that leaves it blank, that which speaks for its order. */
  private speaking(header: string, row: number): number {
    const isSaid = this.texts.text(header, row).trim() !== '';
    return isSaid ? row : (this.meaning.speaker?.(row) ?? row);
  }

  private carried(header: string): Codes {
    const { codes } = this.texts.encoded(header);
    if (this.meaning.speaker === undefined) return codes;
    return Int32Array.from(codes, (_, row) => codes[this.speaking(header, row)]!);
  }

  private byStatus(): Check[] {
    // What the words of payment leave out is the meaning of transactions.
    const marked = this.plan.opened.exclusions.filter(({ reason }) => reason !== 'status-excluded');
    const own = marked.flatMap(({ header, values, reason }) => {
      const { texts, codes } = this.texts.encoded(header);
      const marks = values === 'blank' ? [''] : values.map(lowered);
      const isMarked = (text: string) => marks.includes(lowered(text.trim()));
      return checkOf({ distinct: texts, codes }, isMarked, () => ({ kind: 'excluded', reason }));
    });
    const { meaning } = this;
    return meaning.statusReason === undefined ? own : [...own, (row) => meaning.statusReason!(row)];
  }

  private withoutId(): Check[] {
    return this.plan.columns
      .filter(({ declared, needed }) => declared.type === 'id' && needed)
      .flatMap((column) => this.valueCheck(column, ({ kind }) => (kind === 'missing' ? 'id-missing' : null)));
  }

  private withoutDay(): Check[] {
    const { date } = this.plan;
    if (date === null) return [];
    return checkOf(
      this.date!,
      ({ kind }) => kind !== 'value',
      (row) =>
        this.meaning.lacksDate?.(row) === true
          ? null
          : { kind: 'excluded', reason: 'date-unreadable', column: date, text: this.texts.text(date, row) },
    );
  }

  private contradicting(): Check[] {
    const { meaning } = this;
    return meaning.contradiction === undefined ? [] : [(row) => meaning.contradiction!(row)];
  }

  private outsideDays(): Check[] {
    const { from, to } = this.asked;
    const first = from === null || this.plan.window === 'history' ? -Infinity : dayNumberOf(from);
    const last = to === null ? Infinity : dayNumberOf(to);
    const isOutside = (one: TypedReading) =>
      one.kind === 'value' && (Number(one.value) < first || Number(one.value) > last);
    if (this.date === null) return [];
    return checkOf(this.date, isOutside, () => ({ kind: 'excluded', reason: 'out-of-period' }));
  }

  private filtered(): Check[] {
    const { where } = this.asked;
    if (where === null) return [];
    const header = (name: string) => this.plan.where.get(name)!;
    return [
      (row) => {
        const cells = this.texts.cells(header, (of) => this.speaking(of, row));
        const met = meets(where, cells);
        if (met !== 'unread') return met === 'yes' ? null : { kind: 'excluded', reason: 'filtered' };
        const unread = [...numbersIn(where)].find(cells.isUnread)!;
        return { kind: 'excluded', reason: 'value-unreadable', column: header(unread), text: cells.text(unread) };
      },
    ];
  }

  /** Records of customers whom the condition leaves out in another relation. */
  private outsiders(members: Members): Check[] {
    if (members === null || !this.plan.columns.some(({ column }) => column === 'customer_id')) return [];
    const isOutside = (one: TypedReading) => one.kind === 'value' && !members(String(one.value));
    return checkOf(this.customerIds, isOutside, () => ({ kind: 'excluded', reason: 'filtered' }));
  }

  private unanswered(): Check[] {
    const { firstAnswers, plan } = this;
    if (firstAnswers === null) return [];
    const ended = plan.columns.find(({ column }) => column === 'ended_at');
    const ends = ended === undefined ? constant(nothing, this.texts.rows) : this.readings(ended);
    return [(row) => (isAnswered(ofRow(firstAnswers, row), ofRow(ends, row)) ? null : noAnswer(plan.answered!))];
  }

  private withoutValue(): Check[] {
    const { meaning } = this;
    const columns = this.plan.columns.flatMap((column) =>
      this.valueCheck(column, ({ kind }) => (kind === 'value' || mayBe(column, kind) ? null : `value-${kind}`)),
    );
    return meaning.lack === undefined ? columns : [...columns, (row) => meaning.lack!(row)];
  }

  private withoutWeight(): Check[] {
    const { weight } = this.plan;
    if (weight === null) return [];
    return [
      (row) => {
        const reason = this.weight(row);
        if (typeof reason === 'number') return null;
        return { kind: 'excluded', reason, column: weight, text: this.texts.text(weight, row) };
      },
    ];
  }

  private valueCheck(column: PlannedColumn, reasonOf: (reading: TypedReading) => Reason | null): Check[] {
    const reasons = mapped(this.readings(column), reasonOf);
    return checkOf(
      reasons,
      (reason) => reason !== null,
      (row) => ({
        kind: 'excluded',
        reason: ofRow(reasons, row)!,
        column: column.column,
        text: column.header === null ? '' : this.texts.text(column.header, row),
      }),
    );
  }

  private readingsOf({ column, header, declared }: PlannedColumn): Coded<TypedReading> {
    const own = this.meaning.values?.get(column);
    if (own !== undefined) return own;
    return header === null ? constant(nothing, this.texts.rows) : this.texts.readings(header, declared.type, declared);
  }

  private dateReadings(): Coded<TypedReading> | null {
    const { date, columns } = this.plan;
    if (date === null) return null;
    const read = columns.find(({ header, declared }) => header === date && declared.type === 'date');
    return read === undefined ? this.texts.readings(date, 'date') : this.values.get(read)!;
  }
}
