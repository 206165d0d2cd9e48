import type { Text } from '../../messages/language.ts';
import type { Chart, Table } from '../../results/result.ts';
import type { Shown } from '../groups/suppression.ts';

export interface ChartedEstimate {
  /** The column of the estimate. */
  readonly estimate: string;
  /** The columns of its parts, from good to bad, where it has any. */
  readonly parts: readonly string[];
  readonly title: Text;
}

/** One chart for each table that is worth a picture. */
export function estimateCharts(
  tables: readonly Table[],
  { by, isEmpty }: Pick<Shown<unknown>, 'by' | 'isEmpty'>,
  what: ChartedEstimate,
): Chart[] {
  if (isEmpty) return [];
  const has = (name: string) => tables.some((table) => table.name === name && table.rows.length > 0);
  const interval = ['conf_low', 'conf_high'] as const;
  const charts: Chart[] = [];
  if (has('overall') && !has('segments') && what.parts.length > 0) {
    charts.push({ type: 'stacked-bar', title: what.title, table: 'overall', x: [], y: what.parts });
  }
  if (has('segments')) {
    const title = { en: `${what.title.en} by ${by.join(', ')}`, es: `${what.title.es} por ${by.join(', ')}` };
    if (what.parts.length > 0) charts.push({ type: 'stacked-bar', title, table: 'segments', x: by, y: what.parts });
    charts.push({ type: 'interval', title, table: 'segments', x: by, y: [what.estimate], interval });
  }
  // Several columns of segments make more lines than an eye can follow: the table has them.
  if (has('trend') && by.length <= 1) {
    const title = { en: `${what.title.en} over time`, es: `Evolución de ${what.title.es}` };
    charts.push({
      type: 'line',
      title,
      table: 'trend',
      x: ['period'],
      y: [what.estimate],
      interval,
      ...(by[0] === undefined ? {} : { series: by[0] }),
    });
  }
  return charts;
}
