// What `earned-growth` says of random histories, held cell by cell against a loop over their purchases.
import { stringify } from 'csv-stringify/sync';
import type { OkResult, Row } from '../../src/results/result.ts';
import { periodRange, previousPeriod, type PeriodUnit } from '../../src/values/dates/periods/period.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { dayOf, stretchesOf, textOf, yearUpTo, type Asked, type Day, type Stretch } from './customer-calendar.ts';
import { Chance, fileOf, purchasesHistory } from './customer-histories.ts';
import { lastRead, purchasesOf, type Purchase } from './customer-purchases.ts';
import { foldedResultOf } from './folded.ts';
import { often } from '../often.ts';

const folder = temporaryFolder();
const units: readonly PeriodUnit[] = ['week', 'month', 'quarter', 'year'];
const histories = Array.from({ length: often(20) }, (_, at) => ({ seed: 501 + at, unit: units[at % units.length]! }));

type Origin = 'earned' | 'bought' | 'unknown';

/** What stands in the customers file of one of each origin: acquired_by and referred_by. */
const written: Readonly<Record<Origin, readonly (readonly [string, string])[]>> = {
  earned: [
    ['referral', ''],
    ['Word-of-Mouth', 'n/a'],
    ['RECOMENDACIÓN', ''],
    ['boca_a_boca', ''],
    ['advertising', 'C001'],
    ['', 'C002'],
  ],
  bought: [
    ['advertising', ''],
    ['Google Ads', '-'],
    ['referral program', ''],
  ],
  unknown: [
    ['', ''],
    ['N/A', 'null'],
  ],
};

/** A customers file that lacks some customers, and what is known of the origin of the others. */
function customersOf(names: Iterable<string>, chance: Chance) {
  const origins = new Map<string, Origin>();
  const rows = [...new Set(names)].flatMap((name) => {
    if (chance.happens(10)) return [];
    const origin = chance.pick(['earned', 'earned', 'bought', 'bought', 'unknown'] as const);
    origins.set(name, origin);
    return [[name, ...chance.pick(written[origin])]];
  });
  return { origins, text: stringify([['customer_id', 'acquired_by', 'referred_by'], ...chance.shuffled(rows)]) };
}

interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** A stretch of days, and that which it is compared with. */
interface Compared {
  readonly period: string | null;
  readonly complete: boolean;
  readonly own: Span;
  readonly before: Span;
}

const spanOf = ({ days }: Stretch): Span => ({ first: days[0]!, last: days.at(-1)! });

/** The year before a year, as long a stretch before another. */
function asOne(asked: Asked): Compared {
  const stretch = stretchesOf({ ...asked, unit: null }, 0)[0]!;
  const { first, last } = spanOf(stretch);
  const length = last - first + 1;
  const begin = yearUpTo(last) === first ? yearUpTo(first - 1) : first - length;
  return { ...stretch, own: { first, last }, before: { first: begin, last: first - 1 } };
}

/** The period before the first, and then each the one before, of which a day is asked for. */
function overTime(asked: Asked, first: Day): readonly Compared[] {
  const stretches = asked.unit === null ? [] : stretchesOf(asked, first);
  return stretches.map((stretch, at) => {
    const earlier = stretches[at - 1];
    const [begins, ends] = periodRange(previousPeriod(stretch.period!));
    const before = earlier === undefined ? { first: dayOf(begins), last: dayOf(ends) } : spanOf(earlier);
    const complete = stretch.complete && stretch.followsCut !== true;
    return { ...stretch, complete, own: spanOf(stretch), before };
  });
}

/** Money in hundredths, by customer. */
function spent(purchases: readonly Purchase[], { first, last }: Span): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { customer, day, amount } of purchases)
    if (day >= first && day <= last) sums.set(customer, (sums.get(customer) ?? 0) + amount);
  return sums;
}

const total = (sums: ReadonlyMap<string, number>) => [...sums.values()].reduce((sum, amount) => sum + amount, 0);

type Part = Origin | 'kept' | 'returned';

/** The measures of a stretch, and its new customers by origin. */
function told(purchases: readonly Purchase[], { own, before }: Compared, origins: ReadonlyMap<string, Origin>) {
  const [last, now] = [spent(purchases, before), spent(purchases, own)];
  const revenue = { kept: 0, earned: 0, bought: 0, unknown: 0, returned: 0 };
  const customers = { kept: 0, earned: 0, bought: 0, unknown: 0, returned: 0 };
  for (const [customer, amount] of now) {
    const earlier = purchases.some((purchase) => purchase.customer === customer && purchase.day < own.first);
    const part: Part = last.has(customer) ? 'kept' : earlier ? 'returned' : (origins.get(customer) ?? 'unknown');
    revenue[part] += amount;
    customers[part] += 1;
  }
  const base = total(last);
  const of = (amount: number) => (base <= 0 ? null : amount / base);
  const [rate, growth] = [of(revenue.kept + revenue.earned - base), of(total(now) - base)];
  const high = of(revenue.kept + revenue.earned + revenue.unknown - base);
  const bounds = rate === null || high === null ? [rate, high] : [Math.min(rate, high), Math.max(rate, high)];
  return {
    measures: {
      earned_growth_rate: rate,
      earned_growth_low: bounds[0]!,
      earned_growth_high: bounds[1]!,
      net_revenue_retention: of(revenue.kept),
      earned_new: of(revenue.earned),
      bought_new: of(revenue.bought),
      unknown_new: of(revenue.unknown),
      returned: of(revenue.returned),
      total_growth: growth,
      earned_growth_ratio: rate === null || growth === null || growth <= 0 ? null : rate / growth,
      revenue_last: base / 100,
      revenue_this: total(now) / 100,
    },
    origins: (['earned', 'bought', 'unknown', 'returned'] as const).map((origin) => ({
      origin,
      customers: customers[origin],
      revenue: revenue[origin] / 100,
      share: of(revenue[origin]),
    })),
  };
}

type Cells = Readonly<Record<string, number | string | null>>;

/** Whether each of these stands in the one row with this key, and no row is left over. */
function expectRows(
  { tables }: OkResult,
  name: string,
  expected: readonly { readonly key: Cells; readonly cells: Cells }[],
): void {
  const rows = tables.find((table) => table.name === name)!.rows;
  expect(rows).toHaveLength(expected.length);
  for (const { key, cells } of expected) {
    const found = rows.filter((row) => Object.entries(key).every(([column, text]) => row[column] === text));
    expect([name, key, found.length]).toEqual([name, key, 1]);
    for (const [column, cell] of Object.entries(cells))
      expect([name, key, column, found[0]![column]]).toEqual([name, key, column, alike(cell)]);
  }
}

const alike = (cell: number | string | null): unknown => (typeof cell === 'number' ? expect.closeTo(cell, 9) : cell);

const balance = (row: Row) =>
  ['net_revenue_retention', 'earned_new', 'bought_new', 'unknown_new', 'returned'].reduce(
    (sum, name) => sum + Number(row[name]),
    -1,
  );

describe.each(histories)('history $seed', ({ seed, unit }) => {
  const history = purchasesHistory(seed, unit);
  const chance = new Chance(9000 + seed);
  const file = folder.file(`purchases-${seed}.csv`, fileOf(history.rows, seed));
  const { origins, text } = customersOf(
    history.lines.map(({ customer }) => customer),
    chance,
  );
  const customers = folder.file(`customers-${seed}.csv`, text);

  const questions = [unit, null, unit, null].map((period, at) => {
    const isCut = at > 1;
    const days = [0, 1].map(() => history.first + chance.below(history.last - history.first)).toSorted((a, b) => a - b);
    const asOf = chance.happens(50) ? history.last : history.last - chance.below(60);
    const [from, to] = isCut ? [days[0]!, Math.min(days[1]!, asOf)] : [null, null];
    const asked: Asked = { unit: period, from: from === null ? null : Math.min(from, asOf), to, asOf };
    return { asked, by: chance.happens(50), isKnown: chance.happens(75) };
  });

  test.each(questions)(
    'is counted as a loop counts it: $asked, by channel $by, with customers $isKnown',
    async (question) => {
      const { asked, by, isKnown } = question;
      const { from, to, asOf } = asked;
      const days = Object.entries({ '--from': from, '--to': to, '--as-of': asOf });
      const result = await foldedResultOf([
        'earned-growth',
        file,
        ...(isKnown ? ['--customers', customers] : []),
        ...(asked.unit === null ? [] : ['--period', asked.unit]),
        ...(by ? ['--by', 'channel'] : []),
        ...days.flatMap(([name, day]) => (day === null ? [] : [name, textOf(day)])),
      ]);
      const used = purchasesOf(history.lines, lastRead(asked));
      const known = isKnown ? origins : new Map<string, Origin>();
      const first = Math.min(...history.lines.map(({ day }) => day));
      const whole = asOne(asked);
      const periods = overTime(asked, first);
      const all = told(used, whole, known);
      expectRows(result, 'overall', [{ key: {}, cells: all.measures }]);

      const segments = by ? [...new Set(used.map(({ segment }) => segment))] : [null];
      const parts = segments.map((segment) => ({
        key: segment === null ? {} : { channel: segment },
        own: used.filter((purchase) => segment === null || purchase.segment === segment),
      }));
      if (by)
        expectRows(
          result,
          'segments',
          parts.map(({ key, own }) => ({ key, cells: told(own, whole, known).measures })),
        );
      const rows = (asked.unit === null ? [whole] : periods).flatMap((stretch) =>
        parts.map(({ key, own }) => ({
          key: { ...key, ...(asked.unit === null ? {} : { period: stretch.period }) },
          ...told(own, stretch, known),
        })),
      );
      if (asked.unit !== null)
        expectRows(
          result,
          'trend',
          rows.map(({ key, measures }) => ({ key, cells: measures })),
        );
      expectRows(
        result,
        'new_customers',
        rows.flatMap(({ key, origins: found }) =>
          found.map(({ origin, ...cells }) => ({ key: { ...key, origin }, cells })),
        ),
      );

      const over = periods.findLast(({ complete }) => complete);
      const answer = asked.unit === null ? all : over === undefined ? null : told(used, over, known);
      for (const { name, value } of result.headlines)
        expect([name, value]).toEqual([name, alike(answer?.measures[name as keyof typeof all.measures] ?? null)]);
      for (const row of result.tables.filter(({ name }) => name !== 'new_customers').flatMap((table) => table.rows))
        if (row['total_growth'] !== null) expect(balance(row)).toBeCloseTo(Number(row['total_growth']), 9);
    },
  );
});
