import type { SharedMethod } from './shared-method.ts';

/** What is looked for in a series of periods. */
export const series: readonly SharedMethod[] = [
  {
    id: 'control-chart',
    title: { en: 'Control chart', es: 'Gráfico de control' },
    option: 'period',
    says: {
      en: 'Table control_chart: the centre is the estimate of all periods together; a period’s limits are centre ± 3·√(variance of one answer ÷ n), with the variance within periods pooled over all of them (of a share, p·(1−p) of all answers). No limits where a period has fewer than three answers, or, of a share, fewer than one of either kind is expected in it. Signals: a period beyond its limits, and eight or more periods in a row on one side of the centre. What lies within the limits may be chance.',
      es: 'Tabla control_chart: el centro es la estimación de todos los periodos juntos; los límites de un periodo son centro ± 3·√(varianza de una respuesta ÷ n), con la varianza dentro de los periodos combinada entre todos (de una proporción, p·(1−p) de todas las respuestas). Sin límites donde un periodo tiene menos de tres respuestas o, en una proporción, se espera en él menos de una de alguna de las dos clases. Señales: un periodo fuera de sus límites, y ocho o más seguidos a un lado del centro. Lo que queda dentro puede ser azar.',
    },
    reference:
      'Shewhart (1931), Economic Control of Quality of Manufactured Product; Western Electric (1956), Statistical Quality Control Handbook; Montgomery (2013), Introduction to Statistical Quality Control, 7.3.',
    caveats: [
      {
        en: 'Many periods give a false alarm now and then: beyond 3σ about one in 370, where answers are independent.',
        es: 'Con muchos periodos hay alguna falsa alarma: más allá de 3σ, una de cada 370, si las respuestas son independientes.',
      },
    ],
  },
  {
    id: 'change-points',
    title: { en: 'Change points', es: 'Puntos de cambio' },
    option: 'period',
    says: {
      en: 'Table change_points: where the level moved. Of all ways to cut the series into stretches of two periods or more, the one with the least weighted sum of squares plus 3·ln(periods) for each cut, found exactly. Difference: the level after a cut less that before; interval and p are Bonferroni-corrected for the places where the cut could have been.',
      es: 'Tabla change_points: dónde cambió el nivel. De todas las formas de cortar la serie en tramos de dos periodos o más, la de menor suma ponderada de cuadrados más 3·ln(periodos) por corte, hallada de forma exacta. Diferencia: el nivel tras el corte menos el de antes; intervalo y p llevan la corrección de Bonferroni por los lugares donde podía estar el corte.',
    },
    reference:
      'Killick, Fearnhead & Eckley (2012), "Optimal detection of changepoints with a linear computational cost", Journal of the American Statistical Association 107; Zhang & Siegmund (2007), "A modified Bayes information criterion", Biometrics 63.',
    caveats: [
      {
        en: 'A slow drift shows as one or more steps.',
        es: 'Una deriva lenta aparece como uno o varios escalones.',
      },
    ],
  },
  {
    id: 'rolling',
    title: { en: 'Rolling periods', es: 'Periodos móviles' },
    option: 'rolling',
    says: {
      en: 'Columns …_rolling: the estimate of a period pooled with those before it, --rolling N of them: all their answers together, each counting once, not the mean of the periods’ estimates. Empty until there are N periods.',
      es: 'Columnas …_rolling: la estimación de un periodo junto con los anteriores, N en total (--rolling N): todas sus respuestas juntas, cada una una vez, no la media de las estimaciones. Vacío hasta que hay N periodos.',
    },
    reference: 'A pooled estimate of the same metric.',
    caveats: [
      {
        en: 'Neighbouring windows share answers: they move together, and are not to be tested against each other.',
        es: 'Las ventanas vecinas comparten respuestas: se mueven juntas y no se deben contrastar entre sí.',
      },
    ],
  },
];
