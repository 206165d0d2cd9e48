import { rangeText } from '../../values/numbers/range.ts';
import { defineMetric } from '../metric.ts';
import { dissatisfiedTell, satisfiedTell, wordOfMouth } from '../profit/claims/index.ts';
import { tally } from '../reduction.ts';
import { scaleOf } from '../scales/question.ts';
import { recommendation } from '../scales/recommendation.ts';
import { assertOnePreset, assumedOf } from './assumed.ts';
import { wordOfMouthFindings } from './calculate.ts';
import { options, type Options } from './options.ts';

type Scaled = Pick<Options, 'scale'>;

const answers = tally('responses', recommendation.column, {
  read: (text, { scale }: Scaled) =>
    scaleOf(recommendation, scale as keyof typeof recommendation.scales | null).read(text),
  scaleDoubt: (column, { scale }) => (scale === null ? recommendation.doubt(column) : null),
});

export default defineMetric({
  id: 'word-of-mouth',
  title: { en: 'Word of mouth', es: 'Boca a boca' },
  summary: {
    en: 'how many people promoters (9–10) and detractors (0–6) tell, and what that may bring and cost, between two bounds',
    es: 'a cuántas personas se lo cuentan promotores (9–10) y detractores (0–6), y qué puede aportar y costar, entre dos cotas',
  },
  options,
  leaves: ['compare', 'baseline', 'weight', 'rake'],
  settled(given) {
    const { promoterTells, detractorTells } = assumedOf(given);
    return {
      promoterTells: rangeText(promoterTells),
      detractorTells: rangeText(detractorTells),
      scale: scaleOf(recommendation, given.scale as keyof typeof recommendation.scales | null).name,
    };
  },
  asks(question, given) {
    assertOnePreset(given);
    return question;
  },
  reductions: { answers },
  calculate: ({ answers: counted }, given, question) => wordOfMouthFindings(counted, given, question),
  definition: {
    formula: {
      en: 'Told = promoters (or detractors) × how many people each tells. Converted = told × conversion rate. Value = converted × customer value, below 0 for detractors. Each is given between a lower and an upper bound, those of how many are told. Net value: low = the promoters’ low value + the detractors’ low value (their greatest loss), high = both high values.',
      es: 'Lo oyen = promotores (o detractores) × a cuántas personas se lo cuenta cada uno. Convertidas = lo oyen × tasa de conversión. Valor = convertidas × valor de un cliente, menos de 0 para los detractores. Todo se da entre una cota inferior y una superior, las de a cuántas personas se cuenta. Valor neto: mín. = el valor mínimo de los promotores + el mínimo de los detractores (su mayor pérdida), máx. = los dos valores máximos.',
    },
    reference:
      'Reichheld (2003), "The One Number You Need to Grow", Harvard Business Review 81(12), for the groups; the numbers of people told are published claims, see there.',
    claims: [satisfiedTell, dissatisfiedTell, wordOfMouth],
    caveats: [
      {
        en: 'How many people are told is a published claim about others’ customers, of people who had complained; whoever says that he would recommend need not do so. Ask your own customers, and type what they say.',
        es: 'A cuántas personas se cuenta es una afirmación publicada sobre clientes de otros, de personas que habían reclamado; quien dice que recomendaría no tiene por qué hacerlo. Pregunte a sus clientes, y escriba lo que digan.',
      },
      {
        en: 'People who are told overlap: two customers may tell the same one, who counts twice here.',
        es: 'Quienes lo oyen se solapan: dos clientes pueden contárselo a la misma persona, que aquí cuenta dos veces.',
      },
      {
        en: 'Telling is not believing: not everybody who is told listens, and one conversion rate for praise and for warnings is an assumption.',
        es: 'Contar no es creer: no todo el que lo oye hace caso, y una sola tasa de conversión para elogios y para avisos es un supuesto.',
      },
      {
        en: 'Each answer counts as a customer, and only those who answered: who answers twice tells twice, and who did not answer tells nobody. The two bounds are those of the assumptions, and no interval of chance.',
        es: 'Cada respuesta cuenta como un cliente, y solo quienes respondieron: quien responde dos veces lo cuenta dos veces, y quien no respondió no lo cuenta a nadie. Las dos cotas son las de los supuestos, y no un intervalo de azar.',
      },
    ],
    example: {
      command: 'cx word-of-mouth fixtures/responses.csv --conversion-rate 0.02 --customer-value 300',
      says: {
        en: 'By hand: 50 promoters tell 200 to 300 people, 20 detractors 180 to 300; at 2 % and 300 each: 1,200 to 1,800 less 1,080 to 1,800, net −600 to 720',
        es: 'A mano: 50 promotores se lo cuentan a entre 200 y 300 personas, 20 detractores a entre 180 y 300; al 2 % y a 300 cada una: de 1.200 a 1.800 menos de 1.080 a 1.800, neto de −600 a 720',
      },
    },
  },
});
