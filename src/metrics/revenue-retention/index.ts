import { defineMetric } from '../metric.ts';
import { byMonthOfPurchases } from '../movements/question.ts';
import { retentionFindings } from './calculate.ts';
import { lives } from './of-lives.ts';
import { refunds, spending } from './of-purchases.ts';

export default defineMetric({
  id: 'revenue-retention',
  title: { en: 'Revenue retention', es: 'Retención del ingreso' },
  summary: {
    en: 'what the customers of the start still bring, without what they bring more (gross) and with it (net)',
    es: 'lo que siguen aportando los clientes del inicio, sin lo que aportan de más (bruta) y con ello (neta)',
  },
  byPosition: ['customers', 'transactions'],
  options: {},
  takes: ['stays', 'revenue-per'],
  leaves: ['weight', 'rake'],
  /** @throws column-not-found where a customers file stands alone and does not say who left, or what they bring */
  asks(question, options, files) {
    if (!files.has('transactions'))
      for (const column of ['ended_at', 'recurring_revenue'] as const) files.need('customers', column);
    return byMonthOfPurchases(question, options, files);
  },
  reductions: { lives, spending, refunds },
  calculate: (cohorts, _options, question) => retentionFindings(cohorts, question),
  definition: {
    formula: {
      en: 'Gross = Σ min(end, start) ÷ Σ start over the customers of the start, at most 100 %; net = Σ end ÷ Σ start of the same customers. From transactions start is what each brought in the period before and end what he brings in this one; from a customers file they are his monthly revenue on the first day and after the last. Who comes in between counts nowhere. All periods together are one stretch: the customers at the first start, and what they bring at the last end.',
      es: 'Bruta = Σ mín(final, inicio) ÷ Σ inicio de los clientes del inicio, como mucho 100 %; neta = Σ final ÷ Σ inicio de los mismos clientes. Con transacciones el inicio es lo que cada uno aportó en el periodo anterior y el final lo que aporta en este; con un archivo de clientes, su ingreso mensual el primer día y tras el último. Quien llega entre medias no cuenta. Todos los periodos juntos son un solo tramo: los clientes del primer inicio y lo que aportan al último final.',
    },
    reference: 'Gupta and Lehmann (2003), "Customers as Assets", Journal of Interactive Marketing 17(1).',
    caveats: [
      {
        en: 'The recurring revenue of a customers file is that of today: from it alone net equals gross, but with --stays.',
        es: 'El ingreso recurrente de un archivo de clientes es el de hoy: solo con él la neta es igual a la bruta, salvo con --stays.',
      },
      {
        en: 'From transactions a customer who buys less often than once a period brings nothing in between: choose a longer --period.',
        es: 'Con transacciones, quien compra menos de una vez por periodo no aporta nada entre medias: elija un --period más largo.',
      },
    ],
    example: {
      command: 'cx revenue-retention fixtures/customers.csv',
      says: {
        en: 'By hand: 100 a month, of which 10 leave, 10 shrink and 10 come on top: 80 % gross, 90 % net',
        es: 'A mano: 100 al mes, de los que 10 se van, 10 menguan y 10 se añaden: 80 % bruta, 90 % neta',
      },
    },
  },
});
