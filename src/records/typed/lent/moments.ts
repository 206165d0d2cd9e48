import { readDate } from '../../../values/dates/date.ts';
import { compareTexts } from '../../order.ts';
import type { SettledDates } from '../../styles.ts';
import { mapped, type Coded } from '../encoding/coded.ts';
import type { EncodedColumn } from '../encoding/encoded.ts';
import { nothing, type TypedReading } from '../reading.ts';

/** The places of the moments that a column of dates says, in their order. */
export function momentsOf({ texts, codes }: EncodedColumn, style: SettledDates): Coded<TypedReading> {
  const keys = mapped({ distinct: texts, codes }, (text) => {
    const reading = readDate(text, style);
    return reading.kind === 'value' ? reading.sortKey : null;
  });
  const inOrder = [...new Set(keys.distinct.filter((key) => key !== null))].toSorted(compareTexts);
  const places = new Map(inOrder.map((key, place) => [key, place]));
  return mapped(keys, (key) => (key === null ? nothing : { kind: 'value', value: places.get(key)! }));
}
