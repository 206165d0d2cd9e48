// Files of made-up customers and purchases, drawn from a seed, and what is known of them from their making.
import { mulberry32 } from '../pollution/generate.ts';
import type { PeriodUnit } from '../../src/values/dates/periods/period.ts';
import { dayOf, textOf, type Day } from './customer-calendar.ts';
import type { Life } from './customer-lives.ts';
import type { Line } from './customer-purchases.ts';

/** How many days a history has, so that every unit of time has some dozen periods. */
const lengths: Readonly<Record<PeriodUnit, number>> = { day: 40, week: 160, month: 500, quarter: 1100, year: 2000 };

export interface CustomersHistory {
  readonly rows: readonly (readonly string[])[];
  readonly first: Day;
  readonly last: Day;
  readonly lives: readonly (Life & { readonly segment: string })[];
  readonly hasRevenue: boolean;
}

export interface PurchasesHistory {
  readonly rows: readonly (readonly string[])[];
  readonly first: Day;
  readonly last: Day;
  readonly lines: readonly Line[];
}

/** Chance, in the words of whoever makes a history. */
export class Chance {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = mulberry32(seed);
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** @param percent how often, of a hundred times */
  happens(percent: number): boolean {
    return this.next() * 100 < percent;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  shuffled<T>(values: readonly T[]): T[] {
    return values
      .map((value) => [this.next(), value] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, value]) => value);
  }
}

/** Some days are written with a time: it changes nothing. */
const written = (chance: Chance, day: Day) =>
  chance.happens(20) ? `${textOf(day)} ${chance.pick(['00:00:00', '09:30:00', '23:59:59'])}` : textOf(day);

const segmentOf = (chance: Chance) => chance.pick(['basic', 'basic', 'basic', 'pro', 'pro', 'max', '']);
const shown = (segment: string) => segment || '(blank)';
const money = (hundredths: number) => (hundredths / 100).toFixed(2);

/** Customers with lives of any length; some came and left on one day, and of some nobody knows when they left. */
export function customersHistory(seed: number, unit: PeriodUnit): CustomersHistory {
  const chance = new Chance(seed);
  const length = lengths[unit];
  const first = dayOf('2022-12-20') + chance.below(60);
  const hasRevenue = chance.happens(75);
  const rows: string[][] = [];
  const lives: (Life & { segment: string })[] = [];
  for (let at = 0; at < 30 + chance.below(30); at += 1) {
    const started = first + chance.below(length);
    const stay = chance.happens(10) ? 0 : chance.below(length);
    const ended = chance.happens(45) ? null : Math.min(started + stay, first + length - 1);
    const isLost = ended === null && chance.happens(6);
    const revenue = chance.happens(6) ? null : chance.below(20_000);
    const segment = segmentOf(chance);
    const customer = `C${String(at).padStart(3, '0')}`;
    const row = [
      customer,
      written(chance, started),
      ended === null ? chance.pick(['', '', '9999-12-31']) : written(chance, ended),
      isLost ? 'cancelled' : chance.pick(ended === null ? ['active', 'trialing', 'gold', ''] : ['cancelled', 'active']),
      ...(hasRevenue ? [revenue === null ? '' : money(revenue)] : []),
      segment,
    ];
    rows.push(row, ...(chance.happens(4) ? [row] : []));
    if (!isLost) lives.push({ customer, started, ended, returns: false, revenue, segment: shown(segment) });
  }
  const header = [
    'customer_id',
    'started_at',
    'ended_at',
    'status',
    ...(hasRevenue ? ['recurring_revenue'] : []),
    'plan',
  ];
  return { rows: [header, ...rows], first: firstOf(lives), last: first + length - 1, lives, hasRevenue };
}

const firstOf = (lives: readonly Life[]) => Math.min(...lives.map(({ started }) => started));

/** Purchases of some lines a day, free ones, lines that failed, and money given back on the same day or on a later one. */
export function purchasesHistory(seed: number, unit: PeriodUnit): PurchasesHistory {
  const chance = new Chance(seed);
  const length = lengths[unit];
  const first = dayOf('2022-12-20') + chance.below(60);
  const lines: Line[] = [];
  const failed: Line[] = [];
  for (let at = 0; at < 20 + chance.below(20); at += 1) {
    const customer = `C${String(at).padStart(3, '0')}`;
    const usual = segmentOf(chance);
    const apart = 1 + chance.below(length / 3);
    for (let day = first + chance.below(length); day < first + length; day += 1 + chance.below(apart)) {
      const draw = () => (chance.happens(80) ? usual : segmentOf(chance));
      lines.push(...linesOfDay(chance, customer, day, draw));
      if (chance.happens(5)) failed.push({ customer, day, amount: 5000, segment: usual });
    }
  }
  const rows = [
    ...lines.map((line) => [line, chance.pick(['paid', 'completed', ''])] as const),
    ...failed.map((line) => [line, 'failed'] as const),
  ].map(([{ customer, day, amount, segment }, status], at) => [
    `T${at}`,
    customer,
    written(chance, day),
    money(amount),
    status,
    segment,
  ]);
  const header = ['transaction_id', 'customer_id', 'occurred_at', 'amount', 'status', 'channel'];
  return {
    rows: [header, ...rows],
    first: Math.min(...lines.map(({ day }) => day)),
    last: Math.max(...lines.map(({ day }) => day)),
    lines: lines.map((line) => ({ ...line, segment: shown(line.segment) })),
  };
}

/** A day is bought on, free, bought on with money given back (in one segment), or one on which money is given back alone. */
function linesOfDay(chance: Chance, customer: string, day: Day, draw: () => string): readonly Line[] {
  const line = (amount: number, segment = draw()): Line => ({ customer, day, amount, segment });
  const price = () => 100 + chance.below(10_000);
  const kind = chance.below(100);
  const some = Array.from({ length: 1 + chance.below(3) }, price);
  if (kind < 12) return some.map((amount) => line(-amount));
  if (kind < 20) {
    const segment = draw();
    return [line(price(), segment), line(-price(), segment)];
  }
  return kind < 26 ? [line(0)] : some.map((amount) => line(amount));
}

/** Customers with one to three stays each, which overlap or lie apart by a day or more; nobody knows their money. */
export function staysHistory(seed: number, unit: PeriodUnit): CustomersHistory {
  const chance = new Chance(seed);
  const length = lengths[unit];
  const first = dayOf('2022-12-20') + chance.below(60);
  const rows: string[][] = [];
  const lives: (Life & { segment: string })[] = [];
  for (let at = 0; at < 20 + chance.below(20); at += 1) {
    const customer = `C${String(at).padStart(3, '0')}`;
    const segment = segmentOf(chance);
    const there = new Set<Day>();
    for (let stay = 0; stay < 1 + chance.below(3); stay += 1) {
      const started = first + chance.below(length);
      const isOpen = chance.happens(20);
      const ended = isOpen ? first + length : Math.min(started + 1 + chance.below(length / 3), first + length - 1);
      // Whether a stay that begins on the day on which another ended is a return, is left open: none is drawn.
      const touches = !there.has(started) && there.has(started - 1);
      if (ended <= started || touches || (!there.has(ended - 1) && there.has(ended))) continue;
      for (let day = started; day < ended; day += 1) there.add(day);
      rows.push([customer, written(chance, started), isOpen ? '' : written(chance, ended), segment]);
    }
    lives.push(...livesOf(there, customer, first + length).map((life) => ({ ...life, segment: shown(segment) })));
  }
  const header = ['customer_id', 'started_at', 'ended_at', 'plan'];
  return { rows: [header, ...rows], first: firstOf(lives), last: first + length - 1, lives, hasRevenue: false };
}

/** A life is days in a row; one that reaches to the end of the history has not ended. */
function livesOf(there: ReadonlySet<Day>, customer: string, end: Day): readonly Life[] {
  const begins = [...there].filter((day) => !there.has(day - 1)).toSorted((a, b) => a - b);
  return begins.map((started, at) => {
    let ended = started;
    while (there.has(ended)) ended += 1;
    return { customer, started, ended: ended === end ? null : ended, returns: at > 0, revenue: null };
  });
}

/** A file of rows, the header first; others in an order that a seed draws. */
export function fileOf([header, ...rows]: readonly (readonly string[])[], seed: number | null = null): string {
  const ordered = seed === null ? rows : new Chance(seed).shuffled(rows);
  return `${[header!, ...ordered].map((row) => row.join(',')).join('\n')}\n`;
}
