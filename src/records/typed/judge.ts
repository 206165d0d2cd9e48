import { matches } from '../../questions/where/matches.ts';
import type { Reason } from '../../results/reasons.ts';
import type { Remark } from '../../sources/source.ts';
import { dayNumberOf } from '../../values/dates/calendar.ts';
import { lowered } from '../../values/folding.ts';
import type { Decimal } from '../../values/numbers/number.ts';
import { blankSegment, type Excluded } from '../judge.ts';
import type { SettledDates } from '../styles.ts';
import type { EncodedColumn, EncodedRecords } from './encoded.ts';
import { meaningRule } from './meaning/index.ts';
import type { Meaning } from './meaning/meaning.ts';
import type { Asked, PlannedColumn, TypedPlan } from './plan.ts';
import { nothing, type TypedReading } from './reading.ts';
import { Texts } from './texts.ts';

type ReadRow = (row: number) => TypedReading;

/** Whether a record must say something in a column. */
const mustSay = ({ needed, filesMayLack, header }: PlannedColumn): boolean =>
  needed && !(filesMayLack === true && header === null);

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
  private readonly values: ReadonlyMap<PlannedColumn, ReadRow>;
  private readonly dateOf: ReadRow | null;
  private readonly statuses: readonly {
    readonly reason: Reason;
    readonly hits: readonly boolean[];
    readonly codes: Int32Array;
  }[];
  private readonly span: { readonly from: number | null; readonly to: number | null };

  /** @throws date-order-ambiguous, decimal-undecided, and what the meaning of a relation refuses */
  constructor(plan: TypedPlan, asked: Asked, records: EncodedRecords) {
    this.plan = plan;
    this.asked = asked;
    this.span = {
      from: asked.from === null || plan.window === 'history' ? null : dayNumberOf(asked.from),
      to: asked.to === null ? null : dayNumberOf(asked.to),
    };
    this.texts = new Texts(plan, asked, records);
    this.meaning = meaningRule(plan.opened.relation)(this.texts);
    this.dates = plan.date === null ? null : this.texts.dateStyle(plan.date);
    this.decimal = this.texts.settledDecimal;
    this.values = new Map(plan.columns.map((column) => [column, this.readerOf(column)]));
    this.dateOf = this.dateReader();
    this.remarks = this.texts.remarks;
    // What the words of payment leave out is the meaning of transactions.
    const marked = plan.opened.exclusions.filter(({ reason: why }) => why !== 'status-excluded');
    this.statuses = marked.map(({ header, values, reason }) => {
      const { texts, codes } = this.texts.encoded(header);
      const marks = values === 'blank' ? [''] : values.map(lowered);
      return { reason, codes, hits: texts.map((text) => marks.includes(lowered(text.trim()))) };
    });
  }

  /** How the dates of each column that was read as dates are written. */
  get dateStyles(): ReadonlyMap<string, SettledDates> {
    return this.texts.dateStyles;
  }

  /** The ids that link all sound records with those of another relation. */
  get links(): EncodedColumn {
    return this.texts.encoded(this.plan.columns.find(({ links }) => links !== undefined)!.header!);
  }

  /** How much a record weighs in the file, 1 where no weight was asked for; null where its cell is no positive number. */
  weight(row: number): number | null {
    if (this.plan.weight === null) return 1;
    const weight = this.texts.number(this.plan.weight, row);
    return weight !== null && weight > 0 && Number.isFinite(weight) ? weight : null;
  }

  /** Its value in each column of the population, for raking. */
  levels(row: number): readonly string[] {
    return [...this.plan.population.values()].map((header) => this.texts.text(header, row).trim());
  }

  /** Why the product itself leaves a record out: a preview, an answer that was not finished, money that never came. */
  statusReason(row: number): Excluded | null {
    for (const { reason, hits, codes } of this.statuses)
      if (hits[codes[row]!] === true) return { kind: 'excluded', reason };
    return this.meaning.statusReason?.(row) ?? null;
  }

  /** Why a record is left out, in the order of reasons; null when it is used. */
  excluded(row: number, isDuplicate: boolean): Excluded | null {
    const status = this.statusReason(row);
    if (status !== null) return status;
    if (isDuplicate) return { kind: 'excluded', reason: 'duplicate' };
    return (
      this.withoutId(row) ??
      this.withoutDay(row) ??
      this.meaning.contradiction?.(row) ??
      this.outsideDays(row) ??
      this.filtered(row) ??
      this.withoutValue(row)
    );
  }

  /** The number of days since 1970 on which a record happened; null where no date was needed, or it has none. */
  day(row: number): number | null {
    const reading = this.dateOf?.(row);
    return reading?.kind === 'value' ? (reading.value as number) : null;
  }

  /** What a used record says in a column; null where it says nothing. */
  value(column: PlannedColumn, row: number): number | string | null {
    const reading = this.values.get(column)!(row);
    return reading.kind === 'value' ? reading.value : null;
  }

  /** The ids of customers in the files, whichever of their records are used. */
  get customers(): ReadonlySet<string> {
    return this.texts.customers;
  }

  /** The ids of a column in the order of its texts; blank where a text is none. */
  ids(header: string): readonly string[] {
    return this.texts.readings(header, 'id').map((one) => (one.kind === 'value' ? String(one.value) : ''));
  }

  segment(row: number): readonly string[] {
    return this.plan.by.map((header) => this.texts.text(header, row).trim() || blankSegment);
  }

  private withoutId(row: number): Excluded | null {
    for (const column of this.plan.columns) {
      if (column.declared.type !== 'id' || !column.needed) continue;
      if (this.values.get(column)!(row).kind === 'missing')
        return { kind: 'excluded', reason: 'id-missing', column: column.column, text: this.textOf(column, row) };
    }
    return null;
  }

  private withoutDay(row: number): Excluded | null {
    const { date } = this.plan;
    if (date === null || this.day(row) !== null || this.meaning.lacksDate?.(row) === true) return null;
    return { kind: 'excluded', reason: 'date-unreadable', column: date, text: this.texts.text(date, row) };
  }

  private outsideDays(row: number): Excluded | null {
    const day = this.day(row);
    if (day === null) return null;
    const { from, to } = this.span;
    const isOutside = (from !== null && day < from) || (to !== null && day > to);
    return isOutside ? { kind: 'excluded', reason: 'out-of-period' } : null;
  }

  private filtered(row: number): Excluded | null {
    const { where } = this.asked;
    if (where === null) return null;
    const header = (name: string) => this.plan.where.get(name)!;
    const meets = matches(where, {
      text: (name) => this.texts.text(header(name), row),
      number: (name) => this.texts.number(header(name), row),
    });
    return meets ? null : { kind: 'excluded', reason: 'filtered' };
  }

  private withoutValue(row: number): Excluded | null {
    for (const column of this.plan.columns) {
      const { kind } = this.values.get(column)!(row);
      if (kind === 'value' || (kind === 'missing' && !mustSay(column))) continue;
      return {
        kind: 'excluded',
        reason: `value-${kind}`,
        column: column.column,
        text: this.textOf(column, row),
      };
    }
    const { weight } = this.plan;
    if (weight !== null && this.weight(row) === null)
      return { kind: 'excluded', reason: 'value-unreadable', column: weight, text: this.texts.text(weight, row) };
    return this.meaning.lack?.(row) ?? null;
  }

  private readerOf({ column, header, declared }: PlannedColumn): ReadRow {
    const own = this.meaning.values?.get(column);
    if (own !== undefined) return own;
    return header === null ? () => nothing : this.rowsOf(header, this.texts.readings(header, declared.type, declared));
  }

  private dateReader(): ReadRow | null {
    const { date, columns } = this.plan;
    if (date === null) return null;
    const read = columns.find(({ header, declared }) => header === date && declared.type === 'date');
    return read === undefined ? this.rowsOf(date, this.texts.readings(date, 'date')) : this.values.get(read)!;
  }

  private rowsOf(header: string, readings: readonly TypedReading[]): ReadRow {
    const { codes } = this.texts.encoded(header);
    return (row) => readings[codes[row]!]!;
  }

  private textOf({ header }: PlannedColumn, row: number): string {
    return header === null ? '' : this.texts.text(header, row);
  }
}
