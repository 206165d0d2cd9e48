import type { Text } from '../../messages/language.ts';
import type { DateOrder } from '../../values/dates/date.ts';
import { dateStyle, readDate, type DateStyle } from '../../values/dates/date.ts';
import { isNoDate } from '../../values/dates/no-date.ts';
import type { Zone } from '../../values/dates/zones/zone.ts';
import { isMissing } from '../../values/missing.ts';
import { decimalStyle, readNumber, type Decimal, type Exponents } from '../../values/numbers/number.ts';
import type { ValueCount } from '../../values/reading.ts';

const mostDistinct = 2000;

/** What stands in a column: its values where they are few, else one for each form that they have. */
export class ColumnValues {
  private readonly counts = new Map<string, number>();
  /** Once there are many values: one of each form, with the rows that have it. */
  private forms: Map<string, ValueCount & { readonly text: string }> | null = null;
  /** Words and marks that stand for no answer, which no form may stand for. */
  private readonly silences = new Map<string, number>();
  private blanks = 0;

  add(text: string): void {
    if (text.trim() === '') {
      this.blanks += 1;
      return;
    }
    if (this.forms !== null) {
      this.addForm(text, 1);
      return;
    }
    this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
    if (this.counts.size > mostDistinct) {
      this.forms = new Map();
      for (const [value, rows] of this.counts) this.addForm(value, rows);
      this.counts.clear();
    }
  }

  get blank(): number {
    return this.blanks;
  }

  /** The number of distinct values; null where they are too many to have been counted. */
  get distinct(): number | null {
    return this.forms === null ? this.counts.size : null;
  }

  /** What is written where there is no answer: `N/A`, `-`, `Prefiero no contestar`. */
  get missing(): readonly ValueCount[] {
    return this.forms === null ? listed(this.counts).filter(({ text }) => isMissing(text)) : listed(this.silences);
  }

  /** Evidence for how the column writes its values: every form with its rows. */
  get evidence(): readonly ValueCount[] {
    return this.forms === null ? listed(this.counts).filter(({ text }) => !isMissing(text)) : [...this.forms.values()];
  }

  private addForm(text: string, rows: number): void {
    if (isMissing(text)) {
      this.silences.set(text, rows + (this.silences.get(text) ?? 0));
      return;
    }
    // What stands for no date has the form of one.
    const form = isNoDate(text) ? text : formOf(text);
    const known = this.forms!.get(form);
    this.forms!.set(form, { text: known?.text ?? text, rows: rows + (known?.rows ?? 0) });
  }
}

const listed = (counts: ReadonlyMap<string, number>): ValueCount[] =>
  [...counts].map(([text, rows]) => ({ text, rows }));

/** Texts of one form are read alike: letters and digits become classes, and a number says whether it can be a month, or is a
 * 0 before which nothing is grouped (`0.125` beside `1.250`). */
function formOf(text: string): string {
  const short = text.length > 64 ? `${text.slice(0, 64)}…` : text;
  return short
    .replaceAll(
      /\d+/gu,
      (digits) =>
        `${digits === '0' ? 'Z' : digits.length > 2 ? '9' : Number(digits) > 31 ? 'Y' : Number(digits) > 12 ? 'D' : 'M'}${digits.length}`,
    )
    .replaceAll(/\p{L}{4,}/gu, 'aaaa');
}

export type ColumnKind = 'date' | 'number' | 'text' | 'empty';

/** How a column's values were understood, by the evidence of all of them. */
export interface ColumnProfile {
  readonly kind: ColumnKind;
  readonly decimal: Decimal | null;
  readonly dates: DateStyle | null;
  readonly evidence: Text | null;
  /** Numbers are there whose value depends on the separator, and nothing settles it. */
  readonly undecided: boolean;
  /** Rows whose value cannot be read as the column's other values are, and one of them for each text. */
  readonly strays: readonly ValueCount[];
  /** What stands for no answer. */
  readonly missing: readonly ValueCount[];
  /** What stands for no date: a day 0, the year 9999, `present`. */
  readonly noDates: readonly ValueCount[];
}

/** How a column is to be looked at. */
export interface Sight {
  /** It plays a date, so that even numbers are looked at as one. */
  readonly asDate: boolean;
  /** A run takes what stands for no date for none. */
  readonly takesNoDates: boolean;
  readonly order: DateOrder | null;
  readonly zone: Zone;
  readonly decimal: Decimal | null;
  readonly exponents: Exponents;
}

const byOption: Text = { en: 'named by --decimal', es: 'indicado con --decimal' };

export function profileOf(
  values: ColumnValues,
  { asDate, takesNoDates, order, zone, decimal: told, exponents }: Sight,
): ColumnProfile {
  const all = values.evidence;
  const noDates = takesNoDates ? all.filter(({ text }) => isNoDate(text)) : [];
  const written = noDates.length === 0 ? all : all.filter(({ text }) => !isNoDate(text));
  const { missing } = values;
  const rows = sum(written);
  const unread = { decimal: null, dates: null, evidence: null, undecided: false, strays: [], missing, noDates };
  if (rows === 0) return { kind: noDates.length === 0 ? 'empty' : 'date', ...unread };
  const dates = dateStyle(written, order === null ? { zone } : { order, zone });
  const numbersOnly = dates.excelSerial || dates.epoch !== null;
  const inForm = rows - dates.otherForms;
  if (dates.family !== null && inForm > rows / 2 && (asDate || !numbersOnly)) {
    const strays = dates.ambiguous ? [] : written.filter(({ text }) => readDate(text, dates).kind !== 'value');
    return { ...unread, kind: 'date', dates, evidence: dates.evidence, strays };
  }
  const style = decimalStyle(written, exponents);
  const decimal = told ?? style.decimal;
  const strays = written.filter(({ text }) => readNumber(text, decimal ?? '.', exponents).kind !== 'value');
  if (sum(strays) > rows / 2) return { kind: 'text', ...unread };
  const undecided = decimal === null && style.ambiguous > 0;
  const evidence = told !== null ? byOption : style.decimal === null && !undecided ? null : style.evidence;
  return { ...unread, kind: 'number', decimal, evidence, undecided, strays };
}

const sum = (values: readonly ValueCount[]) => values.reduce((total, { rows }) => total + rows, 0);
