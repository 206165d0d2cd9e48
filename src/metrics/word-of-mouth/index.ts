import { rangeText } from '../../values/numbers/range.ts';
import { defineMetric } from '../metric.ts';
import { dissatisfiedTell, satisfiedTell, wordOfMouth } from '../profit/claims/index.ts';
import { scaleOf } from '../scales/questions/question.ts';
import { recommendation } from '../scales/questions/recommendation.ts';
import { scoreTally } from '../surveys/score-tally.ts';
import { assertOnePreset, assumedOf } from './assumed.ts';
import { wordOfMouthFindings } from './calculate.ts';
import { classesOf } from './estimator.ts';
import { options } from './options.ts';
import { tellers } from './tellers.ts';

const answers = scoreTally(recommendation, { classesOf });

export default defineMetric({
  id: 'word-of-mouth',
  title: { en: 'Word of mouth', es: 'Boca a boca' },
  summary: {
    en: 'how many people promoters (9–10) and detractors (0–6) tell, and what that may bring and cost, between two bounds',
    es: 'a cuántas personas se lo cuentan promotores (9–10) y detractores (0–6), y qué puede aportar y costar, entre dos cotas',
  },
  options,
  assumed: ['assumptions'],
  // What it answers rests on what somebody assumes: no page has it by itself.
  onlyNamed: true,
  leaves: ['compare', 'baseline', 'weight', 'rake'],
  settled(given) {
    const { promoterTells, detractorTells } = assumedOf(given);
    return {
      promoterTells: rangeText(promoterTells),
      detractorTells: rangeText(detractorTells),
      scale: scaleOf(recommendation, given.scale).name,
    };
  },
  asks(question, given) {
    assertOnePreset(given);
    return question;
  },
  reductions: { answers, tellers },
  calculate: ({ answers: counted, tellers: told }, given, question) =>
    wordOfMouthFindings(counted, told, given, question),
  definition: {
    formula: {
      en: 'Told = promoters (or detractors) × how many people each tells. Converted = told × conversion rate. Value = converted × customer value, below 0 for detractors. Promoters and detractors are Reichheld’s; how many people they tell are published claims, see there. Each is given between a lower and an upper bound, those of how many are told. Net value: low = the promoters’ low value + the detractors’ low value (their greatest loss), high = both high values.',
      es: 'Lo oyen = promotores (o detractores) × a cuántas personas se lo cuenta cada uno. Convertidas = lo oyen × tasa de conversión. Valor = convertidas × valor de un cliente, menos de 0 para los detractores. Promotores y detractores son los de Reichheld; a cuántas personas lo cuentan son afirmaciones publicadas, véanse allí. Todo se da entre una cota inferior y una superior, las de a cuántas personas se cuenta. Valor neto: mín. = el valor mínimo de los promotores + el mínimo de los detractores (su mayor pérdida), máx. = los dos valores máximos.',
    },
    reference: 'Reichheld (2003), "The One Number You Need to Grow", Harvard Business Review 81(12).',
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
        en: 'By hand: 914 promoters × 4 to 6 tell 3,656 to 5,484 people, 416 detractors × 9 to 15 tell 3,744 to 6,240; at 2 % and 300 each: 21,936 to 32,904 less 22,464 to 37,440, net −15,504 to 10,440',
        es: 'A mano: 914 promotores × 4 a 6 se lo cuentan a entre 3.656 y 5.484 personas, 416 detractores × 9 a 15 a entre 3.744 y 6.240; al 2 % y a 300 cada una: de 21.936 a 32.904 menos de 22.464 a 37.440, neto de −15.504 a 10.440',
      },
    },
  },
});
