import { readDate } from '../../../../values/dates/date.ts';
import type { SettledDates } from '../../../styles.ts';
import { mapped, type Coded } from '../../encoding/coded.ts';
import type { EncodedColumn } from '../../encoding/encoded.ts';
import { nothing, type TypedReading } from '../../reading.ts';

/** The moments that a column of dates says, in microseconds since 1970 UTC; a day without a time is its midnight. */
export const instantsOf = ({ texts, codes }: EncodedColumn, style: SettledDates): Coded<TypedReading> =>
  mapped({ distinct: texts, codes }, (text): TypedReading => {
    const reading = readDate(text, style);
    return reading.kind === 'value' ? { kind: 'value', value: microseconds(reading.sortKey) } : nothing;
  });

/**
 * @example microseconds('2026-01-01T00:00:00.000001999') // => '1767225600000001'
 */
export function microseconds(sortKey: string): string {
  const [moment = '', fraction = ''] = sortKey.split('.');
  const seconds = BigInt(Date.parse(`${moment}Z`) / 1000);
  return String(seconds * 1_000_000n + BigInt(fraction.slice(0, 6)));
}

/** How many texts of a column say a zone, and whether any says a time of day. */
export function clocksOf({ texts }: EncodedColumn, style: SettledDates) {
  let [zoned, unzoned] = [0, 0];
  for (const text of texts) {
    const reading = readDate(text, style);
    if (reading.kind !== 'value') continue;
    if (reading.instant === null) unzoned += 1;
    else zoned += 1;
  }
  return { zoned, unzoned, hasTimes: texts.some((text) => /\d:\d\d|\d{10}/u.test(text)) };
}
