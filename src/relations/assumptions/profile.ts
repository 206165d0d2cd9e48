import { defineRelation } from '../relation.ts';

/** What a customer brings in each year of his life: a row is one year, its columns the parts of the profit of that year. */
export const profile = defineRelation({
  title: { en: 'Profit profile', es: 'Perfil de beneficio' },
  columns: {
    year: {
      type: 'number',
      headers: {
        en: ['year', 'year of life', 'customer year', 'year as customer', 'tenure year'],
        es: ['ano', 'ano de vida', 'ano de cliente', 'ano como cliente'],
      },
      weak: ['t', 'period', 'periodo'],
      meaning: {
        en: 'year of a customer’s life: 1 is the first, 0 what winning him costs',
        es: 'año de vida de un cliente: 1 es el primero, 0 lo que cuesta captarlo',
      },
    },
    base_profit: {
      type: 'money',
      headers: {
        en: ['base profit', 'base', 'profit', 'yearly profit', 'annual profit', 'margin', 'yearly margin'],
        es: ['beneficio base', 'beneficio', 'beneficio anual', 'margen', 'margen anual', 'utilidad'],
      },
      meaning: {
        en: 'what a customer brings by what he buys at first',
        es: 'lo que aporta un cliente con lo que compra al principio',
      },
    },
    revenue_growth: {
      type: 'money',
      headers: {
        en: ['revenue growth', 'growth', 'increased purchases', 'increased purchases and balances'],
        es: ['crecimiento del ingreso', 'crecimiento', 'mas compras', 'aumento de compras'],
      },
      meaning: {
        en: 'what he brings by buying more than at first',
        es: 'lo que aporta por comprar más que al principio',
      },
    },
    cost_savings: {
      type: 'money',
      headers: {
        en: ['cost savings', 'savings', 'reduced operating costs', 'lower costs'],
        es: ['ahorro de costes', 'ahorro de costos', 'ahorro', 'menores costes'],
      },
      meaning: {
        en: 'what serving him costs less than at first',
        es: 'lo que cuesta de menos atenderlo que al principio',
      },
    },
    referrals: {
      type: 'money',
      headers: {
        en: ['referrals', 'referral profit', 'profit from referrals'],
        es: ['recomendaciones', 'recomendados', 'beneficio por recomendaciones'],
      },
      meaning: { en: 'what those bring whom he sent', es: 'lo que aportan aquellos a quienes trajo' },
    },
    price_premium: {
      type: 'money',
      headers: {
        en: ['price premium', 'premium', 'profit from price premium'],
        es: ['sobreprecio', 'prima de precio', 'beneficio por sobreprecio'],
      },
      meaning: { en: 'what he pays more than a new customer', es: 'lo que paga de más que un cliente nuevo' },
    },
  },
  required: ['year', 'base_profit'],
  rowId: null,
});
