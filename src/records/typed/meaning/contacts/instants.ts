import { microseconds, readDate, takesUsual } from '../../../../values/dates/date.ts';
import type { SettledDates } from '../../../styles.ts';
import { mapped, type Coded } from '../../encoding/coded.ts';
import { nothing, type TypedReading } from '../../reading.ts';
import type { Facts } from '../meaning.ts';

/** The moments that a column of dates says, in microseconds since 1970 UTC; a day without a time is its midnight. */
export function instantsOf(facts: Facts, header: string): Coded<TypedReading> {
  const { texts, codes } = facts.encoded(header);
  const style = facts.dateStyle(header);
  const usual = usualIn(facts, header, style);
  return mapped({ distinct: texts, codes }, (text, code): TypedReading => {
    const seconds = usual[code] ?? Number.NaN;
    if (!Number.isNaN(seconds)) return { kind: 'value', value: 1e6 * seconds };
    const reading = readDate(text, style);
    return reading.kind === 'value' ? { kind: 'value', value: microseconds(reading.sortKey) } : nothing;
  });
}

/** How many texts of a column say a zone, and whether any says a time of day. */
export function clocksOf(facts: Facts, header: string) {
  const { texts } = facts.encoded(header);
  const style = facts.dateStyle(header);
  const usual = usualIn(facts, header, style);
  let [zoned, unzoned] = [0, 0];
  for (const [code, text] of texts.entries()) {
    const reading = Number.isNaN(usual[code] ?? Number.NaN) ? readDate(text, style) : ofNoZone;
    if (reading.kind !== 'value') continue;
    if (reading.instant === null) unzoned += 1;
    else zoned += 1;
  }
  return { zoned, unzoned, hasTimes: texts.some((text) => /\d:\d\d|\d{10}/u.test(text)) };
}

const ofNoZone = { kind: 'value', instant: null } as const;

const usualIn = (facts: Facts, header: string, style: SettledDates): ArrayLike<number> =>
  takesUsual(style) ? facts.moments(header) : [];
