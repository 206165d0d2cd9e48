import { cost, customers, group, high, low, origin, retention, valueColumn } from '../../../results/columns.ts';
import type { Interval } from '../../../statistics/interval.ts';
import type { Table } from '../../../results/result.ts';
import { row } from '../../../results/row.ts';
import { claim, customerValue as valueOfCustomer, inputColumn, netHigh, netLow } from '../../profit/columns.ts';
import { marginYear, revenueYear } from '../../worth/columns.ts';
import type { Base } from '../base.ts';
import type { HeldClaim } from '../claims.ts';
import { customerValue, type Ahead } from '../model/customer-value.ts';
import type { Input } from '../model/inputs.ts';
import type { Outcome, Outcomes } from '../model/outcome.ts';
import type { Sensitivity } from '../model/sensitivity.ts';
import { assumption, holds, leverColumn, net, overallColumns, ownNumber, payback } from './columns.ts';

export interface Overall {
  readonly customers: number;
  readonly net: number | null;
  readonly interval: Interval | null;
  readonly breakEven: number | null;
}

export const overallTable = ({ customers: count, net: value, interval, breakEven }: Overall): Table => ({
  name: 'overall',
  title: { en: 'Overall', es: 'Total' },
  columns: overallColumns,
  rows: [
    row([
      ['customers', count === 0 ? null : count],
      ['net_value', value],
      ['conf_low', interval?.low ?? null],
      ['conf_high', interval?.high ?? null],
      ['break_even', breakEven],
    ]),
  ],
});

/** What each lever brings alone, what comes of doing all at once, and the sum of both. */
export function leversTable({ levers, interaction, total }: Outcomes, inputs: readonly Input[]): Table {
  const named = new Map(inputs.map((one) => [one.name, one]));
  const cells = (name: string, { value, cost: costs, net: nets, payback: months }: Outcome) =>
    [
      ['lever', name],
      ['assumption', named.get(name)?.value ?? null],
      ['origin', originOf(name, named)],
      ['value', value],
      ['cost', costs],
      ['net', nets],
      ['payback_months', months],
    ] as const;
  return {
    name: 'levers',
    title: { en: 'What each lever brings alone', es: 'Qué aporta cada palanca sola' },
    columns: [
      leverColumn(levers.map((one) => one.lever)),
      assumption,
      origin,
      valueColumn('money'),
      cost,
      net,
      payback,
    ],
    rows: [
      ...levers.map((one) => row(cells(one.lever, one))),
      row(cells('interaction', interaction)),
      row(cells('total', total)),
    ],
  };
}

/** Where it comes from what a lever does to customers. */
function originOf(name: string, inputs: ReadonlyMap<string, Input>): string | null {
  // Those recovered do as passives do in the files.
  if (name === 'recover-detractors') return 'data';
  if (name === 'reduce-effort') return inputs.get('effect effort')?.origin ?? null;
  return inputs.get(name)?.origin ?? null;
}

export const sensitivityTable = (rows: readonly Sensitivity[]): Table => ({
  name: 'sensitivity',
  title: {
    en: 'What the net value depends on: each input at its bounds, or a fifth less and more',
    es: 'De qué depende el valor neto: cada dato en sus cotas, o un quinto menos y más',
  },
  columns: [inputColumn(rows.map((one) => one.input)), low, high, netLow, netHigh],
  rows: rows.map((one) =>
    row([
      ['input', one.input],
      ['low', one.low],
      ['high', one.high],
      ['net_value_low', one.netLow],
      ['net_value_high', one.netHigh],
    ]),
  ),
});

export const baseTable = ({ groups, margin }: Base, ahead: Ahead): Table => ({
  name: 'base',
  title: { en: 'Customers as they are', es: 'Los clientes como son' },
  columns: [group, customers, retention, revenueYear, marginYear, valueOfCustomer],
  rows: groups.map((one) =>
    row([
      ['group', one.name],
      ['customers', one.customers],
      ['retention', one.retention],
      ['revenue_year', one.revenue],
      ['margin_year', margin.get(one.name) ?? null],
      ['customer_value', customerValue(one, ahead)],
    ]),
  ),
});

export const claimsTable = (claims: readonly HeldClaim[]): Table => ({
  name: 'claims',
  title: { en: 'Published claims beside these customers', es: 'Afirmaciones publicadas junto a estos clientes' },
  columns: [claim, low, high, ownNumber, holds],
  rows: claims.map((one) =>
    row([
      ['claim', one.claim.id],
      ['low', one.claim.low],
      ['high', one.claim.high],
      ['own', one.own],
      ['holds', one.holds],
    ]),
  ),
});
