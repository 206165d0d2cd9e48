import { measure, type Measure } from '../../estimates/estimator.ts';
import { shareOf } from '../../estimates/estimators/share.ts';
import { column, confidenceLimits, cost, csat, customers, lost, revenue } from '../../results/columns.ts';
import { contacts, converted, costPerContact, dropOff, effort, journeys, margin, open } from '../contacts/columns.ts';
import { amountOf } from '../../values/numbers/exact.ts';
import type { Cost } from '../contacts/cost.ts';
import type { Cell } from './reduce.ts';

const count = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'count', { en: meaningEn, es: meaningEs });
const money = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'money', { en: meaningEn, es: meaningEs });

const part = (some: number, all: number): number | null => (all === 0 ? null : some / all);

/** What some contacts come to. */
export function estimateOf(cell: Cell, { cost: units, costed }: Cost, confidence: number) {
  const amount = costed === 0 ? null : amountOf(units);
  const ends = cell.known === 1 ? cell : { converted: null, lost: null, open: null };
  return {
    ...cell,
    ...ends,
    customers: cell.names_customers === 0 ? null : cell.customers,
    satisfaction: shareOf(cell.satisfied, cell.rated, confidence),
    cost: amount,
    costed,
    cost_per_contact: amount === null ? null : amount / costed,
    cost_per_resolution: amount === null || cell.resolved === 0 ? null : amount / cell.resolved,
    revenue: amountOf(cell.revenue),
    margin: cell.margins === 0 ? null : amountOf(cell.margin),
    drop_off: cell.known === 1 ? part(cell.lost, cell.contacts - cell.open) : null,
  };
}
export type Estimate = ReturnType<typeof estimateOf>;

const [low, high] = confidenceLimits('share');

export const measures: readonly Measure<Estimate>[] = [
  measure(contacts, (of) => of.contacts),
  measure(customers, (of) => of.customers),
  measure(journeys, (of) => of.journeys),
  measure(
    count('rated', 'Rated', 'Con nota', 'contacts with a score of satisfaction', 'contactos con nota de satisfacción'),
    (of) => of.rated,
  ),
  measure(
    column('rated_share', { en: 'Rated share', es: 'Proporción con nota' }, 'share', {
      en: 'rated ÷ contacts',
      es: 'con nota ÷ contactos',
    }),
    (of) => part(of.rated, of.contacts),
  ),
  measure(csat, (of) => of.satisfaction.share),
  measure(low, (of) => of.satisfaction.conf_low),
  measure(high, (of) => of.satisfaction.conf_high),
  measure(effort, (of) => part(of.effort, of.efforts)),
  measure(cost, (of) => of.cost),
  measure(costPerContact, (of) => of.cost_per_contact),
  measure(
    count(
      'resolved',
      'Resolved',
      'Resueltos',
      'contacts whose outcome is a resolution or a success',
      'contactos cuyo desenlace es una resolución o un éxito',
    ),
    (of) => of.resolved,
  ),
  measure(
    money('cost_per_resolution', 'Cost per resolution', 'Coste por resolución', 'cost ÷ resolved', 'coste ÷ resueltos'),
    (of) => of.cost_per_resolution,
  ),
  measure(converted, (of) => of.converted),
  measure(lost, (of) => of.lost),
  measure(open, (of) => of.open),
  measure(dropOff, (of) => of.drop_off),
  measure(
    column('repeat_rate', { en: 'Repeat rate', es: 'Tasa de repetición' }, 'share', {
      en: 'contacts whose customer comes back to the same touchpoint and channel within the time set ÷ contacts',
      es: 'contactos cuyo cliente vuelve al mismo punto y canal en el plazo indicado ÷ contactos',
    }),
    (of) => part(of.repeats, of.contacts),
  ),
];

/** What the journeys that pass brought, where files say it. */
export const salesMeasures: readonly Measure<Estimate>[] = [
  measure(revenue, (of) => of.revenue),
  measure(margin, (of) => of.margin),
];
