import type { SharedMethod } from './shared-method.ts';

/** How answers are made to stand for others. */
export const weighting: readonly SharedMethod[] = [
  {
    id: 'weights',
    title: { en: 'Weighted estimates', es: 'Estimaciones ponderadas' },
    option: 'weight',
    says: {
      en: 'Each answer counts by its weight w. Standard error by Taylor linearisation: √(n ÷ (n − 1) · Σ(w(s − m) ÷ Σw)²). n_eff = (Σw)² ÷ Σw² says how many answers of equal weight would be as precise, deff = n ÷ n_eff what weighting cost. The unweighted estimate stands beside it.',
      es: 'Cada respuesta cuenta según su peso w. Error estándar por linealización de Taylor: √(n ÷ (n − 1) · Σ(w(s − m) ÷ Σw)²). n_eff = (Σw)² ÷ Σw² dice cuántas respuestas de igual peso darían la misma precisión; deff = n ÷ n_eff, lo que cuesta ponderar. Al lado figura la estimación sin ponderar.',
    },
    reference:
      'Kish (1965), Survey Sampling; Lumley (2004), "Analysis of complex survey samples", Journal of Statistical Software 9(8).',
    caveats: [
      {
        en: 'Weights are taken as they are: that they were estimated is in no standard error.',
        es: 'Los pesos se toman como son: que se estimaran no está en ningún error estándar.',
      },
    ],
  },
  {
    id: 'raking',
    title: { en: 'Raking', es: 'Rastrillado (raking)' },
    option: 'rake',
    says: {
      en: 'Weights that make the shares of each column of the population file come true, by iterative proportional fitting: each column in turn is scaled to its targets until all hold. A level of the answers that the population lacks, or the reverse, is refused.',
      es: 'Pesos que cumplen las proporciones de cada columna del archivo de población, por ajuste proporcional iterativo: cada columna se escala por turno a sus objetivos hasta que todos se cumplen. Se rechaza un nivel de las respuestas que falte en la población, o al revés.',
    },
    reference:
      'Deming & Stephan (1940), "On a least squares adjustment of a sampled frequency table when the expected marginal totals are known", Annals of Mathematical Statistics 11.',
    caveats: [
      {
        en: 'It mends only what the named columns explain: who answers for other reasons is still over-represented.',
        es: 'Solo corrige lo que explican las columnas nombradas: quien responde por otros motivos sigue sobrerrepresentado.',
      },
    ],
  },
];
