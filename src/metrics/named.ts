// Generated from the folders beside it by `npm run generate`.
import type { NamedMetric } from './metric.ts';

export const namedMetrics: readonly NamedMetric[] = [
  {
    id: 'attribution',
    title: { en: 'Attribution', es: 'Atribución' },
    load: async () => (await import('./attribution/index.ts')).default,
  },
  {
    id: 'ces',
    title: { en: 'Customer effort', es: 'Esfuerzo del cliente' },
    load: async () => (await import('./ces/index.ts')).default,
  },
  {
    id: 'channels',
    title: { en: 'Consistency of channels', es: 'Consistencia de canales' },
    load: async () => (await import('./channels/index.ts')).default,
  },
  {
    id: 'churn',
    title: { en: 'Churn', es: 'Abandono' },
    load: async () => (await import('./churn/index.ts')).default,
  },
  {
    id: 'churn-drivers',
    title: { en: 'Drivers of churn', es: 'Factores de abandono' },
    load: async () => (await import('./churn-drivers/index.ts')).default,
  },
  {
    id: 'clv',
    title: { en: 'Customer lifetime value', es: 'Valor del cliente' },
    load: async () => (await import('./clv/index.ts')).default,
  },
  {
    id: 'cohorts',
    title: { en: 'Cohorts', es: 'Cohortes' },
    load: async () => (await import('./cohorts/index.ts')).default,
  },
  {
    id: 'csat',
    title: { en: 'Customer satisfaction', es: 'Satisfacción del cliente' },
    load: async () => (await import('./csat/index.ts')).default,
  },
  {
    id: 'customer-growth',
    title: { en: 'Customer growth', es: 'Crecimiento de clientes' },
    load: async () => (await import('./customer-growth/index.ts')).default,
  },
  {
    id: 'drivers',
    title: { en: 'Drivers', es: 'Factores' },
    load: async () => (await import('./drivers/index.ts')).default,
  },
  {
    id: 'earned-growth',
    title: { en: 'Earned growth', es: 'Crecimiento ganado' },
    load: async () => (await import('./earned-growth/index.ts')).default,
  },
  {
    id: 'enps',
    title: { en: 'Employee Net Promoter Score', es: 'Employee Net Promoter Score' },
    load: async () => (await import('./enps/index.ts')).default,
  },
  {
    id: 'journeys',
    title: { en: 'Customer journeys', es: 'Recorridos del cliente' },
    load: async () => (await import('./journeys/index.ts')).default,
  },
  {
    id: 'moments-of-truth',
    title: { en: 'Moments of truth', es: 'Momentos de la verdad' },
    load: async () => (await import('./moments-of-truth/index.ts')).default,
  },
  {
    id: 'nps',
    title: { en: 'Net Promoter Score', es: 'Net Promoter Score' },
    load: async () => (await import('./nps/index.ts')).default,
  },
  {
    id: 'promoter-value',
    title: { en: 'Promoter value', es: 'Valor de los promotores' },
    load: async () => (await import('./promoter-value/index.ts')).default,
  },
  {
    id: 'response-rate',
    title: { en: 'Response rate', es: 'Tasa de respuesta' },
    load: async () => (await import('./response-rate/index.ts')).default,
  },
  {
    id: 'retention',
    title: { en: 'Retention', es: 'Retención' },
    load: async () => (await import('./retention/index.ts')).default,
  },
  {
    id: 'retention-profit',
    title: { en: 'Profit of retention', es: 'Beneficio de la retención' },
    load: async () => (await import('./retention-profit/index.ts')).default,
  },
  {
    id: 'revenue-retention',
    title: { en: 'Revenue retention', es: 'Retención del ingreso' },
    load: async () => (await import('./revenue-retention/index.ts')).default,
  },
  {
    id: 'rfm',
    title: { en: 'Recency, frequency, monetary value', es: 'Recencia, frecuencia y gasto' },
    load: async () => (await import('./rfm/index.ts')).default,
  },
  {
    id: 'simulate',
    title: { en: 'What if', es: 'Qué pasaría si' },
    load: async () => (await import('./simulate/index.ts')).default,
  },
  {
    id: 'touchpoints',
    title: { en: 'Touchpoints', es: 'Puntos de contacto' },
    load: async () => (await import('./touchpoints/index.ts')).default,
  },
  {
    id: 'value-tiers',
    title: { en: 'Value tiers', es: 'Niveles de valor' },
    load: async () => (await import('./value-tiers/index.ts')).default,
  },
  {
    id: 'word-of-mouth',
    title: { en: 'Word of mouth', es: 'Boca a boca' },
    load: async () => (await import('./word-of-mouth/index.ts')).default,
  },
];
