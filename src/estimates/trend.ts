import { summed, type Answers } from '../records/tally/answers.ts';
import {
  column,
  confidenceLimits,
  fileColumn,
  n,
  period as periodColumn,
  pValue,
  stdError,
} from '../results/columns.ts';
import type { Column, Notice, Row, Table, Value } from '../results/result.ts';
import { changePoints } from '../statistics/series/change-points.ts';
import { controlChart } from '../statistics/series/control-chart.ts';
import type { Estimator } from './estimator.ts';
import { baseOf, periodsOf, row, segmentsOf, type Period, type Segment } from './groups.ts';

/** A level lasts; one odd period, or two, are for the control chart. */
const shortestLevel = 3;

/** Fewer periods than this have no level to depart from. */
const fewestPeriods = 6;

/** `nps_rolling` and its company: the answers of a period pooled with those of the periods before it. */
export function rollingColumns(estimator: Estimator): Column[] {
  const [low, high] = confidenceLimits(estimator.unit);
  const base = estimator.measures.find(({ name }) => name === estimator.estimate)!;
  const rolling = (of: Column, name: string): Column => ({
    ...of,
    name,
    label: { en: `${of.label.en} rolling`, es: `${of.label.es} móvil` },
    meaning: { en: `${of.meaning.en}, over the window`, es: `${of.meaning.es}, en la ventana` },
  });
  return [
    rolling(n, 'n_rolling'),
    rolling(base, `${estimator.estimate}_rolling`),
    rolling(low, 'conf_low_rolling'),
    rolling(high, 'conf_high_rolling'),
  ];
}

/** The measures of the window that ends with each period; empty until it is full, and where a period of it is hidden. */
export function rollingCells(
  periods: readonly Period[],
  at: number,
  window: number,
  estimator: Estimator,
): [string, Value][] {
  const inWindow = at + 1 < window ? [] : periods.slice(at + 1 - window, at + 1);
  const shown = inWindow.length === window && inWindow.every(({ hidden }) => !hidden);
  const measures: Row = shown ? estimator.measure(summed(inWindow.flatMap(({ answers }) => answers))) : row([]);
  return [
    ['n_rolling', measures['n'] ?? null],
    [`${estimator.estimate}_rolling`, measures[estimator.estimate] ?? null],
    ['conf_low_rolling', measures['conf_low'] ?? null],
    ['conf_high_rolling', measures['conf_high'] ?? null],
  ];
}

interface Series {
  readonly segment: Segment;
  readonly points: readonly {
    readonly period: string;
    readonly value: number | null;
    readonly variance_of_one: number | null;
    readonly n: number;
  }[];
}

/** What each segment's estimate did over time; hidden periods are as if nobody had answered. */
function seriesOf(answers: Answers, estimator: Estimator): Series[] {
  return segmentsOf(answers)
    .filter(({ hidden }) => !hidden)
    .map((segment) => ({
      segment,
      points: periodsOf(answers, segment).map(({ name, answers: given, hidden }) => {
        const shown = hidden ? [] : given;
        const value = estimator.measure(shown)[estimator.estimate] as number | null;
        return { period: name, value, variance_of_one: estimator.varianceOfOne(shown), n: baseOf(estimator)(shown) };
      }),
    }))
    .filter(({ points }) => points.filter(({ value }) => value !== null).length >= fewestPeriods);
}

export interface TrendSigns {
  readonly tables: readonly Table[];
  readonly notices: readonly Notice[];
}

/**
 * Which periods are more than chance: a control chart (3σ limits from the variance of single answers and each period's
 * n; 8 in a row on one side), and the dates on which the level changed.
 */
export function trendSigns(answers: Answers, estimator: Estimator, confidence: number): TrendSigns {
  if (answers.unit === null || answers.hidden.overall) return { tables: [], notices: [] };
  const series = seriesOf(answers, estimator);
  if (series.length === 0) return { tables: [], notices: [] };
  const control = controlTable(answers, estimator, series);
  const changes = changesTable(answers, estimator, series, confidence);
  return {
    tables: [control, ...(changes.rows.length === 0 ? [] : [changes])],
    notices: [...signalNotice(answers, control), ...changeNotice(answers, changes)],
  };
}

const signalColumn = column('signal', { en: 'Signal', es: 'Señal' }, 'text', {
  en: 'the rule by which the period departs from chance',
  es: 'la regla por la que el periodo se aparta del azar',
});

function controlTable(answers: Answers, estimator: Estimator, series: readonly Series[]): Table {
  const estimate = estimator.measures.find(({ name }) => name === estimator.estimate)!;
  const limit = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
    column(name, { en, es }, estimator.unit, { en: meaningEn, es: meaningEs });
  const rows = series.flatMap(({ segment, points }) => {
    const chart = controlChart(points);
    return chart.points.map(({ period, value, limit_low, limit_high }, at) => {
      const signal = chart.signals.find(({ periods }) => periods.includes(period))?.rule ?? null;
      return row([
        ...cellsOf(answers, segment),
        ['period', period],
        ['n', points[at]!.n],
        [estimator.estimate, value],
        ['centre', chart.centre],
        ['limit_low', limit_low],
        ['limit_high', limit_high],
        ['signal', signal],
      ]);
    });
  });
  return {
    name: 'control_chart',
    title: { en: 'Control chart', es: 'Gráfico de control' },
    columns: [
      ...answers.by.map(fileColumn),
      periodColumn,
      n,
      estimate,
      limit(
        'centre',
        'Centre',
        'Centro',
        'estimate of all periods together',
        'estimación de todos los periodos juntos',
      ),
      limit(
        'limit_low',
        'Lower limit',
        'Límite inferior',
        'lower 3-sigma control limit',
        'límite inferior de control de 3 sigmas',
      ),
      limit(
        'limit_high',
        'Upper limit',
        'Límite superior',
        'upper 3-sigma control limit',
        'límite superior de control de 3 sigmas',
      ),
      signalColumn,
    ],
    rows,
  };
}

function changesTable(answers: Answers, estimator: Estimator, series: readonly Series[], confidence: number): Table {
  const level = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
    column(name, { en, es }, estimator.unit, { en: meaningEn, es: meaningEs });
  const rows = series.flatMap(({ segment, points }) => {
    const { variance_of_one: pooledVariance } = controlChart(points);
    const measured = points.map(({ value, n: answered }) => ({
      value,
      variance: pooledVariance === null || answered === 0 ? null : pooledVariance / answered,
    }));
    return changePoints(measured, { confidence, shortest: shortestLevel }).map((change) =>
      row([
        ...cellsOf(answers, segment),
        ['period', points[change.index]!.period],
        ['level_before', change.before],
        ['level_after', change.after],
        ['change', change.difference],
        ['std_error', change.std_error],
        ['conf_low', change.conf_low],
        ['conf_high', change.conf_high],
        ['p_value', change.p_value],
      ]),
    );
  });
  return {
    name: 'change_points',
    title: { en: 'Changes of level', es: 'Cambios de nivel' },
    columns: [
      ...answers.by.map(fileColumn),
      periodColumn,
      level('level_before', 'Before', 'Antes', 'level before the change', 'nivel antes del cambio'),
      level('level_after', 'After', 'Después', 'level from the period on', 'nivel desde el periodo'),
      level('change', 'Change', 'Cambio', 'level after less level before', 'nivel después menos nivel antes'),
      stdError(estimator.unit),
      ...confidenceLimits(estimator.unit),
      pValue,
    ],
    rows,
  };
}

const cellsOf = ({ by }: Answers, { segment }: Segment) => by.map((name, at) => [name, segment[at]!] as const);

const shownSignals = 8;

function signalNotice(answers: Answers, { rows }: Table): Notice[] {
  const beyond = rows.filter(({ signal }) => signal === 'beyond-3-sigma').map((cells) => placeOf(answers, cells));
  const runs = rows.filter(({ signal }) => signal === 'eight-on-one-side').map((cells) => placeOf(answers, cells));
  if (beyond.length + runs.length === 0) return [];
  const parts = {
    en: [
      ...(beyond.length > 0 ? [`${listed(beyond)} beyond 3σ`] : []),
      ...(runs.length > 0 ? [`${listed(runs)} in a run on one side`] : []),
    ],
    es: [
      ...(beyond.length > 0 ? [`${listed(beyond)} más allá de 3σ`] : []),
      ...(runs.length > 0 ? [`${listed(runs)} en una racha a un lado`] : []),
    ],
  };
  return [
    {
      severity: 'warning',
      code: 'control-chart-signal',
      message: {
        en: `more than chance: ${parts.en.join('; ')}. Look at what happened then (table control_chart)`,
        es: `más que azar: ${parts.es.join('; ')}. Mire qué ocurrió entonces (tabla control_chart)`,
      },
    },
  ];
}

function changeNotice(answers: Answers, { rows }: Table): Notice[] {
  if (rows.length === 0) return [];
  const places = rows.map((cells) => placeOf(answers, cells));
  return [
    {
      severity: 'info',
      code: 'change-point',
      message: {
        en: `the level changed from ${listed(places)} on (table change_points has size and interval)`,
        es: `el nivel cambió desde ${listed(places)} (la tabla change_points da el tamaño y el intervalo)`,
      },
    },
  ];
}

const placeOf = ({ by }: Answers, cells: Row) =>
  [...by.map((name) => String(cells[name])), String(cells['period'])].join(' / ');
const listed = (places: readonly string[]) =>
  places.slice(0, shownSignals).join(', ') + (places.length > shownSignals ? `, … (${places.length})` : '');
