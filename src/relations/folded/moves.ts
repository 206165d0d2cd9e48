import { groupsBy } from './groups.ts';
import type { SortedPurchases } from './sorted-purchases.ts';

/** A life of a customers file. */
export interface Life {
  readonly customer: number;
  readonly segment: number;
  /** Days since 1970; null where it has no end. */
  readonly started: number;
  readonly ended: number | null;
  readonly revenue: bigint | null;
}

/** A row of `moves`: what came and left on a day. */
export interface Move {
  readonly segment: number;
  readonly day: number;
  came: number;
  returned: number;
  lost: number;
  priced: number;
  revenueCame: bigint;
  revenueReturned: bigint;
  revenueMore: bigint;
  revenueLess: bigint;
  revenueLost: bigint;
}

/** Rows of `moves` that are added up by segment and day. */
class Moves {
  private readonly rows = new Map<string, Move>();

  on(segment: number, day: number): Move {
    const key = `${segment} ${day}`;
    const known = this.rows.get(key);
    if (known !== undefined) return known;
    const customers = { came: 0, returned: 0, lost: 0, priced: 0 };
    const money = { revenueCame: 0n, revenueReturned: 0n, revenueMore: 0n, revenueLess: 0n, revenueLost: 0n };
    const made: Move = { segment, day, ...customers, ...money };
    this.rows.set(key, made);
    return made;
  }

  get all(): readonly Move[] {
    return [...this.rows.values()];
  }
}

const ofOne = ({ customer, segment }: { readonly customer: number; readonly segment: number }) =>
  `${customer} ${segment}`;

/** The relation `moves` of few lives, without a database: see `lifeMoves`. */
export function foldLives(lives: Iterable<Life>): readonly Move[] {
  const moves = new Moves();
  for (const own of groupsBy(lives, ofOne).values())
    for (const [at, stay] of staysOf(own).entries()) addStay(moves, stay, at === 0);
  return moves.all;
}

/** Lives that meet or overlap are one stay. */
function staysOf(lives: readonly Life[]): Life[][] {
  const stays: Life[][] = [];
  let last = -Infinity;
  for (const life of lives.toSorted((a, b) => a.started - b.started)) {
    if (stays.length > 0 && last >= life.started) stays.at(-1)!.push(life);
    else stays.push([life]);
    last = Math.max(last, endOf(life));
  }
  return stays;
}

const endOf = ({ ended }: Life) => ended ?? Infinity;
const sumOf = (lives: readonly Life[]) => lives.reduce((sum, { revenue }) => sum + (revenue ?? 0n), 0n);

function addStay(moves: Moves, lives: readonly Life[], isFirst: boolean): void {
  const { segment, started: first } = lives[0]!;
  const last = lives.reduce((latest, life) => Math.max(latest, endOf(life)), -Infinity);
  const came = moves.on(segment, first);
  const brought = sumOf(lives.filter(({ started }) => started === first));
  if (lives.some(({ revenue }) => revenue !== null)) came.priced += 1;
  if (isFirst) {
    came.came += 1;
    came.revenueCame += brought;
  } else {
    came.returned += 1;
    came.revenueReturned += brought;
  }
  if (last < Infinity) {
    const left = moves.on(segment, last);
    left.lost += 1;
    left.revenueLost += sumOf(lives.filter(({ ended }) => ended === last));
  }
  for (const [day, change] of changesWithin(lives, first, last)) {
    const move = moves.on(segment, day);
    if (change > 0n) move.revenueMore += change;
    else move.revenueLess -= change;
  }
}

/** What a stay brings more, or less where below 0, from each day on that lies within it. */
function changesWithin(lives: readonly Life[], first: number, last: number): Map<number, bigint> {
  const changes = new Map<number, bigint>();
  const add = (day: number, revenue: bigint) => changes.set(day, (changes.get(day) ?? 0n) + revenue);
  for (const { started, ended, revenue } of lives) {
    if (started > first) add(started, revenue ?? 0n);
    if (ended !== null && ended < last) add(ended, -(revenue ?? 0n));
  }
  return changes;
}

/**
 * The relation `moves` of purchases, without a database: see `purchaseMoves`.
 * @param asOf the last day that counts, in days since 1970
 */
export function foldPurchaseMoves(purchases: SortedPurchases, inactiveAfter: number, asOf: number): readonly Move[] {
  const segments = new Map<number, Map<number, Move>>();
  const moves = new Moves();
  purchases.eachInSegment((segment, days, _units, from, to) => {
    const known = segments.get(segment) ?? new Map<number, Move>();
    segments.set(segment, known);
    const on = (day: number) => {
      const found = known.get(day) ?? moves.on(segment, day);
      known.set(day, found);
      return found;
    };
    let before = -Infinity;
    for (let row = from; row < to; row += 1) {
      const day = days[row]!;
      if (day === before) continue;
      if (row === from) on(day).came += 1;
      else if (day - before > inactiveAfter) {
        on(before + inactiveAfter).lost += 1;
        on(day).returned += 1;
      }
      before = day;
    }
    on(before + inactiveAfter).lost += 1;
  });
  return moves.all.filter(({ day }) => day <= asOf);
}
