import { defineMetric } from '../metric.ts';
import { calculate } from './calculate.ts';
import { denominators } from './estimator.ts';
import { allInvitations, invitations } from './reduce.ts';

export default defineMetric({
  id: 'response-rate',
  title: { en: 'Response rate', es: 'Tasa de respuesta' },
  summary: {
    en: 'share of the delivered invitations that were answered, who answers, and whether enough do',
    es: 'proporción de las invitaciones entregadas que se respondieron, quién responde y si bastan',
  },
  byPosition: 'responses',
  needs: ['invitations'],
  options: {
    of: {
      type: 'choice',
      choices: denominators,
      default: 'delivered',
      describe: { en: 'what the answers are divided by', es: 'entre qué se dividen las respuestas' },
    },
  },
  reductions: { invitations, allInvitations },
  calculate: ({ invitations: sent, allInvitations: all }, options, question) =>
    calculate((sent ?? all)!, options, question),
  definition: {
    formula: {
      en: 'Response rate = answered ÷ delivered invitations (--of invited: ÷ all), with Wilson’s interval. An invitation is answered when the responses know its response_id or, where the files do not share that, its customer_id: then a customer counts once, with the latest invitation. Bias: (r − i) ÷ √((r(1 − r) + i(1 − i)) ÷ 2), a group’s share r of the respondents against its share i of those invited; beyond 0.1 warn, beyond 0.25 strong. Needed answers: χ²N·¼ ÷ (0.05²(N − 1) + χ²·¼).',
      es: 'Tasa de respuesta = invitaciones respondidas ÷ entregadas (--of invited: ÷ todas), con el intervalo de Wilson. Una invitación está respondida cuando las respuestas contienen su response_id o, si los archivos no lo comparten, su customer_id: entonces cada cliente cuenta una vez, con su última invitación. Sesgo: (r − i) ÷ √((r(1 − r) + i(1 − i)) ÷ 2), la parte r de un grupo entre quienes respondieron frente a su parte i entre los invitados; más de 0,1 warn, más de 0,25 strong. Respuestas necesarias: χ²N·¼ ÷ (0,05²(N − 1) + χ²·¼).',
    },
    reference:
      'AAPOR (2023), Standard Definitions, 10th edition; Wilson (1927), Journal of the American Statistical Association 22; Newcombe (1998), Statistics in Medicine 17, 873–890; Austin (2009), Statistics in Medicine 28; Imbens and Rubin (2015), Causal Inference, chapter 14; Krejcie and Morgan (1970), Educational and Psychological Measurement 30.',
    caveats: [
      {
        en: 'A high rate does not make answers representative, nor a low one biased: look at who answers (--by, table bias).',
        es: 'Una tasa alta no hace representativas las respuestas, ni una baja las sesga: mire quién responde (--by, tabla bias).',
      },
      {
        en: 'Matched by customer_id, an answer to an earlier invitation counts for the latest one: several waves need the response_id.',
        es: 'Al emparejar por customer_id, la respuesta a una invitación anterior cuenta para la última: con varias oleadas hace falta el response_id.',
      },
      {
        en: 'Invitations whose delivery is blank or unreadable are left out, answered or not.',
        es: 'Las invitaciones cuya entrega falta o no se lee se excluyen, se respondieran o no.',
      },
    ],
    example: {
      command: 'cx response-rate fixtures/responses.csv --invitations fixtures/invitations.csv --by country',
      says: {
        en: 'By hand: 2,000 answers to 5,760 delivered invitations: 34.7 %; in Mexico 239 of 1,319: 18.1 %',
        es: 'A mano: 2.000 respuestas a 5.760 invitaciones entregadas: 34,7 %; en México 239 de 1.319: 18,1 %',
      },
    },
  },
});
