import type { Remark } from '../../../sources/source.ts';
import type { Excluded } from '../../judge.ts';
import type { SettledDates } from '../../styles.ts';
import type { Coded } from '../encoding/coded.ts';
import type { EncodedColumn } from '../encoding/encoded.ts';
import type { Asked, TypedPlan } from '../plan.ts';
import type { TypedReading } from '../reading.ts';

/** The records of a relation as their texts say it by themselves, before what they mean together is asked. */
export interface Facts {
  readonly plan: TypedPlan;
  readonly asked: Asked;
  readonly rows: number;
  /** Columns of few texts among those that the plan does not read, where it watches them. */
  readonly words: ReadonlyMap<string, EncodedColumn>;
  /** How many records repeat another cell by cell, where the plan watches them. */
  readonly repeats: number;
  /** The texts of a header that the plan reads. */
  encoded(header: string): EncodedColumn;
  /** How the texts of a header are read as one type, each once. */
  readings(header: string, type: 'id' | 'text' | 'date' | 'money' | 'number'): Coded<TypedReading>;
  /** What its texts of dates say that are written as usual, in seconds since 1970; NaN of the others. */
  moments(header: string): Float64Array;
  /** How the dates of a header are written. */
  dateStyle(header: string): SettledDates;
}

/**
 * What the records of one relation mean beyond the texts of their columns: that a word says the money never came, that an
 * end in the year 9999 is none. Settled over all records before one is judged.
 */
export interface Meaning {
  /** The record that says what this one leaves blank: another line of the same order. */
  speaker?(row: number): number;
  /** Why the words of a record leave it out before anything else is asked of it. */
  statusReason?(row: number): Excluded | null;
  /** What records say in a column, where their texts alone do not say it. */
  readonly values?: ReadonlyMap<string, Coded<TypedReading>>;
  /** Whether a record without a readable date lacks one (`value-missing`) where it is not misspelt (`date-unreadable`). */
  lacksDate?(row: number): boolean;
  /** Why the dates of a record contradict each other. */
  contradiction?(row: number): Excluded | null;
  /** Why a record that passed all else says too little. */
  lack?(row: number): Excluded | null;
  /**
   * What is to be said of the records once all are judged.
   * @param used the places of those that count
   * @throws what makes the whole file unfit
   */
  remarks?(used: Int32Array, excluded: Judged): readonly Remark[];
}

/** Why a record is left out; null where it is used. */
export type Judged = (row: number) => Excluded | null;

/** How a relation comes to its meaning; the columns that it reads beside those of a query are in `beside.ts`. */
export type MeaningRule = (facts: Facts) => Meaning;
