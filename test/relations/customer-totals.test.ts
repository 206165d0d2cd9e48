import { openDuckDb } from '../../src/engines/duckdb/engine.ts';
import { customerTotals } from '../../src/relations/derived/customer-totals.ts';
import { groupsBy } from '../../src/relations/folded/groups.ts';
import type { Line } from '../../src/relations/folded/purchases.ts';
import { list, literal, sql } from '../../src/sql/tag.ts';
import { civilDay, isoDay } from '../../src/values/dates/calendar.ts';
import { Chance } from '../metrics/customer-histories.ts';

const dayText = (day: number) => isoDay(civilDay(day));

/** Lines of few customers on few days, so that many fall on one; some take money off. */
function linesOf(seed: number): readonly Line[] {
  const chance = new Chance(seed);
  return Array.from({ length: 200 }, () => ({
    customer: chance.below(20),
    segment: chance.below(3),
    day: 20_000 + chance.below(40),
    amount: BigInt(chance.below(1000) - 200),
  }));
}

/** The same by a plain loop. */
function totalsOf(lines: readonly Line[]) {
  const groups = groupsBy(lines, ({ customer, segment }) => `${customer} ${segment}`);
  return [...groups.values()].map((own) => {
    const days = own.map(({ day }) => day);
    return {
      customer: own[0]!.customer,
      segment: own[0]!.segment,
      firstDay: Math.min(...days),
      lastDay: Math.max(...days),
      purchases: new Set(days).size,
      revenue: own.reduce((sum, { amount }) => sum + amount, 0n),
    };
  });
}

test.each([1, 2, 3])('customer_totals is what its SQL defines, of the lines of seed %i', async (seed) => {
  const lines = linesOf(seed);
  const rows = lines.map(
    ({ customer, segment, day, amount }) =>
      sql`(${list([literal(customer), literal(segment), literal(dayText(day)), literal(Number(amount))])})`,
  );
  const engine = await openDuckDb();
  try {
    await engine.define(
      'purchase_lines',
      sql`SELECT customer_id, segment, CAST(day AS DATE) AS day, amount FROM (VALUES ${list(rows)}) AS lines (customer_id, segment, day, amount)`,
    );
    await engine.define(customerTotals.name, customerTotals.sql);
    const defined = await engine.query(
      sql`SELECT customer_id, segment, CAST(first_day AS VARCHAR), CAST(last_day AS VARCHAR), purchases, CAST(revenue AS VARCHAR) FROM customer_totals ORDER BY 1, 2`,
    );
    const folded = totalsOf(lines)
      .toSorted((a, b) => a.customer - b.customer || a.segment - b.segment)
      .map(({ customer, segment, firstDay, lastDay, purchases, revenue }) => [
        customer,
        segment,
        dayText(firstDay),
        dayText(lastDay),
        purchases,
        String(revenue),
      ]);
    expect(defined.map((values) => values.map((value) => (typeof value === 'bigint' ? Number(value) : value)))).toEqual(
      folded,
    );
    expect(folded.length).toBeGreaterThan(40);
  } finally {
    await engine.close();
  }
});
