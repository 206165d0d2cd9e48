import type { Chart, OkResult, Table } from '../../../results/result.ts';
import { beyondLimits, controlChartOf, isControlled } from '../../findings/control.ts';
import { differencesOf, testedIn } from '../../findings/differences.ts';
import { flowOf } from '../../flow/graph.ts';
import type { Plot, Side } from '../../svg/plot.ts';
import { valueAt } from '../../text/cells.ts';
import { arePartsOfOne, columnsNamed, isNumber } from '../../text/rows.ts';
import type { Page } from '../page.ts';

/** A picture to be made: its chart, what stands beside it, and the table that it draws. */
export interface Charted {
  readonly chart: Chart<string>;
  readonly beside?: Chart<string>;
  readonly table: Table<string>;
}

/**
 * The pictures of a result: those that it names, with parts and the estimate that they make in one, and its differences; where there is
 * none, what it counts.
 */
export function chartedIn(page: Pick<Page, 'pageWords'>, result: OkResult): readonly Charted[] {
  const charted = chartedByName(result);
  return charted.length === 0 ? countedIn(page, result) : charted;
}

function chartedByName(result: OkResult): readonly Charted[] {
  const tables = new Map(result.tables.map((table) => [table.name, table] as const));
  const taken = new Set<Chart<string>>();
  const named = result.charts.flatMap((asked): Charted[] => {
    const table = tables.get(asked.table);
    const chart = table === undefined ? asked : asWhole(asked, table);
    if (table === undefined || table.rows.length === 0 || taken.has(asked)) return [];
    if (repeatsHeadlines(result, chart, table)) return [];
    const beside = chart.type === 'stacked-bar' ? estimateBeside(result, chart, table.rows.length === 1) : undefined;
    if (beside !== undefined) taken.add(beside);
    return [{ chart, table, ...(beside === undefined ? {} : { beside }) }];
  });
  const differences = differencesOf(result);
  if (differences === undefined || named.some(({ table }) => table === differences)) return named;
  const at = named.findLastIndex(({ chart }) => chart.table === 'segments') + 1;
  return named.toSpliced(at, 0, { chart: differencesChart(differences), table: differences });
}

/** How many there are of what stands in the one row of all, or how much; nothing where that is no more than one number. */
function countedIn({ pageWords }: Pick<Page, 'pageWords'>, { title, tables }: OkResult): readonly Charted[] {
  const table = tables.find(({ name, rows }) => name === 'overall' && rows.length === 1);
  if (table === undefined) return [];
  const [row] = table.rows;
  const known = table.columns.filter(({ name }) => name !== 'n' && isNumber(valueAt(row!, name)));
  const alike = (['count', 'money'] as const).map((unit) => known.filter((column) => column.unit === unit));
  const y = alike.find((columns) => columns.length > 1)?.map(({ name }) => name);
  return y === undefined
    ? []
    : [{ chart: { type: 'bar', title: pageWords.counted(title), table: table.name, x: [], y }, table }];
}

/** One row whose numbers are headlines: they are told already. */
function repeatsHeadlines({ headlines }: OkResult, { y, type }: Chart<string>, { rows }: Table<string>): boolean {
  const [only] = rows;
  if (only === undefined || rows.length > 1 || type === 'stacked-bar') return false;
  const told = new Set(headlines.map(({ value }) => value));
  return y.every((name) => told.has(valueAt(only, name) as number | null));
}

/** Parts below nothing, and shares that come to more than all, are no parts of one bar: they stand beside each other. */
const asWhole = (chart: Chart<string>, table: Table<string>): Chart<string> =>
  chart.type !== 'stacked-bar' || arePartsOfOne(table, chart.y) ? chart : { ...chart, type: 'bar' };

/** An estimate of the same rows, which the parts of a bar come to; that of a single row leads already. */
const estimateBeside = (
  { charts }: OkResult,
  { table, x }: Chart<string>,
  isOneRow: boolean,
): Chart<string> | undefined =>
  x.length === 0 || isOneRow
    ? undefined
    : charts.find((one) => one.type === 'interval' && one.table === table && one.x.join('\n') === x.join('\n'));

/** Differences are worth a picture wherever they were asked for; what all are compared with is not said in every line. */
const differencesChart = ({ name, title, rows }: Table<string>): Chart<string> => ({
  type: 'interval',
  title,
  table: name,
  x: rows.every((row) => valueAt(row, 'b') === 'rest') ? ['a'] : ['a', 'b'],
  y: ['difference'],
  interval: ['conf_low', 'conf_high'],
});

/** Everything that the picture of a chart is drawn from; its width is chosen later. */
export function plotOf(page: Page, result: OkResult, { chart, beside, table }: Charted): Plot {
  const { style, letters, layOut } = page;
  const flow = flowOf(result, chart);
  const seen = { result, style };
  const control = controlChartOf(result);
  const isMarked = table.name === 'trend' && control !== undefined && isControlled(control, chart.y);
  const atRisk = result.tables.find(({ name }) => name === chart.at_risk);
  return {
    chart,
    table,
    ...(beside === undefined ? {} : { beside }),
    ...(atRisk === undefined ? {} : { atRisk }),
    signals: isMarked ? beyondLimits(table, seen) : new Set(),
    sides: sidesOf(result, table),
    ...(flow === null || layOut === null ? {} : { flow: { of: flow, layOut } }),
    style,
    letters,
    width: 0,
    isNarrow: false,
  };
}

/** What a test says of each row of a table of differences; of other tables nothing. */
function sidesOf(result: OkResult, table: Table<string>): readonly Side[] {
  if (columnsNamed(table, ['difference', 'p_adjusted']).length < 2) return [];
  const tested = new Map(testedIn(table, result).map((one) => [one.row, one] as const));
  return table.rows.map((_, row) => {
    const one = tested.get(row);
    if (one?.isShown !== true) return 'flat';
    return one.difference > 0 ? 'up' : 'down';
  });
}
