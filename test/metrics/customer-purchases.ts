// Purchases of customers, made of the lines of a file and counted period by period as their definition says.
import { periodOf, type PeriodUnit } from '../../src/values/dates/periods/period.ts';
import { textOf, type Asked, type Day, type Stretch } from './customer-calendar.ts';
import { growth, type Cells, type Life } from './customer-lives.ts';

/** A line of a file of transactions; money in hundredths. */
export interface Line {
  readonly customer: string;
  readonly day: Day;
  readonly amount: number;
  readonly segment: string;
}

/** A customer's day, in one segment; what was given back later is taken off. */
export interface Purchase {
  readonly customer: string;
  readonly day: Day;
  readonly segment: string;
  amount: number;
}

/** Purchases in the order of days, up to the last day that counts. */
export function purchasesOf(lines: readonly Line[], lastDay: Day): readonly Purchase[] {
  const known = lines.filter(({ day }) => day <= lastDay);
  const purchases: Purchase[] = [];
  for (const customer of new Set(known.map((line) => line.customer))) {
    const own = known.filter((line) => line.customer === customer);
    const days = [...new Set(own.map(({ day }) => day))].toSorted((a, b) => a - b);
    let before: Purchase | null = null;
    for (const day of days) {
      const ofDay = own.filter((line) => line.day === day);
      if (ofDay.every(({ amount }) => amount < 0)) {
        if (before !== null) before.amount += total(ofDay);
        continue;
      }
      const made = purchasesOfDay(customer, day, ofDay);
      const [largest] = ofDay.toSorted((a, b) => b.amount - a.amount || (a.segment < b.segment ? -1 : 1));
      before = made.find(({ segment }) => segment === largest!.segment)!;
      purchases.push(...made);
    }
  }
  return purchases.toSorted((a, b) => a.day - b.day);
}

function purchasesOfDay(customer: string, day: Day, lines: readonly Line[]): Purchase[] {
  const segments = [...new Set(lines.map(({ segment }) => segment))];
  return segments.map((segment) => ({
    customer,
    day,
    segment,
    amount: total(lines.filter((line) => line.segment === segment)),
  }));
}

const total = (lines: readonly { readonly amount: number }[]) => lines.reduce((sum, { amount }) => sum + amount, 0);

/** What moved between the period before and this one; revenue in hundredths. */
export interface Moved {
  readonly period: string | null;
  readonly complete: boolean;
  readonly counts: { start: number; new: number; returned: number; lost: number; end: number };
  readonly revenue: {
    start: number;
    new: number;
    reactivation: number;
    expansion: number;
    contraction: number;
    churn: number;
    end: number;
  };
}

/** @param purchases of one segment, or of all of them */
export function moved(purchases: readonly Purchase[], stretch: Stretch, unit: PeriodUnit): Moved {
  const [first, last] = [stretch.days[0]!, stretch.days.at(-1)!];
  const now = revenueOf(purchases.filter(({ day }) => first <= day && day <= last));
  const previous = periodOf(textOf(dayBefore(first, unit)), unit);
  const before = revenueOf(purchases.filter(({ day }) => periodOf(textOf(day), unit) === previous));
  const earlier = new Set(purchases.filter(({ day }) => day < first).map(({ customer }) => customer));
  const counts = { start: before.size, new: 0, returned: 0, lost: 0, end: now.size };
  const revenue = { start: 0, new: 0, reactivation: 0, expansion: 0, contraction: 0, churn: 0, end: 0 };
  for (const amount of before.values()) revenue.start += amount;
  for (const [customer, amount] of now) {
    revenue.end += amount;
    const was = before.get(customer);
    if (was !== undefined) {
      if (amount > was) revenue.expansion += amount - was;
      else revenue.contraction += was - amount;
    } else if (earlier.has(customer)) {
      counts.returned += 1;
      revenue.reactivation += amount;
    } else {
      counts.new += 1;
      revenue.new += amount;
    }
  }
  for (const [customer, amount] of before) {
    if (now.has(customer)) continue;
    counts.lost += 1;
    revenue.churn += amount;
  }
  const complete = stretch.complete && stretch.followsCut !== true;
  return { period: stretch.period, complete, counts, revenue };
}

/** The last day of the period before that of a day. */
function dayBefore(day: Day, unit: PeriodUnit): Day {
  let before = day;
  while (periodOf(textOf(before), unit) === periodOf(textOf(day), unit)) before -= 1;
  return before;
}

/** The revenue of each customer who bought. */
function revenueOf(purchases: readonly Purchase[]): ReadonlyMap<string, number> {
  const revenue = new Map<string, number>();
  for (const { customer, amount } of purchases) revenue.set(customer, (revenue.get(customer) ?? 0) + amount);
  return revenue;
}

/** `overall` beside periods: the start of the first, the end of the last, sums between. */
export function movedTogether(rows: readonly Moved[]): Moved {
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const sums = <Part extends Record<string, number>>(of: (row: Moved) => Part): Part => {
    const added = { ...of(last) };
    for (const name in added) {
      if (name === 'start') Object.assign(added, { start: of(first)[name] });
      else if (name !== 'end') Object.assign(added, { [name]: rows.reduce((sum, row) => sum + of(row)[name]!, 0) });
    }
    return added;
  };
  return { ...last, period: null, counts: sums(({ counts }) => counts), revenue: sums(({ revenue }) => revenue) };
}

export function growthOfPurchases({ complete, counts, revenue }: Moved): Cells {
  const money = Object.entries(revenue).map(([name, amount]) => [`revenue_${name}`, amount / 100] as const);
  return {
    ...counts,
    ...Object.fromEntries(money),
    complete,
    net_growth: growth(counts.start, counts.end),
    net_revenue_growth: growth(revenue.start, revenue.end),
  };
}

/** Who does not buy for so many days has left on the last of them; the next purchase is a return. */
export function livesByPurchases(purchases: readonly Purchase[], inactiveAfter: number): readonly Life[] {
  const lives: Life[] = [];
  for (const customer of new Set(purchases.map((purchase) => purchase.customer))) {
    const days = purchases.filter((purchase) => purchase.customer === customer).map(({ day }) => day);
    let started = days[0]!;
    for (const [at, day] of days.entries()) {
      const next = days[at + 1];
      if (next !== undefined && next <= day + inactiveAfter) continue;
      lives.push({ customer, started, ended: day + inactiveAfter, returns: started !== days[0], revenue: null });
      if (next !== undefined) started = next;
    }
  }
  return lives;
}

/** The last day whose lines are read. */
export const lastRead = ({ to, asOf }: Asked): Day => Math.min(to ?? asOf, asOf);
