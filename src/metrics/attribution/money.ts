import { cost as costColumn, column, revenue } from '../../results/columns.ts';
import type { Table } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { sharedOut } from '../../statistics/shared-out.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import { margin, touchpoint } from '../contacts/columns.ts';
import { costOfAll, type RatesOf } from '../contacts/cost.ts';
import { others, printed, unattributed } from '../contacts/names.ts';
import type { Credit } from './credit.ts';
import type { MoneyRow } from './reduce-money.ts';

const net = column('net', { en: 'Net', es: 'Neto' }, 'money', {
  en: 'value less cost',
  es: 'valor menos coste',
});

/** In units of 10^−12; null where nothing says it. */
interface Part {
  readonly name: string;
  readonly revenue: bigint;
  readonly margin: bigint | null;
  readonly cost: bigint | null;
}

/** Amounts are told to the eighth decimal: a number holds that many of a million exactly. */
const told = 10_000n;

const half = told / 2n;
/** To the eighth decimal, half away from zero. */
const rounded = (units: bigint) => ((units < 0n ? units - half : units + half) / told) * told;

/**
 * What converted journeys brought, credited by removal effect, and what contacts cost, of each touchpoint. The last row holds the
 * rest: what belongs to no such journey, and the cost of contacts that are on no path. All rows add up to the company’s.
 * @param small the touchpoints of few customers, which are one row
 */
export function moneyTable(
  rows: readonly MoneyRow[],
  credits: readonly Credit[],
  ratesOf: RatesOf,
  small: ReadonlySet<Credit>,
): Table {
  const parts = partsOf(rows, credits, ratesOf);
  const isSmall = credits.map((credit) => small.has(credit));
  const shown = parts.filter((_, at) => isSmall[at] !== true);
  const joined = parts.filter((_, at) => isSmall[at] === true);
  const lines = [...shown.slice(0, -1), ...(joined.length === 0 ? [] : [sumOf(others, joined)]), ...shown.slice(-1)];
  return {
    name: 'money',
    title: { en: 'Money by touchpoint', es: 'Dinero por punto de contacto' },
    columns: [touchpoint, revenue, margin, costColumn, net],
    rows: lines.map(({ name, revenue: brought, margin: left, cost }) =>
      row([
        ['touchpoint', name],
        ['revenue', amountOf(brought)],
        ['margin', left === null ? null : amountOf(left)],
        ['cost', cost === null ? null : amountOf(cost)],
        ['net', left === null || cost === null ? null : amountOf(left - cost)],
      ]),
    ),
  };
}

/** A part for each credit, and the rest. */
function partsOf(rows: readonly MoneyRow[], credits: readonly Credit[], ratesOf: RatesOf): Part[] {
  const of = (kind: string) => rows.filter((one) => one.kind === kind);
  const [all, owed] = [of('all')[0], of('owed')[0]];
  const weights = credits.map(({ markov }) => markov);
  const hasCredit = weights.some((weight) => weight > 0);
  const hasMargin = all !== undefined && all.margins > 0;
  const split = (amount: bigint) =>
    hasCredit ? sharedOut(rounded(amount) / told, weights).map((part) => part * told) : weights.map(() => 0n);
  const [revenues, margins] = [split(owed?.revenue ?? 0n), split(owed?.margin ?? 0n)];
  const contacts = rows.filter(({ kind }) => kind === 'path' || kind === 'after');
  const whole = costOfAll(contacts, ratesOf);
  const costs = credits.map(({ touchpoint: name }) =>
    rounded(
      costOfAll(
        of('path').filter((one) => one.touchpoint === name),
        ratesOf,
      ).cost,
    ),
  );
  const isCosted = whole.costed > 0;
  const parts = credits.map(({ touchpoint: name }, at) => ({
    name: printed(name),
    revenue: revenues[at]!,
    margin: hasMargin ? margins[at]! : null,
    cost: isCosted ? costs[at]! : null,
  }));
  const rest = (total: bigint, taken: readonly bigint[]) => taken.reduce((left, one) => left - one, rounded(total));
  return [
    ...parts,
    {
      name: unattributed,
      revenue: rest(all?.revenue ?? 0n, revenues),
      margin: hasMargin ? rest(all.margin, margins) : null,
      cost: isCosted ? rest(whole.cost, costs) : null,
    },
  ];
}

const sumOf = (name: string, parts: readonly Part[]): Part => {
  const sum = (values: readonly (bigint | null)[]) =>
    values.includes(null) ? null : values.reduce<bigint>((total, one) => total + one!, 0n);
  return {
    name,
    revenue: sum(parts.map((one) => one.revenue))!,
    margin: sum(parts.map((one) => one.margin)),
    cost: sum(parts.map((one) => one.cost)),
  };
};
