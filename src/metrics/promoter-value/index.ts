import { CxError } from '../../errors.ts';
import { defineMetric } from '../metric.ts';
import { promoterValueFindings } from './calculate.ts';
import { answerOption, chanceOptions } from '../worth/options.ts';
import { profiles } from '../worth/reduce.ts';

export default defineMetric({
  id: 'promoter-value',
  title: { en: 'Promoter value', es: 'Valor de los promotores' },
  summary: {
    en: 'how much longer promoters stay than detractors, what they bring more, and what of it they brought before',
    es: 'cuánto más permanecen los promotores que los detractores, qué aportan de más, y qué parte aportaban ya antes',
  },
  byPosition: [],
  needs: ['responses'],
  options: {
    ...answerOption,
    discount: {
      type: 'number',
      default: 0.1,
      min: 0,
      max: 10,
      describe: {
        en: 'what money of next year is worth less, a year',
        es: 'cuánto menos vale el dinero del año siguiente',
      },
    },
    ...chanceOptions,
  },
  takes: ['revenue-per'],
  leaves: ['period', 'compare', 'baseline', 'rolling', 'weight', 'rake', 'from', 'to'],
  // More customers say the same share more surely.
  dependsOnN: { groups: ['retention_low', 'retention_high'] },
  /** @throws relation-missing where no file says who is a customer, column-not-found where none says who promotes */
  asks(question, _options, files) {
    files.need('responses', 'recommend_score');
    if (files.has('customers') || files.has('transactions')) return question;
    throw new CxError('relation-missing', {
      command: 'promoter-value',
      missing: 'customers',
      first: null,
      others: ['responses', 'customers', 'transactions'],
    });
  },
  reductions: Object.fromEntries([...profiles].map(([name, { query }]) => [name, query])),
  calculate: (reduced, options, question) => promoterValueFindings(reduced, options, question),
  definition: {
    formula: {
      en: 'Customers are grouped by their latest answer (--answer first: their first): promoter 9–10, passive 7–8, detractor 0–6, no-answer for the rest; the base is the customers file, or who bought where there is none. The clock starts on the day of the answer (on the first day as a customer for who answered before that, or never) and stops when he leaves, or on the last day that counts; who left before his answer is counted and adds no time. Retention is Kaplan–Meier at 365 days. Revenue, margin and cost a year are what came after the day of the answer ÷ customer-years (days ÷ 365.25) after it; recurring revenue × 12 where there are no purchases. Lifetime value = (margin a year − cost a year) ÷ (1 + discount − retention): the same margin each year, at its end, for those who survive; revenue where no margin is known. Referrals = customers whose referred_by is in the group ÷ customers of the group. The value of moving one detractor = lifetime value of passives − that of detractors; revenue at risk = detractors × revenue a year × (1 − retention). Intervals are percentiles of a bootstrap over customers, drawn from their counts by answer, days and leaving with what they bring; that of retention is Greenwood’s, log–log. The table before is the regression (ordinary least squares) of value a year after the answer on the group, against detractors, and value a year before it, over customers seen for more than 90 days before the answer and for 90 or more after it; value is margin (or revenue) less cost.',
      es: 'Los clientes se agrupan por su última respuesta (--answer first: la primera): promotor (promoter) 9–10, pasivo (passive) 7–8, detractor 0–6, y no-answer los demás; la base es el archivo de clientes o, si no lo hay, quienes compraron. El tiempo empieza el día de la respuesta (el primer día como cliente para quien respondió antes, o nunca) y acaba cuando se va, o el último día que cuenta; quien se fue antes de responder se cuenta y no aporta tiempo. La retención es Kaplan–Meier a 365 días. Ingreso, margen y coste al año son lo que vino tras el día de la respuesta ÷ años de cliente (días ÷ 365,25) tras ella; ingreso recurrente × 12 donde no hay compras. Valor de vida = (margen al año − coste al año) ÷ (1 + descuento − retención): el mismo margen cada año, a su término, de quienes siguen; ingreso si no se conoce el margen. Recomendados = clientes cuyo referred_by está en el grupo ÷ clientes del grupo. El valor de mover a un detractor = valor de vida de los pasivos − el de los detractores; ingreso en riesgo = detractores × ingreso al año × (1 − retención). Los intervalos son percentiles de un bootstrap sobre clientes, sorteado de sus recuentos por respuesta, días y baja con lo que aportan; el de la retención es el de Greenwood, log–log. La tabla before es la regresión (mínimos cuadrados) del valor al año tras la respuesta sobre el grupo, frente a los detractores, y el valor al año antes de ella, con los clientes vistos más de 90 días antes de la respuesta y 90 o más después; valor es margen (o ingreso) menos coste.',
    },
    reference:
      'Reichheld & Markey (2011), The Ultimate Question 2.0; Kaplan & Meier (1958), Journal of the American Statistical Association 53; Gupta & Lehmann (2003), "Customers as Assets", Journal of Interactive Marketing 17(1); Efron & Tibshirani (1993), An Introduction to the Bootstrap.',
    caveats: [
      {
        en: 'An association, never a cause: who was big or loyal before promotes more. Read the table before, in which those are compared who brought as much before their answer; value before is measured with chance too, so that some of what was there before stays with the groups, and what no file says it cannot compare.',
        es: 'Una asociación, nunca una causa: quien ya era grande o fiel promueve más. Lea la tabla before, que compara a quienes aportaban lo mismo antes de responder; el valor de antes también se mide con azar, así que parte de lo que ya había queda en los grupos, y lo que ningún archivo dice no lo puede comparar.',
      },
      {
        en: 'Who never answered is counted from his first day, and left early more often because he had no time to be asked: no-answer is no group to compare with.',
        es: 'Quien nunca respondió se cuenta desde su primer día, y se fue pronto más a menudo porque no hubo tiempo de preguntarle: no-answer no sirve para comparar.',
      },
      {
        en: 'Purchases and contacts that the files do not reach back to are missing: give files that begin before the first answer.',
        es: 'Faltan las compras y los contactos anteriores a los archivos: indique archivos que empiecen antes de la primera respuesta.',
      },
      {
        en: 'Costs are those of the touchpoints file; without it nothing is taken off, and lifetime value is greater than it is.',
        es: 'Los costes son los del archivo de contactos; sin él no se resta nada, y el valor de vida sale mayor de lo que es.',
      },
      {
        en: 'Lifetime value goes on for ever with one retention and one margin: it is for comparing groups, not for a budget.',
        es: 'El valor de vida sigue para siempre con una sola retención y un solo margen: sirve para comparar grupos, no para un presupuesto.',
      },
    ],
    example: {
      command:
        'cx promoter-value --responses fixtures/responses.csv --transactions fixtures/transactions.csv --customers fixtures/customers.csv --touchpoints fixtures/touchpoints.csv',
      says: {
        en: 'By another program (R, survival and lm): a promoter is worth 347.79, a passive 159.12, a detractor 86.73; beside value before, promoters bring 36.80 a year more than detractors (standard error 15.97)',
        es: 'Con otro programa (R, survival y lm): un promotor vale 347,79, un pasivo 159,12, un detractor 86,73; a igual valor antes, los promotores aportan al año 36,80 más que los detractores (error estándar 15,97)',
      },
    },
  },
});
