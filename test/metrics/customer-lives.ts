// Lives of customers, counted day by day as their definition says, without any cleverness.
import type { Day, Stretch } from './customer-calendar.ts';

/** One is a customer from the first day to the day before `ended`; null: still here. */
export interface Life {
  readonly customer: string;
  readonly started: Day;
  readonly ended: Day | null;
  /** Whether he had left before, and came back. */
  readonly returns: boolean;
  /** Money a month in hundredths; null where nobody knows. */
  readonly revenue: number | null;
}

/** A value of a report; undefined where the definition leaves it open. */
export type Cell = number | boolean | string | null | undefined;
export type Cells = Readonly<Record<string, Cell>>;

/** What happened to some lives in a stretch of days. */
export interface Counted {
  readonly stretch: Stretch;
  readonly start: readonly Life[];
  readonly began: readonly Life[];
  readonly came: readonly Life[];
  readonly lost: readonly Life[];
  readonly end: readonly Life[];
  /** Σ over days of those lost ÷ those there at the start of the day; null where some are lost of none. */
  readonly byDays: number | null;
}

export const isThere = ({ started, ended }: Life, day: Day) => started < day && (ended === null || day <= ended);

/** Goes through the days of a stretch; what ends after the last day that counts has not ended. */
export function count(lives: readonly Life[], stretch: Stretch, asOf: Day): Counted {
  const known = lives.filter(({ started }) => started <= asOf);
  const first = stretch.days[0]!;
  const last = stretch.days.at(-1)!;
  const began: Life[] = [];
  const came: Life[] = [];
  const lost: Life[] = [];
  let byDays: number | null = 0;
  for (const day of stretch.days) {
    const there = known.filter((life) => isThere(life, day)).length;
    let leaving = 0;
    for (const life of known) {
      if (life.started === day) (life.returns ? came : began).push(life);
      if (life.ended !== day || day > asOf) continue;
      lost.push(life);
      leaving += 1;
    }
    if (leaving > 0) byDays = byDays === null || there === 0 ? null : byDays + leaving / there;
  }
  const at = (day: Day) => known.filter((life) => isThere(life, day));
  // Nothing is known of the days after the last that counts: who was here then is here.
  return { stretch, start: at(first), began, came, lost, end: at(Math.min(last, asOf) + 1), byDays };
}

/** `overall` beside periods: the start of the first, the end of the last, sums between. */
export function together(rows: readonly Counted[]): Counted {
  const [first, last] = [rows[0]!, rows.at(-1)!];
  return {
    stretch: { ...last.stretch, period: null },
    start: first.start,
    began: rows.flatMap(({ began }) => began),
    came: rows.flatMap(({ came }) => came),
    lost: rows.flatMap(({ lost }) => lost),
    end: last.end,
    byDays: null,
  };
}

/** What the file knows of money: a column of it, or none. */
export interface Known {
  readonly revenue: boolean;
  /** Whether somebody can return: from a file of customers a row is one stay. */
  readonly returning: boolean;
}

export function growthOf(counted: Counted, known: Known): Cells {
  const { stretch, start, began, came, lost, end } = counted;
  const money = (lives: readonly Life[]) => (known.revenue ? sumOf(lives) : null);
  return {
    start: start.length,
    new: began.length,
    returned: known.returning ? came.length : null,
    lost: lost.length,
    end: end.length,
    net_growth: growth(start.length, end.length),
    complete: stretch.complete,
    revenue_start: money(start),
    revenue_new: money(began),
    revenue_reactivation: null,
    revenue_expansion: null,
    revenue_contraction: null,
    revenue_churn: money(lost),
    revenue_end: money(end),
    net_revenue_growth: growth(money(start), money(end)),
  };
}

/** The money of some customers; open where there are customers, and nobody knows the money of any. */
function sumOf(lives: readonly Life[]): number | undefined {
  const known = lives.flatMap(({ revenue }) => (revenue === null ? [] : [revenue]));
  if (lives.length > 0 && known.length === 0) return undefined;
  return known.reduce((sum, revenue) => sum + revenue, 0) / 100;
}

/** Null where there was nothing to grow from; open below 0, and where an end is. */
export function growth(start: Cell, end: Cell): Cell {
  if (typeof start !== 'number' || typeof end !== 'number') return start === null || end === null ? null : undefined;
  if (start < 0) return undefined;
  return start === 0 ? null : end / start - 1;
}
