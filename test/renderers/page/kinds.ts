import type { Chart, Column, Report, Row, Table, Unit } from '../../../src/results/result.ts';
import { row } from '../sample-reports.ts';

const columns = (units: Readonly<Record<string, Unit>>): readonly Column<string>[] =>
  Object.entries(units).map(([name, unit]) => ({ name, label: name.replaceAll('_', ' '), unit, meaning: name }));

const table = (name: string, units: Readonly<Record<string, Unit>>, rows: readonly Row[]): Table<string> => ({
  name,
  title: name,
  columns: columns(units),
  rows,
});

const interval = ['conf_low', 'conf_high'] as const;
const estimate = (value: number, around: number) => ({ conf_low: value - around, conf_high: value + around });
const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
/** A wave that is the same each time. */
const wave = (at: number, from: number) => 60 + 20 * Math.sin(at * 1.7 + from * 2.3) - 3 * from;

const shops = ['Gran Vía', 'Serrano', 'Diagonal', 'Sierpes', 'Colón', 'Alameda de Hércules y alrededores'];

/** Charts of the kinds that the other samples do not have. */
export function kindsReport(): Report {
  const tables: readonly Table<string>[] = [
    table(
      'shops',
      { shop: 'text', n: 'count', csat: 'share', conf_low: 'share', conf_high: 'share' },
      shops.map((shop, at) => row({ shop, n: 40 + at, csat: 0.5 + at / 15, ...estimate(0.5 + at / 15, 0.06) })),
    ),
    table('drivers', { driver: 'text', hazard_ratio: 'number', conf_low: 'number', conf_high: 'number' }, [
      row({ driver: 'plan = pro', hazard_ratio: 1.217, conf_low: 0.936, conf_high: 1.582 }),
      row({ driver: 'late payments', hazard_ratio: 2.9, conf_low: 1.8, conf_high: 4.7 }),
      row({ driver: 'country = FR', hazard_ratio: 0.5, conf_low: 0.3, conf_high: 0.83 }),
    ]),
    table(
      'trend',
      { shop: 'text', period: 'period', csat: 'points', conf_low: 'points', conf_high: 'points' },
      shops.flatMap((shop, from) =>
        months.map((period, at) => row({ shop, period, csat: wave(at, from), ...estimate(wave(at, from), 12) })),
      ),
    ),
    table(
      'customers',
      { period: 'period', new: 'count', lost: 'count' },
      months.map((period, at) => row({ period, new: 20 + ((at * 7) % 13), lost: (at * 5) % 11 })),
    ),
    table(
      'themes',
      { theme: 'text', answers: 'count', rating: 'score' },
      ['queues', 'prices', 'staff', 'delivery'].map((theme, at) =>
        row({ theme, answers: 40 * (at + 1), rating: 4.5 - at * 0.6 }),
      ),
    ),
    table('bounds', { input: 'text', net_low: 'money', net_high: 'money' }, [
      row({ input: 'retention', net_low: -120.5, net_high: 683.83 }),
      row({ input: 'discount', net_low: 279.25, net_high: 220.44 }),
    ]),
  ];
  const charts: readonly Chart<string>[] = [
    { type: 'interval', title: 'CSAT by shop', table: 'shops', x: ['shop'], y: ['csat'], interval },
    {
      type: 'interval',
      title: 'Hazard of leaving',
      table: 'drivers',
      x: ['driver'],
      y: ['hazard_ratio'],
      interval,
      reference: 1,
      log: true,
    },
    { type: 'line', title: 'CSAT over time', table: 'trend', x: ['period'], y: ['csat'], interval, series: 'shop' },
    { type: 'bar', title: 'Customers over time', table: 'customers', x: ['period'], y: ['new', 'lost'] },
    { type: 'scatter', title: 'Themes', table: 'themes', x: ['theme', 'answers'], y: ['rating'] },
    { type: 'bar', title: 'What it depends on', table: 'bounds', x: ['input'], y: ['net_low', 'net_high'] },
  ];
  return {
    schema: 'cx.report/1',
    title: 'Kinds of charts',
    language: 'en',
    sources: [],
    results: [
      {
        metric: 'sample',
        title: 'Kinds of charts',
        options: { confidence: 0.95 },
        status: 'ok',
        headlines: [],
        tables,
        charts,
        notices: [],
        accounting: { read: 0, used: 0, excluded: [] },
      },
    ],
  };
}
