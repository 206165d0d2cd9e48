import type { Excluded } from '../judge.ts';
import { mapped, ofRow, type Coded } from './encoding/coded.ts';

/** Why a record is left out; null where it passes. */
export type Check = (row: number) => Excluded | null;

/** A check by what one column says; none where nothing that it says can leave a record out. */
export function checkOf<T>(column: Coded<T>, leavesOut: (one: T) => boolean, verdict: Check): Check[] {
  const hits = mapped(column, leavesOut);
  return hits.distinct.includes(true) ? [(row) => (ofRow(hits, row) ? verdict(row) : null)] : [];
}

/** The first reason of several. */
export function firstOf(checks: readonly Check[], row: number): Excluded | null {
  for (const check of checks) {
    const excluded = check(row);
    if (excluded !== null) return excluded;
  }
  return null;
}
