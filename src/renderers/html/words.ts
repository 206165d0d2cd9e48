import type { Language } from '../../messages/language.ts';
import type { ChartType } from '../../results/result.ts';

/** How a kind of picture is read. */
type Reading = Exclude<ChartType, 'heatmap'> | 'differences' | 'ratios' | 'composition' | 'panels' | 'band';

const en = {
  skip: 'Skip to the content',
  keyFigures: 'Key figures',
  detail: 'In detail',
  checks: 'Checks',
  passed: 'passed',
  failed: 'failed',
  undecided: 'not decided',
  found: (value: string) => `found ${value}`,
  shown: 'What the numbers show',
  notShown: 'Not demonstrable',
  data: 'The data of this chart',
  moreTables: 'More tables',
  table: (title: string) => `Table: ${title}`,
  level: (level: string) => `${level} interval`,
  strip: (level: string) => `The strip under each figure is its ${level} interval on the whole scale.`,
  method: 'Method',
  excludedValues: 'What stood in the records left out',
  rowsDrawn: (drawn: string, all: string) =>
    `${drawn} of ${all} rows are drawn, the largest or the surest; the table has all of them.`,
  hiddenRows: (count: string) => `${count} groups are hidden and not drawn.`,
  rowsLeft: (left: string) => `${left} more rows are in the report as JSON or CSV.`,
  measured: (measure: string, meaning: string) => `${measure}: ${meaning}.`,
  howToRead: 'How to read it.',
  definitions: 'Method and definitions',
  formula: 'Formula',
  reference: 'Source',
  caveats: 'To mind',
  files: 'Files read',
  file: 'File',
  relation: 'Read as',
  understood: 'How it was read',
  records: 'Records',
  rejected: 'Broken',
  dates: { dmy: 'day/month/year', mdy: 'month/day/year', ymd: 'year-month-day' } as Readonly<Record<string, string>>,
  decimal: (mark: string) => `decimal ${mark}`,
  levelOfAll: (level: string) => `Every interval is of ${level} unless it says otherwise.`,
  rules: (alpha: string) =>
    `A difference is called shown where p is below ${alpha} after Holm’s correction for all comparisons of its table; a period stands apart where it lies beyond three standard deviations of what chance leaves, or eight periods in a row lie on one side of the mean; a change since the report before is shown where the interval of the difference, made from the two intervals as if they were independent, leaves out zero.`,
  association: 'Differences between groups are associations, not effects.',
  madeBy: (tool: string) => `Made by ${tool} from the report as JSON; the same numbers make the same page.`,
  before: (day: string | null) =>
    `Compared with the report ${day === null ? 'before' : `as of ${day}`}. Where both counted some of the same records, less of a change is chance than its interval allows for.`,
  reading: {
    bar: 'The length of a bar is its number, from zero on.',
    histogram: 'Each column is one answer of the scale; its height is the share of those who gave it.',
    'stacked-bar': 'Each bar is the whole of its group, divided into its parts.',
    composition:
      'To the left, what each group is made of; to the right, what that comes to, with its interval. Intervals that overlap do not prove that two groups are alike.',
    line: 'The line joins the values in their order.',
    band: 'The line is the estimate, the band its interval.',
    step: 'The curve falls where somebody leaves. Who is still here counts up to the last day on which that is known.',
    interval:
      'The dot is the estimate, the line its interval. Intervals that overlap do not prove that two groups are alike.',
    differences:
      'Right of zero the first group has more, left of it less. Coloured is what remains more than chance after the correction for all comparisons; grey is not. Each line is the interval of one difference alone.',
    ratios:
      'Right of 1 is more often, left of it less often; twice and half lie as far from 1. A line that crosses 1 leaves room for no difference.',
    scatter: 'Each point is a row of the table.',
    flow: 'Each box is a place with how many came by, each line how many went on from one to the other: the thicker the more. Broken lines lead to an end without success. The colour of a box is written in it too.',
    panels: 'All small charts have the same scale. The number is the last value; the band is the interval.',
  } satisfies Record<Reading, string>,
  formulaAndSource: 'formula and source',
  counted: (metric: string) => `${metric}: what is counted`,
  againstRest: 'each against the rest',
  ring: 'A ring marks a period beyond its control limits.',
  running: 'What is paler is of a period that is not over.',
  grid: (rows: string, columns: string) => `Down: ${rows}. Across: ${columns}. The stronger the colour, the more.`,
  bands: (level: string) => `with ${level} intervals`,
};

const es: typeof en = {
  skip: 'Ir al contenido',
  keyFigures: 'Las cifras',
  detail: 'En detalle',
  checks: 'Comprobaciones',
  passed: 'se cumple',
  failed: 'no se cumple',
  undecided: 'sin decidir',
  found: (value) => `hallado ${value}`,
  shown: 'Lo que muestran los datos',
  notShown: 'Sin demostrar',
  data: 'Los datos de este gráfico',
  moreTables: 'Más tablas',
  table: (title) => `Tabla: ${title}`,
  level: (level) => `Intervalo del ${level}`,
  strip: (level) => `La franja bajo cada cifra es su intervalo del ${level} en la escala completa.`,
  method: 'Método',
  excludedValues: 'Qué había en los registros excluidos',
  rowsDrawn: (drawn, all) =>
    `Se dibujan ${drawn} de ${all} filas, las mayores o las más seguras; la tabla las tiene todas.`,
  hiddenRows: (count) => `${count} grupos están ocultos y no se dibujan.`,
  rowsLeft: (left) => `Hay ${left} filas más en el informe en JSON o CSV.`,
  measured: (measure, meaning) => `${measure}: ${meaning}.`,
  howToRead: 'Cómo leerlo.',
  definitions: 'Método y definiciones',
  formula: 'Fórmula',
  reference: 'Fuente',
  caveats: 'Qué tener en cuenta',
  files: 'Archivos leídos',
  file: 'Archivo',
  relation: 'Leído como',
  understood: 'Cómo se leyó',
  records: 'Registros',
  rejected: 'Con errores',
  dates: { dmy: 'día/mes/año', mdy: 'mes/día/año', ymd: 'año-mes-día' },
  decimal: (mark) => `decimal ${mark}`,
  levelOfAll: (level) => `Todo intervalo es del ${level} salvo que diga otra cosa.`,
  rules: (alpha) =>
    `Una diferencia se da por demostrada si p es menor que ${alpha} tras la corrección de Holm por todas las comparaciones de su tabla; un periodo es un caso aparte si queda fuera de tres desviaciones típicas de lo que deja el azar, o si ocho periodos seguidos quedan a un lado de la media; un cambio desde el informe anterior se da por demostrado si el intervalo de la diferencia, hecho con los dos intervalos como si fueran independientes, deja fuera el cero.`,
  association: 'Las diferencias entre grupos son asociaciones, no efectos.',
  madeBy: (tool) => `Hecho por ${tool} con el informe en JSON; los mismos números hacen la misma página.`,
  before: (day) =>
    `Comparado con el informe ${day === null ? 'anterior' : `a fecha de ${day}`}. Si ambos contaron algunos de los mismos registros, menos de un cambio se debe al azar de lo que su intervalo admite.`,
  reading: {
    bar: 'La longitud de cada barra es su número, desde cero.',
    histogram: 'Cada columna es una respuesta de la escala; su altura es la proporción que la dio.',
    'stacked-bar': 'Cada barra es el total de su grupo, dividido en sus partes.',
    composition:
      'A la izquierda, de qué se compone cada grupo; a la derecha, a qué equivale, con su intervalo. Que dos intervalos se solapen no prueba que los grupos sean iguales.',
    line: 'La línea une los valores en su orden.',
    band: 'La línea es la estimación y la banda su intervalo.',
    step: 'La curva baja cuando alguien se va. Quien sigue cuenta hasta el último día en que se sabe.',
    interval:
      'El punto es la estimación y la línea su intervalo. Que dos intervalos se solapen no prueba que los grupos sean iguales.',
    differences:
      'A la derecha del cero el primer grupo tiene más; a la izquierda, menos. En color, lo que no se explica por el azar tras corregir por todas las comparaciones; en gris, lo demás. Cada línea es el intervalo de una diferencia por sí sola.',
    ratios:
      'A la derecha del 1 es más frecuente y a la izquierda menos; el doble y la mitad distan lo mismo del 1. Una línea que cruza el 1 deja sitio a que no haya diferencia.',
    scatter: 'Cada punto es una fila de la tabla.',
    flow: 'Cada caja es un punto con cuántos pasaron; cada línea, cuántos fueron de uno a otro: más gruesa cuantos más. Las líneas discontinuas llevan a un final sin éxito. Lo que dice el color de una caja está escrito en ella.',
    panels: 'Todos los gráficos pequeños tienen la misma escala. El número es el último valor; la banda, el intervalo.',
  },
  formulaAndSource: 'fórmula y fuente',
  counted: (metric) => `${metric}: lo que se cuenta`,
  againstRest: 'cada uno frente al resto',
  ring: 'Un anillo señala un periodo fuera de sus límites de control.',
  running: 'Lo más pálido es de un periodo que no ha terminado.',
  grid: (rows, columns) => `Hacia abajo: ${rows}. A lo ancho: ${columns}. Cuanto más intenso el color, más.`,
  bands: (level) => `con intervalos del ${level}`,
};

export type PageWords = typeof en;

export const pageWordsOf: Readonly<Record<Language, PageWords>> = { en, es };
