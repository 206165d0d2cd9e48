import { untranslated, type Language, type Text } from '../../src/messages/language.ts';
import * as shared from '../../src/results/columns.ts';
import { columnIn } from '../../src/results/localize.ts';
import type { Accounting, Chart, Column, Notice, Report, Row, Table, Unit, Value } from '../../src/results/result.ts';

/** A row as metrics make it: without a prototype, so that every name is only a name. */
export function row(values: Readonly<Record<string, Value>>): Row {
  return Object.assign(Object.create(null), values);
}

/** Score, shares and the adjusted Wald interval of Rocks (2016), so that the samples look like what `cx nps` prints. */
function npsMeasures(promoters: number, passives: number, detractors: number) {
  const n = promoters + passives + detractors;
  const [p, d] = [(promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)];
  const std_error = 100 * Math.sqrt((p + d - (p - d) ** 2) / (n + 3));
  const margin = 1.959963984540054 * std_error;
  return {
    n,
    promoters,
    passives,
    detractors,
    promoter_share: promoters / n,
    passive_share: passives / n,
    detractor_share: detractors / n,
    nps: (100 * (promoters - detractors)) / n,
    std_error,
    conf_low: 100 * (p - d) - margin,
    conf_high: 100 * (p - d) + margin,
  };
}

const hiddenMeasures = Object.fromEntries(Object.keys(npsMeasures(1, 1, 1)).map((name) => [name, null]));

const measure = (name: string, label: Text, unit: Unit): Column => ({
  name,
  label,
  unit,
  meaning: untranslated(name),
});

const npsColumns: readonly Column[] = [
  shared.n,
  measure('promoters', { en: 'Promoters', es: 'Promotores' }, 'count'),
  measure('passives', { en: 'Passives', es: 'Pasivos' }, 'count'),
  measure('detractors', { en: 'Detractors', es: 'Detractores' }, 'count'),
  measure('promoter_share', { en: 'Promoter share', es: 'Promotores (%)' }, 'share'),
  measure('passive_share', { en: 'Passive share', es: 'Pasivos (%)' }, 'share'),
  measure('detractor_share', { en: 'Detractor share', es: 'Detractores (%)' }, 'share'),
  measure('nps', untranslated('NPS'), 'points'),
  shared.stdError('points'),
  ...shared.confidenceLimits('points'),
];

const [country, channel] = [shared.fileColumn('country'), shared.fileColumn('channel')];

const segmentCounts: readonly (readonly [string, string, number, number, number])[] = [
  ['España', 'web', 1740, 690, 470],
  ['España', 'teléfono', 810, 520, 610],
  ['México', 'web', 2105, 880, 512],
  ['México', 'teléfono', 640, 388, 402],
  ['Perú', '(blank)', 51, 40, 47],
];
const segments = segmentCounts.map(([place, way, ...counts]) =>
  row({ country: place, channel: way, ...npsMeasures(...counts) }),
);
const hiddenSegment = row({ country: 'Perú', channel: 'tienda', ...hiddenMeasures, suppressed: true });

const monthCounts: readonly (readonly [string, number, number, number])[] = [
  ['2025-09', 410, 205, 160],
  ['2025-10', 452, 214, 139],
  ['2025-11', 498, 221, 121],
  ['2025-12', 391, 260, 238],
  ['2026-01', 430, 233, 187],
  ['2026-02', 466, 219, 150],
];
const months = monthCounts.map(([period, ...counts]) => row({ period, ...npsMeasures(...counts) }));

const distribution: readonly Row[] = [318, 92, 121, 160, 175, 388, 787, 1102, 1416, 2011, 3335].map(
  (n, score, counts) => row({ score, n, share: n / counts.reduce((sum, count) => sum + count, 0) }),
);

const differences: readonly Row[] = [
  row({
    a: 'España / web',
    b: 'España / teléfono',
    difference: 33.48205,
    std_error: 2.389,
    conf_low: 28.799,
    conf_high: 38.165,
    statistic: 14.01,
    p_value: 1.3e-44,
    p_adjusted: 5.2e-44,
    method: 'adjusted-wald',
  }),
  row({
    a: 'México / web',
    b: 'España / web',
    difference: 1.760331,
    std_error: 1.845,
    conf_low: -1.856,
    conf_high: 5.377,
    statistic: 0.954,
    p_value: 0.340051,
    p_adjusted: 0.680102,
    method: 'adjusted-wald',
  }),
];

const tableOf = (
  language: Language,
  name: string,
  title: Text,
  columns: readonly Column[],
  rows: readonly Row[],
): Table<string> => ({
  name,
  title: title[language],
  columns: columns.map((column) => columnIn(column, language)),
  rows,
});

const differenceColumns: readonly Column[] = [
  measure('a', untranslated('A'), 'text'),
  measure('b', untranslated('B'), 'text'),
  measure('difference', { en: 'Difference', es: 'Diferencia' }, 'points'),
  shared.stdError('points'),
  ...shared.confidenceLimits('points'),
  measure('statistic', untranslated('z'), 'number'),
  measure('p_value', untranslated('p'), 'p-value'),
  measure('p_adjusted', { en: 'p (Holm)', es: 'p (Holm)' }, 'p-value'),
  measure('method', { en: 'Method', es: 'Método' }, 'text'),
];

const accounting: Accounting = {
  read: 10_502,
  used: 9905,
  excluded: [
    { reason: 'duplicate', column: 'response_id', rows: 12 },
    { reason: 'value-missing', column: 'recommend_score', rows: 542 },
    {
      reason: 'value-unreadable',
      column: 'recommend_score',
      rows: 43,
      values: [
        { value: 'N/A', rows: 41 },
        { value: 'diez', rows: 2 },
      ],
    },
  ],
};

const parts = ['promoter_share', 'passive_share', 'detractor_share'];

const source = {
  relation: 'responses',
  file: 'encuesta_2026.csv',
  records: 10_502,
  rejected: 0,
  understood: {
    encoding: 'utf-8',
    delimiter: ';',
    quote: '"',
    header_rows: 1,
    layout: null,
    decimal: null,
    date_order: 'dmy',
    columns: [{ name: 'Nota', role: 'responses.recommend_score', evidence: 'header "Nota"; 11 values, 0 to 10' }],
  },
} as const;

/** What `cx nps encuesta_2026.csv --by country,channel --period month --compare pairs --min-n 5` would find. */
export function npsReport(language: Language): Report {
  const overall = npsMeasures(5346, 2518, 2041);
  const title: Text = { en: 'Net Promoter Score', es: 'Net Promoter Score' };
  const table = (name: string, heading: Text, columns: readonly Column[], rows: readonly Row[]) =>
    tableOf(language, name, heading, columns, rows);
  const charts: readonly Chart[] = [
    { type: 'stacked-bar', title: { en: 'Who answered', es: 'Quién respondió' }, table: 'overall', x: [], y: parts },
    {
      type: 'histogram',
      title: { en: 'Answers by score', es: 'Respuestas por nota' },
      table: 'distribution',
      x: ['score'],
      y: ['share'],
    },
    {
      type: 'stacked-bar',
      title: { en: 'NPS by country and channel', es: 'NPS por country y channel' },
      table: 'segments',
      x: ['country', 'channel'],
      y: parts,
    },
    {
      type: 'line',
      title: { en: 'NPS by month', es: 'NPS por mes' },
      table: 'trend',
      x: ['period'],
      y: ['nps'],
      interval: ['conf_low', 'conf_high'],
    },
    {
      type: 'interval',
      title: { en: 'Differences', es: 'Diferencias' },
      table: 'differences',
      x: ['a', 'b'],
      y: ['difference'],
      interval: ['conf_low', 'conf_high'],
    },
  ];
  const notices: readonly Notice[] = [
    {
      severity: 'info',
      code: 'suppressed',
      message: {
        en: '1 segment of fewer than 5 answers is hidden (·): join segments, or lower --min-n where you may see persons.',
        es: '1 segmento con menos de 5 respuestas está oculto (·): una segmentos, o baje --min-n donde pueda ver personas.',
      },
    },
    {
      severity: 'warning',
      code: 'low-base',
      message: {
        en: 'Some groups have fewer than 30 answers: their intervals are wide, do not rank them.',
        es: 'Algunos grupos tienen menos de 30 respuestas: sus intervalos son amplios, no los ordene.',
      },
    },
  ];
  return {
    schema: 'cx.report/1',
    title: title[language],
    language,
    sources: [source],
    results: [
      {
        metric: 'nps',
        title: title[language],
        options: { confidence: 0.95, interval: 'adjusted-wald', by: ['country', 'channel'], period: 'month' },
        status: 'ok',
        headlines: [
          {
            name: 'nps',
            label: 'NPS',
            unit: 'points',
            value: overall.nps,
            conf_low: overall.conf_low,
            conf_high: overall.conf_high,
            n: overall.n,
            method: { en: 'adjusted Wald', es: 'Wald ajustado' }[language],
          },
        ],
        tables: [
          table('overall', { en: 'Overall', es: 'Total' }, npsColumns, [row(overall)]),
          table(
            'distribution',
            { en: 'Answers by score', es: 'Respuestas por nota' },
            [measure('score', { en: 'Score', es: 'Nota' }, 'number'), shared.n, shared.share],
            distribution,
          ),
          table(
            'segments',
            { en: 'Segments', es: 'Segmentos' },
            [country, channel, ...npsColumns],
            [...segments, hiddenSegment],
          ),
          table('trend', { en: 'Trend', es: 'Evolución' }, [shared.period, ...npsColumns], months),
          table('differences', { en: 'Differences', es: 'Diferencias' }, differenceColumns, differences),
        ],
        charts: charts.map((chart) => ({ ...chart, title: chart.title[language] })),
        notices: notices.map((notice) => ({ ...notice, message: notice.message[language] })),
        accounting,
      },
    ],
  };
}

const cohorts: readonly Row[] = ['2025-01', '2025-02', '2025-03'].flatMap((cohort, index) =>
  [1, 0.68, 0.51, 0.42].slice(0, 4 - index).map((active_share, month) => row({ cohort, month, active_share })),
);

const column = (name: string, label: string, unit: Unit) => columnIn(measure(name, untranslated(label), unit), 'en');

/** A report of three metrics: one of shares and means, one of cohorts and survival, one that could not be calculated. */
export function severalReport(): Report {
  return {
    schema: 'cx.report/1',
    title: 'Quarterly review',
    language: 'en',
    sources: [source, { ...source, relation: 'customers', file: 'customers.csv' }],
    results: [
      {
        metric: 'ces',
        title: 'Customer effort',
        options: { confidence: 0.9 },
        status: 'ok',
        headlines: [
          {
            name: 'ces',
            label: 'Customer Effort Score',
            unit: 'score',
            value: 5.4213,
            conf_low: 5.31,
            conf_high: 5.532,
            n: 1204,
            method: 'Student t',
          },
          {
            name: 'easy_share',
            label: 'Easy (5–7)',
            unit: 'share',
            value: 0.7832,
            conf_low: 0.7581,
            conf_high: 0.8063,
            n: 1204,
            method: 'Wilson',
          },
          { name: 'net_ease', label: 'Net ease', unit: 'share', value: null, conf_low: null, conf_high: null },
        ],
        tables: [
          {
            name: 'segments',
            title: 'By channel',
            columns: [
              column('channel', 'channel', 'text'),
              column('n', 'n', 'count'),
              column('ces', 'CES', 'score'),
              column('change', 'Change', 'points'),
            ],
            rows: [
              row({ channel: 'web', n: 804, ces: 5.61, change: 4.25 }),
              row({ channel: 'phone', n: 400, ces: 5.04, change: -2.5 }),
              row({ channel: '(blank)', n: 0, ces: null, change: null }),
            ],
          },
        ],
        charts: [
          { type: 'bar', title: 'Effort by channel', table: 'segments', x: ['channel'], y: ['ces'] },
          { type: 'bar', title: 'Change since last quarter', table: 'segments', x: ['channel'], y: ['change'] },
        ],
        notices: [],
        accounting: { read: 1204, used: 1204, excluded: [] },
      },
      {
        metric: 'cohorts',
        title: 'Cohorts',
        options: {},
        status: 'ok',
        headlines: [],
        tables: [
          {
            name: 'cohorts',
            title: 'Active customers by month since the first purchase',
            columns: [
              column('cohort', 'Cohort', 'period'),
              column('month', 'Month', 'count'),
              column('active_share', 'Active', 'share'),
            ],
            rows: cohorts,
          },
          {
            name: 'curve',
            title: 'Survival',
            columns: [
              column('plan', 'plan', 'text'),
              column('time', 'Time', 'number'),
              column('survival', 'Survival', 'share'),
            ],
            rows: ['monthly', 'yearly'].flatMap((plan, index) =>
              [0, 1, 2, 3, 4].map((time) => row({ plan, time, survival: (0.8 + 0.15 * index) ** time })),
            ),
          },
        ],
        charts: [
          { type: 'heatmap', title: 'Active share', table: 'cohorts', x: ['cohort', 'month'], y: ['active_share'] },
          { type: 'step', title: 'Survival by plan', table: 'curve', x: ['time'], y: ['survival'], series: 'plan' },
        ],
        notices: [],
        accounting: {
          read: 320,
          used: 318,
          excluded: [
            { reason: 'value-out-of-scale', column: 'recurring_revenue', rows: 2, values: [{ value: '-5', rows: 2 }] },
          ],
        },
      },
      {
        metric: 'csat',
        title: 'Satisfaction',
        options: {},
        status: 'not-applicable',
        reason: 'responses has no column for satisfaction_score',
        hint: 'name it: --map satisfaction_score=<header>',
      },
    ],
  };
}
