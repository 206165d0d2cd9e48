// What `cohorts` says of random histories, held against a plain loop over customers and periods.
import type { OkResult, Row } from '../../src/results/result.ts';
import { wilsonInterval } from '../../src/statistics/proportions/wilson.ts';
import { nextPeriod, periodOf, periodRange, type PeriodUnit } from '../../src/values/dates/periods/period.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { dayOf, textOf, type Day } from './customer-calendar.ts';
import { customersHistory, fileOf, purchasesHistory, staysHistory } from './customer-histories.ts';
import { purchasesOf } from './customer-purchases.ts';
import { foldedResultOf } from './folded.ts';
import { rowsOf } from './states.ts';
import { often } from '../often.ts';

const folder = temporaryFolder();
const units: readonly PeriodUnit[] = ['month', 'quarter', 'year'];
const histories = (first: number) =>
  Array.from({ length: often(9) }, (_, at) => ({ seed: first + at, unit: units[at % units.length]! }));

/** Somebody whom a cohort follows: when he came, and what he did in a stretch of days; null for money that nobody knows. */
interface Person {
  readonly segment: string;
  readonly came: Day;
  in(first: Day, last: Day): { readonly active: boolean; readonly revenue: number | null };
}

type Rows = Readonly<Record<'cohorts' | 'sizes' | 'average', readonly Row[]>>;

function told(people: readonly Person[], unit: PeriodUnit, asOf: Day): Rows {
  const end = periodOf(textOf(asOf), unit);
  const names = [...new Set(people.map(({ came }) => periodOf(textOf(came), unit)))].toSorted();
  const cohorts: Row[] = [];
  for (const cohort of names) {
    const own = people.filter(({ came }) => periodOf(textOf(came), unit) === cohort);
    let first: number | null = null;
    for (let [name, offset] = [cohort, 0]; name <= end; name = nextPeriod(name), offset += 1) {
      const [begins, ends] = periodRange(name).map(dayOf) as [Day, Day];
      const seen = own.map((one) => one.in(begins, Math.min(ends, asOf)));
      const active = seen.filter((one) => one.active).length;
      const isPriced = seen.some(({ revenue }) => revenue !== null);
      const hundredths = seen.reduce((sum, one) => sum + (one.revenue ?? 0), 0);
      first ??= hundredths;
      const limits = wilsonInterval(active, own.length, 0.95)!;
      cohorts.push({
        cohort,
        offset,
        customers: own.length,
        active,
        active_share: active / own.length,
        conf_low: limits.low,
        conf_high: limits.high,
        revenue: isPriced ? hundredths / 100 : null,
        revenue_share: isPriced && first > 0 ? hundredths / first : null,
        complete: ends <= asOf,
      });
    }
  }
  return {
    cohorts,
    sizes: cohorts
      .filter(({ offset }) => offset === 0)
      .map(({ cohort, customers }) => ({ cohort: cohort!, customers: customers! })),
    average: averages(cohorts),
  };
}

function averages(cells: readonly Row[]): readonly Row[] {
  const complete = cells.filter((cell) => cell['complete'] === true);
  const offsets = [...new Set(complete.map(({ offset }) => Number(offset)))].toSorted((a, b) => a - b);
  return offsets.map((offset) => {
    const own = complete.filter((cell) => cell['offset'] === offset);
    const sum = (name: string) => own.reduce((total, cell) => total + Number(cell[name]), 0);
    const customers = sum('customers');
    return { offset, cohorts: own.length, customers, active_share: sum('active') / customers };
  });
}

function expectRows(result: OkResult, rows: Rows): void {
  for (const [name, expected] of Object.entries(rows)) {
    const close = expected.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [
          column,
          typeof value === 'number' ? (expect.closeTo(value, 9) as number) : value,
        ]),
      ),
    );
    expect(rowsOf(result, name)).toEqual(close);
  }
}

/** Of all customers, and of each segment: each stands in one cohort of it. */
async function expectTold(
  argv: readonly string[],
  column: string,
  people: readonly Person[],
  all: readonly Person[],
  unit: PeriodUnit,
  asOf: Day,
) {
  const options = ['--period', unit, '--as-of', textOf(asOf)];
  const result = await foldedResultOf(['cohorts', ...argv, ...options]);
  expectRows(result, told(all, unit, asOf));
  const inSegments = await foldedResultOf(['cohorts', ...argv, ...options, '--by', column]);
  for (const segment of new Set(people.map((one) => one.segment))) {
    const own = people.filter((one) => one.segment === segment);
    const of = (name: string) => rowsOf(inSegments, name).filter((row) => row[column] === segment);
    const rows = told(own, unit, asOf);
    for (const name of ['cohorts', 'sizes', 'average'] as const)
      expect(of(name).map(({ active, customers }) => [active, customers])).toEqual(
        rows[name].map(({ active, customers }) => [active, customers]),
      );
    const sizes = of('sizes').reduce((sum, { customers }) => sum + Number(customers), 0);
    expect(sizes).toBe(own.length);
  }
}

describe.each(histories(141))('of purchases in history $seed by $unit', ({ seed, unit }) => {
  test('with refunds, free orders and segments', async () => {
    const { rows, last, lines } = purchasesHistory(seed, unit);
    const bought = purchasesOf(lines, last);
    const people = (of: (purchase: (typeof bought)[number]) => string) =>
      [...new Set(bought.map(of))].map((name): Person => {
        const own = bought.filter((purchase) => of(purchase) === name);
        return {
          segment: own[0]!.segment,
          came: Math.min(...own.map(({ day }) => day)),
          in(first, end) {
            const within = own.filter(({ day }) => day >= first && day <= end);
            return { active: within.length > 0, revenue: within.reduce((sum, { amount }) => sum + amount, 0) };
          },
        };
      });
    const all = people(({ customer }) => customer);
    const apart = people(({ customer, segment }) => `${customer} ${segment}`);
    await expectTold([folder.file(`purchases-${seed}.csv`, fileOf(rows, seed))], 'channel', apart, all, unit, last);
  });
});

describe.each(histories(161))('of customers in history $seed by $unit', ({ seed, unit }) => {
  test('who are still here at the end of each period', async () => {
    const { rows, last, lives } = customersHistory(seed, unit);
    const people = lives.map(({ segment, started, ended }): Person => ({
      segment,
      came: started,
      in: (_, end) => ({ active: started <= end && (ended === null || ended > end), revenue: null }),
    }));
    await expectTold([folder.file(`lives-${seed}.csv`, fileOf(rows, seed))], 'plan', people, people, unit, last);
  });
});

describe.each(histories(171))('of stays in history $seed by $unit', ({ seed, unit }) => {
  test('who came back is one customer of the cohort in which he came first', async () => {
    const { rows, last, lives } = staysHistory(seed, unit);
    const people = [...new Set(lives.map(({ customer }) => customer))].map((customer): Person => {
      const own = lives.filter((life) => life.customer === customer);
      return {
        segment: own[0]!.segment,
        came: Math.min(...own.map(({ started }) => started)),
        in: (_, end) => ({
          active: own.some(({ started, ended }) => started <= end && (ended === null || ended > end)),
          revenue: null,
        }),
      };
    });
    const argv = [folder.file(`stays-${seed}.csv`, fileOf(rows, seed)), '--stays'];
    await expectTold(argv, 'plan', people, people, unit, last);
  });
});

describe.each(histories(181))('with --min-n in history $seed by $unit', ({ seed, unit }) => {
  const { rows, last } = purchasesHistory(seed, unit);
  const argv = [folder.file(`few-${seed}.csv`, fileOf(rows, seed)), '--period', unit, '--as-of', textOf(last)];
  const minN = 3 + (seed % 3);

  test('no cell, cohort or average that is shown gives away what is hidden', async () => {
    const all = await foldedResultOf(['cohorts', ...argv]);
    const shown = await foldedResultOf(['cohorts', ...argv, '--min-n', String(minN)]);
    const sizes = new Map(rowsOf(all, 'sizes').map(({ cohort, customers }) => [cohort, Number(customers)]));
    const isShown = (row: Row) => row['suppressed'] !== true;
    const kept = new Set(
      rowsOf(shown, 'sizes')
        .filter(isShown)
        .map(({ cohort }) => cohort),
    );
    const without = [...sizes].filter(([cohort]) => !kept.has(cohort)).map(([, customers]) => customers);
    const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
    // All customers are a total that other tables and files tell.
    if (without.length > 0 && kept.size > 0)
      expect([without.length >= 2, total(without) >= minN]).toEqual([true, true]);

    const cellsOf = new Map(
      rowsOf(all, 'cohorts').map((row) => [`${String(row['cohort'])} ${String(row['offset'])}`, row]),
    );
    const cells = rowsOf(shown, 'cohorts').filter(isShown);
    for (const { active, revenue } of cells) {
      expect(active === 0 || Number(active) >= minN).toBe(true);
      expect(revenue).not.toBeNull();
    }
    for (const { offset, customers, active_share } of rowsOf(shown, 'average').filter(isShown)) {
      const names = [...kept].filter(
        (cohort) => cellsOf.get(`${String(cohort)} ${String(offset)}`)?.['complete'] === true,
      );
      const hidden = names.filter(
        (cohort) => !cells.some((cell) => cell['cohort'] === cohort && cell['offset'] === offset),
      );
      const of = (some: typeof names) =>
        total(some.map((cohort) => Number(cellsOf.get(`${String(cohort)} ${String(offset)}`)!['active'])));
      // The average is of all cells, also of those that are hidden, and of no cohort that is.
      expect(Number(active_share) * Number(customers)).toBeCloseTo(of(names), 9);
      if (hidden.length > 0) expect([hidden.length >= 2, of(hidden) >= minN]).toEqual([true, true]);
    }
  });
});
