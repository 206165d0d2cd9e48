import type { Language } from '../../messages/language.ts';
import { reasonNames, reasonNamed } from '../../results/reason-names.ts';

const en = {
  asked: {
    between: (from: string, to: string) => `${from} to ${to}`,
    from: (day: string) => `from ${day}`,
    to: (day: string) => `up to ${day}`,
    by: (what: string) => `by ${what}`,
    units: { day: 'day', week: 'week', month: 'month', quarter: 'quarter', year: 'year' } as Readonly<
      Record<string, string>
    >,
    compare: {
      rest: 'each against the rest',
      pairs: 'all pairs compared',
      previous: 'each period against the one before',
      ranges: 'stretches of days compared',
    } as Readonly<Record<string, string>>,
    ranges: (days: readonly string[]) => `stretches of days compared: ${days.join(', ')}`,
    baseline: (file: string) => `against ${file}`,
    rolling: (periods: string) => `over ${periods} periods at a time`,
    weight: (column: string) => `weighted by ${column}`,
    rake: (file: string, columns: string) => `weighted to ${file} (${columns})`,
    minN: (least: string) => `groups of ${least} or more`,
  },
  madeBy: (tool: string) => `made by ${tool}`,
  covers: (first: string, last: string) => `days used: ${first} to ${last}`,
  interval: (low: string, high: string) => `interval ${low} to ${high}`,
  intervalOf: (level: string, low: string, high: string) => `${level} interval ${low} to ${high}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  n: 'n',
  tooFew: 'too few to say',
  yes: 'yes',
  standardInput: 'standard input',
  no: 'no',
  noRows: '(no rows)',
  stillRuns: 'the period still runs',
  flow: {
    start: 'Start',
    exit: 'End',
    rest: (count: string) => `other (${count})`,
    lines: (value: number, count: string) => `${count} more ${value === 1 ? 'line' : 'lines'}`,
    places: (value: number, count: string) => `${count} more ${value === 1 ? 'place' : 'places'}`,
    below: (share: string) => `below ${share}`,
    from: (low: string, high: string) => `${low} to ${high}`,
    above: (share: string) => `${share} and above`,
    unshaded: (measure: string) => `no ${measure}`,
  },
  rowsLeft: (count: number) => `… ${count} more rows left out by --rows`,
  moreRows: (count: number, table: string) => `… ${count} more rows: --table ${table} prints them all`,
  notApplicable: 'not applicable',
  read: 'records read',
  used: 'used',
  excluded: 'excluded',
  moreValues: (count: string) => `and ${count} more values`,
  columnsLeftOut: (names: string) => `no room for: ${names} (--format csv prints every column)`,
  otherTables: (names: string) => `other tables: ${names} (--table NAME; all of them: --output folder/)`,
  hidden: 'hidden',
  note: 'note',
  warning: 'warning',
  checks: {
    title: 'Checks',
    columns: ['Of', 'What', 'Expected', 'Found', 'Verdict', 'Why'] as readonly string[],
    passed: 'passed',
    failed: 'failed',
    open: 'not decided',
    values: {
      conf_low: 'lower end of the interval',
      conf_high: 'upper end of the interval',
      n: 'base',
      change: 'change since the report before',
      records: 'records',
      excluded_share: 'share of records left out',
      age_days: 'age of the last date in days',
    } as Readonly<Record<string, string>>,
  },
  changes: {
    title: (day: string | null) =>
      day === null ? 'Changes since the report before' : `Changes since the report as of ${day}`,
    columns: ['Metric', 'Headline', 'Before', 'Now', 'Change', 'Lower', 'Upper', 'Verdict'] as readonly string[],
    shown: 'more than chance',
    notShown: 'no demonstrable change',
    untold: 'no interval tells',
    note: 'The interval of a change is made of both as if the two had counted different records: where they share some, less of a change is chance than it allows for.',
  },
  sheets: {
    headlines: 'Headlines',
    headlineColumns: ['Metric', 'Headline', 'Value', 'Lower', 'Upper', 'n', 'Method'] as readonly string[],
    notes: 'Records and notes',
    noteColumns: ['Metric', 'Kind', 'Says', 'Records'] as readonly string[],
    records: 'records',
    question: 'asked',
  },
  reasons: reasonNames.en,
};

const es: typeof en = {
  asked: {
    between: (from, to) => `del ${from} al ${to}`,
    from: (day) => `desde el ${day}`,
    to: (day) => `hasta el ${day}`,
    by: (what) => `por ${what}`,
    units: { day: 'día', week: 'semana', month: 'mes', quarter: 'trimestre', year: 'año' },
    compare: {
      rest: 'cada uno frente al resto',
      pairs: 'comparados por pares',
      previous: 'cada periodo frente al anterior',
      ranges: 'comparados por rangos de días',
    },
    ranges: (days) => `comparados por rangos de días: ${days.join(', ')}`,
    baseline: (file) => `frente a ${file}`,
    rolling: (periods) => `de ${periods} en ${periods} periodos`,
    weight: (column) => `ponderado por ${column}`,
    rake: (file, columns) => `ponderado según ${file} (${columns})`,
    minN: (least) => `grupos de ${least} o más`,
  },
  madeBy: (tool) => `hecho por ${tool}`,
  covers: (first, last) => `días usados: del ${first} al ${last}`,
  interval: (low, high) => `intervalo de ${low} a ${high}`,
  intervalOf: (level, low, high) => `intervalo del ${level} de ${low} a ${high}`,
  range: (low, high) => `${low} a ${high}`,
  n: 'n',
  tooFew: 'muy pocas para decir algo',
  yes: 'sí',
  standardInput: 'entrada estándar',
  no: 'no',
  noRows: '(sin filas)',
  stillRuns: 'el periodo sigue en curso',
  flow: {
    start: 'Inicio',
    exit: 'Fin',
    rest: (count) => `otros (${count})`,
    lines: (value, count) => `${count} ${value === 1 ? 'línea' : 'líneas'} más`,
    places: (value, count) => `${count} ${value === 1 ? 'punto' : 'puntos'} más`,
    below: (share) => `por debajo de ${share}`,
    from: (low, high) => `de ${low} a ${high}`,
    above: (share) => `${share} o más`,
    unshaded: (measure) => `sin ${measure}`,
  },
  rowsLeft: (count) => `… ${count} filas más, que --rows deja fuera`,
  moreRows: (count, table) => `… ${count} filas más: --table ${table} las muestra todas`,
  notApplicable: 'no aplicable',
  read: 'registros leídos',
  used: 'usados',
  excluded: 'excluidos',
  moreValues: (count) => `y ${count} valores más`,
  columnsLeftOut: (names) => `sin espacio para: ${names} (--format csv muestra todas las columnas)`,
  otherTables: (names) => `otras tablas: ${names} (--table NOMBRE; todas: --output carpeta/)`,
  hidden: 'oculto',
  note: 'nota',
  warning: 'aviso',
  checks: {
    title: 'Comprobaciones',
    columns: ['De', 'Qué', 'Esperado', 'Hallado', 'Veredicto', 'Por qué'],
    passed: 'se cumple',
    failed: 'no se cumple',
    open: 'sin decidir',
    values: {
      conf_low: 'extremo inferior del intervalo',
      conf_high: 'extremo superior del intervalo',
      n: 'base',
      change: 'cambio desde el informe anterior',
      records: 'registros',
      excluded_share: 'proporción de registros excluidos',
      age_days: 'antigüedad de la última fecha en días',
    },
  },
  changes: {
    title: (day) => (day === null ? 'Cambios desde el informe anterior' : `Cambios desde el informe a fecha de ${day}`),
    columns: ['Métrica', 'Cifra', 'Antes', 'Ahora', 'Cambio', 'Inferior', 'Superior', 'Veredicto'],
    shown: 'más que azar',
    notShown: 'sin cambio demostrable',
    untold: 'ningún intervalo lo dice',
    note: 'El intervalo de un cambio se hace con los dos como si hubieran contado registros distintos: si comparten algunos, menos de un cambio se debe al azar de lo que admite.',
  },
  sheets: {
    headlines: 'Cifras',
    headlineColumns: ['Métrica', 'Cifra', 'Valor', 'Inferior', 'Superior', 'n', 'Método'],
    notes: 'Registros y avisos',
    noteColumns: ['Métrica', 'Tipo', 'Dice', 'Registros'],
    records: 'registros',
    question: 'pedido',
  },
  reasons: reasonNames.es,
};

export type Words = typeof en;

/** What of a metric or of an input a check looks at, in words. */
export const checkedCalled = (value: string, { checks: { values } }: Words): string =>
  Object.hasOwn(values, value) ? values[value]! : value;

/** The renderers' own words; those of metrics come with the report. */
export const wordsOf: Readonly<Record<Language, Words>> = { en, es };

/**
 * A reason for leaving rows out, in words. A code that has none is shown as it is.
 *
 * @example reasonWords(wordsOf.en, 'value-missing', 'recommend_score') // => "recommend_score missing"
 * @example reasonWords(wordsOf.es, 'unheard-of', undefined) // => "unheard-of"
 */
export const reasonWords = ({ reasons }: Words, code: string, column: string | undefined): string =>
  reasonNamed(reasons, code, column);
