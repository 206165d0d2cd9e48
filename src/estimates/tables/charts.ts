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
  /** The measure that is drawn as a line over time; the estimate, unless said. */
  readonly line?: string;
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
    if (what.bars !== undefined && by.length === 0)
      charts.push({ type: 'bar', title, table: 'trend', x: ['period'], y: what.bars });
    charts.push({
      type: 'line',
      title,
      table: 'trend',
      x: ['period'],
      y: [what.line ?? what.estimate],
      ...(what.line === undefined ? ends : {}),
      ...(by[0] === undefined ? {} : { series: by[0] }),
    });
  }
  return charts;
}
