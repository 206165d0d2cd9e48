import { customers, high, low, retention, year } from '../../../results/columns.ts';
import type { Table } from '../../../results/result.ts';
import { row } from '../../../results/row.ts';
import type { YearOfLife } from '../reduced/observed.ts';
import type { Case } from '../value/case.ts';
import { checkClaim, claimed, type CheckedClaim } from '../value/claim.ts';
import { averageLife, fixedLifeValue } from '../value/fixed-life.ts';
import * as shared from '../../profit/columns.ts';
import { partNames, profitOf } from '../../profit/parts.ts';
import type { Swing } from '../value/sensitivity.ts';
import { survivalValue } from '../value/survival.ts';
import { upliftOf } from '../value/uplift.ts';
import * as columns from './columns.ts';

/** What a customer brings in each year of his life, and what of. */
export const profitTable = (years: readonly YearOfLife[]): Table => ({
  name: 'profit',
  title: { en: 'Profit by year of a customer’s life', es: 'Beneficio por año de vida del cliente' },
  columns: [year, ...columns.partColumns, columns.profit, customers],
  rows: years.map(({ parts, customers: count }, at) =>
    row([
      ['year', at + 1],
      ...partNames.map((name) => [name, parts[name]] as const),
      ['profit', profitOf(parts)],
      ['customers', count],
    ]),
  ),
});

/** Retentions to look at: .50, .55 … .95, and that of the customers. */
export function retentionsWith(own: number): readonly number[] {
  const usual = Array.from({ length: 10 }, (_, at) => (50 + 5 * at) / 100);
  return withOwn(usual, own);
}

const withOwn = (usual: readonly number[], own: number) => [...new Set([...usual, own])].toSorted((a, b) => a - b);

/** The value of a customer, and what points more are worth, across retentions. */
export const valuesTable = (one: Case | null, retentions: readonly number[], points: number): Table => ({
  name: 'values',
  title: { en: 'Value across retention', es: 'Valor según la retención' },
  columns: [retention, columns.life, columns.fixedLife, columns.survival, columns.upliftFixedLife, columns.uplift],
  rows:
    one === null
      ? []
      : retentions.map((at) =>
          row([
            ['retention', at],
            ['life', averageLife(at)],
            ['fixed_life', fixedLifeValue(one, at)],
            ['survival', survivalValue(one, at)],
            ['uplift_fixed_life', upliftOf(fixedLifeValue, one, at, points)],
            ['uplift', upliftOf(survivalValue, one, at, points)],
          ]),
        ),
});

const usualDiscounts = [0, 0.05, 0.1, 0.15, 0.2];

/** What points more are worth, across retentions and discounts. */
export const upliftTable = (one: Case | null, retentions: readonly number[], points: number): Table => ({
  name: 'uplift_grid',
  title: { en: 'Uplift across retention and discount', es: 'Mejora según la retención y el descuento' },
  columns: [retention, columns.discount, columns.upliftFixedLife, columns.uplift],
  rows:
    one === null
      ? []
      : retentions.flatMap((at) =>
          withOwn(usualDiscounts, one.discount).map((discount) =>
            row([
              ['retention', at],
              ['discount', discount],
              ['uplift_fixed_life', upliftOf(fixedLifeValue, { ...one, discount }, at, points)],
              ['uplift', upliftOf(survivalValue, { ...one, discount }, at, points)],
            ]),
          ),
        ),
});

/** What was published of five points, by both forms of value: it was found by the second. */
export const checkedClaims = (one: Case, own: number): readonly (readonly [string, CheckedClaim])[] => [
  ['25-95-survival', checkClaim(survivalValue, one, own)],
  ['25-95-fixed-life', checkClaim(fixedLifeValue, one, own)],
];

export const claimsTable = (checked: readonly (readonly [string, CheckedClaim])[]): Table => ({
  name: 'claims',
  title: {
    en: 'Five points of retention: the published claim',
    es: 'Cinco puntos de retención: la afirmación publicada',
  },
  columns: [columns.claim, low, high, shared.ownNumber, shared.holds, ...columns.holdsEnds],
  rows: checked.map(([name, { own, holds, from, to }]) =>
    row([
      ['claim', name],
      ['low', claimed.low],
      ['high', claimed.high],
      ['own', own],
      ['holds', holds],
      ['holds_from', from],
      ['holds_to', to],
    ]),
  ),
});

export const sensitivityTable = (swings: readonly Swing[]): Table => ({
  name: 'sensitivity',
  title: { en: 'What the value depends on', es: 'De qué depende el valor' },
  columns: [shared.inputColumn(swings.map((swing) => swing.input)), low, high, shared.valueLow, shared.valueHigh],
  rows: swings.map((swing) =>
    row([
      ['input', swing.input],
      ['low', swing.low],
      ['high', swing.high],
      ['value_low', swing.valueLow],
      ['value_high', swing.valueHigh],
    ]),
  ),
});
