import { coded, column } from '../../../results/columns.ts';
import type { Column, Unit } from '../../../results/result.ts';
import { claim as published, customerValue } from '../../profit/columns.ts';

const own = (name: string, unit: Unit, en: string, es: string, meaningEn: string, meaningEs: string): Column =>
  column(name, { en, es }, unit, { en: meaningEn, es: meaningEs });

/** The published claim, in either form of a customer's life. */
export const claim = coded(published, {
  '25-95-survival': { en: '25–95 %, as customers survive', es: '25–95 %, según sobreviven los clientes' },
  '25-95-fixed-life': { en: '25–95 %, of a fixed life', es: '25–95 %, con vida fija' },
});
/** The parts of the profit of a year. */
export const partColumns = [
  own(
    'base_profit',
    'money',
    'Base profit',
    'Beneficio base',
    'what a customer brings by what he buys in his first year',
    'lo que aporta un cliente con lo que compra su primer año',
  ),
  own(
    'revenue_growth',
    'money',
    'Revenue growth',
    'Crecimiento del ingreso',
    'what he brings by buying more than in his first year',
    'lo que aporta por comprar más que su primer año',
  ),
  own(
    'cost_savings',
    'money',
    'Cost savings',
    'Ahorro de costes',
    'what serving him costs less than in his first year',
    'lo que cuesta de menos atenderlo que su primer año',
  ),
  own(
    'referrals',
    'money',
    'Referrals',
    'Recomendados',
    'what those bring whom he sent',
    'lo que aportan quienes él trajo',
  ),
  own(
    'price_premium',
    'money',
    'Price premium',
    'Sobreprecio',
    'what he pays more than a new customer',
    'lo que paga de más que un cliente nuevo',
  ),
] as const;
export const profit = own(
  'profit',
  'money',
  'Profit',
  'Beneficio',
  'what he brings in that year: the sum of its parts',
  'lo que aporta ese año: la suma de sus partes',
);
export const life = own(
  'life',
  'number',
  'Life',
  'Vida',
  'years that a customer stays on average: 1 ÷ (1 − retention)',
  'años que sigue un cliente en promedio: 1 ÷ (1 − retención)',
);
export const fixedLife = own(
  'fixed_life',
  'money',
  'Fixed life',
  'Vida fija',
  'value of a customer who stays exactly that long (as published)',
  'valor de un cliente que sigue exactamente ese tiempo (como se publicó)',
);
export const survival = own(
  'survival',
  'money',
  'Survival',
  'Supervivencia',
  'value of a customer who stays another year with the same probability every year',
  'valor de un cliente que cada año sigue otro con la misma probabilidad',
);
export const upliftFixedLife = own(
  'uplift_fixed_life',
  'share',
  'Uplift, fixed life',
  'Mejora, vida fija',
  'by which share a customer is worth more at a higher retention, by the form that was published',
  'en qué proporción vale más un cliente con una retención mayor, en la forma que se publicó',
);
export const uplift = own(
  'uplift',
  'share',
  'Uplift',
  'Mejora',
  'by which share a customer is worth more at a higher retention, by the survival form',
  'en qué proporción vale más un cliente con una retención mayor, en la forma de supervivencia',
);
export const discount = own(
  'discount',
  'share',
  'Discount',
  'Descuento',
  'what money of next year is worth less',
  'cuánto menos vale el dinero del año siguiente',
);
export const holdsEnds = [
  own(
    'holds_from',
    'share',
    'Holds from',
    'Se cumple desde',
    'least retention, of those nearest to the own, at which it would hold',
    'menor retención, de las más cercanas a la propia, con la que se cumpliría',
  ),
  own(
    'holds_to',
    'share',
    'Holds to',
    'Se cumple hasta',
    'greatest retention, of those nearest to the own, at which it would hold',
    'mayor retención, de las más cercanas a la propia, con la que se cumpliría',
  ),
] as const;

/** What a customer is worth, and what some points of retention are. */
export const headlineColumns = [
  customerValue,
  uplift,
  own(
    'customer_value_fixed_life',
    'money',
    'Value, fixed life',
    'Valor, vida fija',
    'by the form that was published',
    'en la forma que se publicó',
  ),
  upliftFixedLife,
  own(
    'break_even_retention',
    'share',
    'Break-even retention',
    'Retención de equilibrio',
    'least retention at which a customer pays for what he cost to win',
    'menor retención con la que un cliente compensa lo que costó captarlo',
  ),
] as const;
