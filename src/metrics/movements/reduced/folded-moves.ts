import type { QueriedRow } from '../../../estimates/groups/queried.ts';
import { foldLives, foldPurchaseMoves, type Move } from '../../../relations/folded/moves.ts';
import { groupsBy } from '../../../relations/folded/groups.ts';
import { civilDay, dayNumberOf, isoDay } from '../../../values/dates/calendar.ts';
import { ownNumber, type Seen, type SeenPurchases, type Stretch } from '../../reduction.ts';
import type { Movement } from '../movement.ts';
import { livesOf } from './folded-lives.ts';

type Folded = readonly QueriedRow<Movement>[];

/** What `movesByPeriod` gives, of few lives. */
export const foldedLives = (seen: Seen): Folded => byPeriod(movesOfLives(seen), seen.grid);

/** What `movesByPeriodAndDay` gives, of few lives. */
export const foldedLivesAndDays = (seen: Seen): Folded => byPeriodAndDay(movesOfLives(seen), seen.grid);

/** What `movesByPeriod` gives, of purchases. */
export const foldedInactivity = (seen: SeenPurchases): Folded => byPeriod(movesOfPurchases(seen), seen.grid);

/** What `movesByPeriodAndDay` gives, of purchases. */
export const foldedInactivityAndDays = (seen: SeenPurchases): Folded =>
  byPeriodAndDay(movesOfPurchases(seen), seen.grid);

const movesOfPurchases = (seen: SeenPurchases): readonly Move[] =>
  foldPurchaseMoves(seen.purchases, ownNumber(seen, 'inactiveAfter') ?? 0, dayNumberOf(seen.asOf));

const movesOfLives = (seen: Seen): readonly Move[] => foldLives(livesOf(seen));

const zero = {
  start: 0,
  priced: 0,
  revenue_start: 0n,
  revenue_new: 0n,
  revenue_reactivation: 0n,
  revenue_expansion: 0n,
  revenue_contraction: 0n,
  revenue_churn: 0n,
} as const;

const periodsOf = (grid: readonly Stretch[]) => grid.filter(({ ordinal }) => ordinal > 0);

function byPeriod(moves: readonly Move[], grid: readonly Stretch[]): Folded {
  const segments = groupsBy(moves, ({ segment }) => segment);
  return [...segments].flatMap(([segment, own]) =>
    periodsOf(grid).map((period) => ({ segment, period: period.name, row: movementOf(own, period) })),
  );
}

function movementOf(moves: readonly Move[], { name, first, last, complete }: Stretch): Movement {
  const [from, to] = [dayNumberOf(first), dayNumberOf(last)];
  const before = moves.filter(({ day }) => day < from);
  const within = moves.filter(({ day }) => day >= from && day <= to);
  const count = (of: (move: Move) => number, some = within) => some.reduce((sum, move) => sum + of(move), 0);
  const money = (of: (move: Move) => bigint, some = within) => some.reduce((sum, move) => sum + of(move), 0n);
  const grown = (move: Move) =>
    move.revenueCame + move.revenueReturned + move.revenueMore - move.revenueLess - move.revenueLost;
  return {
    period: name ?? '',
    complete: complete ? 1 : 0,
    day: '',
    start: count(({ came, returned, lost }) => came + returned - lost, before),
    new: count(({ came }) => came),
    returned: count(({ returned }) => returned),
    lost: count(({ lost }) => lost),
    priced: count(({ priced }) => priced) + count(({ priced }) => priced, before),
    revenue_start: money(grown, before),
    revenue_new: money(({ revenueCame }) => revenueCame),
    revenue_reactivation: money(({ revenueReturned }) => revenueReturned),
    revenue_expansion: money(({ revenueMore }) => revenueMore),
    revenue_contraction: money(({ revenueLess }) => revenueLess),
    revenue_churn: money(({ revenueLost }) => revenueLost),
  };
}

function byPeriodAndDay(moves: readonly Move[], grid: readonly Stretch[]): Folded {
  const days = periodsOf(grid).flatMap(({ name, first, last, complete }) => {
    const [from, to] = [dayNumberOf(first), dayNumberOf(last)];
    return moves
      .filter(({ day }) => day >= from && day <= to)
      .map(({ segment, day, came, returned, lost }) => ({
        segment,
        period: name,
        row: {
          ...zero,
          period: name ?? '',
          complete: complete ? 1 : 0,
          day: isoDay(civilDay(day)),
          new: came,
          returned,
          lost,
        },
      }));
  });
  return [...byPeriod(moves, grid), ...days];
}
