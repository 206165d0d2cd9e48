import { loss, success, type ContactColumns, type JourneysAsked } from './contact-columns.ts';
import { journeyOrder } from './journey-order.ts';

/** How a journey ended. */
export const ends = { converted: 1, lost: 2, open: 3 } as const;

/**
 * The relation `contacts` in memory: the contacts of the journeys that count, journey by journey and in each in the order of time
 * and line.
 */
export interface WalkedContacts {
  readonly columns: ContactColumns;
  /** The places of the contacts in the columns, in the order in which they are walked. */
  readonly order: Int32Array;
  /** Where each journey begins in that order, and behind them where the last one ends. */
  readonly starts: Int32Array;
  /** How each journey ended. */
  readonly endings: Uint8Array;
  /** The segment of the first contact of each journey. */
  readonly segments: Int32Array;
  /** How many contacts of each journey share their moment with another of it. */
  readonly tied: Int32Array;
  /** Whether anything tells successes apart, of whatever journeys. */
  readonly known: boolean;
}

const microseconds = 1e6;

/** Walks all journeys of a log once. */
export function walkedContacts(columns: ContactColumns, asked: JourneysAsked): WalkedContacts {
  const { instants, days, segments } = columns;
  const converting = conversionsOf(columns, asked);
  const openFrom = lastMoment(columns, asked) - microseconds * asked.gap;
  const all = journeyOrder(columns);
  const order = new Int32Array(all.length);
  const [starts, endings, ofFirst, ties]: number[][] = [[], [], [], []];
  let kept = 0;
  for (let from = 0; from < all.length;) {
    const to = endOfJourney(columns, asked, all, from);
    const first = all[from]!;
    if (isAsked(days[first]!, asked)) {
      starts!.push(kept);
      ofFirst!.push(segments[first]!);
      ties!.push(tiesIn(all, instants, from, to));
      endings!.push(endingOf(columns, converting, openFrom, all.subarray(from, to)));
      for (let at = from; at < to; at += 1, kept += 1) order[kept] = all[at]!;
    }
    from = to;
  }
  return {
    columns,
    order: order.subarray(0, kept),
    starts: Int32Array.from([...starts!, kept]),
    endings: Uint8Array.from(endings!),
    segments: Int32Array.from(ofFirst!),
    tied: Int32Array.from(ties!),
    known: converting.known,
  };
}

/** Which contacts are a success, by touchpoint or by what they say. */
interface Conversions {
  readonly touchpoints: Uint8Array | null;
  readonly known: boolean;
}

function conversionsOf({ names, tellsSuccess }: ContactColumns, { conversions }: JourneysAsked): Conversions {
  if (conversions.length > 0) {
    const wanted = new Set(conversions);
    return { touchpoints: Uint8Array.from(names, (name) => (wanted.has(name) ? 1 : 0)), known: true };
  }
  return { touchpoints: null, known: tellsSuccess };
}

function lastMoment({ instants, rows }: ContactColumns, { asOfMinute }: JourneysAsked): number {
  if (asOfMinute !== null) return 60 * microseconds * asOfMinute;
  let last = -Infinity;
  for (let row = 0; row < rows; row += 1) if (instants[row]! > last) last = instants[row]!;
  return last;
}

function endOfJourney(
  { journeys, instants, byPause }: ContactColumns,
  { gap }: JourneysAsked,
  order: Int32Array,
  from: number,
): number {
  const longest = byPause ? microseconds * gap : Infinity;
  const journey = journeys[order[from]!]!;
  let to = from + 1;
  while (
    to < order.length &&
    journeys[order[to]!] === journey &&
    instants[order[to]!]! - instants[order[to - 1]!]! <= longest
  )
    to += 1;
  return to;
}

const isAsked = (day: number, { beganFrom, beganTo }: JourneysAsked) =>
  (beganFrom === null || day >= beganFrom) && (beganTo === null || day <= beganTo);

function tiesIn(order: Int32Array, instants: Float64Array, from: number, to: number): number {
  let tied = 0;
  for (let begin = from; begin < to;) {
    const instant = instants[order[begin]!]!;
    let end = begin + 1;
    while (end < to && instants[order[end]!] === instant) end += 1;
    if (end - begin > 1) tied += end - begin;
    begin = end;
  }
  return tied;
}

function endingOf(
  { touchpoints, endings, instants }: ContactColumns,
  converting: Conversions,
  openFrom: number,
  contacts: Int32Array,
): number {
  for (const row of contacts)
    if (converting.touchpoints === null ? endings[row] === success : converting.touchpoints[touchpoints[row]!] === 1)
      return ends.converted;
  const last = contacts[contacts.length - 1]!;
  if (endings[last] === loss) return ends.lost;
  return instants[last]! >= openFrom ? ends.open : ends.lost;
}
