import { microseconds, readDate } from '../../../../values/dates/date.ts';
import { mapped, type Coded } from '../../encoding/coded.ts';
import { nothing, type TypedReading } from '../../reading.ts';
import type { Facts } from '../meaning.ts';
import { orSpoken, type Speakers } from './orders.ts';

/** What tells a moment from a day; digits alone are seconds since 1970. */
const clock = /\d:\d\d|\d{10}/u;
const midnight = 'T00:00:00';

/**
 * The moments of purchases, in microseconds since 1970 UTC; nothing where a record says only its day. A column in which every
 * time is midnight says days.
 */
export function moments(facts: Facts, speakers: Speakers): Coded<TypedReading> {
  const header = facts.plan.beside.get('occurred_at')!;
  const { texts, codes } = facts.encoded(header);
  const style = facts.dateStyle(header);
  const keys = texts.map((text) => {
    const reading = clock.test(text) ? readDate(text, style) : null;
    return reading?.kind === 'value' ? reading.sortKey : null;
  });
  const hasTimes = keys.some((key) => key !== null && !key.includes(midnight));
  const told = mapped({ distinct: keys, codes }, (key): TypedReading =>
    key === null || !hasTimes ? nothing : { kind: 'value', value: microseconds(key) },
  );
  return orSpoken(told, speakers);
}
