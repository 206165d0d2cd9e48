import { millisecondsPerDay } from '../calendar.ts';

/** A zone of the IANA database: how far its clocks are from UTC at a moment. */
export interface Zone {
  readonly name: string;
  /** Milliseconds east of UTC at a moment, given in milliseconds since 1970-01-01 UTC. */
  offset(instant: number): number;
}

export const utc: Zone = { name: 'UTC', offset: () => 0 };

/** Names of three letters in the IANA database; the others that `Intl` takes (IST, CST, …) each mean several zones. */
const shortNames = new Set(['utc', 'uct', 'gmt', 'cet', 'eet', 'met', 'wet', 'est', 'mst', 'hst', 'prc', 'roc', 'rok']);

const known = new Map<string, Zone | null>();

/**
 * The zone of a name, capitals or not; null where the IANA database has no such name.
 *
 * @example zoneNamed('Europe/Madrid')?.offset(Date.UTC(2026, 6, 1)) // => 7200000
 * @example zoneNamed('Madrid') // => null
 * @example zoneNamed('+01:00') // => null
 */
export function zoneNamed(name: string): Zone | null {
  let zone = known.get(name);
  if (zone === undefined) {
    zone = name.toLowerCase() === 'utc' ? utc : zoneOf(name);
    known.set(name, zone);
  }
  return zone;
}

function zoneOf(name: string): Zone | null {
  // Later versions of `Intl` take offsets for names.
  if (!/^[a-z]/iu.test(name) || (name.length <= 3 && !isShortName(name))) return null;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    return { name, offset: offsetsByDay((instant) => writtenOffset(format.format(instant))) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const isShortName = (name: string) => name.length < 3 || shortNames.has(name.toLowerCase());

/** The offset in a text such as `7/1/2026, GMT+02:00`; before clocks were set by zones, offsets have seconds. */
function writtenOffset(text: string): number {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /GMT(?:([-+])(\d{2}):(\d{2})(?::(\d{2}))?)?$/u.exec(text) ?? [];
  const distance = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -distance : distance;
}

/** A day of UTC within which clocks are changed at most once: at `change` from `before` to `after`. */
interface OffsetsOfDay {
  readonly change: number;
  readonly before: number;
  readonly after: number;
}

/** Asks once for each day: to format a date takes far longer than to read one. */
function offsetsByDay(ask: (instant: number) => number): Zone['offset'] {
  const days = new Map<number, OffsetsOfDay>();
  return (instant) => {
    const day = Math.floor(instant / millisecondsPerDay);
    let offsets = days.get(day);
    if (offsets === undefined) {
      offsets = offsetsOfDay(day * millisecondsPerDay, ask);
      days.set(day, offsets);
    }
    return instant < offsets.change ? offsets.before : offsets.after;
  };
}

function offsetsOfDay(start: number, ask: (instant: number) => number): OffsetsOfDay {
  let [low, high] = [start, start + millisecondsPerDay];
  const [before, after] = [ask(low), ask(high)];
  if (before === after) return { change: start, before, after };
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (ask(middle) === before) low = middle;
    else high = middle;
  }
  return { change: high, before, after };
}
