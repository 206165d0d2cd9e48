import * as fc from '../chance.ts';
import { inOrder } from '../../src/metrics/buying/in-order.ts';
import type { BoughtRow } from '../../src/metrics/buying/bought-row.ts';
import { groupsBy } from '../../src/relations/folded/groups.ts';
import { foldPurchases, type Line } from '../../src/relations/folded/purchases.ts';
import { sortedPurchases, type LineColumns } from '../../src/relations/folded/sorted-purchases.ts';
import { often } from '../often.ts';

const columnsOf = (lines: readonly Line[], tellsSegments: boolean): LineColumns => {
  const wholes = (of: (line: Line) => number) => (from: number, to: number) =>
    Int32Array.from(lines.slice(from, to), of);
  return {
    rows: lines.length,
    customers: wholes(({ customer }) => customer),
    days: wholes(({ day }) => day),
    segments: tellsSegments ? wholes(({ segment }) => segment) : null,
    units: (from, to) => Float64Array.from(lines.slice(from, to), ({ amount }) => Number(amount)),
  };
};

const line = fc.record({
  customer: fc.nat(6),
  segment: fc.nat(3),
  day: fc.integer({ min: 20_000, max: 20_008 }),
  amount: fc.integer({ min: -3, max: 5 }).map(BigInt),
});
const lines = fc.array(line, { maxLength: 60 });

const rising = (a: number, b: number) => a - b;

/** Lines one under the other, those of a day in no order. */
const written = (own: readonly (readonly [segment: number, day: number, units: number])[]) =>
  own.map((one) => one.join(' ')).toSorted();

describe('purchases that are sorted by customer', () => {
  test('are those that the lines of each customer come to, in each segment', () => {
    fc.assert(
      fc.property(lines, (some) => {
        const sorted = sortedPurchases(columnsOf(some, true))!;
        const shown: string[][] = [];
        sorted.eachInSegment((segment, days, units, from, to) => {
          const own = Array.from(
            { length: to - from },
            (_, at) => [segment, days[from + at]!, units[from + at]!] as const,
          );
          expect(own.map(([, day]) => day)).toEqual(own.map(([, day]) => day).toSorted(rising));
          shown.push(written(own));
        });
        const { lines: purchases, unclaimed } = foldPurchases(some);
        const groups = groupsBy(purchases, ({ customer, segment }) => `${customer} ${segment}`);
        const wanted = [...groups.values()].map((own) =>
          written(own.map(({ segment, day, amount }) => [segment, day, Number(amount)])),
        );
        const inText = (all: readonly string[][]) => all.map((own) => own.join('\n')).toSorted();
        expect(inText(shown)).toEqual(inText(wanted));
        expect(sorted.unclaimed).toEqual({
          refunds: unclaimed.length,
          units: Number(unclaimed.reduce((sum, { amount }) => sum + amount, 0n)),
        });
      }),
      { numRuns: often(400) },
    );
  });

  test('are those of a customer whatever his segments, each of which is told', () => {
    fc.assert(
      fc.property(lines, (some) => {
        const shown: string[] = [];
        sortedPurchases(columnsOf(some, true))!.eachCustomer(([, days, units, from, to], segments) => {
          const own = Array.from({ length: to - from }, (_, at) => [0, days[from + at]!, units[from + at]!] as const);
          shown.push(JSON.stringify([written(own), segments.toSorted(rising)]));
        });
        const wanted = [...groupsBy(foldPurchases(some).lines, ({ customer }) => customer)].map(([customer, own]) => {
          const all = some.filter((one) => one.customer === customer).map(({ segment }) => segment);
          const texts = written(own.map(({ day, amount }) => [0, day, Number(amount)]));
          return JSON.stringify([texts, [...new Set(all)].toSorted(rising)]);
        });
        expect(shown.toSorted()).toEqual(wanted.toSorted());
      }),
      { numRuns: often(200) },
    );
  });

  test('are none where their amounts are too large for numbers: a database adds them up', () => {
    const some = [0, 1].map((customer) => ({ customer, segment: 0, day: 20_000, amount: 2n ** 52n - 1n }));
    expect(sortedPurchases(columnsOf(some.slice(0, 1), false))).not.toBeNull();
    expect(sortedPurchases(columnsOf(some, false))).toBeNull();
  });
});

const history = fc.record({
  part: fc.constant('history'),
  repeats: fc.constantFrom(0, 1, 2, 4095, 5000),
  recency: fc.nat(3),
  age: fc.nat(400),
  spend: fc.nat(2).map(BigInt),
  later: fc.nat(1),
  recent: fc.nat(1),
  day: fc.constant(0),
  customers: fc.constant(1),
  purchases: fc.constant(0),
  revenue: fc.constant(0n),
});

test('histories come in the order of their keys, unless one has more purchases than fit', () => {
  fc.assert(
    fc.property(fc.array(history), (rows: BoughtRow[]) => {
      const keys = ['repeats', 'recency', 'age', 'spend', 'later', 'recent'] as const;
      const compare = (a: BoughtRow, b: BoughtRow) => {
        const differing = keys.find((key) => a[key] !== b[key]);
        return differing === undefined ? 0 : a[differing] < b[differing] ? -1 : 1;
      };
      const isFitting = rows.every(({ repeats }) => repeats < 4096);
      expect(inOrder(rows)).toEqual(isFitting ? rows.toSorted(compare) : rows);
    }),
    { numRuns: often(200) },
  );
});
