import { millisecondsPerDay } from '../calendar.ts';
import { utc, type Zone } from './zone.ts';

/**
 * The moment at which the clocks of a zone show a time, given as if it were one of UTC. Of an hour that comes twice the
 * first; a time that the clocks skip is as far behind the change as they would show it.
 *
 * @example instantOf(7_200_000, { name: 'two hours east', offset: () => 7_200_000 }) // => 0
 */
export function instantOf(wall: number, zone: Zone): number {
  if (zone === utc) return wall;
  // Zones lie less than a day from UTC: where clocks change near by, one of these holds before the change, one behind it.
  const [before, after] = [zone.offset(wall - millisecondsPerDay), zone.offset(wall + millisecondsPerDay)];
  const [first, second] = [wall - before, wall - after];
  return zone.offset(first) !== before && zone.offset(second) === after ? second : first;
}
