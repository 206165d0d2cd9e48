import { defineMetric } from '../metric.ts';
import { earnedGrowthFindings } from './calculate.ts';
import { refunds, told, untold } from './reduce.ts';

export default defineMetric({
  id: 'earned-growth',
  title: { en: 'Earned growth', es: 'Crecimiento ganado' },
  summary: {
    en: 'how much of the growth came from customers who stayed and from those whom others sent, and how much was bought',
    es: 'cuánto del crecimiento vino de clientes que siguieron y de quienes llegaron recomendados, y cuánto se compró',
  },
  byPosition: 'transactions',
  options: {},
  takes: ['stays'],
  leaves: ['weight', 'rake'],
  reductions: { told, untold, refunds },
  calculate: (reduced, _options, question) => earnedGrowthFindings(reduced, question),
  definition: {
    formula: {
      en: 'Earned growth = net revenue retention + earned new customers − 1. This year is the 12 months up to the last day that counts (with --period each period), last year the 12 months (the period) before. Net revenue retention = what last year’s customers spend this year ÷ revenue of last year. New is who never bought before this year: earned where acquired_by is referral, word of mouth or recommendation (Spanish: referido, boca a boca, recomendación), or referred_by is filled; bought where another origin is written; unknown where none is, or there is no customers file. Returned is who bought before last year and not in it. All parts are fractions of the revenue of last year, and with net revenue retention − 1 they add up to total growth, or there is no report. Earned growth counts none of the unknown (earned_growth_low), earned_growth_high all of them.',
      es: 'Crecimiento ganado = retención neta de ingreso + clientes nuevos ganados − 1. Este año son los 12 meses hasta el último día que cuenta (con --period cada periodo), el año anterior los 12 meses (el periodo) de antes. Retención neta de ingreso = lo que gastan este año los clientes del año anterior ÷ ingreso del año anterior. Nuevo es quien nunca compró antes de este año: ganado si acquired_by es recomendación, boca a boca o referido (en inglés: referral, word of mouth, recommendation), o si referred_by consta; comprado si consta otro origen; desconocido si no consta ninguno o no hay archivo de clientes. Recuperado es quien compró antes del año anterior y no en él. Todas las partes son fracciones del ingreso del año anterior, y con la retención neta − 1 suman el crecimiento total, o no hay informe. El crecimiento ganado no cuenta a nadie de origen desconocido (earned_growth_low); earned_growth_high los cuenta a todos.',
    },
    reference: 'Reichheld, Darnell and Burns (2021), "Net Promoter 3.0", Harvard Business Review 99(6).',
    caveats: [
      {
        en: 'Read earned_growth_low and earned_growth_high together: where few origins are known, the rate says little.',
        es: 'Lea juntos earned_growth_low y earned_growth_high: si se conocen pocos orígenes, la tasa dice poco.',
      },
      {
        en: 'The file must reach back before last year, or customers who came back pass for new ones.',
        es: 'El archivo debe remontarse más allá del año anterior, o quienes volvieron pasan por nuevos.',
      },
      {
        en: 'The referral of web analytics is a link on another site, not a person who recommends.',
        es: 'El «referral» de la analítica web es un enlace en otro sitio, no una persona que recomienda.',
      },
    ],
    example: {
      command: 'cx earned-growth fixtures/transactions.csv --customers fixtures/customers.csv',
      says: {
        en: 'By hand: last year’s customers spend 96.1 % of what they spent, those whom others sent 10.1 %: 6.1 % earned',
        es: 'A mano: los clientes del año anterior gastan el 96,1 % de lo que gastaron y los recomendados el 10,1 %: 6,1 % ganado',
      },
    },
  },
});
