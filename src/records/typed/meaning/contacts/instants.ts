import { microseconds, readDate, usualSeconds } from '../../../../values/dates/date.ts';
import type { SettledDates } from '../../../styles.ts';
import { mapped, type Coded } from '../../encoding/coded.ts';
import type { EncodedColumn } from '../../encoding/encoded.ts';
import { nothing, type TypedReading } from '../../reading.ts';

/** The moments that a column of dates says, in microseconds since 1970 UTC; a day without a time is its midnight. */
export const instantsOf = ({ texts, codes }: EncodedColumn, style: SettledDates): Coded<TypedReading> =>
  mapped({ distinct: texts, codes }, (text): TypedReading => {
    const usual = usualSeconds(text, style);
    if (usual !== null) return { kind: 'value', value: 1e6 * usual };
    const reading = readDate(text, style);
    return reading.kind === 'value' ? { kind: 'value', value: microseconds(reading.sortKey) } : nothing;
  });

/** How many texts of a column say a zone, and whether any says a time of day. */
export function clocksOf({ texts }: EncodedColumn, style: SettledDates) {
  let [zoned, unzoned] = [0, 0];
  for (const text of texts) {
    if (usualSeconds(text, style) !== null) {
      unzoned += 1;
      continue;
    }
    const reading = readDate(text, style);
    if (reading.kind !== 'value') continue;
    if (reading.instant === null) unzoned += 1;
    else zoned += 1;
  }
  return { zoned, unzoned, hasTimes: texts.some((text) => /\d:\d\d|\d{10}/u.test(text)) };
}
