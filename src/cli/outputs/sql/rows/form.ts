import type { Sql } from '../../../../sql/tag.ts';
import type { Zone } from '../../../../values/dates/zones/zone.ts';

/** A form in which SQL reads the texts of a column, and its twin. */
export interface Form {
  readonly sql: (cell: Sql) => Sql;
  /** What it makes of a text; undefined where that is not known here. */
  readonly value: (text: string) => string | null | undefined;
}

/** The zone in which days are counted, and between which moments the records lie, in milliseconds. */
export interface Clock {
  readonly zone: Zone;
  readonly between: readonly [number, number];
}
