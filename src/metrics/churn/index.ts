import { CxError } from '../../errors.ts';
import { defineMetric } from '../metric.ts';
import { byMonthOfPurchases } from '../movements/question.ts';
import { churnFindings } from './calculate.ts';
import { conventions } from '../movements/conventions.ts';
import * as reductions from './reduce.ts';

const option = '--inactive-after';

export default defineMetric({
  id: 'churn',
  title: { en: 'Churn', es: 'Abandono' },
  summary: {
    en: 'customers who left ÷ customers who were there, by one convention or by all of them',
    es: 'clientes que se fueron ÷ clientes que había, según una convención o según todas',
  },
  byPosition: ['customers', 'transactions'],
  options: {
    convention: {
      type: 'choice',
      choices: [...conventions, 'all'],
      default: 'simple',
      describe: { en: 'whose definition of the rate', es: 'de quién es la definición de la tasa' },
    },
    inactiveAfter: {
      type: 'number',
      default: null,
      min: 1,
      max: 36_500,
      integer: true,
      describe: {
        en: 'from purchases alone: days without one after which a customer has left',
        es: 'solo con compras: días sin comprar tras los que un cliente se ha ido',
      },
    },
  },
  takes: ['stays', 'revenue-per'],
  leaves: ['weight', 'rake'],
  /** @throws inactive-after-missing, inactive-after-unused, and where nothing says when customers left */
  asks(question, options, files) {
    const isContractual = files.knows('customers', 'started_at');
    if (files.has('transactions') && !isContractual && options.inactiveAfter === null)
      throw new CxError('inactive-after-missing', { option });
    if (isContractual && options.inactiveAfter !== null) throw new CxError('inactive-after-unused', { option });
    if (isContractual) files.need('customers', 'ended_at');
    return byMonthOfPurchases(question, options, files);
  },
  reductions,
  calculate: (reduced, { convention }, question) => churnFindings(reduced, convention, question),
  definition: {
    formula: {
      en: 'Churn = customers lost ÷ customers at the start of the stretch of days, with Wilson’s interval. Stripe adds the new to the base, Shopify adds up lost ÷ customers at the start of each day, Baremetrics looks at the last 30 days. Revenue churn = (revenue lost + contraction) ÷ revenue at the start; net of expansion. From purchases alone (--inactive-after N) a customer leaves N days after a purchase unless he buys on or before that day.',
      es: 'Abandono = clientes perdidos ÷ clientes al inicio del tramo, con el intervalo de Wilson. Stripe suma los nuevos a la base, Shopify suma perdidos ÷ clientes al empezar cada día, Baremetrics mira los últimos 30 días. Abandono de ingreso = (ingreso perdido + contracción) ÷ ingreso inicial; neto de expansión. Solo con compras (--inactive-after N) un cliente se va N días después de una compra salvo que compre ese día o antes.',
    },
    reference: 'Wilson (1927), Journal of the American Statistical Association 22.',
    caveats: [
      {
        en: 'Rates by two conventions do not compare: say which one is meant.',
        es: 'Las tasas de dos convenciones no se comparan: diga cuál es.',
      },
      {
        en: 'Silence is not leaving: a rate from purchases depends on the days that were chosen.',
        es: 'El silencio no es una baja: una tasa a partir de compras depende de los días elegidos.',
      },
    ],
    example: {
      command: 'cx churn fixtures/customers.csv --convention all',
      says: {
        en: 'By hand: 6 lost of 25 at the start, with 3 who came: 24 % (simple), 21.4 % (Stripe)',
        es: 'A mano: 6 perdidos de 25 al inicio, con 3 que llegaron: 24 % (simple), 21,4 % (Stripe)',
      },
    },
  },
});
