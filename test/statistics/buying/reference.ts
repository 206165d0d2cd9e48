import { readFileSync } from 'node:fs';
import type { PurchaseHistory, PurchaseRow } from '../../../src/statistics/buying/purchase-histories.ts';
import type { SpendRow } from '../../../src/statistics/buying/gamma-gamma.ts';

interface Reference {
  readonly software: { readonly mpmath: string };
  readonly functions: readonly {
    readonly function: string;
    readonly arguments: readonly [number, number, number, number];
    readonly expected: number;
  }[];
  readonly models: readonly {
    readonly model: 'bg' | 'mbg' | 'pareto';
    readonly parameters: readonly [number, number, number, number];
    readonly history: PurchaseHistory;
    readonly time: number;
    readonly log_likelihood: number;
    readonly p_alive: number;
    readonly p_alive_later: number;
    readonly expected_purchases: number;
  }[];
}

/** What mpmath says to 40 digits (see test/reference/README.md). */
export const reference: Reference = JSON.parse(
  readFileSync(new URL('../../reference/buying.json', import.meta.url), 'utf8'),
);

export function valuesOf(
  name: string,
): [label: string, inputs: readonly [number, number, number, number], expected: number][] {
  return reference.functions
    .filter((one) => one.function === name)
    .map(({ arguments: inputs, expected }) => [inputs.join(', '), inputs, expected]);
}

const cdnow: {
  readonly histories: readonly (readonly [repeats: number, recency: number, age: number, customers: number])[];
  readonly spends: readonly (readonly [repeats: number, cents: number, customers: number])[];
} = JSON.parse(readFileSync(new URL('../../reference/cdnow-sample.json', import.meta.url), 'utf8'));

/** The 2,357 customers of the CDNOW sample up to 1997-09-30, in weeks. */
export const cdnowHistories: readonly PurchaseRow[] = cdnow.histories.map(([repeats, recency, age, customers]) => ({
  repeats,
  recency: recency / 7,
  age: age / 7,
  customers,
}));

/** The 946 of them who bought again, and not for nothing. */
export const cdnowSpends: readonly SpendRow[] = cdnow.spends.map(([purchases, cents, customers]) => ({
  purchases,
  meanSpend: cents / 100 / purchases,
  customers,
}));
