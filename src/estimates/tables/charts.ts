import type { Text } from '../../messages/language.ts';
import type { Chart, Table } from '../../results/result.ts';
import type { Shown } from '../groups/suppression.ts';

export interface ChartedEstimate {
  /** The column of the estimate. */
  readonly estimate: string;
  /** The columns of its parts, from good to bad, where it has any. */
  readonly parts: readonly string[];
  readonly title: Text;
  /** Whether the estimate has an interval. */
  readonly isInterval: boolean;
  /** Measures that are drawn as bars over time, beside the line. */
  readonly bars?: readonly string[];
  /** The measures that are drawn as lines over time, of segments the first alone; the estimate, unless said. */
  readonly lines?: readonly string[];
}

/** One chart for each table that is worth a picture. */
export function estimateCharts(
  tables: readonly Table[],
  { by, isEmpty }: Pick<Shown<unknown>, 'by' | 'isEmpty'>,
  what: ChartedEstimate,
): Chart[] {
  if (isEmpty) return [];
  const has = (name: string) => tables.some((table) => table.name === name && table.rows.length > 0);
  const ends = what.isInterval ? { interval: ['conf_low', 'conf_high'] as const } : {};
  const charts: Chart[] = [];
  if (has('overall') && !has('segments') && what.parts.length > 0) {
    charts.push({ type: 'stacked-bar', title: what.title, table: 'overall', x: [], y: what.parts });
  }
  if (has('segments')) {
    const title = { en: `${what.title.en} by ${by.join(', ')}`, es: `${what.title.es} por ${by.join(', ')}` };
    if (what.parts.length > 0) charts.push({ type: 'stacked-bar', title, table: 'segments', x: by, y: what.parts });
    charts.push({
      type: what.isInterval ? 'interval' : 'bar',
      title,
      table: 'segments',
      x: by,
      y: [what.estimate],
      ...ends,
    });
  }
  // Several columns of segments make more lines than an eye can follow: the table has them.
  if (has('trend') && by.length <= 1) {
    const title = { en: `${what.title.en} over time`, es: `Evolución de ${what.title.es}` };
    const lines = what.lines ?? [what.estimate];
    if (what.bars !== undefined && by.length === 0)
      charts.push({ type: 'bar', title, table: 'trend', x: ['period'], y: what.bars });
    charts.push({
      type: 'line',
      title,
      table: 'trend',
      x: ['period'],
      y: by.length === 0 ? lines : lines.slice(0, 1),
      ...(what.lines === undefined ? ends : {}),
      ...(by[0] === undefined ? {} : { series: by[0] }),
    });
  }
  return charts;
}
