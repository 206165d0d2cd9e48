// What `revenue-retention` says of random histories, held against a plain loop over customers and days.
import { periodOf, periodRange, type PeriodUnit } from '../../src/values/dates/periods/period.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { tableDifferences } from './compared.ts';
import { dayOf, stretchesOf, textOf, type Asked, type Day, type Stretch } from './customer-calendar.ts';
import { Chance, customersHistory, fileOf, purchasesHistory } from './customer-histories.ts';
import { isThere, type Cells, type Life } from './customer-lives.ts';
import { purchasesOf, type Purchase } from './customer-purchases.ts';
import { foldedResultOf } from './folded.ts';
import { often } from '../often.ts';

const folder = temporaryFolder();
const units: readonly PeriodUnit[] = ['week', 'month', 'quarter'];
const histories = (first: number) =>
  Array.from({ length: often(12) }, (_, at) => ({ seed: first + at, unit: units[at % units.length]! }));

/** Money of each customer in hundredths; who is not there has none. */
type Money = ReadonlyMap<string, number>;

function retained(before: Money, after: Money, complete: boolean | undefined): Cells {
  const sum = (of: (start: number, end: number) => number) =>
    [...before].reduce((total, [customer, start]) => total + of(start, after.get(customer) ?? 0), 0) / 100;
  const [start, kept, end] = [sum((was) => was), sum(Math.min), sum((_, is) => is)];
  return {
    customers: before.size,
    revenue_start: start,
    revenue_retained: kept,
    revenue_end: end,
    gross_revenue_retention: start > 0 ? kept / start : null,
    net_revenue_retention: start > 0 ? end / start : null,
    complete,
  };
}

/** The rows of each stretch, and what they come to as one. */
function told(stretches: readonly Stretch[], before: (of: Stretch) => Money, after: (of: Stretch) => Money) {
  const rows = stretches.map((one) => ({
    key: { period: one.period },
    cells: retained(before(one), after(one), one.complete),
  }));
  const overall = retained(before(stretches[0]!), after(stretches.at(-1)!), stretches.at(-1)!.complete);
  return { rows, overall };
}

function added(lines: readonly (readonly [customer: string, amount: number])[]): Money {
  const money = new Map<string, number>();
  for (const [customer, amount] of lines) money.set(customer, (money.get(customer) ?? 0) + amount);
  return money;
}

const livesTold = (lives: readonly Life[], stretches: readonly Stretch[], asOf: Day) => {
  const at = (day: Day) =>
    added(lives.filter((life) => isThere(life, day)).map((life) => [life.customer, life.revenue ?? 0]));
  // Nothing is known of the days after the last that counts: who was here then is here.
  return told(
    stretches,
    ({ days }) => at(days[0]!),
    ({ days }) => at(Math.min(days.at(-1)!, asOf) + 1),
  );
};

function purchasesTold(purchases: readonly Purchase[], stretches: readonly Stretch[], unit: PeriodUnit) {
  const within = (is: (day: Day) => boolean) =>
    added(purchases.filter(({ day }) => is(day)).map(({ customer, amount }) => [customer, amount]));
  const name = (day: Day) => periodOf(textOf(day), unit);
  return told(
    stretches.map((one) => ({ ...one, complete: one.complete && one.followsCut !== true })),
    ({ days }) => {
      let before = days[0]!;
      while (name(before) === name(days[0]!)) before -= 1;
      return within((day) => name(day) === name(before));
    },
    ({ days }) => within((day) => days[0]! <= day && day <= days.at(-1)!),
  );
}

async function expectTold(
  argv: readonly string[],
  column: string,
  all: ReturnType<typeof told>,
  segments: ReadonlyMap<string, ReturnType<typeof told>>,
) {
  const result = await foldedResultOf(['revenue-retention', ...argv]);
  const inSegments = await foldedResultOf(['revenue-retention', ...argv, '--by', column]);
  const ofSegments = [...segments].flatMap(([segment, { rows }]) =>
    rows.map(({ key, cells }) => ({ key: { [column]: segment, ...key }, cells })),
  );
  const wholes = [...segments].map(([segment, { overall }]) => ({ key: { [column]: segment }, cells: overall }));
  const trend = result.tables.some(({ name }) => name === 'trend');
  const differences = [
    ...(trend ? tableDifferences(result, 'trend', all.rows) : []),
    ...tableDifferences(result, 'overall', [{ key: {}, cells: all.overall }]),
    ...(trend ? tableDifferences(inSegments, 'trend', ofSegments) : []),
    ...tableDifferences(inSegments, 'segments', wholes),
  ];
  expect(differences).toEqual([]);
  const lead = all.rows.findLast(({ cells }) => cells['complete'] === true)?.cells;
  for (const name of ['gross_revenue_retention', 'net_revenue_retention']) {
    const { value } = result.headlines.find((headline) => headline.name === name)!;
    const expected = lead?.[name] ?? null;
    expect(value).toEqual(typeof expected === 'number' ? expect.closeTo(expected, 9) : null);
  }
}

function bySegment<Part extends { readonly segment: string }>(
  parts: readonly Part[],
  tell: (own: readonly Part[]) => ReturnType<typeof told>,
) {
  const names = new Set(parts.map(({ segment }) => segment));
  return new Map([...names].map((name) => [name, tell(parts.filter(({ segment }) => segment === name))]));
}

/** A part of the days of a history, in its order. */
function someDays(chance: Chance, first: Day, last: Day): readonly [Day, Day] {
  const [one, other] = [first + chance.below(last - first), first + chance.below(last - first)];
  return one < other ? [one, other] : [other, one];
}

const daysAsked = ({ from, to, asOf }: Asked) => [
  ...(from === null ? [] : ['--from', textOf(from)]),
  ...(to === null ? [] : ['--to', textOf(to)]),
  '--as-of',
  textOf(asOf),
];

describe.each(histories(81))('of customers in history $seed by $unit', ({ seed, unit }) => {
  const history = customersHistory(seed, unit);
  const { rows, first, last, lives } = history;

  test.each([unit, null])('of %s', async (period) => {
    // Half of the files have no money: those are refused, and another seed has some.
    if (!history.hasRevenue) return;
    const chance = new Chance(5000 + seed);
    const [from, to] = someDays(chance, first, last);
    for (const days of [
      { from: null, to: null },
      { from, to },
    ]) {
      const asked: Asked = { unit: period, ...days, asOf: last };
      const argv = [
        folder.file(`lives-${seed}.csv`, fileOf(rows, seed)),
        ...(period === null ? [] : ['--period', period]),
        ...daysAsked(asked),
      ];
      const stretches = stretchesOf(asked, first);
      const used = lives.filter(({ started }) => started <= (days.to ?? last));
      const tell = (own: readonly Life[]) => livesTold(own, stretches, last);
      await expectTold(argv, 'plan', tell(used), bySegment(used, tell));
    }
  });
});

describe.each(histories(101))('of stays with money in history $seed by $unit', ({ seed, unit }) => {
  test('each customer’s lives add up', async () => {
    const chance = new Chance(seed);
    const first = dayOf('2024-01-10');
    const last = first + 400;
    const lives = Array.from({ length: 60 }, (): Life & { segment: string } => {
      const started = first + chance.below(380);
      const ended = chance.happens(40) ? null : Math.min(started + 1 + chance.below(150), last);
      const customer = `C${10 + chance.below(25)}`;
      return {
        customer,
        started,
        ended,
        returns: false,
        revenue: chance.below(9000),
        segment: customer < 'C20' ? 'a' : 'b',
      };
    });
    const rows = lives.map(({ customer, started, ended, revenue, segment }) => [
      customer,
      textOf(started),
      ended === null ? '' : textOf(ended),
      (revenue! / 100).toFixed(2),
      segment,
    ]);
    const file = folder.file(
      `stays-${seed}.csv`,
      fileOf([['customer_id', 'started_at', 'ended_at', 'mrr', 'plan'], ...rows]),
    );
    const asked: Asked = { unit, from: null, to: null, asOf: last };
    const stretches = stretchesOf(asked, Math.min(...lives.map(({ started }) => started)));
    const tell = (own: readonly Life[]) => livesTold(own, stretches, last);
    const argv = [file, '--stays', '--period', unit, '--as-of', textOf(last)];
    await expectTold(argv, 'plan', tell(lives), bySegment(lives, tell));
  });
});

describe.each(histories(121))('of purchases in history $seed by $unit', ({ seed, unit }) => {
  test('with refunds, free orders and segments', async () => {
    const { rows, first, last, lines } = purchasesHistory(seed, unit);
    const [within] = someDays(new Chance(seed), first, last);
    const from = dayOf(periodRange(periodOf(textOf(within), unit))[0]);
    for (const start of [null, from]) {
      const asked: Asked = { unit, from: start, to: null, asOf: last };
      const argv = [folder.file(`purchases-${seed}.csv`, fileOf(rows, seed)), '--period', unit, ...daysAsked(asked)];
      const stretches = stretchesOf(asked, first);
      const used = purchasesOf(lines, last);
      const tell = (own: readonly Purchase[]) => purchasesTold(own, stretches, unit);
      await expectTold(argv, 'channel', tell(used), bySegment(used, tell));
    }
  });
});
