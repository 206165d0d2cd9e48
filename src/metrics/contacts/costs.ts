import { sql } from '../../sql/tag.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import { fold } from '../../values/folding.ts';
import { CxError } from '../../errors.ts';
import { defineQueryWhen, type StatisticsOf } from '../reduction.ts';
import type { Rates, RatesOf } from './cost.ts';

/** The channels of a file of costs, each with what it says; a channel that stands twice has several rows. */
export const costs = defineQueryWhen((files) => files.has('costs'), {
  counts: 'costs',
  reads: { costs: ['channel'] },
  mayLack: { costs: ['minute_rate', 'contact_cost', 'concurrency'] },
  window: 'records',
  grain: 'overall',
  keys: { channel: 'text' },
  sums: {
    rows: 'count',
    minute_rate: 'money',
    rates: 'count',
    contact_cost: 'money',
    amounts: 'count',
    concurrency: 'money',
    shared: 'count',
  },
  // It speaks of no person: there is nobody to hide.
  base: (rows) => (rows.length === 0 ? 0 : Number.MAX_SAFE_INTEGER),
  sql: sql`SELECT segment, CAST(NULL AS VARCHAR), CAST(channel AS VARCHAR), count(*), coalesce(sum(minute_rate), 0),
  count(minute_rate), coalesce(sum(contact_cost), 0), count(contact_cost), coalesce(sum(concurrency), 0), count(concurrency)
FROM costs GROUP BY segment, channel`,
});

export type Costs = StatisticsOf<typeof costs>;

/**
 * The rates of each channel: those of the file, and where it leaves one open, or there is none, that of the options. Names match
 * without case and outer blanks.
 * @throws channel-twice where the file has a channel in two rows, cost-unusable where one is no cost
 */
export function ratesBy(found: Costs, options: Rates): RatesOf {
  if (found === null) return () => options;
  const byChannel = new Map<string, Rates>();
  for (const row of found.overall ?? []) {
    const name = fold(row.channel);
    if (row.rows > 1 || byChannel.has(name)) throw new CxError('channel-twice', { channel: row.channel });
    const concurrency = row.shared > 0 ? amountOf(row.concurrency) : options.concurrency;
    const rates = {
      minuteRate: row.rates > 0 ? amountOf(row.minute_rate) : options.minuteRate,
      contactCost: row.amounts > 0 ? amountOf(row.contact_cost) : options.contactCost,
      concurrency,
    };
    if (!(concurrency >= 1) || (rates.minuteRate ?? 0) < 0 || (rates.contactCost ?? 0) < 0)
      throw new CxError('cost-unusable', { channel: row.channel });
    byChannel.set(name, rates);
  }
  return (channel) => byChannel.get(fold(channel)) ?? null;
}
