import { fold } from '../../../../values/folding.ts';
import { rounded, times } from '../../../../values/numbers/exact.ts';
import type { TypedReading } from '../../reading.ts';

/** `7:30` is minutes and seconds, `1:05:00` hours before them. */
const clock = /^(?:(\d{1,3}):([0-5]\d)|(\d{1,4})):([0-5]\d)$/u;

/**
 * The seconds that a text on a clock says; null where it is none.
 *
 * @example secondsOnClock('7:30') // => 450
 * @example secondsOnClock('1:05:00') // => 3900
 * @example secondsOnClock('7.5') // => null
 */
export function secondsOnClock(text: string): number | null {
  const [whole, hours, minutesOfHour, minutes, seconds] = clock.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  return 3600 * Number(hours ?? 0) + 60 * Number(minutesOfHour ?? minutes) + Number(seconds);
}

/**
 * Whether a header says that it counts seconds.
 *
 * @example saysSeconds('handle time (s)') // => true
 * @example saysSeconds('duration_min') // => false
 */
export const saysSeconds = (header: string): boolean => /\b(seconds?|secs?|segundos?|segs?)\b|\ss$/u.test(fold(header));

/** Working time in seconds, exactly; below 0 is none. */
export function secondsOf(text: string, number: TypedReading, areSeconds: boolean): TypedReading {
  const onClock = secondsOnClock(text);
  if (onClock !== null) return { kind: 'value', value: String(onClock) };
  if (number.kind !== 'value') return number;
  const exact = String(number.value);
  if (exact.startsWith('-')) return { kind: 'out-of-scale' };
  const seconds = areSeconds ? exact : rounded(times(exact, 60, 1));
  return seconds === null ? { kind: 'unreadable' } : { kind: 'value', value: seconds };
}
