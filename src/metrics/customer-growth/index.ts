import { growthFindings } from './calculate.ts';
import { defineMetric } from '../metric.ts';
import { byMonthOfPurchases } from '../movements/question.ts';
import { lives, refunds, spending } from './reduce.ts';

export default defineMetric({
  id: 'customer-growth',
  title: { en: 'Customer growth', es: 'Crecimiento de clientes' },
  summary: {
    en: 'customers at the start, who came, came back and left, and the money that moved with them',
    es: 'clientes al inicio, quiénes llegaron, volvieron y se fueron, y el dinero que se movió con ellos',
  },
  byPosition: ['customers', 'transactions'],
  options: {},
  takes: ['stays', 'revenue-per'],
  leaves: ['weight', 'rake'],
  asks: byMonthOfPurchases,
  reductions: { lives, spending, refunds },
  calculate: (movements, _options, question) => growthFindings(movements, question),
  definition: {
    formula: {
      en: 'Start + new + returned − lost = end, for customers; revenue at the start + new + reactivation + expansion − contraction − lost = revenue at the end. Each end is the next start, or there is no report. Net growth = end ÷ start − 1. From a customers file one is a customer from started_at to the day before ended_at; from transactions a customer of a period is one who bought in it.',
      es: 'Inicio + nuevos + recuperados − perdidos = final, en clientes; ingreso inicial + nuevo + reactivación + expansión − contracción − perdido = ingreso final. Cada final es el inicio siguiente, o no hay informe. Crecimiento neto = final ÷ inicio − 1. Con un archivo de clientes se es cliente desde started_at hasta el día anterior a ended_at; con transacciones es cliente de un periodo quien compró en él.',
    },
    reference: 'Gupta and Lehmann (2003), "Customers as Assets", Journal of Interactive Marketing 17(1).',
    caveats: [
      {
        en: 'The recurring revenue of a customers file is that of today: what grew or shrank before cannot be seen in it.',
        es: 'El ingreso recurrente de un archivo de clientes es el de hoy: no muestra lo que creció o menguó antes.',
      },
      {
        en: 'From transactions a customer who buys less often than once a period comes and goes: choose a longer --period.',
        es: 'Con transacciones, quien compra menos de una vez por periodo va y viene: elija un --period más largo.',
      },
    ],
    example: {
      command: 'cx customer-growth fixtures/customers.csv',
      says: {
        en: 'By hand: 15 customers at the start, 4 came and 5 left: 14, −6.7 %',
        es: 'A mano: 15 clientes al inicio, llegaron 4 y se fueron 5: 14, −6,7 %',
      },
    },
  },
});
