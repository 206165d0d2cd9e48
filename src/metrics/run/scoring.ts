import type { QueryValue } from '../../engines/engine.ts';
import type { Keys } from '../../records/typed/ids/keys.ts';
import { identifier, sql, type Sql } from '../../sql/tag.ts';
import { decimalText, amountUnits } from '../../values/numbers/exact.ts';
import type { ScoreColumn, ScoreKind, Scorer } from '../scores.ts';
import { placesName } from './asking/tables/places.ts';

/** A customer's id and scores: amounts as their exact digits. */
export type ScoreRow = readonly [id: string, ...scores: (string | number | null)[]];

/** The rows of customers of a run, which no part of the program keeps. */
export interface Scores {
  readonly columns: readonly ScoreColumn[];
  /** Hands over one row after the other, in the order of ids. @returns how many there were */
  stream(onRow: (row: ScoreRow) => void | Promise<void>): Promise<number>;
}

/** The rows of a query in the order of the ids that they begin with. */
export const inOrderOfIds = (query: Sql): Sql => sql`
SELECT scores.* FROM (${query}) AS scores
JOIN ${identifier(placesName)} AS places ON places.customer_id = scores.customer_id
ORDER BY places.place`;

/** The scores of a customer as SQL gives them. */
export const plainCells =
  (columns: readonly ScoreColumn[]): Scorer =>
  (values) => {
    if (values.length !== columns.length)
      throw new Error(`scores are not customer_id, ${columns.map(({ name }) => name).join(', ')}`);
    return columns.map(({ kind }, at) => scoreOf(values[at] ?? null, kind));
  };

/** @param keys the ids behind numbers; what stays in a cluster says its own */
export const scoreRow = ([number, ...values]: readonly QueryValue[], cellsOf: Scorer, keys: Keys): ScoreRow => [
  typeof number === 'string' ? number : keys.id(Number(number)),
  ...cellsOf(values),
];

function scoreOf(value: QueryValue, kind: ScoreKind): string | number | null {
  if (value === null) return null;
  if (kind === 'text') return String(value);
  return kind === 'money' ? decimalText(amountUnits(String(value))) : Number(value);
}
