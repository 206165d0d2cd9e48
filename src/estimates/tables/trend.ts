import type { Question } from '../../questions/question.ts';
import {
  coded,
  column,
  confidenceLimits,
  fileColumn,
  n,
  period as periodColumn,
  pValue,
  stdError,
} from '../../results/columns.ts';
import type { Notice, PlainTable, Row, Table } from '../../results/result.ts';
import { row } from '../../results/row.ts';
import { changePoints } from '../../statistics/series/change-points.ts';
import { controlChart } from '../../statistics/series/control-chart.ts';
import type { Estimated, EstimatedSegment } from '../estimated.ts';
import { columnNamed, mainValue, type Estimator } from '../estimator.ts';
import { suppressedColumn } from './hidden.ts';
import { segmentCells } from './segment-cells.ts';
import type { Shown } from '../groups/suppression.ts';

/** A level lasts; one odd period, or two, are for the control chart. */
const shortestLevel = 3;

/** Fewer periods than this have no level to depart from. */
const fewestPeriods = 6;

interface Series {
  readonly segment: Pick<EstimatedSegment<unknown>, 'segment'>;
  readonly points: readonly {
    readonly period: string;
    readonly value: number | null;
    readonly variance_of_one: number | null;
    readonly n: number;
    readonly hidden: boolean;
  }[];
}

/** What each segment's estimate did over time; hidden periods are as if nobody had answered. */
const seriesOf = <E>({ segments }: Estimated<E>, estimator: Estimator<never, E>): Series[] =>
  segments
    .filter(({ estimate }) => estimate !== null)
    .map((segment) => ({
      segment,
      points: segment.periods.map(({ name, estimate }) =>
        estimate === null || estimator.isRunning?.(estimate) === true
          ? {
              period: name,
              value: null,
              variance_of_one: null,
              n: estimate === null ? 0 : estimator.base(estimate),
              hidden: estimate === null,
            }
          : {
              period: name,
              value: mainValue(estimator, estimate),
              variance_of_one: estimator.varianceOfOne(estimate),
              n: estimator.base(estimate),
              hidden: false,
            },
      ),
    }))
    // A count of all has no variance, and departs from nothing.
    .filter(({ points }) => points.filter(({ variance_of_one }) => variance_of_one !== null).length >= fewestPeriods);

export interface TrendSigns {
  readonly tables: readonly Table[];
  readonly notices: readonly Notice[];
}

/**
 * Which periods are more than chance: a control chart (3σ limits from the variance of single answers and each period's
 * n; 8 in a row on one side), and the dates on which the level changed.
 */
export function trendSigns<E>(
  { by, unit, overall }: Pick<Shown<unknown>, 'by' | 'unit' | 'overall'>,
  all: Estimated<E>,
  estimator: Estimator<never, E>,
  { confidence }: Question,
): TrendSigns {
  const series = unit === null || overall === null ? [] : seriesOf(all, estimator);
  if (series.length === 0) return { tables: [], notices: [] };
  const control = controlTable(by, estimator, series);
  const changes = changesTable(by, estimator, series, confidence);
  return {
    tables: [control, ...(changes.rows.length === 0 ? [] : [changes])],
    notices: [...signalNotice(by, control), ...changeNotice(by, changes)],
  };
}

const signalColumn = coded(
  column('signal', { en: 'Signal', es: 'Señal' }, 'text', {
    en: 'the rule by which the period departs from chance',
    es: 'la regla por la que el periodo se aparta del azar',
  }),
  {
    'beyond-3-sigma': { en: 'beyond 3σ', es: 'más allá de 3σ' },
    'eight-on-one-side': { en: 'eight on one side', es: 'ocho a un lado' },
  },
);

function controlTable<E>(by: readonly string[], estimator: Estimator<never, E>, series: readonly Series[]): PlainTable {
  const estimate = columnNamed(estimator, estimator.main);
  const { unit } = estimate;
  const limit = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
    column(name, { en, es }, unit, { en: meaningEn, es: meaningEs });
  // No share lies below nothing or above all.
  const within = (value: number | null) =>
    value === null || unit !== 'share' ? value : Math.min(1, Math.max(0, value));
  const hides = series.some(({ points }) => points.some(({ hidden }) => hidden));
  const rows = series.flatMap(({ segment, points }) => {
    const chart = controlChart(points, unit === 'share');
    return chart.points.map(({ period, value, limit_low, limit_high }, at) => {
      const signal = chart.signals.find(({ periods }) => periods.includes(period))?.rule ?? null;
      return row([
        ...segmentCells(by, segment),
        ['period', period],
        ['n', points[at]!.hidden ? null : points[at]!.n],
        [estimate.name, value],
        ['centre', chart.centre],
        ['limit_low', within(limit_low)],
        ['limit_high', within(limit_high)],
        ['signal', signal],
        ...(hides ? [['suppressed', points[at]!.hidden] as const] : []),
      ]);
    });
  });
  return {
    name: 'control_chart',
    title: { en: 'Control chart', es: 'Gráfico de control' },
    columns: [
      ...by.map(fileColumn),
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
      ...(hides ? [suppressedColumn] : []),
    ],
    rows,
  };
}

function changesTable<E>(
  by: readonly string[],
  estimator: Estimator<never, E>,
  series: readonly Series[],
  confidence: number,
): PlainTable {
  const { unit } = columnNamed(estimator, estimator.main);
  const level = (name: string, en: string, es: string, meaningEn: string, meaningEs: string) =>
    column(name, { en, es }, unit, { en: meaningEn, es: meaningEs });
  const rows = series.flatMap(({ segment, points }) => {
    const { variance_of_one: pooledVariance } = controlChart(points);
    const measured = points.map(({ value, n: answered }) => ({
      value,
      variance: pooledVariance === null || answered === 0 ? null : pooledVariance / answered,
    }));
    return changePoints(measured, { confidence, shortest: shortestLevel }).map((change) =>
      row([
        ...segmentCells(by, segment),
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
      ...by.map(fileColumn),
      periodColumn,
      level('level_before', 'Before', 'Antes', 'level before the change', 'nivel antes del cambio'),
      level('level_after', 'After', 'Después', 'level from the period on', 'nivel desde el periodo'),
      level('change', 'Change', 'Cambio', 'level after less level before', 'nivel después menos nivel antes'),
      stdError(unit),
      ...confidenceLimits(unit),
      pValue,
    ],
    rows,
  };
}

const shownSignals = 8;

function signalNotice(by: readonly string[], { rows }: PlainTable): Notice[] {
  const beyond = rows.filter(({ signal }) => signal === 'beyond-3-sigma').map((cells) => placeOf(by, cells));
  const runs = rows.filter(({ signal }) => signal === 'eight-on-one-side').map((cells) => placeOf(by, cells));
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

function changeNotice(by: readonly string[], { rows }: PlainTable): Notice[] {
  if (rows.length === 0) return [];
  const places = rows.map((cells) => placeOf(by, cells));
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

const placeOf = (by: readonly string[], cells: Row) =>
  [...by.map((name) => String(cells[name])), String(cells['period'])].join(' / ');
const listed = (places: readonly string[]) =>
  places.slice(0, shownSignals).join(', ') + (places.length > shownSignals ? `, … (${places.length})` : '');
