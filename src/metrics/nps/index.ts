import { netPromoter } from '../surveys/net-promoter.ts';
import { surveyMetric } from '../surveys/survey-metric.ts';

const title = { en: 'Net Promoter Score', es: 'Net Promoter Score' };

export default surveyMetric({
  id: 'nps',
  title,
  summary: {
    en: 'share of promoters (9–10) less share of detractors (0–6), with its interval',
    es: 'proporción de promotores (9–10) menos la de detractores (0–6), con su intervalo',
  },
  surveyPlace: 1,
  ...netPromoter('nps', { en: 'NPS', es: 'NPS' }, title),
  definition: {
    formula: {
      en: 'NPS = 100 × (promoters − detractors) ÷ n. Adjusted Wald interval: ¾ promoter, 1½ passives and ¾ detractor are added; centre ± z·√(v ÷ (n + 3)) with v = p + d − (p − d)²; the score printed is the raw one.',
      es: 'NPS = 100 × (promotores − detractores) ÷ n. Intervalo de Wald ajustado: se añaden ¾ promotor, 1½ pasivos y ¾ detractor; centro ± z·√(v ÷ (n + 3)) con v = p + d − (p − d)²; el índice mostrado es el observado.',
    },
    reference:
      'Reichheld (2003), "The One Number You Need to Grow", Harvard Business Review 81(12); Rocks (2016), "Interval Estimation for the Net Promoter Score", The American Statistician 70(4); Tango (1998), Statistics in Medicine 17.',
    caveats: [
      {
        en: 'Two scores whose intervals overlap may still differ: compare them with --compare.',
        es: 'Dos índices cuyos intervalos se solapan pueden diferir: compárelos con --compare.',
      },
      {
        en: 'A scale of 1–10 or with labels shifts the score; such surveys compare only with themselves.',
        es: 'Una escala de 1–10 o con etiquetas desplaza el índice; esas encuestas solo se comparan consigo mismas.',
      },
    ],
    example: {
      command: 'cx nps fixtures/responses.csv --by channel',
      says: {
        en: 'By hand: 50 promoters, 30 passives and 20 detractors: 30, from 14.1 to 44.2',
        es: 'A mano: 50 promotores, 30 pasivos y 20 detractores: 30, de 14,1 a 44,2',
      },
    },
  },
});
