// What `customer-growth` and `churn` say of 40 histories, held cell by cell against a count of them day by day.
import type { OkResult } from '../../src/results/result.ts';
import { periodOf, periodRange, type PeriodUnit } from '../../src/values/dates/periods/period.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { imbalances, tableDifferences } from './compared.ts';
import { dayOf, stretchesOf, textOf, type Asked, type Day, type Stretch } from './customer-calendar.ts';
import { conventions } from './customer-churn.ts';
import { foldedResultOf } from './folded.ts';
import {
  Chance,
  customersHistory,
  fileOf,
  purchasesHistory,
  type CustomersHistory,
  type PurchasesHistory,
} from './customer-histories.ts';
import type { Cells, Life } from './customer-lives.ts';
import { lastRead, livesByPurchases, purchasesOf, type Purchase } from './customer-purchases.ts';
import { churnTold, growthTold, leading, purchasesTold, tablesOf, type Told } from './simulated.ts';
import { often } from '../often.ts';

const folder = temporaryFolder();
const units: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter'];
const historiesFrom = (first: number) =>
  Array.from({ length: often(20) }, (_, at) => ({ seed: first + at, unit: units[at % units.length]! }));

let files = 0;
/** In the order of its making, or shuffled. */
function write(rows: readonly (readonly string[])[], shuffle: number | null): string {
  files += 1;
  return folder.file(`history-${files}.csv`, fileOf(rows, shuffle));
}

function argvOf({ unit, from, to, asOf }: Asked, isTold: boolean): string[] {
  const days = { '--from': from, '--to': to, '--as-of': isTold ? asOf : null };
  const named = Object.entries(days).flatMap(([name, day]) => (day === null ? [] : [name, textOf(day)]));
  return [...(unit === null ? [] : ['--period', unit]), ...named];
}

/** Holds a report against what was told of all customers, and of each segment. */
function expectTold(
  result: OkResult,
  all: Told,
  by: { readonly column: string; readonly segments: ReadonlyMap<string, Told> } | null,
  headlines: Readonly<Record<string, keyof Cells>>,
): void {
  const differences = [...tablesOf(all, by)].flatMap(([name, rows]) => tableDifferences(result, name, rows));
  expect(differences.slice(0, 20)).toEqual([]);
  const columns = by === null ? [] : [by.column];
  const tables = result.tables.filter(({ name }) => ['overall', 'segments', 'trend'].includes(name));
  expect(tables.flatMap(({ name, rows }) => imbalances(rows, name === 'overall' ? [] : columns))).toEqual([]);
  const lead = leading(all);
  for (const [name, cell] of Object.entries(headlines)) {
    const { value } = result.headlines.find((headline) => headline.name === name)!;
    if (lead === null || lead[cell] === undefined) continue;
    expect([name, value]).toEqual([name, typeof lead[cell] === 'number' ? expect.closeTo(lead[cell], 9) : lead[cell]]);
  }
}

const growthHeadlines = { customers: 'end', net_growth: 'net_growth', net_revenue_growth: 'net_revenue_growth' };
const churnHeadlines = { churn_rate: 'churn_rate', revenue_churn_rate: 'revenue_churn_rate' };

interface Question<Part> {
  readonly asked: Asked;
  readonly stretches: readonly Stretch[];
  /** What is known of the records that count. */
  readonly used: readonly Part[];
  readonly by: string | null;
  /** The file, and the options that ask this. */
  readonly argv: readonly string[];
}

type Drawn = { readonly asked: Asked; readonly isTold: boolean };

/** Half of the questions are of segments, and half of the files are shuffled. */
function question<Part>(
  { asked, isTold }: Drawn,
  { rows, first }: { readonly rows: readonly (readonly string[])[]; readonly first: Day },
  used: readonly Part[],
  column: string,
  chance: Chance,
): Question<Part> {
  const by = chance.happens(50) ? column : null;
  const file = write(rows, chance.happens(50) ? chance.below(1000) : null);
  const argv = [file, ...argvOf(asked, isTold), ...(by === null ? [] : ['--by', by])];
  return { asked, stretches: stretchesOf(asked, first), used, by, argv };
}

/** A segment's rows are counted from its own customers alone. */
function segmentsOf<Part extends { readonly segment: string }>(
  { by, used }: Question<Part>,
  tell: (own: readonly Part[]) => Told,
) {
  if (by === null) return null;
  const segments = new Set(used.map(({ segment }) => segment));
  const own = (name: string) => used.filter(({ segment }) => segment === name);
  return { column: by, segments: new Map([...segments].map((name) => [name, tell(own(name))])) };
}

const twoDays = (chance: Chance, first: Day, last: Day) =>
  [first + chance.below(last - first), first + chance.below(last - first)].toSorted((a, b) => a - b);

/** A file of customers, of which all is asked or some days, by periods or not. */
function customersQuestions(history: CustomersHistory, unit: PeriodUnit, chance: Chance) {
  const { lives, first, last } = history;
  const ofFile = Math.max(...lives.map(({ started, ended }) => Math.max(started, ended ?? started)));
  return [unit, null].map((period) => {
    const isCut = chance.happens(50);
    const isTold = isCut || chance.happens(50);
    const asOf = isTold ? last - chance.below(Math.floor((last - first) / 5)) : ofFile;
    const [from, to] = isCut ? twoDays(chance, first, asOf) : [];
    const asked: Asked = { unit: period, from: from ?? null, to: to ?? null, asOf };
    const used = lives.filter(({ started }) => started <= lastRead(asked));
    return question({ asked, isTold }, history, used, 'plan', chance);
  });
}

/** A file of purchases, of which all is asked or whole periods. */
function purchasesQuestions(history: PurchasesHistory, unit: PeriodUnit, chance: Chance) {
  const { lines, first, last } = history;
  return [false, true].map((isCut) => {
    const isTold = isCut || chance.happens(50);
    const asOf = isTold ? last - chance.below(Math.floor((last - first) / 5)) : last;
    const [from, to] = isCut ? twoDays(chance, first, asOf) : [];
    const edge = (day: Day, at: 0 | 1) => dayOf(periodRange(periodOf(textOf(day), unit))[at]);
    const span = {
      from: from === undefined ? null : edge(from, 0),
      to: to === undefined ? null : Math.min(edge(to, 1), asOf),
    };
    const asked: Asked = { unit, ...span, asOf };
    return question({ asked, isTold }, history, purchasesOf(lines, lastRead(asked)), 'channel', chance);
  });
}

const someConvention = (chance: Chance) => chance.pick(['all', 'all', ...conventions] as const);

describe('of 20 files of customers', () => {
  describe('customer-growth', () => {
    test.each(historiesFrom(1))('counts history $seed by $unit', async ({ seed, unit }) => {
      const history = customersHistory(seed, unit);
      const known = { revenue: history.hasRevenue, returning: false };
      for (const asking of customersQuestions(history, unit, new Chance(1000 + seed))) {
        const { asked, stretches, used, argv } = asking;
        const tell = (lives: readonly Life[]) => growthTold(lives, stretches, asked, known);
        expectTold(
          await foldedResultOf(['customer-growth', ...argv]),
          tell(used),
          segmentsOf(asking, tell),
          growthHeadlines,
        );
      }
    });
  });

  describe('churn', () => {
    test.each(historiesFrom(1))('counts history $seed by $unit', async ({ seed, unit }) => {
      const chance = new Chance(2000 + seed);
      const history = customersHistory(seed, unit);
      const known = { revenue: history.hasRevenue, returning: false };
      for (const asking of customersQuestions(history, unit, chance)) {
        const { asked, stretches, used, argv } = asking;
        const convention = someConvention(chance);
        const tell = (lives: readonly Life[]) => churnTold(lives, stretches, asked, known, convention);
        const result = await foldedResultOf(['churn', ...argv, '--convention', convention]);
        expectTold(result, tell(used), segmentsOf(asking, tell), churnHeadlines);
      }
    });
  });
});

describe('of 20 files of purchases', () => {
  describe('customer-growth', () => {
    test.each(historiesFrom(21))('counts history $seed by $unit', async ({ seed, unit }) => {
      for (const asking of purchasesQuestions(purchasesHistory(seed, unit), unit, new Chance(3000 + seed))) {
        const { stretches, used, argv } = asking;
        const tell = (own: readonly Purchase[]) => purchasesTold(own, stretches, unit);
        expectTold(
          await foldedResultOf(['customer-growth', ...argv]),
          tell(used),
          segmentsOf(asking, tell),
          growthHeadlines,
        );
      }
    });

    test('counts by month unless another period is asked for', async () => {
      const file = write(purchasesHistory(23, 'month').rows, null);
      const { tables } = await foldedResultOf(['customer-growth', file]);
      expect(tables).toEqual((await foldedResultOf(['customer-growth', file, '--period', 'month'])).tables);
    });
  });

  describe('churn --inactive-after', () => {
    test.each(historiesFrom(21))('counts history $seed by $unit', async ({ seed, unit }) => {
      const chance = new Chance(4000 + seed);
      const history = purchasesHistory(seed, unit);
      const known = { revenue: false, returning: true };
      for (const asking of purchasesQuestions(history, unit, chance)) {
        const { asked, stretches, used, argv } = asking;
        const convention = someConvention(chance);
        const after = 1 + chance.below(Math.ceil((history.last - history.first) / 4));
        const tell = (own: readonly Purchase[]) =>
          churnTold(livesByPurchases(own, after), stretches, asked, known, convention);
        const options = ['--inactive-after', String(after), '--convention', convention];
        expectTold(
          await foldedResultOf(['churn', ...argv, ...options]),
          tell(used),
          segmentsOf(asking, tell),
          churnHeadlines,
        );
      }
    });
  });
});
