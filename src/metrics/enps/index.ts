import { netPromoter } from '../surveys/net-promoter.ts';
import { surveyMetric } from '../surveys/survey-metric.ts';

const title = { en: 'Employee Net Promoter Score', es: 'Employee Net Promoter Score' };

export default surveyMetric({
  id: 'enps',
  title,
  summary: {
    en: 'share of employees who promote (9–10) less share who detract (0–6); groups of fewer than 5 are hidden',
    es: 'proporción de empleados promotores (9–10) menos la de detractores (0–6); los grupos de menos de 5 se ocultan',
  },
  onlyNamed: true,
  sharedDefaults: { minN: 5 },
  ...netPromoter('enps', { en: 'eNPS', es: 'eNPS' }, title),
  definition: {
    formula: {
      en: 'eNPS = 100 × (promoters − detractors) ÷ n, of employees: the arithmetic, intervals and tests of nps. Groups of fewer than 5 answers are hidden (--min-n), and as many others as it takes that no total gives them away.',
      es: 'eNPS = 100 × (promotores − detractores) ÷ n, de empleados: la aritmética, los intervalos y los contrastes de nps. Los grupos de menos de 5 respuestas se ocultan (--min-n), y tantos otros como haga falta para que ningún total los revele.',
    },
    reference:
      'Reichheld (2003), "The One Number You Need to Grow", Harvard Business Review 81(12); Reichheld & Markey (2011), The Ultimate Question 2.0 (employees); Rocks (2016), "Interval Estimation for the Net Promoter Score", The American Statistician 70(4).',
    caveats: [
      {
        en: 'Employees answer more strictly than customers: eNPS and NPS are not compared with each other.',
        es: 'Los empleados puntúan con más severidad que los clientes: eNPS y NPS no se comparan entre sí.',
      },
      {
        en: 'Two reports of one survey, cut by different columns, may together give a small group away: publish one cut.',
        es: 'Dos informes de una encuesta, cortados por columnas distintas, pueden revelar juntos un grupo pequeño: publique un solo corte.',
      },
    ],
    example: {
      command: 'cx enps fixtures/responses.csv --by channel',
      says: {
        en: 'By hand: 12 promoters, 10 passives and 8 detractors among 30 employees: 13.3',
        es: 'A mano: 12 promotores, 10 pasivos y 8 detractores entre 30 empleados: 13,3',
      },
    },
  },
});
