import type { Shown } from '../../estimates/groups/suppression.ts';
import { amountOf } from '../../values/numbers/exact.ts';

/** What the lines that say a margin come to; null where none was asked for. */
export type Margins = Shown<{
  readonly lines: number;
  readonly blank: number;
  readonly margin: bigint;
  readonly amount: bigint;
}> | null;

/** The share of revenue that is left: the one that was asked for, else that of the lines that say it; null where none does. */
export function marginOf(asked: number | null, margins: Margins): number | null {
  if (asked !== null) return asked;
  const [sums] = margins?.overall ?? [];
  return sums === undefined || sums.amount <= 0n ? null : amountOf(sums.margin) / amountOf(sums.amount);
}

/** How many lines say no margin, where others do. */
export function blankMargins(margins: Margins): number {
  const [sums] = margins?.overall ?? [];
  return sums === undefined || sums.amount <= 0n ? 0 : sums.blank;
}
