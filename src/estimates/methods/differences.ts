import type { SharedMethod } from './shared-method.ts';

/** How groups are compared, and what may be said of many comparisons. */
export const differences: readonly SharedMethod[] = [
  {
    id: 'differences',
    title: { en: 'Differences', es: 'Diferencias' },
    option: 'compare',
    says: {
      en: 'Table differences: the estimate of A less that of B, with the interval and the test of the method that stands beside it. NPS: adjusted Wald, with the same additions for both groups. Shares: Newcombe’s interval from the two Wilson intervals, and the N−1 chi-squared test. Means: Welch’s t. Weighted: the normal interval with Taylor standard errors. Survival: log-rank. The rest is everybody in the report who is not in the group.',
      es: 'Tabla differences: la estimación de A menos la de B, con el intervalo y el contraste del método que figura al lado. NPS: Wald ajustado, con las mismas adiciones en ambos grupos. Proporciones: el intervalo de Newcombe a partir de los dos de Wilson, y el contraste ji al cuadrado N−1. Medias: t de Welch. Ponderado: el intervalo normal con errores de Taylor. Supervivencia: log-rank. El resto es todo lo que hay en el informe fuera del grupo.',
    },
    reference:
      'Newcombe (1998), "Interval estimation for the difference between independent proportions", Statistics in Medicine 17; Campbell (2007), "Chi-squared and Fisher–Irwin tests of two-by-two tables with small sample recommendations", Statistics in Medicine 26; Welch (1947), "The generalization of Student’s problem when several different population variances are involved", Biometrika 34; Rocks (2016), The American Statistician 70(4).',
    caveats: [
      {
        en: 'Each interval is for its own difference at --confidence: it is not adjusted for how many there are. p (Holm) is.',
        es: 'Cada intervalo es el de su diferencia al nivel de --confidence: no está ajustado por cuántas hay. p (Holm) sí.',
      },
      {
        en: 'Two groups whose own intervals overlap may still differ.',
        es: 'Dos grupos cuyos intervalos se solapan pueden diferir.',
      },
    ],
  },
  {
    id: 'holm',
    title: { en: 'Holm adjustment', es: 'Ajuste de Holm' },
    option: 'compare',
    says: {
      en: 'Column p_adjusted: of m p-values in ascending order the first is multiplied by m, the next by m − 1, and so on; none is less than the one before it, none above 1. Below 0.05 it keeps the chance of even one false alarm in the whole table under 5 %.',
      es: 'Columna p_adjusted: de m valores p en orden ascendente el primero se multiplica por m, el siguiente por m − 1, etcétera; ninguno es menor que el anterior ni mayor que 1. Por debajo de 0,05 mantiene bajo el 5 % la probabilidad de una sola falsa alarma en toda la tabla.',
    },
    reference:
      'Holm (1979), "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6.',
    caveats: [
      {
        en: 'It counts the comparisons of one table; those of other reports on the same answers are not known to it.',
        es: 'Cuenta las comparaciones de una tabla; no conoce las de otros informes sobre las mismas respuestas.',
      },
    ],
  },
];
