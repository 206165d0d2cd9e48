import {
  coefficient,
  column,
  driver,
  iterations,
  logLikelihood,
  n,
  pValue,
  stdError,
  verdict,
  statistic,
} from '../../results/columns.ts';
import type { Column, Headline, Row, Table, Unit } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { normalCriticalValue, normalUpperTail } from '../../statistics/distributions/normal.ts';
import type { CoxRegression } from '../../statistics/survival/cox/cox.ts';
import { events } from '../survival/columns.ts';
import type { Design } from './design.ts';

const own = (name: string, en: string, es: string, unit: Unit, meaningEn: string, meaningEs: string): Column =>
  column(name, { en, es }, unit, { en: meaningEn, es: meaningEs });

const df = own('df', 'df', 'gl', 'count', 'degrees of freedom', 'grados de libertad');

/** How each driver multiplies the hazard of leaving, the others being equal. */
export function driversTable({ terms }: Design, fit: CoxRegression | null, confidence: number): Table {
  const reach = normalCriticalValue(confidence);
  const names = terms.flatMap(({ columns }) => columns.map(({ name }) => name));
  return {
    name: 'drivers',
    title: { en: 'Who leaves sooner (Cox)', es: 'Quién se va antes (Cox)' },
    columns: [
      driver,
      coefficient,
      {
        ...stdError('number'),
        meaning: { en: 'standard error of the estimate', es: 'error estándar de la estimación' },
      },
      statistic,
      pValue,
      own(
        'hazard_ratio',
        'Hazard ratio',
        'Razón de riesgo',
        'number',
        'how many times the hazard of leaving, for one unit more or for this value against the most frequent one',
        'cuántas veces el riesgo de irse, por una unidad más o por este valor frente al más frecuente',
      ),
      own(
        'hazard_ratio_low',
        'Low',
        'Inferior',
        'number',
        'lower end of the interval',
        'extremo inferior del intervalo',
      ),
      own(
        'hazard_ratio_high',
        'High',
        'Superior',
        'number',
        'upper end of the interval',
        'extremo superior del intervalo',
      ),
    ],
    rows:
      fit === null ? [] : names.map((name, at) => driverRow(name, fit.coefficients[at]!, fit.std_errors[at]!, reach)),
  };
}

function driverRow(name: string, effect: number | null, error: number | null, reach: number): Row {
  const z = effect === null || error === null || error === 0 ? null : effect / error;
  const ratio = (of: number) => {
    const value = Math.exp(of);
    return Number.isFinite(value) ? value : null;
  };
  const end = (sign: number) => (effect === null || error === null ? null : ratio(effect + sign * reach * error));
  return row([
    ['driver', name],
    ['coefficient', effect],
    ['std_error', error],
    ['statistic', z],
    ['p_value', z === null ? null : 2 * normalUpperTail(Math.abs(z))],
    ['hazard_ratio', effect === null ? null : ratio(effect)],
    ['hazard_ratio_low', end(-1)],
    ['hazard_ratio_high', end(1)],
  ]);
}

/** Whether the effect of each driver stays the same over time. */
export function hazardsTable({ terms }: Design, fit: CoxRegression | null): Table {
  const { terms: tests = [], all = null } = fit?.proportional_hazards ?? {};
  const named = [...terms.map((term, at) => [term.driver, tests[at] ?? null] as const), ['(all)', all] as const];
  return {
    name: 'proportional_hazards',
    title: { en: 'Are hazards proportional?', es: '¿Son proporcionales los riesgos?' },
    columns: [driver, statistic, df, pValue],
    rows:
      fit === null
        ? []
        : named.map(([name, test]) =>
            row([
              ['driver', name],
              ['statistic', test?.statistic ?? null],
              ['df', test?.df ?? null],
              ['p_value', test?.p_value ?? null],
            ]),
          ),
  };
}

/** The values of drivers of texts. */
export const levelsTable = ({ terms }: Design): Table => ({
  name: 'levels',
  title: { en: 'Values of drivers', es: 'Valores de los factores' },
  columns: [
    driver,
    own('level', 'Value', 'Valor', 'text', 'what customers say there', 'lo que dicen ahí los clientes'),
    n,
    events,
    own(
      'is_reference',
      'Reference',
      'Referencia',
      'boolean',
      'the value that others are held against',
      'el valor con el que se comparan los demás',
    ),
  ],
  rows: terms.flatMap((term) =>
    term.levels.map((level, at) =>
      row([
        ['driver', term.driver],
        ['level', level.level],
        ['n', level.n],
        ['events', level.events],
        ['is_reference', at === 0],
      ]),
    ),
  ),
});

const likelihoodRatio = own(
  'likelihood_ratio',
  'Likelihood ratio',
  'Razón de verosimilitud',
  'number',
  'twice what the drivers add to the log likelihood',
  'el doble de lo que los factores añaden a la log verosimilitud',
);
const concordance = own(
  'concordance',
  'Concordance',
  'Concordancia',
  'share',
  'of two customers, how often the one who left sooner was the one predicted to',
  'de dos clientes, con qué frecuencia se fue antes el previsto',
);

const modelColumns: readonly {
  readonly column: Column;
  readonly of: (fit: CoxRegression) => number | string | null;
}[] = [
  { column: n, of: (fit) => fit.n },
  { column: events, of: (fit) => fit.events },
  { column: df, of: (fit) => fit.df },
  {
    column: own(
      'log_likelihood_null',
      'Null log likelihood',
      'Log verosimilitud nula',
      'number',
      'without drivers',
      'sin factores',
    ),
    of: (fit) => fit.log_likelihood_null,
  },
  { column: logLikelihood, of: (fit) => fit.log_likelihood },
  { column: likelihoodRatio, of: (fit) => fit.likelihood_ratio },
  { column: pValue, of: (fit) => fit.p_value },
  { column: concordance, of: (fit) => fit.concordance },
  {
    column: iterations,
    of: (fit) => fit.iterations,
  },
  {
    column: verdict,
    of: (fit) => fit.verdict,
  },
];

/** The model as a whole. */
export const modelTable = (fit: CoxRegression | null): Table => ({
  name: 'model',
  title: { en: 'Model', es: 'Modelo' },
  columns: modelColumns.map(({ column: one }) => one),
  rows: fit === null ? [] : [row(modelColumns.map(({ column: { name }, of }) => [name, of(fit)] as const))],
});

/** The numbers that a report leads with. */
export const modelHeadlines = (fit: CoxRegression | null): Headline[] =>
  modelColumns
    .filter(({ column: one }) => [n, events, concordance, logLikelihood, likelihoodRatio].includes(one))
    .map(({ column: { name, label, unit }, of }) => ({
      name,
      label,
      unit,
      value: fit === null ? null : Number(of(fit)),
    }));
