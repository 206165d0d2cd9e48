import { defineMetric } from '../metric.ts';
import { cohortsFindings } from './calculate.ts';
import { lives } from './of-lives.ts';
import { purchases, refunds, spending } from './of-purchases.ts';

export default defineMetric({
  id: 'cohorts',
  title: { en: 'Cohorts', es: 'Cohortes' },
  summary: {
    en: 'customers by the period in which they came, and how many of them are active in each period since',
    es: 'clientes según el periodo en que llegaron, y cuántos de ellos siguen activos en cada periodo desde entonces',
  },
  byPosition: ['customers', 'transactions'],
  options: {},
  takes: ['stays'],
  leaves: ['compare', 'baseline', 'rolling', 'from', 'to', 'weight', 'rake'],
  periods: ['month', 'quarter', 'year'],
  /** @throws column-not-found where a customers file stands alone and does not say who came and left when */
  asks(question, _options, files) {
    if (!files.has('transactions')) files.need('customers', 'started_at');
    if (files.knows('customers', 'started_at')) files.need('customers', 'ended_at');
    return { ...question, period: question.period ?? 'month' };
  },
  reductions: { purchases, lives, spending, refunds },
  calculate: (cells, _options, question) => cohortsFindings(cells, question),
  definition: {
    formula: {
      en: 'From transactions a cohort is the customers whose first purchase ever lies in a period (--period), and active are those of them who bought in the period so many later. From a customers file it is those who started in the period, and active are those who are still here at the end of the period so many later. Active share = active ÷ customers, with Wilson’s interval; revenue share = revenue ÷ revenue of the first period. The average pools the cells whose period is over.',
      es: 'Con transacciones una cohorte son los clientes cuya primera compra cae en un periodo (--period), y activos los que compraron tantos periodos después. Con un archivo de clientes son quienes empezaron en el periodo, y activos los que siguen al final del periodo tantos después. Proporción activa = activos ÷ clientes, con el intervalo de Wilson; proporción del ingreso = ingreso ÷ ingreso del primer periodo. La media reúne las celdas cuyo periodo ha terminado.',
    },
    reference: 'Wilson (1927), Journal of the American Statistical Association 22.',
    caveats: [
      {
        en: 'A period that still runs is marked (complete: no) and in no average: its share will rise.',
        es: 'Un periodo en curso está marcado (completo: no) y no entra en ninguna media: su proporción subirá.',
      },
      {
        en: 'The last offsets of the average come from the oldest cohorts alone.',
        es: 'Los últimos desfases de la media vienen solo de las cohortes más antiguas.',
      },
    ],
    example: {
      command: 'cx cohorts fixtures/transactions.csv --period quarter',
      says: {
        en: 'By hand: of 8 customers who first bought in January 2 bought again in May: 25 %, 7.1 % to 59.1 %',
        es: 'A mano: de 8 clientes que compraron por primera vez en enero 2 volvieron en mayo: 25 %, de 7,1 % a 59,1 %',
      },
    },
  },
});
