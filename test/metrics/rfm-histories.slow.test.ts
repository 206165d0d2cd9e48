// What `rfm` says of random purchases, held against a plain loop over customers, and what it hides of them.
import { segmentOf } from '../../src/metrics/rfm/named-segments.ts';
import type { OkResult, Row } from '../../src/results/result.ts';
import { temporaryFolder } from '../engines/temporary.ts';
import { textOf } from './customer-calendar.ts';
import { fileOf, purchasesHistory } from './customer-histories.ts';
import { purchasesOf } from './customer-purchases.ts';
import { nameOf, scoredCustomers, type ScoredCustomer } from './customer-scores.ts';
import { foldedResultOf } from './folded.ts';
import { rowsOf } from './states.ts';
import { often } from '../often.ts';

const folder = temporaryFolder();
const seeds = (first: number, count: number) => Array.from({ length: often(count) }, (_, at) => ({ seed: first + at }));
const five = [1, 2, 3, 4, 5];

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const spent = (some: readonly ScoredCustomer[]) => sum(some.map(({ monetary }) => monetary));

test('segments have the names of the contract for every two scores', () => {
  for (const r of five) for (const v of five) expect(segmentOf(r, v)).toBe(nameOf(r, v));
});

function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const rising = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(rising.length / 2);
  return rising.length % 2 === 1 ? rising[half]! : (rising[half - 1]! + rising[half]!) / 2;
}

function told(customers: readonly ScoredCustomer[]): Readonly<Record<string, readonly Row[]>> {
  const all = spent(customers);
  const near = (value: number | null) => (value === null ? null : (expect.closeTo(value, 9) as number));
  const share = (some: readonly ScoredCustomer[]) => (all > 0 ? near(spent(some) / all) : null);
  const falling = customers.toSorted((a, b) => b.monetary - a.monetary);
  const top = (percent: number) => share(falling.slice(0, Math.ceil((customers.length * percent) / 100)));
  const least = (some: readonly number[]) => (some.length === 0 ? null : near(Math.min(...some)));
  const most = (some: readonly number[]) => (some.length === 0 ? null : near(Math.max(...some)));
  return {
    overall: [{ customers: customers.length, revenue: near(all / 100), top_decile_share: top(10) }],
    named_segments: five
      .flatMap((r) => five.map((v) => nameOf(r, v)))
      .filter((name, at, names) => names.indexOf(name) === at)
      .map((segment) => {
        const own = customers.filter(({ name }) => name === segment);
        const mean = (total: number) => (own.length === 0 ? null : near(total / own.length));
        return {
          segment,
          customers: own.length,
          share: near(own.length / customers.length),
          revenue: near(spent(own) / 100),
          revenue_share: share(own),
          median_recency: median(own.map(({ recency }) => recency)),
          mean_frequency: mean(sum(own.map(({ frequency }) => frequency))),
          mean_monetary: mean(spent(own) / 100),
        };
      }),
    cells: five.flatMap((r) =>
      five.map((f) => {
        const own = customers.filter((one) => one.r === r && one.f === f);
        return {
          recency_score: r,
          frequency_score: f,
          customers: own.length,
          revenue: near(spent(own) / 100),
          revenue_share: share(own),
        };
      }),
    ),
    cuts: five.map((score) => {
      const recencies = customers.filter(({ r }) => r === score).map(({ recency }) => recency);
      const frequencies = customers.filter(({ f }) => f === score).map(({ frequency }) => frequency);
      const amounts = customers.filter(({ m }) => m === score).map(({ monetary }) => monetary / 100);
      return {
        score,
        recency_from: least(recencies),
        recency_to: most(recencies),
        frequency_from: least(frequencies),
        frequency_to: most(frequencies),
        monetary_from: least(amounts),
        monetary_to: most(amounts),
      };
    }),
    pareto: Array.from({ length: 100 }, (_, at) => ({ customer_share: (at + 1) / 100, revenue_share: top(at + 1) })),
  };
}

const byName = (rows: readonly Row[]) =>
  rows.toSorted((a, b) => (String(a['segment']) < String(b['segment']) ? -1 : 1));

function expectTold(result: OkResult, customers: readonly ScoredCustomer[], of: (row: Row) => boolean = () => true) {
  for (const [name, expected] of Object.entries(told(customers))) {
    if (name === 'overall') continue;
    const rows = rowsOf(result, name).filter(of);
    const isNamed = name === 'named_segments';
    expect(isNamed ? byName(rows) : rows).toMatchObject(isNamed ? byName(expected) : expected);
  }
}

describe.each(seeds(301, 8))('of purchases in history $seed', ({ seed }) => {
  test('with refunds, ties and segments', async () => {
    const { rows, last, lines } = purchasesHistory(seed, 'month');
    const argv = ['rfm', folder.file(`purchases-${seed}.csv`, fileOf(rows, seed)), '--as-of', textOf(last)];
    const bought = purchasesOf(lines, last);
    const result = await foldedResultOf(argv);
    expect(rowsOf(result, 'overall')).toMatchObject(told(scoredCustomers(bought, last))['overall']!);
    expectTold(result, scoredCustomers(bought, last));

    const inSegments = await foldedResultOf([...argv, '--by', 'channel']);
    for (const segment of new Set(bought.map((one) => one.segment))) {
      const own = bought.filter((one) => one.segment === segment);
      expectTold(inSegments, scoredCustomers(own, last), (row) => row['channel'] === segment);
    }

    const from = last - 120;
    const lately = await foldedResultOf([...argv, '--from', textOf(from)]);
    expectTold(
      lately,
      scoredCustomers(
        bought.filter(({ day }) => day >= from),
        last,
      ),
    );
  });
});

/** What is told of some customers: a line of a table that is shown, or what all lines of a table that are not have in common. */
type Known = readonly { readonly row: (r: number, f: number, v: number) => boolean; readonly customers: number }[];

const triples = five.flatMap((r) => five.flatMap((f) => five.map((m) => [r, f, Math.floor((f + m + 1) / 2)] as const)));

const subsets = <T>(items: readonly T[]): T[][] =>
  items.reduce<T[][]>((all, item) => [...all, ...all.map((one) => [...one, item])], [[]]);

/** The lines of a table within a band of recency scores: those shown one by one, the others together. */
function knownOf(
  rows: readonly Row[],
  whole: readonly Row[],
  isOf: (row: Row) => (r: number, f: number, v: number) => boolean,
): Known {
  const known = rows.map((row, at) => ({
    row: isOf(row),
    customers: Number(whole[at]!['customers']),
    shown: row['suppressed'] !== true,
  }));
  const hidden = known.filter(({ shown }) => !shown);
  const together = {
    row: (r: number, f: number, v: number) => hidden.some((one) => one.row(r, f, v)),
    customers: sum(hidden.map(({ customers }) => customers)),
  };
  return [...known.filter(({ shown }) => shown), ...(hidden.length === 0 ? [] : [together])];
}

/** Some lines together: the pairs and triples of scores that they hold, a bit for each. */
interface Group {
  readonly places: bigint;
  readonly customers: number;
}

const groupOf = (some: Known, places: typeof triples): Group => ({
  places: places.reduce(
    (bits, [r, f, v], at) => (some.some(({ row }) => row(r, f, v)) ? bits | (1n << BigInt(at)) : bits),
    0n,
  ),
  customers: sum(some.map(({ customers }) => customers)),
});

describe.each(seeds(341, 8))('with --min-n in history $seed', ({ seed }) => {
  test('no segments less cells, and no cells less segments, leave few customers', async () => {
    const histories = [0, 1, 2, 3].map((at) => purchasesHistory(seed + 1000 * at, 'month'));
    const last = Math.max(...histories.map((one) => one.last));
    const [first] = histories;
    const others = histories.flatMap(({ rows }, at) =>
      rows.slice(1).map(([id, customer, ...cells]) => [`${at}${id}`, `${at}${customer}`, ...cells]),
    );
    const path = folder.file(`few-${seed}.csv`, fileOf([first!.rows[0]!, ...others], seed));
    const argv = ['rfm', path, '--as-of', textOf(last)];
    const minN = 2 + (seed % 4);
    const all = await foldedResultOf(argv);
    const shown = await foldedResultOf([...argv, '--min-n', String(minN)]);
    const isHidden = (row: Row) => row['suppressed'] === true;
    for (const name of ['named_segments', 'cells'])
      for (const row of rowsOf(shown, name).filter((one) => !isHidden(one)))
        expect(row['customers'] === 0 || Number(row['customers']) >= minN).toBe(true);

    for (const band of [[1, 2], [3], [4, 5]]) {
      const inBand = (row: Row) => triples.some(([r, , v]) => band.includes(r) && nameOf(r, v) === row['segment']);
      const ofBand = (row: Row) => band.includes(Number(row['recency_score']));
      const own = (result: OkResult, name: string, of: (row: Row) => boolean) => rowsOf(result, name).filter(of);
      const segments = knownOf(
        own(shown, 'named_segments', inBand),
        own(all, 'named_segments', inBand),
        (row) => (r, _, v) => nameOf(r, v) === row['segment'],
      );
      const cells = knownOf(
        own(shown, 'cells', ofBand),
        own(all, 'cells', ofBand),
        (row) => (r, f) => row['recency_score'] === r && row['frequency_score'] === f,
      );
      const places = triples.filter(([r]) => band.includes(r));
      const groupsOf = (known: Known) => subsets(known).map((some) => groupOf(some, places));
      const [ofCells, ofSegments] = [groupsOf(cells), groupsOf(segments)];
      const few = (some: Group, less: Group) => {
        const left = some.customers - less.customers;
        return (less.places & ~some.places) === 0n && left > 0 && left < minN;
      };
      // A band that is hidden whole is known only together with another.
      if (own(shown, 'named_segments', inBand).every(isHidden)) continue;
      const given = ofCells.flatMap((one) => ofSegments.filter((other) => few(one, other) || few(other, one)));
      expect(given).toEqual([]);
    }
  });

  test('between two shares of customers that are told there are never few', async () => {
    const { rows, last } = purchasesHistory(seed, 'month');
    const argv = ['rfm', folder.file(`pareto-${seed}.csv`, fileOf(rows, seed)), '--as-of', textOf(last)];
    const minN = 2 + (seed % 4);
    const result = await foldedResultOf([...argv, '--min-n', String(minN)]);
    const all = Number(rowsOf(result, 'overall')[0]!['customers']);
    const counts = rowsOf(result, 'pareto')
      .filter((row) => row['suppressed'] !== true)
      .map((row) => Math.ceil((all * Math.round(100 * Number(row['customer_share']))) / 100));
    const steps = [0, ...counts].map((count, at) => (counts[at] ?? all) - count);
    expect(counts.at(-1)).toBe(all);
    expect(steps.filter((step) => step > 0 && step < minN)).toEqual([]);
    const ends = rowsOf(result, 'cuts').flatMap((row) => [row['recency_from'], row['monetary_to']]);
    expect(ends).not.toContain(0);
  });
});
