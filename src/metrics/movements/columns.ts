import { column, lost } from '../../results/columns.ts';
import { measure, type Measure } from '../../estimates/estimator.ts';
import type { Money, Movements } from './estimate.ts';

const count = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'count', { en: meaningEn, es: meaningEs });
const money = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
  column(name, { en, es }, 'money', { en: meaningEn, es: meaningEs });

export const start = count(
  'start',
  'Start',
  'Inicio',
  'customers at the start of the first day',
  'clientes al empezar el primer día',
);
export const end = count('end', 'End', 'Final', 'customers at the end', 'clientes al final');
export const returned = count(
  'returned',
  'Returned',
  'Recuperados',
  'who came back after they had left',
  'quienes volvieron tras haberse ido',
);
export const complete = column('complete', { en: 'Complete', es: 'Completo' }, 'boolean', {
  en: 'the period is over, and all of it was asked for',
  es: 'el periodo ha terminado y se pidió entero',
});

export const customersCounted = { en: 'customers', es: 'clientes' };

/** Customers at the start, who came, came back and left. */
export const customerMeasures: readonly Measure<{ readonly moved: Movements | null }>[] = [
  measure(start, ({ moved }) => moved?.start ?? null),
  measure(
    count('new', 'New', 'Nuevos', 'who came for the first time', 'quienes llegaron por primera vez'),
    ({ moved }) => moved?.new ?? null,
  ),
  measure(returned, ({ moved }) => moved?.returned ?? null),
  measure(lost, ({ moved }) => moved?.lost ?? null),
  measure(end, ({ moved }) => moved?.end ?? null),
];

export const completeMeasure: Measure<{ readonly moved: Movements | null }> = measure(
  complete,
  ({ moved }) => moved?.complete ?? null,
);

const moneyColumns = {
  start: money('revenue_start', 'Revenue at start', 'Ingreso inicial', 'revenue at the start', 'ingreso al inicio'),
  new: money('revenue_new', 'New revenue', 'Ingreso nuevo', 'revenue of new customers', 'ingreso de clientes nuevos'),
  reactivation: money(
    'revenue_reactivation',
    'Reactivation',
    'Reactivación',
    'revenue of customers who came back',
    'ingreso de clientes que volvieron',
  ),
  expansion: money(
    'revenue_expansion',
    'Expansion',
    'Expansión',
    'what customers who stayed bring more',
    'lo que aportan de más quienes siguieron',
  ),
  contraction: money(
    'revenue_contraction',
    'Contraction',
    'Contracción',
    'what customers who stayed bring less',
    'lo que aportan de menos quienes siguieron',
  ),
  churn: money(
    'revenue_churn',
    'Revenue lost',
    'Ingreso perdido',
    'revenue of who left',
    'ingreso de quienes se fueron',
  ),
  end: money('revenue_end', 'Revenue at end', 'Ingreso final', 'revenue at the end', 'ingreso al final'),
} satisfies Record<keyof Money, unknown>;

/** Money that moved, in the parts that a metric shows. */
export const moneyMeasures = (parts: readonly (keyof Money)[]): Measure<{ readonly moved: Movements | null }>[] =>
  parts.map((part) => measure(moneyColumns[part], ({ moved }) => moved?.money?.[part] ?? null));

export const revenueStart = moneyColumns.start;
export const revenueEnd = moneyColumns.end;
export const netRevenueRetention = column(
  'net_revenue_retention',
  { en: 'Net revenue retention', es: 'Retención neta del ingreso' },
  'share',
  {
    en: 'revenue at the end of the customers of the start ÷ their revenue at the start',
    es: 'ingreso final de los clientes del inicio ÷ su ingreso inicial',
  },
);
