import type { Case } from './case.ts';
import { upliftOf, type Value } from './uplift.ts';

/** What was published of five points of retention: they raise the value of a customer by 25 to 95 %, by trade. */
export const claimed = { points: 0.05, low: 0.25, high: 0.95 } as const;

/** The published claim beside what this customer is worth. */
export interface CheckedClaim {
  /** What five points are worth here. */
  readonly own: number | null;
  readonly holds: boolean | null;
  /** Between which retentions it would hold, those nearest to his; null where at none. */
  readonly from: number | null;
  readonly to: number | null;
}

const steps = 950;
/** A thousandth is halved to less than what doubles tell apart. */
const halvings = 45;

/** Holds the claim against a customer at a retention. Source: Reichheld & Sasser (1990). */
export function checkClaim(value: Value, one: Case, retention: number): CheckedClaim {
  const upliftAt = (at: number) => upliftOf(value, one, at, claimed.points);
  const own = upliftAt(retention);
  const [from, to] = nearestStretch(upliftAt, retention) ?? [null, null];
  return { own, holds: own === null ? null : isClaimed(own), from, to };
}

const isClaimed = (uplift: number | null) => uplift !== null && uplift >= claimed.low && uplift <= claimed.high;

/** The stretch of retentions at which the claim holds that is nearest to one of them. */
function nearestStretch(upliftAt: (retention: number) => number | null, retention: number): [number, number] | null {
  const stretches: [number, number][] = [];
  for (let step = 0; step <= steps; step += 1) {
    if (!isClaimed(upliftAt(step / 1000))) continue;
    const last = stretches.at(-1);
    if (last?.[1] === step - 1) last[1] = step;
    else stretches.push([step, step]);
  }
  const ends = stretches.map(([first, last]): [number, number] => [
    edge(upliftAt, first / 1000, -1),
    edge(upliftAt, last / 1000, 1),
  ]);
  const distance = ([from, to]: [number, number]) => Math.max(from - retention, retention - to, 0);
  return ends.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Where, less than a step beyond a retention at which it holds, the claim ceases to. */
function edge(upliftAt: (retention: number) => number | null, inside: number, direction: 1 | -1): number {
  let [within, beyond] = [inside, Math.max(inside + direction / 1000, 0)];
  if (isClaimed(upliftAt(beyond))) return beyond;
  for (let half = 0; half < halvings; half += 1) {
    const middle = (within + beyond) / 2;
    if (isClaimed(upliftAt(middle))) within = middle;
    else beyond = middle;
  }
  return within;
}
