import { datePart } from '../values/dates/date-part.ts';
import type { Reading } from './engine.ts';

/** What a tally reads of one cell: the rule that engines follow by bytes or in SQL. */
export function cellRead(cell: string, reading: Reading): string {
  return reading === 'raw' ? cell : datePart(cell, reading === 'zoned-date-part');
}
