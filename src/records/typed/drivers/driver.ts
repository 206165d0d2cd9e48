import type { Remark } from '../../../sources/source.ts';
import type { Coded } from '../encoding/coded.ts';
import type { TypedReading } from '../reading.ts';

/** A column that may tell who leaves sooner, or move a score, and what each record says there: a number as an exact decimal, else its text. */
export interface Driver {
  readonly header: string;
  /** Null where it was left out. */
  readonly says: Coded<TypedReading> | null;
}

export interface SettledDrivers {
  readonly drivers: readonly Driver[];
  readonly remarks: readonly Remark[];
}
