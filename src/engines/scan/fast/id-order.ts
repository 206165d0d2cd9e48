import { isInk } from '../plain/unique-ids.ts';
import type { IdRange } from '../bytes/id-range.ts';
import type { Run } from './scanner.ts';

/** The ids of a stretch that the plain scan has read, with those of the sound records on both sides of it. */
export interface StretchIds extends IdRange {
  readonly begin: number;
  readonly end: number;
  /** All of them, as Latin-1 text; null when a record has none. */
  readonly all: ReadonlySet<string> | null;
}

/** Follows the ids of a file in its order. A run that lies in a stretch is a part of it. */
export function followIds(order: IdOrder, runs: readonly Run[], stretches: readonly StretchIds[]): void {
  const waiting = [...runs];
  let reached = -1;
  for (const stretch of stretches) {
    let before = -1;
    while (waiting.length > 0 && beginOf(waiting[0]!) < stretch.begin) {
      const run = waiting.shift()!;
      order.follow(run.ids, beginOf(run) < reached);
      before = endOf(run);
    }
    order.followStretch(stretch, before > stretch.begin);
    while (waiting.length > 0 && endOf(waiting[0]!) <= stretch.end) waiting.shift();
    reached = stretch.end;
  }
  for (const run of waiting) order.follow(run.ids, beginOf(run) < reached);
}

const beginOf = ({ pieces }: Run) => pieces[0]!.begin;
const endOf = ({ pieces }: Run) => pieces.at(-1)!.end;

/** Joins ranges of rising ids, one behind the other: do they rise as a whole? Then none comes twice. */
export class IdOrder {
  rising = true;
  private last: Uint8Array | null = null;
  /** The ids of the stretch that was followed last. */
  private stretch: ReadonlySet<string> | null = null;

  /** @param shares the range begins with records of the stretch before it */
  follow({ rising, first, last }: IdRange, shares: boolean): void {
    const meets = shares ? first !== null && this.stretch?.has(textOf(first)) === true : this.isBehind(first);
    this.rising &&= rising && meets;
    this.last = last ?? this.last;
  }

  /** @param shares the stretch begins with records of the range before it */
  followStretch({ rising, first, last, all }: StretchIds, shares: boolean): void {
    const meets = shares ? this.last !== null && all?.has(textOf(this.last)) === true : this.isBehind(first);
    this.rising &&= rising && all !== null && meets;
    this.last = last ?? this.last;
    this.stretch = all;
  }

  private isBehind(id: Uint8Array | null): boolean {
    return id === null || this.last === null || isAfter(id, this.last);
  }
}

/** Notes the ids of a stretch as the plain scan comes to them. */
export class StretchIdNotes {
  private readonly all = new Set<string>();
  private rising = true;
  private blank = false;
  private first: Uint8Array | null = null;
  private last: Uint8Array | null = null;

  add(id: Uint8Array): void {
    if (id.length === 0) this.blank = true;
    else {
      const copy = Uint8Array.from(id);
      this.rising &&= isInk(copy[0]!) && isInk(copy.at(-1)!) && (this.last === null || isAfter(copy, this.last));
      this.all.add(textOf(copy));
      this.first ??= copy;
      this.last = copy;
    }
  }

  result(begin: number, end: number): StretchIds {
    const { rising, first, last } = this;
    return { begin, end, rising, first, last, all: this.blank ? null : this.all };
  }
}

const textOf = (id: Uint8Array) => Buffer.from(id).toString('latin1');

/** Shorter before longer, then by bytes. */
function isAfter(id: Uint8Array, previous: Uint8Array): boolean {
  return id.length === previous.length ? Buffer.compare(id, previous) > 0 : id.length > previous.length;
}
